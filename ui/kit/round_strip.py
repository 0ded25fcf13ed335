"""Which rounds a party spoke at, as a row of small marks: silence is seen, not only told."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.analysis.silence import NO_ROUNDS, RoundMark, Silence
from core.language import gettext as _
from core.model.naming import round_name
from core.text.saying import list_of, long_date
from ui.kit.fonts import em
from ui.kit.tips import tip

STEP, SIZE = 9.0, 5.0
"""From one mark to the next, and how large a mark is, in pixels."""

MOST = 24
"""How many rounds are marked; the latest tell most."""


def paint_marks(
    painter: QPainter, left: float, middle: float, marks: Sequence[RoundMark], ink: QColor
) -> None:
    """A dot where the party spoke, a ring where it was silent, a ring struck through where it said
    that it makes no statement."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step, size = em(STEP), em(SIZE)
    for number, mark in enumerate(marks[-MOST:]):
        box = QRectF(left + number * step, middle - size / 2, size, size)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ink if mark is RoundMark.SPOKE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if mark is RoundMark.DECLARED:
            reach = QPointF(2, -2)
            painter.drawLine(box.bottomLeft() - reach, box.topRight() + reach)


def told(silence: Silence) -> str:
    """The same in words: "silent in Round 2 and Round 3"."""
    if not silence.rounds:
        return ""
    if not silence.heard:
        return _("never heard on this")
    declared = silence.declared
    quiet = [each for each in silence.silent if each not in declared]
    parts = []
    if quiet:
        parts.append(_("silent in {rounds}").format(rounds=list_of([round_name(r) for r in quiet])))
    if declared:
        said = _("said in {rounds} that it makes no statement")
        parts.append(said.format(rounds=list_of([round_name(each) for each in declared])))
    return ", ".join(parts) or _("spoke at every round")


def explained(silence: Silence) -> str:
    """A line a round, for a tool tip."""
    names = {
        RoundMark.SPOKE: _("● spoke"),
        RoundMark.SILENT: _("○ silent"),
        RoundMark.DECLARED: _("⌀ said that it makes no statement"),
    }
    shown = list(zip(silence.rounds, silence.marks, strict=True))[-MOST:]
    lines = [
        f"{round_name(each)}, {long_date(each.date)}: {names[mark]}"
        for each, mark in shown
        if each.date is not None
    ]
    return "\n".join(lines)


class RoundStrip(QWidget):
    """The marks of one party on one issue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._silence = NO_ROUNDS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_silence(self, silence: Silence) -> None:
        """Mark the rounds; nothing is shown before the first."""
        self._silence = silence
        self.setVisible(bool(silence.rounds))
        self.setAccessibleName(told(silence))
        self.setToolTip(tip(explained(silence)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the marks."""
        return QSize(min(len(self._silence.marks), MOST) * em(STEP), em(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks."""
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        paint_marks(QPainter(self), 0.5, self.height() / 2, self._silence.marks, ink)

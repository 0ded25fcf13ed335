"""The head of a sticking point: its name and status, its bottom line, and the two figures."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.records import PointStatus
from core.views.point import HeadWords
from ui.kit import fonts
from ui.kit.chip import Chip
from ui.kit.figures import Figure, show_gaps
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.lines import ElidedLines, widest
from ui.kit.theme import Theme
from ui.kit.tips import tip
from ui.point.bottom_line import BottomLineEditor

LEFT = 180
"""The least room for the name beside the figures, in pixels at 100 %."""
GAP, LONGEST = 10, 240
"""Between the name and its status, and the longest word that counts, in pixels at 100 %."""
SIDE = 330
"""The most pixels that the words below the figures take from the title."""


class PointHead(QWidget):
    """Draws a Head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[HeadWords, Theme] | None = None
        self._compact = False
        self.name = ElidedLines(font=fonts.serif(24), most=3, parent=self)
        self._beside = QWidget(self)
        """As high as the first line of the name, so that the status stands in its middle."""
        self.chip = Chip("", self._beside)
        self.bottom_line = BottomLineEditor(self)
        self.stated = Figure(32, right=True, parent=self)
        self.between = Figure(32, right=True, parent=self)
        self.rests_on = _small(self)
        self.widest = _small(self)
        self.widest.hide()
        self.pace = _small(self)
        self.behind = FlatButton(_("Behind the figures"), self)
        self.behind.setCheckable(True)
        self.behind.setToolTip(
            _("How the gap is weighted, how fast it closes, who conceded how much")
        )
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(self._left(), 1)
        row.addLayout(self._right())

    def _left(self) -> QVBoxLayout:
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.chip, alignment=Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(4)
        title = QHBoxLayout()
        title.setSpacing(GAP)
        title.addWidget(self.name)
        title.addWidget(self._beside, alignment=Qt.AlignmentFlag.AlignTop)
        title.addStretch(1)
        column.addLayout(title)
        column.addWidget(self.bottom_line)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        self._figures = row = QHBoxLayout()
        row.setSpacing(22)
        row.addStretch(1)
        row.addWidget(self.stated)
        row.addWidget(self.between)
        column.addLayout(row)
        column.addWidget(self.rests_on, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.widest, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.pace, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.behind, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures below the name if they do not fit side by side; beside it, the words
        below them wrap before the name does."""
        super().resizeEvent(event)
        figures = self._figures.sizeHint().width()
        room = self.width() - self._row.spacing() - max(em(LEFT), self._least_name())
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if room >= figures else way.TopToBottom)
        for words in (self.rests_on, self.widest, self.pace):
            words.setMaximumWidth(min(room, em(SIDE)) if room >= figures else em(SIDE))

    def _least_name(self) -> int:
        """The width in pixels at which no word of the name is broken beside the status, words that
        are very long left aside."""
        longest = widest(self.name.text().split(), self.name.font())
        return self.chip.sizeHint().width() + em(GAP) + min(longest, em(LONGEST))

    def show_widest(self, words: str) -> None:
        """Say which pair stands furthest apart; nothing if that is the pair shown."""
        self.widest.setText(words)
        self.widest.setVisible(bool(words))

    def show_pace(self, words: str) -> None:
        """Say how fast the gap changes, and when somebody last moved; nothing without a pair."""
        self.pace.setText(words)
        self.pace.setVisible(bool(words))
        self.behind.setVisible(bool(words))

    def set_compact(self, compact: bool) -> None:
        """Use smaller letters and two lines for what the figures rest on, where room is short."""
        fonts.set_font_for_good(self.name, fonts.serif(21 if compact else 24))
        self._beside.setFixedHeight(self.name.fontMetrics().height())
        self._compact = compact
        self._show_rests_on()
        self._figures.setSpacing(14 if compact else 22)
        self._row.setSpacing(12 if compact else 20)

    def show_head(self, value: HeadWords, theme: Theme) -> None:
        """Draw a head; does nothing if nothing changed."""
        if self._shown == (value, theme):
            return
        self._shown = (value, theme)
        self.name.setText(value.name)
        self.bottom_line.show_text(value.bottom_line)
        self.chip.setText(value.status_words)
        self.chip.setToolTip(tip(value.status_tip))
        self.chip.set_tone(*_tone(value, theme))
        self._show_figures(value, theme)

    def _show_figures(self, value: HeadWords, theme: Theme) -> None:
        show_gaps(value.figures, self.stated, self.between, theme)
        for figure in (self.stated, self.between):
            figure.setToolTip(
                _("Scale points, 0 to 100. ▼ narrowing, ▲ widening since the last round.")
            )
        self._show_rests_on()
        self.rests_on.show_tip(value.note)

    def _show_rests_on(self) -> None:
        words = self._shown[0].rests_on if self._shown else ""
        self.rests_on.setText(words.replace(" · ", "\n", 1) if self._compact else words)


def _small(parent: QWidget) -> ElidedLines:
    words = ElidedLines(font=fonts.sans(11), most=4, muted=True, parent=parent)
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    words.setMaximumWidth(em(SIDE))
    return words


def _tone(value: HeadWords, theme: Theme) -> tuple[str, str]:
    """The chip's fill and ink."""
    if value.status is PointStatus.SETTLED:
        return theme.settled_fill, theme.closing
    if value.status is PointStatus.NARROWING and not value.stalled:
        return theme.narrowing_fill, theme.ink
    return theme.warning_fill, theme.widening

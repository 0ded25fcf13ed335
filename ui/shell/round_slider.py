"""A slider with a stop for each round that was held, and one for today."""

import datetime as dt

import msgspec
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QWidget

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.text.saying import long_date
from core.views.schedule import schedule
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme

EDGE, RADIUS, GAP = 16, 6, 8
"""Room at either end, half the width of the knob, and the minimum space between two names."""


class Stop(msgspec.Struct, frozen=True):
    """A stop of the slider: the last day of a round; no day for the latest."""

    short: str
    name: str
    day: dt.date | None


def stops(dossier: Dossier, today: dt.date) -> tuple[Stop, ...]:
    """The rounds that are over, and the latest."""
    held = [
        Stop(
            _("R{number}").format(number=each.number),
            f"{round_name(each)}, {long_date(each.end_date or each.date or today)}",
            each.end_date or each.date,
        )
        for each in schedule(dossier, today).held
    ]
    return (*held, Stop(_("latest"), _("latest"), None))


class RoundSlider(QSlider):
    """Left and Right go from round to round; names are thinned out where room is short."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.places: tuple[Stop, ...] = ()
        self._theme: Theme | None = None
        self.setPageStep(1)
        self.setAccessibleName(_("Round to show"))
        self.setFont(fonts.sans(11))
        self.valueChanged.connect(self._tell)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.update()

    def offer(self, places: tuple[Stop, ...], day: dt.date | None) -> None:
        """Offer these stops, set to the one of a day, or to the last."""
        self.blockSignals(True)
        self.places = places
        self.setRange(0, len(places) - 1)
        days = [place.day for place in places]
        self.setValue(days.index(day) if day in days else len(places) - 1)
        self.blockSignals(False)
        self._name()

    def _tell(self, number: int) -> None:
        self._name()
        self.moved.emit(number)

    def _name(self) -> None:
        name = self.places[self.value()].name
        self.setAccessibleDescription(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Room for some names."""
        return QSize(em(360), em(34))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(em(140), em(34))

    def _at(self, number: int) -> int:
        room = self.width() - 2 * EDGE
        return EDGE + round(room * number / max(self.maximum(), 1))

    def mousePressEvent(self, event: object) -> None:
        """Go to the nearest stop."""
        self._follow(event)

    def mouseMoveEvent(self, event: object) -> None:
        """Go to the nearest stop while dragging."""
        self._follow(event)

    def _follow(self, event: object) -> None:
        x = event.position().x()  # type: ignore[attr-defined]
        share = (x - EDGE) / max(self.width() - 2 * EDGE, 1)
        self.setValue(round(share * self.maximum()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, its stops, their names, and the knob."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = em(11)
        painter.setPen(QColor(self._theme.mute))
        painter.drawLine(self._at(0), middle, self._at(self.maximum()), middle)
        painter.setBrush(QColor(self._theme.panel))
        for number in range(len(self.places)):
            painter.drawEllipse(self._at(number) - 2, middle - 2, 4, 4)
        self._names(painter, middle)
        accent = QColor(self._theme.accent)
        painter.setPen(QColor(self._theme.panel))
        painter.setBrush(accent)
        here = self._at(self.value())
        painter.drawEllipse(here - RADIUS, middle - RADIUS, 2 * RADIUS, 2 * RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(accent)
            painter.drawEllipse(here - RADIUS - 3, middle - RADIUS - 3, 18, 18)

    def _names(self, painter: QPainter, middle: int) -> None:
        """Name the current stop, then as many others as fit."""
        assert self._theme is not None
        metrics = QFontMetrics(self.font())
        painter.setPen(QColor(self._theme.ink))
        taken: list[QRect] = []
        order = [self.value(), self.maximum(), 0, *range(1, self.maximum())]
        for number in dict.fromkeys(order):
            words = self.places[number].short
            wide = metrics.horizontalAdvance(words)
            left = min(max(self._at(number) - wide // 2, 0), self.width() - wide)
            box = QRect(left, middle + RADIUS + 2, wide, metrics.height())
            if not any(box.adjusted(-GAP, 0, GAP, 0).intersects(other) for other in taken):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
                taken.append(box)

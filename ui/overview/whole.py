"""The card of all sticking points together: the overall gap, its trend, and what is behind both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import gettext as _
from core.views.overview import WholeGap
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.figures import Figure, show_gaps
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.lines import ElidedLines
from ui.kit.sparkline import SparklineWidget
from ui.session import Session

if TYPE_CHECKING:
    from core.views.behind import BehindValue
    from ui.kit.behind import Behind

LEFT = 330
"""The width of the figures beside the trend, in pixels at 100 %."""


class WholeCard(QWidget):
    """All points in two figures and a trend; the tables behind them fold out below."""

    unfolded = Signal()
    """The tables are to be shown, or no longer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._card = Card(_("All points"), " ", parent=self)
        self._stated, self._between = Figure(), Figure()
        self._rests_on = ElidedLines(font=fonts.sans(11.5), most=3, muted=True)
        self._pace = ElidedLines(font=fonts.sans(12), most=2)
        self._line = SparklineWidget()
        self.unfold = FlatButton(_("Behind the figures"))
        self.unfold.setCheckable(True)
        self.unfold.setToolTip(
            _("How the gap is weighted, how fast it closes, who conceded how much")
        )
        self._behind: Behind | None = None
        self.unfold.setChecked(not session.settings.bytes("behind_unfolded").isEmpty())
        self.unfold.toggled.connect(self._unfold)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._card)
        self._card.header.addWidget(self.unfold)
        row = QHBoxLayout()
        row.setSpacing(26)
        row.addWidget(self._left())
        row.addWidget(self._line, 1, Qt.AlignmentFlag.AlignVCenter)
        self._card.body.addLayout(row)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(em(LEFT))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        figures = QHBoxLayout()
        figures.setSpacing(26)
        figures.addWidget(self._stated)
        figures.addWidget(self._between)
        figures.addStretch()
        column.addLayout(figures)
        column.addWidget(self._pace)
        column.addWidget(self._rests_on)
        column.addStretch()
        return left

    def draw(self, whole: WholeGap | None) -> None:
        """Draw the whole; without a pair or with nothing to add up there is no card."""
        self.setVisible(whole is not None)
        theme = self._session.theme
        if whole is None or not self._card.differs(whole, theme):
            return
        show_gaps(whole.figures, self._stated, self._between, theme)
        self._card.set_note(whole.pair)
        self._rests_on.setText(whole.rests_on)
        self._pace.setText(whole.pace)
        self._line.show_course(whole.course)
        self._draw_behind(whole.behind)

    def _draw_behind(self, value: "BehindValue | None") -> None:
        if self._behind is None and value is not None:
            from ui.kit.behind import Behind

            self._behind = Behind(self)
            self._column.addWidget(self._behind)
        if self._behind is not None:
            self._behind.setVisible(value is not None)
            if value is not None:
                self._behind.show_value(value)

    def _unfold(self, unfolded: bool) -> None:
        self._session.settings.keep_bytes("behind_unfolded", QByteArray(b"1" if unfolded else b""))
        self.unfolded.emit()

"""The card of all sticking points together: the overall gap, its trend, and what is behind both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.views.behind import pace_line, whole_behind
from core.views.gap_figures import course, gap_figures
from core.views.words import brief_pair_name
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.figures import Figure, show_gaps
from ui.kit.flat import FlatButton
from ui.kit.lines import ElidedLines
from ui.kit.sparkline import SparklineWidget
from ui.session import Session

if TYPE_CHECKING:
    from ui.kit.behind import Behind

LEFT = 330
"""The width of the figures beside the trend, in pixels."""


class WholeCard(QWidget):
    """All points in two figures and a trend; the tables behind them fold out below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._card = Card(_("All points"), " ", parent=self)
        self._stated, self._between = Figure(), Figure()
        self._rests_on = ElidedLines(font=fonts.sans(11.5), most=2, muted=True)
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
        left.setFixedWidth(LEFT)
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

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw the whole; without a pair or with nothing to add up there is no card."""
        pair = self._session.pair
        shown = pair is not None and len(dossier.points) > 1
        self.setVisible(shown)
        if shown and pair is not None:
            self._show_gap(dossier, pair)
            self._show_behind(dossier, pair)

    def _show_behind(self, dossier: Dossier, pair: Pair) -> None:
        unfolded = self.unfold.isChecked()
        if self._behind is None and unfolded:
            from ui.kit.behind import Behind

            self._behind = Behind(self)
            self._column.addWidget(self._behind)
        if self._behind is None:
            return
        self._behind.setVisible(unfolded)
        if unfolded:
            self._behind.show_value(whole_behind(dossier, pair, self._session.today))

    def _show_gap(self, dossier: Dossier, pair: Pair) -> None:
        session = self._session
        now = gap_figures(dossier, pair, None, session.today, session.since)
        show_gaps(now, self._stated, self._between, session.theme)
        self._card.set_note(brief_pair_name(dossier, pair))
        self._rests_on.setText("\n".join(filter(None, (now.rests_on, now.altered))))
        self._pace.setText(pace_line(dossier, pair, None, session.today))
        self._line.show_course(course(dossier, pair, None, session.today))

    def _unfold(self, unfolded: bool) -> None:
        self._session.settings.keep_bytes("behind_unfolded", QByteArray(b"1" if unfolded else b""))
        self.show_dossier(self._session.dossier)

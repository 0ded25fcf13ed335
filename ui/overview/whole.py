"""The card of all sticking points together: the overall gap, its trend, and what is behind both."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.analysis.gaps import Pair, gap
from core.analysis.movement import change_since_round
from core.analysis.trend import trend
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Round
from core.text.saying import delta, points
from core.views.behind import called, dotted, pace_line, whole_behind
from core.views.telling import since_words
from core.views.words import coverage, known_of
from ui.kit import fonts
from ui.kit.behind import Behind
from ui.kit.card import Card
from ui.kit.figures import Figure
from ui.kit.flat import FlatButton
from ui.kit.lines import Lines
from ui.kit.sparkline import Sparkline
from ui.session import Desk

LEFT = 330
"""The width of the figures beside the trend, in pixels."""


class WholeCard(QWidget):
    """All points in two figures and a trend; the tables behind them fold out below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card = Card(_("All points"), " ", parent=self)
        self._stated, self._between = Figure(), Figure()
        self._rests_on = Lines(font=fonts.sans(11.5), most=2, muted=True)
        self._pace = Lines(font=fonts.sans(12), most=2)
        self._line = Sparkline()
        self.unfold = FlatButton(_("Behind the figures"))
        self.unfold.setCheckable(True)
        self.unfold.setToolTip(_("How the gap is weighed, how fast it goes, who gave how much"))
        self._behind = Behind()
        self.unfold.setChecked(not desk.settings.bytes("behind_unfolded").isEmpty())
        self.unfold.toggled.connect(self._unfold)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._card)
        column.addWidget(self._behind)
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
        pair = self._desk.pair
        shown = pair is not None and len(dossier.points) > 1
        self.setVisible(shown)
        if shown and pair is not None:
            self._show_gap(dossier, pair)
            self._behind.setVisible(self.unfold.isChecked())
            if self.unfold.isChecked():
                self._behind.show_value(whole_behind(dossier, pair, self._desk.today))

    def _show_gap(self, dossier: Dossier, pair: Pair) -> None:
        desk, theme = self._desk, self._desk.theme
        now = gap(dossier, pair, on=desk.today)
        since = change_since_round(dossier, pair, None, desk.today, desk.since)
        for figure, value, caption, change in (
            (self._stated, now.stated, _("stated gap"), since.told_stated if since else None),
            (
                self._between,
                now.between,
                _("between ranges"),
                since.told_between if since else None,
            ),
        ):
            said = "" if change is None else delta(change)
            figure.show_figure(points(value), caption, said, theme.tone(change))
        self._card.set_note(called(dossier, pair))
        rests_on = dotted((coverage(now), known_of(now)))
        self._rests_on.setText("\n".join(part for part in (rests_on, since_words(since)) if part))
        self._pace.setText(pace_line(dossier, pair, None, desk.today))
        line = trend(dossier, pair, until=desk.today)
        self._line.show_trend(line, dossier.all(Round), desk.today)

    def _unfold(self, unfolded: bool) -> None:
        self._desk.settings.keep_bytes("behind_unfolded", QByteArray(b"1" if unfolded else b""))
        self.show_dossier(self._desk.dossier)

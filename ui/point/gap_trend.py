"""The gap trend as a card: view choices, the chart, and what caused a step."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from core.language import gettext as _
from core.views.trend import Choices, Explanation
from core.views.trend_events import TrendEvent
from core.views.trend_words import Chart
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.flat import FlatButton, fill_menu
from ui.kit.labels import Muted, ProseLabel, Text
from ui.kit.lines import ElidedLines
from ui.kit.theme import Theme

if TYPE_CHECKING:
    from ui.point.gap_plot import TrendPlot


class GapTrend(Card):
    """The course of the gap. It draws what it is given and emits what the user wants."""

    pair_chosen = Signal(tuple)
    issue_chosen = Signal(str)
    span_chosen = Signal(str)
    step_wanted = Signal(object)
    position_wanted = Signal(str)
    sentence_wanted = Signal(str)
    """The position whose sentence the user wants to see."""
    event_wanted = Signal(type, str)
    """The kind and id of the record behind an event."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._plot: TrendPlot | None = None
        self._chart: Chart | None = None
        self._explained = Explanation("")
        self._silent = False
        self.lines: tuple[str, ...] = ()
        """What is on the lanes below the trend, in words."""
        self._choices: Choices | None = None
        self.body.setContentsMargins(17, 12, 17, 8)
        self.body.setSpacing(4)
        self.body.addLayout(self._make_header())
        self._empty = ProseLabel(
            _("No gap yet. Record where both parties stand on an issue to start the trend."),
            muted=True,
            parent=self,
        )
        self.body.addWidget(self._empty)
        self.legend = Muted("", 11.5, self)
        self.parting = ProseLabel(parent=self)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.parting)
        self.body.addLayout(self._make_strip())
        self.explain(Explanation(""))

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Text(_("Gap trend"), fonts.sans(12, 600), self))
        self.note = ElidedLines(font=fonts.sans(12), most=4, muted=True, parent=self)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        self.pair_button = FlatButton(_("Pair"), self, menu=True)
        self.issue_button = FlatButton(_("Issues"), self, menu=True)
        self.span_button = FlatButton(_("Dates"), self, menu=True)
        self.events_button = FlatButton(_("Events"), self, menu=True)
        self.events_button.setToolTip(_("What happened to proposals and to the text, in order"))
        self.export_button = FlatButton(_("Export"), self, menu=True)
        for button in (
            self.pair_button, self.issue_button, self.span_button, self.events_button,
            self.export_button,
        ):  # fmt: skip
            row.addWidget(button)
        return row

    def _make_strip(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.strip = ProseLabel("", 11.5, muted=True, parent=self)
        self.to_position = _link(_("Show position"), self)
        self.to_sentence = _link(_("Show the sentence"), self)
        self.to_position.clicked.connect(
            lambda: self.position_wanted.emit(self._explained.position)
        )
        self.to_sentence.clicked.connect(
            lambda: self.sentence_wanted.emit(self._explained.position)
        )
        row.addWidget(self.strip, 1)
        row.addWidget(self.to_position)
        row.addWidget(self.to_sentence)
        return row

    @property
    def plot(self) -> "TrendPlot | None":
        """The chart, once there has been something to draw."""
        return self._plot

    def drawn_again(self, theme: Theme, width: int) -> "TrendPlot":
        """The chart in a theme and at a width in pixels of its own, to be taken elsewhere: laid out
        without being seen, and gone once the program waits for its user again."""
        from ui.point.gap_plot import TrendPlot

        assert self._chart is not None, "only what has been drawn is taken elsewhere"
        plot = TrendPlot(theme, self)
        plot.show_chart(self._chart)
        plot.resize(width, plot.minimumHeight())
        plot.grab()
        plot.deleteLater()
        return plot

    def show_choices(self, choices: Choices) -> None:
        """Offer the choices; menus are refilled only if they differ."""
        self.note.setText(choices.note)
        if choices == self._choices:
            return
        self._choices = choices
        fill_menu(self.pair_button, choices.pairs, choices.pair, self.pair_chosen.emit)
        whole = ("", _("All issues by weight"))
        fill_menu(
            self.issue_button, (whole, *choices.issues), choices.issue, self.issue_chosen.emit
        )
        fill_menu(self.span_button, choices.spans, choices.span, self.span_chosen.emit)
        self.pair_button.setEnabled(len(choices.pairs) > 1)

    def show_chart(self, chart: Chart, theme: Theme) -> None:
        """Draw a chart in a theme; if nothing is known, say what to do."""
        self._chart = chart
        self._empty.setVisible(chart.empty)
        self._show_lanes(chart)
        self._silent = any(each.silent for each in chart.rounds)
        self.explain(self._explained)
        self.export_button.setEnabled(not chart.empty)
        if not chart.empty and self._plot is None:
            self._make_plot(theme)
        if self._plot is None:
            return
        self._plot.setVisible(not chart.empty)
        if theme != self._theme:
            self._theme = theme
            self._plot.apply_theme(theme)
        if self._plot.show_chart(chart):
            self._on_step(self._plot.chosen)

    def _show_lanes(self, chart: Chart) -> None:
        """Tell what the lanes below the trend are, and what they show."""
        for label, words in ((self.legend, chart.legend), (self.parting, chart.parting)):
            label.setText(words)
            label.setVisible(bool(words) and not chart.empty)
        self.lines = tuple(filter(None, (chart.legend, *chart.event_lines, chart.parting)))
        self.events_button.setVisible(bool(chart.events) and not chart.empty)
        offer_events(self.events_button.menu(), chart.event_lines, chart.events, self._go)

    def _go(self, event: TrendEvent) -> None:
        self.event_wanted.emit(event.kind, event.record)

    def _on_events(self, events: Sequence[TrendEvent]) -> None:
        """Go to what is behind a mark; where there are several, the user says to which."""
        if len(events) == 1:
            self._go(events[0])
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_events(menu, [each.words for each in events], events, self._go)
        menu.popup(QCursor.pos())

    def _make_plot(self, theme: Theme) -> None:
        from ui.point.gap_plot import TrendPlot

        plot = TrendPlot(theme, self)
        plot.stepped.connect(self._on_step)
        plot.events_chosen.connect(self._on_events)
        self._theme = theme
        self._plot = plot
        self.body.insertWidget(1, plot)

    def _on_step(self, date: dt.date | None) -> None:
        if date is None:
            self.explain(Explanation(""))
        else:
            self.step_wanted.emit(date)

    def explain(self, explanation: Explanation) -> None:
        """Show below the chart what caused a step; an empty text shows how to find out."""
        self._explained = explanation
        hint = _("Click a step, or use the left and right arrow keys, to see what caused it.")
        if self._silent:
            hint += " " + _("Hollow markers on a round’s line: parties that were silent.")
        self.strip.setText(explanation.words or hint)
        self.to_position.setVisible(bool(explanation.position))
        self.to_sentence.setVisible(bool(explanation.source))


def offer_events(
    menu: QMenu,
    lines: Sequence[str],
    events: Sequence[TrendEvent],
    go: Callable[[TrendEvent], object],
) -> None:
    """Offer to go to what is behind each event."""
    menu.clear()
    for words, event in zip(lines, events, strict=True):
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _on=False, event=event: go(event))


def _link(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setProperty("link", True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button

"""What the overview says on day one: the steps to the first pack, and which of them is next."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from core.language import gettext as _
from core.model.records import Point
from core.views.first_steps import FirstStep, StepState, StepsWords, StepWords, first_steps
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.flat import FlatButton
from ui.kit.labels import HeadingLabel, ProseLabel, Text
from ui.kit.tips import allow
from ui.session import Session

SIGNS: dict[StepState, str] = {"done": "✓", "next": "▸", "later": "○"}


class StepsCard(Card):
    """The steps in their order, each with what does it; those done go once there is a chart."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._lines = {step: _Line(self) for step in FirstStep}
        self._coming: _Line | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._hide = FlatButton(_("Hide"))
        self._hide.setToolTip(_("Help › First steps brings it back"))
        self._hide.setAccessibleName(_("Hide the first steps"))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(HeadingLabel(_("From nothing to the first pack"), 17, self), 1)
        head.addWidget(self._hide)
        self.body.addLayout(head)
        self.body.addLayout(self._grid)
        for number, (step, line) in enumerate(self._lines.items()):
            for column, widget in enumerate(line.widgets):
                self._grid.addWidget(widget, number, column)
            line.button.clicked.connect(lambda _on=False, step=step: self._take(step))
        row = QHBoxLayout()
        self._table = self._other(row, _("Import positions…"), "import_positions")
        self._talks = self._other(row, _("Title and marking…"), "talks")
        self._example = self._other(row, _("Open the example"), "example")
        self._chart = QPushButton(_("See the chart"))
        self._chart.clicked.connect(self._show_chart)
        row.addWidget(self._chart)
        row.addStretch()
        self.body.addLayout(row)
        self._hide.clicked.connect(lambda: self._session.show_steps(False))

    def _other(self, row: QHBoxLayout, words: str, action: str) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self._session.action_requested.emit(action))
        row.addWidget(button)
        return button

    def draw(self, steps: StepsWords | None) -> None:
        """Say what is done and what comes next; there is no card unless steps are shown."""
        self.setVisible(steps is not None)
        if steps is not None and self.differs(steps, self._session.theme):
            self._draw(steps)

    def _draw(self, steps: StepsWords) -> None:
        shown = {each.step: each for each in steps.steps}
        self._coming = None
        for step, line in self._lines.items():
            line.draw(shown.get(step), steps.refusal)
            if step in shown and shown[step].state == "next":
                self._coming = line
        self._chart.setVisible(bool(steps.chart))
        for button in (self._table, self._talks):
            button.setVisible(not steps.chart)
        allow((self._table, self._talks), steps.refusal)
        self._example.setVisible(steps.offers_example)

    def take_keyboard(self) -> None:
        """Put the keyboard on what comes next."""
        if self._coming is not None:
            self._coming.button.setFocus()

    def _take(self, step: FirstStep) -> None:
        """Do a step; then the next one is at hand, or the chart is shown that came of it."""
        before = first_steps(self._session.dossier, self._session.today)
        _ACTS[step](self._session)
        after = first_steps(self._session.dossier, self._session.today)
        if after.chart and not before.chart:
            self._show_chart()
        elif self.isVisible() and after.done != before.done:
            self.take_keyboard()

    def _show_chart(self) -> None:
        self._session.go(Point, first_steps(self._session.dossier, self._session.today).chart)


class _Line:
    """One step: how it stands, what it is, why, and the button that does it."""

    def __init__(self, parent: QWidget) -> None:
        self.sign = Text("", fonts.sans(14, 600), parent)
        self.title = Text("", fonts.sans(weight=600), parent)
        self.why = ProseLabel("", muted=True, parent=parent)
        self.button = QPushButton("", parent)
        self.widgets = (self.sign, self.title, self.why, self.button)

    def draw(self, words: StepWords | None, refusal: str) -> None:
        """Draw a step; one that is not shown any more has no words."""
        for widget in self.widgets:
            widget.setVisible(words is not None)
        if words is None:
            return
        self.sign.setText(SIGNS[words.state])
        self.sign.setAccessibleName(words.state_words)
        self.title.setText(words.title)
        self.why.setText(words.why)
        self.button.setText(words.act)
        self.button.setAccessibleName(words.spoken)
        allow([self.button], refusal, possible=words.possible)
        self.button.setProperty("primary", words.state == "next")
        self.button.style().polish(self.button)


def _add_parties(session: Session) -> None:
    from ui.setup import several_parties

    several_parties.ask(session)


def _add_points(session: Session) -> None:
    from ui.setup import several_points

    several_points.ask(session)


_ACTS: dict[FirstStep, Callable[[Session], None]] = {
    FirstStep.PARTIES: _add_parties,
    FirstStep.POINTS: _add_points,
    FirstStep.POSITIONS: lambda session: session.action_requested.emit("communique"),
    FirstStep.ROUND: lambda session: session.action_requested.emit("rounds"),
    FirstStep.PACK: lambda session: session.action_requested.emit("brief"),
}

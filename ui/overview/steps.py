"""What the overview says on day one: the steps to the first pack, and which of them is next."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.records import Point
from core.views.first_steps import FirstStep, FirstSteps, first_steps
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.flat import FlatButton
from ui.kit.labels import HeadingLabel, ProseLabel, Text
from ui.session import Session

WORDS = {
    FirstStep.PARTIES: (
        noop("Parties"),
        noop("Who negotiates, who mediates"),
        noop("Add parties…"),
    ),
    FirstStep.POINTS: (
        noop("Sticking points"),
        noop("What holds up agreement, and what can be measured on it"),
        noop("Add sticking points…"),
    ),
    FirstStep.POSITIONS: (
        noop("First positions"),
        noop("What each party says: enough for a first chart"),
        noop("Enter positions…"),
    ),
    FirstStep.ROUND: (
        noop("The next round"),
        noop("When they meet, so there is a date to prepare for"),
        noop("Add a round…"),
    ),
    FirstStep.PACK: (
        noop("The first pack"),
        noop("Compose it, check it, issue it"),
        noop("Brief…"),
    ),
}
DONE, NEXT, LATER = "✓", "▸", "○"


class StepsCard(Card):
    """The steps in their order, each with what does it; those done go once there is a chart."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._lines = {step: _Line(step, self) for step in FirstStep}
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

    def show_dossier(self, dossier: Dossier) -> None:
        """Say what is done and what comes next."""
        found = first_steps(dossier, self._session.today)
        for step, line in self._lines.items():
            line.show_state(found, step)
            line.button.setEnabled(self._session.editable and _possible(step, found))
        self._chart.setVisible(bool(found.chart))
        for button in (self._table, self._talks):
            button.setVisible(not found.chart)
            button.setEnabled(self._session.editable)
        self._example.setVisible(not dossier.points)

    def take_keyboard(self) -> None:
        """Put the keyboard on what comes next."""
        coming = first_steps(self._session.dossier, self._session.today).next
        if coming is not None:
            self._lines[coming].button.setFocus()

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

    def __init__(self, step: FirstStep, parent: QWidget) -> None:
        title, why, act = WORDS[step]
        self._title, self._act = _(title), _(act)
        self.sign = Text(LATER, fonts.sans(14, 600), parent)
        self.title = Text(_(title), fonts.sans(weight=600), parent)
        self.why = ProseLabel(_(why), muted=True, parent=parent)
        self.button = QPushButton(_(act), parent)
        self.widgets = (self.sign, self.title, self.why, self.button)

    def show_state(self, found: FirstSteps, step: FirstStep) -> None:
        """Say whether it is done, next or later; a step done goes once there is a chart."""
        done, coming = step in found.done, step is found.next
        for widget in self.widgets:
            widget.setVisible(not (done and found.chart))
        self.sign.setText(DONE if done else NEXT if coming else LATER)
        state = _("done") if done else _("next") if coming else _("later")
        self.sign.setAccessibleName(state)
        spoken = _("{act} {step}: {state}").format(act=self._act, step=self._title, state=state)
        self.button.setAccessibleName(spoken)
        self.button.setProperty("primary", coming)
        self.button.style().polish(self.button)


def _possible(step: FirstStep, found: FirstSteps) -> bool:
    """Positions need somebody who says something about something."""
    return step is not FirstStep.POSITIONS or {FirstStep.PARTIES, FirstStep.POINTS} <= found.done


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

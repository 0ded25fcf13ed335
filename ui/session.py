"""The session: what a panel or dialog may use of the open dossier and of its window."""

import datetime as dt
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from core.editing.workspace import Workspace, finished
from core.errors import Problem
from core.language import gettext as _
from core.model.change import Change
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Record, Round
from core.storage.driver import read_only
from core.text.days import local_day
from core.text.saying import long_date
from core.views.first_steps import is_issued, on_day_one
from core.views.pairs import shown_pair
from core.views.schedule import schedule
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings
from ui.kit.theme import Theme

if TYPE_CHECKING:
    from core.editing.commands import Command

Steps = Generator[tuple[int, int], None, Change | None]
"""What is done a part at a time; see `Workspace.doing`."""
MANY = 3000
"""As many steps take long enough for a wait to be shown."""


class StepCancelled(Problem):
    """Somebody did not want to wait for a step, which has not happened."""


class Found(Protocol):
    """A finding in the dossier or in a pack: what it is about, and how to fix it."""

    @property
    def kind(self) -> type[Record] | None:
        """The kind of the record that it is about."""

    @property
    def record(self) -> str | None:
        """Its id."""

    @property
    def fix(self) -> str:
        """What fixes it, see `ui.shell.fixes`."""

    @property
    def party(self) -> str:
        """The party for which something is missing; "" if none."""


class Session(QObject):
    """One open dossier on screen. It lives as long as the file is open."""

    status_message = Signal(str, bool)
    """A sentence for the status line, and whether it reports a problem."""
    problem_stays = Signal()
    """What was said of a problem is to stay until something else is said."""
    problem_gone = Signal(str)
    """The sentence of a problem that no longer exists."""
    changed = Signal(Change)
    """A change that may affect anything shown."""
    pair_changed = Signal()
    since_changed = Signal()
    theme_changed = Signal()
    steps_changed = Signal()
    """The first steps are to be shown or hidden."""
    looked_back = Signal()
    day_turned = Signal()
    closing = Signal()
    """The dossier is about to be closed."""
    importing = Signal()
    """Much is about to be added at once, by an import."""
    protection_changed = Signal()
    """The dossier has another passphrase, or none."""
    record_requested = Signal(type, str, str)
    """The kind and id of a record to show, and the key of the panel to show it on; "" for its own
    panel."""
    action_requested = Signal(str)
    """The name of an action that a panel offers, such as "points" (see `ui.shell.actions`)."""

    fix_requested = Signal(object)
    """A finding that the user wants to fix (see `ui.shell.fixes`)."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        window: QWidget,
        theme: Theme,
        settings: Settings,
        prompts: Prompts,
        clock: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(window)
        self.workspace = workspace
        self.window = window
        self.settings = settings
        self.prompts = prompts
        self.sought: tuple[str, ...] = ()
        """Folded words (`core.text.folding`) to scroll to in the record shown last."""
        self._theme = theme
        self._clock = clock
        self._pair = settings.pair(workspace.path)
        self._since = ""
        self._steps = settings.steps(workspace.path)
        if not self._steps and not workspace.latest.points:
            self._wish_steps("begun")
        self._unsubscribe = workspace.subscribe(self.changed.emit)

    def close(self) -> None:
        """Stop listening and close the file."""
        self._unsubscribe()
        self.workspace.close()

    @property
    def dossier(self) -> Dossier:
        """The dossier as shown: the latest, or as of a date."""
        return self.workspace.dossier

    @property
    def today(self) -> dt.date:
        """The day from which things are seen: when looking back, the date by which things had been
        said, else the day on which they were known."""
        known = self.workspace.known
        known_on = local_day(known) if known is not None else None
        return self.workspace.as_of or known_on or self.this_day

    @property
    def this_day(self) -> dt.date:
        """Today, whatever is shown."""
        return self._clock()

    @property
    def editable(self) -> bool:
        """Whether changes are allowed: not while looking back, nor in a file open for reading."""
        return self.workspace.editable and not self.workspace.looking_back

    @property
    def refusal(self) -> str:
        """Why no changes are allowed, and what to do; "" if they are."""
        try:
            self._refuse_edits()
        except Problem as problem:
            return str(problem)
        return ""

    def ask_to_edit(self) -> bool:
        """Whether changes are allowed; if not, the status line says what to do."""
        refusal = self.refusal
        if refusal:
            self.warn(refusal)
        return not refusal

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self._theme

    def apply_theme(self, theme: Theme) -> None:
        """Switch to another theme."""
        self._theme = theme
        self.theme_changed.emit()

    @property
    def pair(self) -> Pair | None:
        """The two parties whose gap is shown; None with fewer than two parties."""
        return shown_pair(self.dossier, self._pair)

    def set_pair(self, pair: Pair) -> None:
        """Show the gap of another pair of parties."""
        if pair != self.pair:
            self._pair = pair
            self.settings.remember_pair(self.workspace.path, pair)
            self.pair_changed.emit()

    @property
    def since(self) -> Round | None:
        """The round since which changes are counted: the selected one, if it is over on the day
        shown, else the last one; None before the first."""
        held = schedule(self.dossier, self.today).held
        chosen = (each for each in held if each.id == self._since)
        return next(chosen, held[-1] if held else None)

    def count_since(self, identifier: str) -> None:
        """Count changes since another round; "" means since the last one, whichever it is."""
        if identifier != self._since:
            self._since = identifier
            self.since_changed.emit()

    @property
    def steps_shown(self) -> bool:
        """Whether the first steps are shown: by the user's choice; in a dossier that was begun
        here, until its first pack is issued; else on the first day."""
        if self._steps in ("shown", "hidden"):
            return self._steps == "shown"
        latest = self.workspace.latest
        begun = self._steps == "begun" and not is_issued(latest)
        return begun or on_day_one(latest, self.this_day)

    def show_steps(self, wanted: bool) -> None:
        """Show the first steps of this dossier, or hide them."""
        by_itself = not is_issued(self.workspace.latest)
        self._wish_steps("hidden" if not wanted else "begun" if by_itself else "shown")
        self.steps_changed.emit()

    def _wish_steps(self, wish: str) -> None:
        self._steps = wish
        self.settings.remember_steps(self.workspace.path, wish)

    def do(self, command: "Command") -> Change | None:
        """Carry out a command; a problem goes to the status line. None if nothing changed."""
        try:
            return self._carry_out(command)
        except StepCancelled as cancelled:
            self.say(str(cancelled))
        except Problem as problem:
            self.warn(str(problem))
        return None

    def doing(self, command: "Command") -> Steps:
        """Carry out a command a part at a time, for one that takes long; raises Problem."""
        self._refuse_edits()
        return self.workspace.doing(command)

    def kept(self, command: "Command") -> bool:
        """Carry out a command for a cell that comes back otherwise: whether nothing is in the way;
        a problem goes to the status line."""
        problem = self.attempt(command)
        if problem is not None:
            self.warn(str(problem))
        return problem is None

    def attempt(self, command: "Command") -> Problem | None:
        """Carry out a command for a form that stays open otherwise: what is in the way, if
        anything."""
        try:
            self._carry_out(command)
        except Problem as problem:
            return problem
        return None

    def _carry_out(self, command: "Command") -> Change | None:
        self._refuse_edits()
        return self._gone(self.workspace.doing(command), _("Saving"))

    def undo(self) -> None:
        """Undo the last step."""
        nothing = _("Nothing to undo since the file was opened.")
        self._travel(self.workspace.undoing(), _("Undo"), nothing)

    def redo(self) -> None:
        """Redo the step undone last."""
        nothing = _("Nothing to redo since the file was opened.")
        self._travel(self.workspace.redoing(), _("Redo"), nothing)

    def _travel(self, steps: Steps, title: str, nothing: str) -> None:
        try:
            self._refuse_edits()
            if self._gone(steps, title) is None:
                self.say(nothing)
        except StepCancelled as cancelled:
            self.say(str(cancelled))
        except Problem as problem:
            self.warn(str(problem))

    def _gone(self, steps: Steps, title: str) -> Change | None:
        """What steps come to; many can be seen and given up, which raises StepCancelled."""
        try:
            first = next(steps)
        except StopIteration as ended:
            change: Change | None = ended.value
            return change
        return finished(steps) if first[1] < MANY else self._gone_far(steps, title)

    def _gone_far(self, steps: Steps, title: str) -> Change | None:
        from ui.kit.working import Stepping

        over = QApplication.activeModalWidget() or self.window
        going = Stepping(over, title, _("Saving…"), steps)
        if not going.run():
            raise StepCancelled(_("Cancelled. Nothing has changed."))
        change: Change | None = going.result_of_work
        return change

    def _refuse_edits(self) -> None:
        if not self.workspace.editable:
            raise read_only(self.workspace.path)
        if self.workspace.looking_back:
            raise Problem(
                _("You are viewing {date}. Go back to latest to make changes.").format(
                    date=long_date(self.today)
                )
            )

    def look_back(self, said: dt.date | None, known: dt.datetime | None = None) -> None:
        """Show what had been said by the end of a day, as known at a moment; None and None show the
        latest."""
        before = self.refusal
        self.workspace.look_back(said, known)
        if before != self.refusal:
            self.problem_gone.emit(before)
        self.looked_back.emit()

    def fix(self, found: Found) -> None:
        """Open what fixes a finding."""
        self.fix_requested.emit(found)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line."""
        self.status_message.emit(sentence, False)

    def warn(self, sentence: str) -> None:
        """Show the sentence of a problem in the status line, as the answer to what was just done:
        it goes with the next key or click."""
        self.status_message.emit(sentence, True)

    def alert(self, sentence: str) -> None:
        """Show the sentence of a problem that nobody has asked for in the status line; it stays
        until something else is said."""
        self.status_message.emit(sentence, True)
        self.problem_stays.emit()

    def go(
        self, kind: type[Record], identifier: str, sought: tuple[str, ...] = (), panel: str = ""
    ) -> None:
        """Show the panel of a record, or another that shows it too; if search found the record, at
        these words."""
        self.sought = sought
        self.record_requested.emit(kind, identifier, panel)

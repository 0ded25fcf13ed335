"""The open dossier at work: do, undo, redo, look back, and tell listeners.

A command's edits are checked, written in one transaction, and only then become the next dossier; if
the disk refuses, nothing has happened.
"""

import datetime as dt
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec
from msgspec.structs import replace

from core.errors import (
    CannotWrite,
    DamagedFile,
    DiskFull,
    FileInUse,
    FileProblem,
    FileReplaced,
    NotADossier,
    RuleBroken,
)
from core.language import gettext as _
from core.lenses.known import as_removed, known_before
from core.lenses.said import said_by
from core.model.change import NO_TEXTS, Body, Change, Edit, folded
from core.model.dossier import Dossier
from core.storage.journal import RecordKey
from core.storage.protection import Key
from core.storage.store import Store
from core.storage.writing import KeptDraft, steps_of

if TYPE_CHECKING:
    from core.editing.commands import Command

Listener = Callable[[Change], None]
T = TypeVar("T")

PART = 500
"""How many edits are checked or written before it is said how far that is."""


class UndoStep(msgspec.Struct, frozen=True):
    """A change that can be undone, and the merge key under which the next one joins it."""

    change: Change
    merge: str = ""


def finished(steps: Generator[object, None, T]) -> T:
    """What comes of going through all the steps."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            return cast(T, ended.value)


class Workspace:
    """One open file and its dossier. Belongs to the thread that opened it."""

    def __init__(self, store: Store, *, author: str = "") -> None:
        self.store = store
        self.author = author
        self.spare = Path.home()
        """The folder for the dossier if both its file and the folder of that are gone."""
        self.in_place_of: Path | None = None
        """The file that was opened, if it is gone; see `keep`."""
        try:
            self.latest = store.load()
        except BaseException:
            store.drop()
            raise
        self.as_of: dt.date | None = None
        self.known: dt.datetime | None = None
        self._seen = self.latest
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self._listeners: list[Listener] = []
        self._telling = False
        self.writing = False

    @classmethod
    def open(cls, path: Path, key: Key | None = None, *, author: str = "") -> "Workspace":
        """Open an existing dossier; FileProblem says what stands in the way."""
        return cls(Store.open(path, key), author=author)

    @classmethod
    def look(cls, path: Path, key: Key | None = None, *, copied: bool = False) -> "Workspace":
        """Open an existing dossier for reading; see `Store.look`."""
        return cls(Store.look(path, key, copied=copied))

    @property
    def editable(self) -> bool:
        """Whether the file can be written to."""
        return not self.store.looking

    @classmethod
    def create(
        cls,
        path: Path,
        dossier: Dossier,
        *,
        author: str = "",
        texts: Mapping[str, Body] = NO_TEXTS,
        key: Key | None = None,
    ) -> "Workspace":
        """A new file with `dossier` and the long texts, by digest, that it refers to.

        FileProblem if the path exists already."""
        return cls(Store.create(path, dossier, texts, author, key), author=author)

    def close(self) -> None:
        """Bring the file up to date and close it, or one that takes its place; see `keep`.

        FileProblem if that cannot be done; then it is open still."""
        self.keep()
        self.store.close()

    def keep(self) -> bool:
        """Go on in a new file where another program has moved, removed or replaced the open one;
        whether it has. FileProblem if no new file can be made."""
        if self.store.in_place:
            return False
        from core.storage.rescue import kept_elsewhere

        gone = self.in_place_of or self.path
        self.store = kept_elsewhere(self.store, self.latest, self.spare, gone)
        self.in_place_of = gone
        return True

    def keep_draft(self, draft: KeptDraft) -> None:
        """Keep what is being typed in the file; see `Store.keep_draft`."""
        self.keep()
        self.store.keep_draft(draft)

    def rekey(self, key: Key | None) -> None:
        """Protect the file by another key, or by none. FileProblem if that cannot be done; then it
        is as it was."""
        finished(self.rekeying(key))

    def rekeying(self, key: Key | None) -> Generator[tuple[int, int], None, None]:
        """As `rekey`, a part at a time: says how far it is, and of how much; if it is closed before
        its end, nothing has happened."""
        from core.storage.rekeying import rekeying

        self.keep()
        before = self.store
        self.writing = True
        try:
            self.store = yield from rekeying(before, key)
        except BaseException as failure:
            if before.is_open:
                raise
            is_done = not before.in_place
            self.store = Store.open(before.path, key if is_done else before.key)
            if not (is_done and isinstance(failure, FileProblem)):
                raise
        finally:
            self.writing = False

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.store.path

    @property
    def dossier(self) -> Dossier:
        """The dossier to show: the latest, or as said by a date or known at a moment."""
        return self._seen

    @property
    def looking_back(self) -> bool:
        """Whether something other than the latest is shown."""
        return self.as_of is not None or self.known is not None

    def look_back(self, said: dt.date | None, known: dt.datetime | None = None) -> None:
        """Show what had been said by a date, as known at a moment; None means the latest."""
        if self._telling:
            raise RuntimeError("a listener must not look back while being told of a change")
        if (said, known) != (self.as_of, self.known):
            self.as_of, self.known = said, known
            self._show(Change("", (), whole=True))

    @property
    def head(self) -> str:
        """The last change in the file, as packs record it."""
        return self.store.head

    def known_at(self, head: str, now: Dossier | None = None) -> Dossier:
        """The dossier as it was after a change that a pack recorded; to be compared with that of
        `now`, what is gone by then has the mark and audience with which it was removed."""
        later = self.store.since(head)
        then = known_before(self.latest, later)
        return then if now is None else as_removed(then, now, later)

    def do(self, command: "Command") -> Change | None:
        """Carry out a command and tell listeners; None if it changes nothing.

        RuleBroken or FileProblem if it cannot be done; then nothing has happened."""
        return finished(self.doing(command))

    def doing(self, command: "Command") -> Generator[tuple[int, int], None, Change | None]:
        """As `do`, a part at a time: says after each how many steps are done, and of how many. If
        it is closed before its end, nothing has happened."""
        texts = {digest: each for digest, each in command.texts.items() if isinstance(each, str)}
        edits = self._with_phrases(folded(command.edits(self.latest)), texts)
        if not edits:
            return None
        label = command.called(self.latest)
        change = yield from self._committing(Change(label, edits, texts=command.texts))
        if not command.lasting:
            self._remember(UndoStep(change, command.merge))
            self._undone.clear()
        self._show(change)
        return change

    def purge(self, command: "Command", keys: Collection[RecordKey]) -> Change:
        """Carry out a command that removes records and have them, and others that were removed
        before, gone from the file; nothing before it can be undone. As `do`.

        FileProblem, too, if it is done and the file could not be swept (see `Store.sweep`)."""
        edits = folded(command.edits(self.latest))
        change = finished(self._committing(Change(command.label, edits), keys))
        self._done.clear()
        self._undone.clear()
        try:
            self.store.sweep()
        finally:
            self._show(replace(change, whole=True))
        return change

    def undo(self) -> Change | None:
        """Undo the last step; None if there is none."""
        return finished(self.undoing())

    def redo(self) -> Change | None:
        """Redo the step undone last; None if there is none."""
        return finished(self.redoing())

    def undoing(self) -> Generator[tuple[int, int], None, Change | None]:
        """As `undo`, a part at a time; see `doing`."""
        return self._travel(self._done, self._undone)

    def redoing(self) -> Generator[tuple[int, int], None, Change | None]:
        """As `redo`, a part at a time; see `doing`."""
        return self._travel(self._undone, self._done)

    @property
    def undo_label(self) -> str:
        """What undo would undo; empty if there is nothing."""
        return self._done[-1].change.label if self._done else ""

    def joined(self, merge: str) -> Change | None:
        """The step that a command with this key would join; None if it would be a step of its
        own."""
        last = self._done[-1] if self._done and not self._undone and merge else None
        return last.change if last is not None and last.merge == merge else None

    @property
    def redo_label(self) -> str:
        """What redo would redo; empty if there is nothing."""
        return self._undone[-1].change.label if self._undone else ""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change from now on; call the returned function to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _with_phrases(self, edits: tuple[Edit, ...], texts: Mapping[str, str]) -> tuple[Edit, ...]:
        """The edits, and what they mean for the notes and excerpts on the texts that they alter.
        The comparison of texts is imported with the first edit, since startup does not need it."""
        from core.editing.phrases import followers

        following = tuple(followers(edits, self.latest, texts, self.store.text))
        return folded((*edits, *following)) if following else edits

    def _committing(
        self, change: Change, purged: Collection[RecordKey] = ()
    ) -> Generator[tuple[int, int], None, Change]:
        if self._telling:
            raise RuntimeError("a listener must not issue a command while being told of one")
        if self.writing:
            raise RuleBroken(_("Wait until the last step is saved."))
        from core.editing.rules import check

        self.writing = True
        try:
            coming = change.applied(self.latest)
            count = len(change.edits)
            of = count + steps_of(change)
            for start in range(0, count, PART):
                check(change.edits[start : start + PART], coming)
                yield start, of
            change = replace(change, author=self.author, at=dt.datetime.now(dt.UTC))
            for done in self._saving(change, purged):
                yield count + done, of
        finally:
            self.writing = False
        self.latest = coming
        return change

    def _saving(self, change: Change, purged: Collection[RecordKey]) -> Iterator[int]:
        """Save a change a part at a time (see `Store.writing`): in a new file if the open one is
        taken away, or turns into another."""
        self.keep()
        if purged:
            self.store.purge(change, purged)
            return
        try:
            yield from self.store.writing(change)
            return
        except FileProblem as problem:
            if isinstance(problem, DiskFull | FileInUse):
                raise
            if self.store.in_place and isinstance(problem, CannotWrite):
                raise
            is_other = isinstance(problem, FileReplaced | DamagedFile | NotADossier)
            self.store.disown(failing=not is_other and self.store.path.exists())
        self.keep()
        yield from self.store.writing(change)

    def _remember(self, step: UndoStep) -> None:
        last = self.joined(step.merge)
        if last is not None:
            self._done.pop()
            joined = folded((*last.edits, *step.change.edits))
            if joined:
                self._done.append(UndoStep(replace(step.change, edits=joined), step.merge))
        else:
            self._done.append(step)

    def _travel(
        self, here: list[UndoStep], there: list[UndoStep]
    ) -> Generator[tuple[int, int], None, Change | None]:
        if not here:
            return None
        back = here[-1].change.inverse
        label = _("undo: {label}") if here is self._done else _("redo: {label}")
        change = yield from self._committing(replace(back, label=label.format(label=back.label)))
        here.pop()
        there.append(UndoStep(back))
        change = replace(change, label=back.label)
        self._show(change)
        return change

    def _show(self, change: Change) -> None:
        self._seen = self.latest
        if self.known is not None:
            self._seen = known_before(self.latest, self.store.since(self.known))
        if self.as_of is not None:
            self._seen = said_by(self._seen, self.as_of)
        self._tell(change)

    def _tell(self, change: Change) -> None:
        failures: list[Exception] = []
        self._telling = True
        try:
            for listener in tuple(self._listeners):
                try:
                    listener(change)
                except Exception as failure:  # every listener is told, even if one fails
                    failures.append(failure)
        finally:
            self._telling = False
        if failures:
            raise ExceptionGroup("listeners failed", failures)

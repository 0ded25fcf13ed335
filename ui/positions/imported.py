"""Importing positions from a table: all of them, or the valid ones if the user agrees."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import ImportProblem, Problem
from core.exchange import formats
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Change
from core.model.records import Issue, Party, Point, Position, Record, Round, Source
from ui.kit.working import Stepping, Working
from ui.session import Session

if TYPE_CHECKING:
    from core.exchange.positions_csv import Import

MOST_LINES = 8


def import_positions_from(session: Session, path: Path) -> None:
    """Import a file as one undo step; faulty lines are named, and skipped only on request."""
    try:
        try:
            taken = _read(session, path, skip_bad=False)
        except ImportProblem as problem:
            if not problem.lines or not _agreed(session, problem):
                raise
            taken = _read(session, path, skip_bad=True)
        _carry_out(session, taken)
    except OSError as failure:
        session.warn(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=failure.strerror)
        )
    except Problem as problem:
        session.warn(str(problem))


def _read(session: Session, path: Path, *, skip_bad: bool) -> "Import | None":
    """What the file would add; None if the user did not wait for it."""
    from core.exchange.table import LARGEST

    dossier = session.workspace.latest
    (table,) = formats("positions")

    def work(**asked: object) -> "Import | OSError | Problem":
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
            found: Import = table.reader(data, dossier, skip_bad=skip_bad, **asked)
            return found
        except (OSError, Problem) as failure:
            return failure

    words = _("Reading {file}…").format(file=path.name)
    waiting = Working(session.window, _("Import positions"), words, work)
    if not waiting.run():
        return None
    found: Import | OSError | Problem = waiting.result_of_work
    if isinstance(found, OSError | Problem):
        raise found
    return found


def _carry_out(session: Session, taken: "Import | None") -> None:
    """Save what was read, unless the user did not wait; then nothing has changed."""
    change: Change | None = None
    if taken is not None:
        session.importing.emit()
        saving = Stepping(
            session.window, _("Import positions"), _("Saving…"), session.doing(taken.command)
        )
        change = saving.result_of_work if saving.run() else None
    session.say(_("Nothing was imported.") if change is None else imported(change))


def _agreed(session: Session, problem: ImportProblem) -> bool:
    lines = [f"{number}: {sentence}" for number, sentence in problem.lines[:MOST_LINES]]
    if len(problem.lines) > MOST_LINES:
        lines.append("…")
    return session.prompts.confirm(
        session.window, str(problem), _("Import the remaining lines"), "\n".join(lines)
    )


def imported(change: Change) -> str:
    """What an import added, in a sentence: the positions, and what they needed."""
    counts = Counter(edit.kind for edit in change.edits if edit.before is None)
    count = counts[Position]
    words = ngettext("{count} position imported", "{count} positions imported", count)
    said = words.format(count=count)
    made = ", ".join(_made(counts))
    return _("{said}; created {made}.").format(said=said, made=made) if made else f"{said}."


def _made(counts: Counter[type[Record]]) -> Iterator[str]:
    phrases: dict[type[Record], str] = {
        Party: ngettext("{count} party", "{count} parties", counts[Party]),
        Point: ngettext("{count} sticking point", "{count} sticking points", counts[Point]),
        Issue: ngettext("{count} issue", "{count} issues", counts[Issue]),
        Round: ngettext("{count} round", "{count} rounds", counts[Round]),
        Source: ngettext("{count} source", "{count} sources", counts[Source]),
    }
    for kind, words in phrases.items():
        if counts[kind]:
            yield words.format(count=counts[kind])

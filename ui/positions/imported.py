"""What a table holds is saved, as one step, and it is told what came with it."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.editing.commands import Command
from core.language import gettext as _
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import counted as records_in_words
from core.model.records import Position, Record
from ui.kit.working import Stepping
from ui.session import Session

if TYPE_CHECKING:
    from core.exchange.positions_csv import Import


def carry_out(session: Session, taken: "Import", kind: type[Record] = Position) -> bool:
    """Save the records of a kind that were read; False if the user did not wait, and then nothing
    has changed."""
    session.importing.emit()
    saving = Stepping(
        session.window, _("Import a table"), _("Saving…"), session.doing(taken.command)
    )
    change: Change | None = saving.result_of_work if saving.run() else None
    said = _("Nothing was imported.") if change is None else imported(change, kind)
    session.say(said)
    return change is not None


def imported(change: Change, kind: type[Record]) -> str:
    """What an import added, in a sentence: the records of its kind, and what they needed."""
    counts = Counter(edit.kind for edit in change.edits if edit.before is None)
    said = _("{records} imported").format(records=records_in_words(kind, counts.pop(kind, 0)))
    made = ", ".join(_made(counts))
    return _("{said}; created {made}.").format(said=said, made=made) if made else f"{said}."


def counted(command: Command, dossier: Dossier, kind: type[Record]) -> str:
    """What an import would create besides records of its kind: "1 party, 2 issues"; "" for
    nothing."""
    counts = Counter(edit.kind for edit in command.edits(dossier))
    counts.pop(kind, None)
    return ", ".join(_made(counts))


def _made(counts: Counter[type[Record]]) -> Iterator[str]:
    yield from (records_in_words(kind, counts[kind]) for kind in KINDS if counts[kind])

"""What a table holds is saved, as one step, and it is told what came with it."""

from collections import Counter
from typing import TYPE_CHECKING

from core.language import gettext as _
from core.model.kinds import KINDS
from core.model.naming import counted as records_in_words
from core.model.records import Position, Record
from core.text.saying import commas
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
    is_done = saving.run() and saving.result_of_work is not None
    session.say(_imported(taken, kind) if is_done else _("Nothing was imported."))
    return is_done


def _imported(taken: "Import", kind: type[Record]) -> str:
    """What an import added, in a sentence: the records of its kind, and what they needed."""
    said = _("{records} imported").format(records=records_in_words(kind, taken.count))
    made = created(taken)
    return _("{said}; created {made}.").format(said=said, made=made) if made else f"{said}."


def created(taken: "Import") -> str:
    """What an import creates besides records of its kind: "1 party, 2 issues"; "" for nothing."""
    counts = Counter(map(type, taken.created))
    return commas(records_in_words(kind, counts[kind]) for kind in KINDS if counts[kind])

"""Positions of a table are saved, as one step, and it is told what came with them."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.editing.commands import Command
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.records import Issue, Party, Point, Position, Record, Round, Source
from ui.kit.working import Stepping
from ui.session import Session

if TYPE_CHECKING:
    from core.exchange.positions_csv import Import


def carry_out(session: Session, taken: "Import") -> bool:
    """Save what was read; False if the user did not wait, and then nothing has changed."""
    session.importing.emit()
    saving = Stepping(
        session.window, _("Import positions"), _("Saving…"), session.doing(taken.command)
    )
    change: Change | None = saving.result_of_work if saving.run() else None
    session.say(_("Nothing was imported.") if change is None else imported(change))
    return change is not None


def imported(change: Change) -> str:
    """What an import added, in a sentence: the positions, and what they needed."""
    counts = Counter(edit.kind for edit in change.edits if edit.before is None)
    count = counts[Position]
    words = ngettext("{count} position imported", "{count} positions imported", count)
    said = words.format(count=count)
    made = ", ".join(_made(counts))
    return _("{said}; created {made}.").format(said=said, made=made) if made else f"{said}."


def counted(command: Command, dossier: Dossier) -> str:
    """What an import would create besides positions: "1 party, 2 issues"; "" for nothing."""
    return ", ".join(_made(Counter(edit.kind for edit in command.edits(dossier))))


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

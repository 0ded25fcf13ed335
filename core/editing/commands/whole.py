"""A dossier that was exported as a whole, back in a file."""

from collections.abc import Iterable, Iterator, Mapping

from core.editing.commands.basic import Command
from core.errors import RuleBroken
from core.language import gettext as _
from core.model.change import Body, Edit
from core.model.dossier import EMPTY, Dossier
from core.model.kinds import KINDS
from core.model.records import Negotiation, Record


def import_whole(records: Iterable[Record], texts: Mapping[str, Body]) -> Command:
    """All records of another dossier, with their ids and texts; RuleBroken unless this one is
    empty: which of two records with one id is right, nobody could say."""
    held = tuple(records)

    def edits(dossier: Dossier) -> Iterator[Edit]:
        kinds = (kind for kind in KINDS if kind is not Negotiation)
        if dossier.talks != EMPTY.talks or any(map(dossier.count, kinds)):
            raise RuleBroken(_("This dossier is not empty. Import into a new one."))
        for record in held:
            yield Edit(dossier.find(type(record), record.id), record)

    return Command(_("import dossier"), edits, texts=texts, lasting=True)

"""Packages on the table: what parties answer to them."""

from collections.abc import Iterator
from typing import Any

from core.editing.commands.basic import Command
from core.editing.typed_rules import accept
from core.language import gettext as _
from core.lenses.marking import mark_of
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Answer, Response


def respond(*, proposal: str, party: str, answer: Answer, **fields: Any) -> Command:
    """A party's answer to a proposal, in place of its previous one: nothing of that holds for the
    new one, neither its source nor its mark."""
    new = new_id()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        given = dossier.where(Response, proposal=proposal, party=party)
        before = given[-1] if given else None
        stands = before.id if before else new
        response = Response(stands, proposal, party, answer, **fields)
        accept(before, response, dossier)
        yield Edit(before, response)
        if before is not None:
            mark = mark_of(dossier, before)
            if mark is not None:
                yield Edit(mark, None)

    return Command(_("record response"), edits)

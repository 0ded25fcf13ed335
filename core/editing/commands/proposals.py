"""Packages on the table: what parties answer to them."""

from collections.abc import Iterator
from typing import Any

import msgspec

from core.editing.commands.basic import Command
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Answer, Response


def respond(*, proposal: str, party: str, answer: Answer, **fields: Any) -> Command:
    """A party's answer to a proposal, in place of its previous one."""
    new = new_id()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        given = dossier.where(Response, proposal=proposal, party=party)
        before = given[-1] if given else None
        stands = before or Response(new, proposal, party)
        yield Edit(before, msgspec.structs.replace(stands, answer=answer, **fields))

    return Command(_("record response"), edits)

"""The draft plan: what a clause says, in a party's wording or as the working text."""

from collections.abc import Iterator
from typing import Any

import msgspec

from core.change import Edit
from core.commands.basic import Command
from core.dossier import Dossier
from core.ids import new_id
from core.language import gettext as _
from core.model import Wording


def write_wording(
    clause: str,
    text: str,
    *,
    party: str | None = None,
    round: str | None = None,  # noqa: A002 - the field's name
    merge: str = "",
    **fields: Any,
) -> Command:
    """A clause's text in one round: the party's own, or the working text where none is named.

    It takes the place of what the same party wrote in the same round; wordings of other rounds
    stay, as versions."""
    new = new_id()

    def edits(dossier: Dossier) -> Iterator[Edit]:
        written = dossier.where(Wording, clause=clause, party=party, round=round)
        before = written[-1] if written else None
        stands = before or Wording(new, clause, text, party, round)
        yield Edit(before, msgspec.structs.replace(stands, text=text, **fields))

    return Command(_("write wording"), edits, merge)

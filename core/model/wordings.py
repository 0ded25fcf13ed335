"""The texts of a clause, in the order in which they were said."""

import datetime as dt

from core.model.dossier import Dossier
from core.model.records import Round, Wording


def wordings(dossier: Dossier, clause: str, party: str | None) -> tuple[Wording, ...]:
    """A clause's texts by a party, or its working texts where none is named, in the order in which
    they were said: by date, where there is none by that of the round; those without either first.
    """
    found = dossier.having(Wording, clause=clause, party=party)
    return tuple(sorted(found, key=lambda each: (said_on(dossier, each), each.id)))


def is_gone(dossier: Dossier, clause: str, party: str | None = None) -> bool:
    """Whether a clause had a text by a party, or a working text, and a later draft took it out."""
    found = wordings(dossier, clause, party)
    return bool(found) and not found[-1].text.strip()


def said_on(dossier: Dossier, wording: Wording) -> dt.date:
    """When a wording was said: on its date, or else at its round; without either at the first."""
    meeting = dossier.find(Round, wording.round)
    return wording.date or (meeting and meeting.date) or dt.date.min

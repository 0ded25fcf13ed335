"""The whole texts of the plan that can be compared: as it stood on a day, and as a party has it."""

import datetime as dt

import msgspec

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Wording
from core.model.wordings import said_on
from core.text.saying import dotted, short_date_and_year
from core.views.plan import standing_text


class PlanVersion(msgspec.Struct, frozen=True):
    """A text of the plan: whose and of when in words, the party (the working text has none), and
    the day as of which a working text is."""

    words: str
    party: str | None = None
    on: dt.date | None = None

    def text(self, dossier: Dossier) -> str:
        """The clauses one after the other; the working text in its order of then."""
        return standing_text(dossier, self.party, self.on)


def plan_versions(dossier: Dossier) -> tuple[PlanVersion, ...]:
    """The working text from each day on which one came, with the names of those versions, then the
    texts of the parties that have any."""
    working = dossier.having(Wording, party=None)
    named: dict[dt.date, dict[str, None]] = {}
    for day, each in sorted((said_on(dossier, each), each.version) for each in working):
        named.setdefault(day, {})[each] = None
    told = [PlanVersion(_working(day, [*names]), on=day) for day, names in named.items()]
    if told:
        told[-1] = PlanVersion(dotted((told[-1].words, _("latest"))), on=told[-1].on)
    sides = {each.party for each in dossier.all(Wording)}
    parties = [each for each in dossier.parties if each.id in sides]
    return (*told, *(PlanVersion(each.name, each.id) for each in parties))


def _working(day: dt.date, names: list[str]) -> str:
    when = _("without a date") if day == dt.date.min else short_date_and_year(day)
    return dotted((_("Working text"), when, *names))

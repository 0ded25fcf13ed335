"""The whole texts of the plan that can be compared: as it stood on a day, and as a party has it."""

import datetime as dt
from collections import Counter
from itertools import chain

import msgspec

from core.language import gettext as _
from core.lenses.marking import Portion
from core.model.dossier import Dossier
from core.model.records import Wording
from core.model.wordings import said_on
from core.text.saying import dotted, short_date_and_year
from core.views.plan import standing_marking, standing_portions, standing_text


class PlanVersion(msgspec.Struct, frozen=True):
    """A text of the plan: whose and of when in words, the party (the working text has none), the
    day as of which a working text is, and the wordings of that day which came after it."""

    words: str
    party: str | None = None
    on: dt.date | None = None
    later: frozenset[str] = frozenset()

    def text(self, dossier: Dossier) -> str:
        """The clauses one after the other; the working text in its order of then."""
        return standing_text(dossier, self.party, self.on, self.later)

    def marking(self, dossier: Dossier) -> str:
        """The marking of that text; "" for none."""
        return standing_marking(dossier, self.party, self.on, self.later)

    def portions(self, dossier: Dossier) -> tuple[Portion, ...]:
        """The clauses of that text with their marks; none where none is marked."""
        return standing_portions(dossier, self.party, self.on, self.later)


def plan_versions(dossier: Dossier) -> tuple[PlanVersion, ...]:
    """The working texts, the earliest first, with their days and names, those called the same
    counted; then the texts of the parties that have any."""
    days: dict[dt.date, list[Wording]] = {}
    for each in sorted(dossier.having(Wording, party=None), key=lambda each: each.id):
        days.setdefault(said_on(dossier, each), []).append(each)
    told = [*chain.from_iterable(_of_day(day, days[day]) for day in sorted(days))]
    often, met = Counter(version.words for version in told), Counter[str]()
    for n, version in enumerate(told):
        met[version.words] += 1
        counted = f" ({met[version.words]})" if often[version.words] > 1 else ""
        latest = _("latest") if n == len(told) - 1 else ""
        words = dotted((f"{version.words}{counted}", latest))
        told[n] = msgspec.structs.replace(version, words=words)
    sides = {each.party for each in dossier.all(Wording)}
    parties = [party for party in dossier.parties if party.id in sides]
    return (*told, *(PlanVersion(party.name, party.id) for party in parties))


def _of_day(day: dt.date, said: list[Wording]) -> list[PlanVersion]:
    """The versions of one day: each ends where the next text has another name, or is of a clause
    that it has a text of."""
    runs: list[dict[str, Wording]] = []
    for each in said:
        last = runs[-1] if runs else {}
        if not last or each.clause in last or each.version != next(iter(last.values())).version:
            runs.append({})
        runs[-1][each.clause] = each
    when = _("without a date") if day == dt.date.min else short_date_and_year(day)
    found = []
    for n, run in enumerate(runs):
        words = dotted((_("Working text"), when, next(iter(run.values())).version))
        later = frozenset(each.id for other in runs[n + 1 :] for each in other.values())
        found.append(PlanVersion(words, on=day, later=later))
    return found

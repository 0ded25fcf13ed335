"""The versions of a clause's text, whoever's they are."""

from collections import Counter

import msgspec

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Party, Proposal, Round, Source, Wording
from core.model.wordings import said_on
from core.text.saying import dotted, short_date_and_year
from core.views.names import called


class VersionWords(msgspec.Struct, frozen=True):
    """A version: whose and where it comes from in words, and its text."""

    wording: str
    words: str
    text: str


def versions(dossier: Dossier, clause: str) -> tuple[VersionWords, ...]:
    """All texts of a clause, the earliest first; those of one day are counted."""
    found = dossier.where(Wording, clause=clause)
    told = [
        _version(dossier, each) for each in sorted(found, key=lambda each: said_on(dossier, each))
    ]
    often, met = Counter(each.words for each in told), Counter[str]()
    for n, each in enumerate(told):
        met[each.words] += 1
        if often[each.words] > 1:
            words = f"{each.words} ({met[each.words]})"
            told[n] = msgspec.structs.replace(each, words=words)
    return tuple(told)


def offered(dossier: Dossier, clause: str) -> tuple[int, int]:
    """The places of the two versions to compare first: the working text that stands and the one
    before it, or else the last text of anybody."""
    found = sorted(dossier.where(Wording, clause=clause), key=lambda each: said_on(dossier, each))
    working = [n for n, each in enumerate(found) if each.party is None]
    last = len(found) - 1
    if len(working) > 1:
        return working[-2], working[-1]
    return (working[-1], last) if working else (max(last - 1, 0), last)


def _version(dossier: Dossier, wording: Wording) -> VersionWords:
    party, met = dossier.find(Party, wording.party), dossier.find(Round, wording.round)
    who = party.name if party is not None else _("Working text")
    when = short_date_and_year(wording.date) if wording.date is not None else ""
    tabled, source = dossier.find(Proposal, wording.proposal), dossier.find(Source, wording.source)
    met_at = round_name(met) if met is not None else ""
    package = tabled.name if tabled is not None else ""
    where = called(dossier, source) if source is not None else ""
    words = dotted((who, wording.version, met_at, when, wording.author, package, where))
    return VersionWords(wording.id, words, wording.text)

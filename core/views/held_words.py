"""Positions that parties hold as members of groups, in words. The sign †, with the words, tells
them from positions that a party took itself."""

import datetime as dt
from collections.abc import Iterable

from core.analysis.gaps import Standing
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Membership, Party
from core.text.saying import commas, list_of, long_date, since_date
from core.views.words import nowhere, unrecorded

SIGN = "†"


def held_as(dossier: Dossier, stand: Standing) -> str:
    """ "held as a member of the Coastal States"; "" for a position of the party's own."""
    if stand.group is None:
        return ""
    return _("held as a member of {group}").format(group=dossier.get(Party, stand.group).name)


def held_as_coded(dossier: Dossier, stand: Standing) -> str:
    """The same in short: "as member of CS"."""
    if stand.group is None:
        return ""
    return _("as member of {group}").format(group=dossier.get(Party, stand.group).code)


def clash(dossier: Dossier, stand: Standing, *, coded: bool = False) -> str:
    """Whose differing positions leave a party nowhere: "its groups differ: Coastal States and
    Islands"; "" without any."""
    if not stand.conflict:
        return ""
    groups = [dossier.get(Party, each) for each in stand.conflict]
    names = list_of([each.code if coded else each.name for each in groups])
    return _("its groups differ: {groups}").format(groups=names)


def absence(dossier: Dossier, stand: Standing) -> str:
    """Why a party stands nowhere."""
    said = nowhere(stand)
    return clash(dossier, stand) or (said if stand.last_heard else unrecorded(dossier, said))


def footnotes(parties: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """What the sign beside some parties means, a line a group: "† AR, BO: held as a member of
    Coastal States"; and whose groups differ. Each party is given by its code and by what `held_as`
    and `clash` say of it."""
    members: dict[str, dict[str, None]] = {}
    torn: dict[str, None] = {}
    said, differ = _("{sign} {parties}: {how}"), _("{party}: {why}")
    for code, held, why in parties:
        if held:
            members.setdefault(held, {})[code] = None
        if why:
            torn[differ.format(party=code, why=why)] = None
    lines = (
        said.format(sign=SIGN, parties=commas(codes), how=held) for held, codes in members.items()
    )
    return (*lines, *torn)


def with_sign(words: str, held: object) -> str:
    """Words on a place, with the sign where it is held as a member."""
    return f"{words} {SIGN}" if held else words


def membership_words(dossier: Dossier, each: Membership) -> str:
    """Who belongs to a group, since and until when: "Arland, since 1 March 2025, presidency"."""
    member = dossier.get(Party, each.member).name
    return commas((member, span_words(each), each.role))


def span_words(each: Membership) -> str:
    """When a party belongs to a group: "1 March 2025 to 30 June 2026"; "" for all the time."""
    if each.since and each.until:
        return _("{start} to {end}").format(start=long_date(each.since), end=long_date(each.until))
    if each.since:
        return since_date(long_date(each.since))
    return _("until {date}").format(date=long_date(each.until)) if each.until else ""


def members_of(dossier: Dossier, group: str) -> tuple[Membership, ...]:
    """Who belongs to a group at some time: in the parties' order, each by time."""
    ranks = {party.id: party.rank for party in dossier.parties}
    found = dossier.having(Membership, group=group)
    return tuple(
        sorted(found, key=lambda each: (ranks[each.member], each.since or dt.date.min, each.id))
    )

"""What must hold for parties in groups."""

import datetime as dt

from core.errors import RuleBroken
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.memberships import by_member, groups_above
from core.model.records import Membership, Party
from core.text.saying import long_date


def member_is_another_party(dossier: Dossier, each: Membership) -> RuleBroken | None:
    """Nobody is a member of itself, not even by way of other groups."""
    if each.group == each.member:
        return RuleBroken(_("A party cannot be a member of itself."), "member")
    if each.member in groups_above(each.group, by_member(dossier.all(Membership))):
        sentence = _("{group} itself belongs to {member}. Choose another member.")
        return RuleBroken(sentence.format(**_names(dossier, each)), "member")
    return None


def membership_is_in_order(dossier: Dossier, each: Membership) -> RuleBroken | None:
    """It ends no earlier than it begins, and is not told twice for the same day."""
    if each.since and each.until and each.until < each.since:
        sentence = _("The membership ends before it begins. Change one of the dates.")
        return RuleBroken(sentence, "until")
    for other in dossier.having(Membership, group=each.group, member=each.member):
        if other.id != each.id and _overlap(each, other):
            return RuleBroken(_told(dossier, other), "since")
    return None


def _overlap(one: Membership, other: Membership) -> bool:
    first = max(one.since or dt.date.min, other.since or dt.date.min)
    return first <= min(one.until or dt.date.max, other.until or dt.date.max)


def _told(dossier: Dossier, there: Membership) -> str:
    names = _names(dossier, there)
    if there.since and there.until:
        sentence = _("{member} already belongs to {group} from {since} until {until}.")
    elif there.since:
        sentence = _("{member} already belongs to {group} from {since} on.")
    elif there.until:
        sentence = _("{member} already belongs to {group} until {until}.")
    else:
        sentence = _("{member} already belongs to {group}.")
    days = {
        name: long_date(day)
        for name, day in (("since", there.since), ("until", there.until))
        if day
    }
    return sentence.format(**names, **days)


def _names(dossier: Dossier, each: Membership) -> dict[str, str]:
    return {name: dossier.get(Party, getattr(each, name)).name for name in ("group", "member")}

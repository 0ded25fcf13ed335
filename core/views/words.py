"""How figures, dates and findings are said, on screen and on paper alike.

Signs: ▼ a gap closes, ▲ it widens, ▬ it stays, — is not known.
"""

import datetime as dt
from collections.abc import Sequence

from core.analysis.bands import band
from core.analysis.comparison import Comparison
from core.analysis.gaps import Gap, IssueGap, Standing
from core.analysis.gaps import gap as gap_on
from core.analysis.movement import RoundChange, change_since_round
from core.analysis.stalls import moved_though_stalled, stalled
from core.analysis.trend_value import Basis
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import choice, since_round
from core.model.records import Party, Point, PointStatus
from core.text.conventions import own_way, parts_of
from core.text.numbers import whole
from core.text.saying import commas, list_of, number, percent, points, semicolons


def pair_name(dossier: Dossier, pair: Pair) -> str:
    """What a pair is called: "Ukraine – Russia"."""
    return " – ".join(parts_of([dossier.get(Party, party).name for party in pair]))


LONGEST_PAIR = 40
"""Characters of two names that stand beside figures or a title; longer ones give way to codes."""


def brief_pair_name(dossier: Dossier, pair: Pair) -> str:
    """A pair by names, or by codes where the names would take the room of what stands beside."""
    names = pair_name(dossier, pair)
    if len(names) <= LONGEST_PAIR:
        return names
    return " – ".join(dossier.get(Party, party).code for party in pair)


def coverage(gap: Gap) -> str:
    """What share of the weight the stated gap rests on: "70% of weight known"."""
    return _("{share} of weight known").format(share=percent(gap.coverage))


def known_of(gap: Gap) -> str:
    """How many issues the stated gap rests on: "2 of 3 issues"."""
    return ngettext("{known} of {total} issue", "{known} of {total} issues", gap.total).format(
        known=gap.known, total=gap.total
    )


def between(dossier: Dossier, gap: IssueGap, *, coded: bool = False) -> str:
    """How the ranges of an issue lie: "ranges 38 apart", "ranges overlap by 10"; or whose position
    is not known, and where a stated value had to do for a range. `coded` calls parties by their
    codes."""
    if gap.zone is None:
        nowhere = [each for each in (gap.first, gap.second) if each.low is None]
        return _missing(dossier, nowhere, coded)
    return ranges(dossier, gap, gap.zone)


def ranges(dossier: Dossier, gap: IssueGap, zone: float) -> str:
    """How far apart the ranges of two parties that are placed are, or which are missing."""
    assessed = (gap.first.assessed, gap.second.assessed)
    if not any(assessed):
        return unrecorded(dossier, _("no ranges"))
    if not all(assessed):
        said = {-1: _("{distance} apart, range missing")}
    else:
        said = {-1: _("ranges {distance} apart"), 0: _("ranges touch")}
        said[1] = _("ranges overlap by {distance}")
    return said.get(_sign(zone), _("range missing")).format(distance=points(abs(zone)))


def _missing(dossier: Dossier, stands: Sequence[Standing], coded: bool) -> str:
    """Who stands nowhere: "Ukraine not known", "Russia: no statement", "both not known"."""
    declared = {each.declared for each in stands}
    if len(stands) > 1 and len(declared) == 1:
        return _("both: no statement") if declared.pop() else _("both not known")
    told = {False: _("{parties} not known"), True: _("{parties}: no statement")}
    parties = [(dossier.get(Party, each.party), told[each.declared]) for each in stands]
    named = [words.format(parties=p.code if coded else own_way(p.name)) for p, words in parties]
    return commas(named)


def unrecorded(dossier: Dossier, said: str) -> str:
    """That something is not recorded; of a dossier out of which something is left, only that it is
    not known, as it may be recorded."""
    return _("not known") if dossier.partial else said


def nowhere(stand: Standing) -> str:
    """Why a party stands nowhere: "no position recorded", "no statement", or words alone."""
    if stand.last_heard is None:
        return _("no position recorded")
    return _("no statement") if stand.declared else _("words only, no place on the scale")


def held_note(gap: Gap) -> str:
    """On how many issues a gap rests on what a party holds as a member; "" for none."""
    count = sum(any(s.group is not None for s in (i.first, i.second)) for i in gap.issues)
    if not count:
        return ""
    return ngettext(
        "On {count} issue a party holds the position of its group.",
        "On {count} issues a party holds the position of its group.",
        count,
    ).format(count=count)


def ranges_note(gap: Gap) -> str:
    """What the gap between ranges takes for a range; empty where every range is assessed."""
    if not gap.unranged:
        return ""
    return ngettext(
        "No range assessed on {count} issue; the stated value counts as the range.",
        "No range assessed on {count} issues; the stated value counts as the range.",
        gap.unranged,
    ).format(count=gap.unranged)


def unchanged(rounds: int) -> str:
    """For how long a party has not moved: "unchanged 3 rounds"; empty for none."""
    if rounds < 1:
        return ""
    return ngettext("unchanged for {rounds} round", "unchanged for {rounds} rounds", rounds).format(
        rounds=rounds
    )


def changed(change: RoundChange | None) -> str:
    """What became of a stated gap, like for like: "closed by 9 since Round 3", "unchanged since
    Round 3"."""
    if change is None or change.told_stated is None:
        return _("change not known")
    since = since_round(change.since)
    said = {
        -1: _("closed by {by} {since}"),
        0: _("unchanged {since}"),
        1: _("widened by {by} {since}"),
    }[_sign(change.told_stated)]
    return said.format(by=points(abs(change.told_stated)), since=since)


def _sign(change: float) -> int:
    """−1 closing, 0 nothing that shows in whole points, 1 widening."""
    rounded = whole(change)
    return (rounded > 0) - (rounded < 0)


def basis_changed(basis: Basis, share: float) -> str:
    """What else altered a stated gap: "1 more issue known, now rests on 75% of the
    weight"; "" for nothing."""
    gained = ngettext("{count} more issue known", "{count} more issues known", basis.gained)
    lost = ngettext("{count} issue no longer known", "{count} issues no longer known", basis.lost)
    mended = ngettext("{count} issue corrected", "{count} issues corrected", basis.corrected)
    counted = zip(basis, (gained, lost, mended), strict=True)
    told = [words.format(count=count) for count, words in counted if count]
    if basis.gained or basis.lost:
        told.append(_("now rests on {share} of the weight").format(share=percent(share)))
    return commas(told)


def compared(change: Comparison) -> str:
    """What altered a gap besides movement; "" for nothing."""
    if change.reweighed:
        return _("the weights have changed")
    return basis_changed(change.basis, change.now.coverage)


def who_moved(dossier: Dossier, pair: Pair, moved: Sequence[str]) -> str:
    """Which of a pair moved: "Russia moved, Ukraine did not", "both moved", "neither moved"."""
    if not moved:
        return _("neither moved")
    if len(moved) == len(pair):
        return _("both moved")
    still = next(party for party in pair if party not in moved)
    mover, other = (own_way(dossier.get(Party, party).name) for party in (moved[0], still))
    return _("{mover} moved, {other} did not").format(mover=mover, other=other)


def point_status(dossier: Dossier, point: Point, on: dt.date) -> str:
    """The status that the desk gave a point, and what its parties do to it: "open · stalled" where
    nobody moves, "stalled · moved since" where somebody has."""
    said = choice(point.status)
    if moved_though_stalled(dossier, point, on):
        return _("{status} · moved since").format(status=said)
    if point.status is not PointStatus.STALLED and stalled(dossier, point.id, on):
        return _("{status} · stalled").format(status=said)
    return said


def point_summary(dossier: Dossier, pair: Pair, point: str, today: dt.date) -> str:
    """The finding of a point from its figures alone: "Stated gap 48, closed by 9 since Round 3;
    Russia moved, Ukraine did not. Gap between ranges 12, closed by 2."."""
    now = gap_on(dossier, pair, point=point, on=today)
    change = change_since_round(dossier, pair, point, today)
    if now.stated is None and now.known:
        stated = _("Stated gap not known: no known issue carries weight.")
    elif now.stated is None:
        stated = _("Stated gap not known: {known}.").format(known=known_of(now))
    elif change is None:
        stated = _("Stated gap {gap}; no round held yet.").format(gap=points(now.stated))
    else:
        stated = _("Stated gap {gap}, {finding}.").format(
            gap=points(now.stated), finding=finding(dossier, pair, change)
        )
    return " ".join(sentence for sentence in (stated, _ranges(change)) if sentence)


def gap_finding(dossier: Dossier, pair: Pair, point: str | None, on: dt.date) -> str:
    """What became of the gap on a point, or on all with None, since the last round and who moved:
    "closed by 9 since Round 3; Russia moved, Ukraine did not"."""
    change = change_since_round(dossier, pair, point, on)
    return _("no round held yet") if change is None else finding(dossier, pair, change)


def finding(dossier: Dossier, pair: Pair, change: RoundChange) -> str:
    """What became of a gap and why, like for like: "closed by 9 since Round 3; Russia moved,
    Ukraine did not; 1 more issue known, now rests on 75% of the weight"."""
    why = _why(dossier, pair, change) if change.told_stated is not None else ""
    parts = (changed(change), why, compared(change.compared))
    return semicolons(parts)


def _why(dossier: Dossier, pair: Pair, change: RoundChange) -> str:
    moved, way = change.moved, _sign(change.told_stated or 0.0)
    if moved and not way:
        names = list_of([dossier.get(Party, party).name for party in moved])
        return _("{names} moved without narrowing it").format(names=names)
    if not moved and (way or change.stepped):
        least = number(dossier.talks.stall_threshold)
        return _("neither moved by {least} scale points or more").format(least=least)
    return who_moved(dossier, pair, moved)


def _ranges(change: RoundChange | None) -> str:
    """What became of the gap between ranges; empty where nothing did."""
    if change is None or change.told_between is None or not _sign(change.told_between):
        return ""
    closed, widened = _("closed by {by}"), _("widened by {by}")
    said = closed if change.told_between < 0 else widened
    return _("Gap between ranges {gap}, {changed}.").format(
        gap=points(change.now.between), changed=said.format(by=points(abs(change.told_between)))
    )


def band_words(dossier: Dossier, gap: Gap) -> str:
    """The band of a gap as it is shown: "band 30–50"; empty where nothing is stated, and unless the
    talks ask for bands."""
    ends = band(dossier, gap) if dossier.talks.bands else None
    if ends is None:
        return ""
    return _("band {low}–{high}").format(low=points(ends[0]), high=points(ends[1]))

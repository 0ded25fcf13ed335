"""How movements are told, on screen and on paper alike: in the issue's unit, with their direction.

"38 → 12 thousand troops, towards Ukraine": where a party stood, where it stands, and whose way that
is. A distance in scale points says neither, and is never told alone.
"""

import datetime as dt

from core.analysis.gaps import placement, standing
from core.analysis.illustrative import told
from core.analysis.movement import SAME, Move, MoveKind, RoundChange
from core.analysis.trend_value import Basis, Trend
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import since_round
from core.model.records import Issue, Party, Position
from core.model.scale_ends import extent
from core.model.steps import step_name
from core.text.conventions import measured, ranged
from core.text.saying import commas, list_of, number, points, semicolons
from core.views.words import basis_changed, compared


def movement(dossier: Dossier, move: Move, pair: Pair | None) -> str:
    """What an entry did to its party's place: "38 → 12 thousand troops, towards Ukraine", "range
    10–40 → 10–60 days", "corrected, 38 → 12"; where it stands, if it stood nowhere or stands there
    still; "" for none.

    The direction is told by where the others of a pair stand on that day. What is made up
    says so."""
    before, now = move.before, move.position
    if move.kind in (MoveKind.MOVED, MoveKind.STEP) and before is not None:
        way = _values(move.issue, before.value, now.value)
        said = commas((way, direction(dossier, move, pair)))
        return told(dossier, said, before, now)
    if move.kind in _RANGES and before is not None:
        way = _arrow(_range(before), _range(now), move.issue)
        return told(dossier, _("range {way}").format(way=way), before, now)
    said = place(move.issue, now)
    was = place(move.issue, before) if move.kind in _ELSEWHERE and before is not None else ""
    if was not in ("", said):
        said = _("{before} → {now}").format(before=was, now=said)
    if move.kind is MoveKind.CORRECTED:
        said = commas((_("corrected"), said))
    return told(dossier, said, before if was else None, now)


def like_for_like(change: float | None) -> str:
    """A change where the figures beside it tell another: "closed by 4 like for like"."""
    if change is None:
        return _("nothing to compare like for like")
    by = points(abs(change))
    if by == points(0.0):
        return _("unchanged like for like")
    said = _("closed by {by} like for like") if change < 0 else _("widened by {by} like for like")
    return said.format(by=by)


def since_words(change: RoundChange | None, *, ranges: bool = True) -> str:
    """What altered a gap besides movement since a round: "since Round 3: 1 more issue known, now
    rests on 75% of the weight"; "" for nothing, and where there was no gap before.
    Without `ranges`, of the stated gap alone."""
    if change is None or change.before.stated is None:
        return ""
    count = change.compared.reassessed if ranges else 0
    anew = ngettext(
        "ranges on {count} issue newly assessed, which is not movement",
        "ranges on {count} issues newly assessed, which is not movement",
        count,
    ).format(count=count)
    altered = commas((compared(change.compared), anew if count else ""))
    since = since_round(change.since)
    return _("{since}: {altered}").format(since=since, altered=altered) if altered else ""


def step(change: float | None, basis: Basis, share: float) -> str:
    """What became of a gap at a break in its trend: "closed by 4 like for like; 1 more issue known,
    now rests on 75% of the weight"."""
    altered = basis_changed(basis, share) or _("the weights have changed")
    return semicolons((like_for_like(change), altered))


def break_label(basis: Basis) -> str:
    """What a break in a trend is, in as few words as stand beside it: "+1 issue", "−2 issues"."""
    told = [
        ngettext("+{count} issue", "+{count} issues", basis.gained).format(count=basis.gained)
        if basis.gained
        else "",
        ngettext("−{count} issue", "−{count} issues", basis.lost).format(count=basis.lost)
        if basis.lost
        else "",
        _("corrected") if basis.corrected else "",
    ]
    return commas(told) or _("new weights")


_RANGES = (MoveKind.RANGE_WIDENED, MoveKind.RANGE_NARROWED, MoveKind.RANGE_SHIFTED)


_ELSEWHERE = (MoveKind.RANGE_ALONE, MoveKind.CORRECTED)


def place(issue: Issue, position: Position) -> str:
    """Where a position puts its party: "38 thousand troops", "62 of 100", "range 5–40 days";
    "" for nowhere."""
    if position.value is not None:
        return step_name(issue, position.value) or _united(issue, number(position.value))
    if position.low is not None:
        return _("range {way}").format(way=_united(issue, _range(position)))
    return ""


def _values(issue: Issue, before: float | None, now: float | None) -> str:
    assert before is not None, "who moved stood somewhere"
    assert now is not None, "who moved stands somewhere"
    names = step_name(issue, before), step_name(issue, now)
    if all(names):
        return _("{before} → {now}").format(before=names[0], now=names[1])
    return _arrow(number(before), number(now), issue)


def _arrow(before: str, now: str, issue: Issue) -> str:
    return _("{before} → {now}").format(before=before, now=_united(issue, now))


def _united(issue: Issue, said: str) -> str:
    """A figure with the issue's unit, or with what it is a figure of."""
    if issue.unit:
        return measured(said, issue.unit)
    if issue.low_end == 0 < issue.high_end:
        return _("{value} of {most}").format(value=said, most=number(issue.high_end))
    return _("{place} on the scale").format(place=said)


def _range(position: Position) -> str:
    if position.low is None or position.high is None:
        return number(position.value or 0.0)
    return ranged(number(position.low), number(position.high))


def direction(dossier: Dossier, move: Move, pair: Pair | None) -> str:
    """Whose way a party went: "towards Ukraine", "away from Ukraine", "past Ukraine"; "" where none
    of the others of the pair stands anywhere."""
    start, end = (_at(move.issue, position) for position in (move.before, move.position))
    party = move.position.party
    others = {
        dossier.get(Party, other).name: at
        for other in pair or ()
        if other != party
        and (at := standing(dossier, move.issue, other, move.position.date).value) is not None
    }
    if start is None or end is None or not others:
        return ""
    return _way(start, end, others)


def _way(start: float, end: float, others: dict[str, float]) -> str:
    ahead = [name for name, at in others.items() if (at - start) * (end - start) > SAME]
    passed = [name for name in ahead if (others[name] - end) * (end - start) < -SAME]
    reached = [name for name in ahead if name not in passed]
    if reached:
        return _("towards {names}").format(names=list_of(reached))
    if passed:
        return _("past {names}").format(names=list_of(passed))
    return _("away from {names}").format(names=list_of(list(others)))


def _at(issue: Issue, position: Position | None) -> float | None:
    return None if position is None else placement(issue, position)[0]


def breaks(trend: Trend) -> tuple[tuple[dt.date, str], ...]:
    """The days on which a line of a trend is broken, for other reasons than movement, each with its
    reason in a word or two."""
    stated = {n: break_label(trend.basis[n]) for n in trend.breaks}
    ranged = {n: _("range reassessed") for n in trend.range_breaks if n not in stated}
    return tuple((trend.dates[n], words) for n, words in sorted({**stated, **ranged}.items()))


def widening(before: Dossier, after: Dossier, issue: str, party: str, on: dt.date) -> str:
    """What became of a party's acceptable range where a value was put outside it: "Range widened to
    5–50 days to hold the value; …". "" where it is as before, or another than the one before
    stretched to the value: such a range was entered."""
    measure = after.get(Issue, issue)
    old, new = (_reach(each, measure, party, on) for each in (before, after))
    value = standing(after, measure, party, on).value
    if old is None or new is None or new == old or value is None:
        return ""
    if new != (min(old[0], value), max(old[1], value)):
        return ""
    said = _("Range widened to {range} to include the value; Ctrl+Z undoes both.")
    return said.format(range=extent(measure, *new))


def _reach(dossier: Dossier, issue: Issue, party: str, on: dt.date) -> tuple[float, float] | None:
    """The range in force, in the issue's unit; None where none is assessed."""
    stands = standing(dossier, issue, party, on).position
    if stands is None or stands.low is None or stands.high is None:
        return None
    return stands.low, stands.high

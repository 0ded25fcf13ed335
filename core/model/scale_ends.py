"""What is written along a scale: its anchors, and its two ends in the unit."""

from core.language import gettext as _
from core.model.naming import natural, step_names
from core.model.records import Anchor, Issue, Position
from core.text.conventions import measured, ranged
from core.text.saying import number

_AT_AN_END = 4.0
"""Scale points from an end within which an anchor leaves no room for another label."""


def labelled(issue: Issue) -> tuple[Anchor, ...]:
    """The labelled places of a scale: its anchors, and its ends in the unit where no anchor stands
    there."""
    ends = ((0.0, issue.low_end), (100.0, issue.high_end))
    free = (
        Anchor(at, natural(issue, end))
        for at, end in ends
        if all(abs(anchor.at - at) >= _AT_AN_END for anchor in issue.anchors)
    )
    return tuple(sorted((*issue.anchors, *free), key=lambda anchor: anchor.at))


def ends(issue: Issue) -> str:
    """What a scale covers: "0–40 days", "0–10"; "" for 0 to 100 without a unit."""
    plain = (issue.low_end, issue.high_end) == (0.0, 100.0)
    if plain and not issue.unit:
        return ""
    if issue.unit:
        return measured(ranged(number(issue.low_end), number(issue.high_end)), issue.unit)
    return ranged(natural(issue, issue.low_end), natural(issue, issue.high_end))


def extent(issue: Issue, low: float, high: float) -> str:
    """A range in one phrase: "15–50 troops", "no–yes"."""
    if names := step_names(issue, low, high):
        return ranged(*names)
    return measured(ranged(number(low), number(high)), issue.unit)


def range_in_words(issue: Issue, position: Position) -> str:
    """The range that a party is assessed to accept: "range 15–50 thousand troops"; "" if there is
    none."""
    if position.low is None or position.high is None:
        return ""
    return _("range {way}").format(way=extent(issue, position.low, position.high))

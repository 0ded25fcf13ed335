"""Random talks of two parties on a few issues, for properties that hold whatever was said."""

from hypothesis import settings
from hypothesis import strategies as st

from core.model.dossier import Dossier
from core.model.records import Commitment, Issue, Party, Point, Position
from tests.dossiers import TALKS, day

PAIR = ("a", "b")
LAST_DAY = 12
SCALES = ((0.0, 100.0), (85.0, 800.0), (50.0, -50.0))

some = settings(max_examples=60, deadline=None)

shares = st.none() | st.integers(0, 100).map(float)
days = st.integers(0, LAST_DAY)


@st.composite
def positions(draw: st.DrawFn, identifier: int, issues: list[Issue]) -> Position:
    """A position of either party on one of the issues, with or without value and range."""
    issue = draw(st.sampled_from(issues))
    value, ends = draw(shares), sorted((draw(shares) or 0.0, draw(shares) or 100.0))
    ranged = draw(st.booleans())
    low, high = sorted(issue.natural(end) for end in ends)
    silent = draw(st.integers(0, 9)) == 0
    return Position(
        f"{identifier:04}",
        issue.id,
        draw(st.sampled_from(PAIR)),
        day(draw(days)),
        None if value is None or silent else issue.natural(value),
        low if ranged else None,
        high if ranged else None,
        salience=draw(shares),
        commitment=Commitment.NO_STATEMENT if silent else Commitment.PRESS,
    )


@st.composite
def corrections(draw: st.DrawFn, identifier: int, said: list[Position]) -> Position:
    """A correction of a position or of another correction, on the same or on another date."""
    wrong = draw(st.sampled_from(said))
    value = draw(st.none() | st.sampled_from([p.value for p in said if p.issue == wrong.issue]))
    return Position(
        f"{identifier:04}",
        wrong.issue,
        wrong.party,
        draw(st.just(wrong.date) | days.map(day)),
        value,
        corrects=wrong.id,
    )


@st.composite
def talks(draw: st.DrawFn) -> Dossier:
    """Up to three issues on different scales and weights, what was said on them, corrections."""
    issues = [
        Issue(f"i{n}", n, "p", f"Issue {n}", draw(st.sampled_from((0.0, 0.5, 7.0))), (), "", *ends)
        for n, ends in enumerate(SCALES[: draw(st.integers(1, 3))])
    ]
    said = [draw(positions(n, issues)) for n in range(draw(st.integers(0, 25)))]
    for n in range(draw(st.integers(0, 4)) if said else 0):
        said.append(draw(corrections(100 + n, said)))
    parties = [Party("a", 1, "Arland", "AR"), Party("b", 2, "Borduria", "BO")]
    return Dossier.of([TALKS, *parties, Point("p", 1, "Quota"), *issues, *said])

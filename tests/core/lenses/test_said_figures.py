"""Every figure can be reckoned as of every day, whatever was corrected to whichever day."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.analysis import contradictions, matrix, movement, pace, silence, staleness, stalls
from core.analysis.gaps import gap
from core.analysis.trend import trend
from core.lenses.said import said_by
from core.model.dossier import Dossier
from core.model.records import Position
from core.views import checks
from core.views.citations import citations
from tests.dossiers import day, position, small

PAIR = ("a", "b")


def reckoned(dossier: Dossier, on: dt.date) -> None:
    """All that panels and packs ask of a dossier."""
    for point in (*(each.id for each in dossier.points), None):
        trend(dossier, PAIR, point=point, until=on)
        gap(dossier, PAIR, point=point, on=on)
        pace.pace(dossier, PAIR, point, on)
        pace.given_together(dossier, PAIR, point, on)
        pace.last_move(dossier, PAIR, point, on)
    for point in dossier.points:
        movement.change_since_round(dossier, PAIR, point.id, on)
        stalls.stalled(dossier, point.id, on)
        for issue in dossier.issues(point.id):
            for party in dossier.parties:
                matrix.issue_cell(dossier, issue, party, on)
                silence.silence(dossier, issue.id, party.id, on)
    movement.moves_between(dossier, day(0), on)
    staleness.count_stale(dossier, on)
    checks.findings(dossier, on)
    contradictions.contradictions(dossier)
    citations(dossier, on)


@given(
    st.lists(
        st.tuples(st.sampled_from(["x1", "x2", "x3", "x4"]), st.integers(0, 90), st.booleans()),
        max_size=5,
    ),
    st.integers(0, 100),
)
def test_whatever_was_corrected_to_whichever_day(
    corrected: list[tuple[str, int, bool]], on: int
) -> None:
    dossier = small()
    for number, (identifier, when, again) in enumerate(corrected):
        stands = dossier.get(Position, identifier)
        root = f"z{number - 1}" if again and number else stands.id
        of = dossier.find(Position, root) or stands
        dossier = dossier.replacing(
            None,
            position(f"z{number}", of.issue, of.party, when, of.value, corrects=of.id),
        )
    for cut in (day(on), day(on + 40)):
        reckoned(said_by(dossier, cut), cut)


def test_a_correction_dated_before_what_it_corrects() -> None:
    corrected = position("z", "i", "a", 1, 30.0, corrects="y")
    dossier = small(position("y", "i", "a", 50, 30.0), corrected)
    reckoned(said_by(dossier, day(20)), day(20))

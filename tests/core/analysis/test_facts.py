"""What is remembered from one dossier to the next: never anything else than what is found anew,
and worked out again for nothing but what an edit touched."""

import datetime as dt
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis import trend as trends
from core.analysis.contradictions import contradictions
from core.analysis.gaps import gap
from core.analysis.movement import change_since_round, in_force, moves_since
from core.analysis.pace import last_move
from core.analysis.staleness import count_stale
from core.analysis.stalls import stalled
from core.analysis.widest import widest_by_loops, widest_pair
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Commitment, Issue, Party, Point, PointStatus, Position, Role
from core.views.checks import findings
from core.views.party_card import party_cards
from core.views.position_map import MapChoices, rows
from tests.dossiers import TALKS, day, large, position, small

PAIR = ("a", "b")
DAYS = (day(2), day(45), day(120))


def fresh(dossier: Dossier) -> Dossier:
    """The same records in a dossier that remembers nothing."""
    return Dossier.of([record for kind in KINDS for record in dossier.all(kind)])


def told(dossier: Dossier, on: dt.date) -> tuple[object, ...]:
    """Everything that is remembered, as of a day."""
    points = (None, *(point.id for point in dossier.points))
    return (
        [gap(dossier, PAIR, point=point, on=on) for point in points],
        [trends.trend(dossier, PAIR, point=point, until=on) for point in points],
        [change_since_round(dossier, PAIR, point, on) for point in points],
        [widest_pair(dossier, point=point, on=on) for point in points],
        [last_move(dossier, PAIR, point, on) for point in points],
        [stalled(dossier, point.id, on) for point in dossier.points],
        moves_since(dossier, day(0), on),
        in_force(dossier, on),
        count_stale(dossier, on),
        contradictions(dossier),
        findings(dossier, on),
        [party_cards(dossier, point.id, on, frozenset()) for point in dossier.points],
        [rows(dossier, p.id, MapChoices(PAIR, today=on)) for p in dossier.points],
    )


def _placed(said):
    n, issue, party, on, value, silent = said
    how = {"commitment": Commitment.NO_STATEMENT} if silent else {"source": "s"}
    return position(f"n{n}", issue, party, on, None if silent else value, **how)


SAID = st.tuples(
    st.integers(0, 5),
    st.sampled_from("ij"),
    st.sampled_from("abm"),
    st.integers(0, 130),
    st.integers(0, 100).map(float),
    st.booleans(),
).map(_placed)


def _edit(kind, identifier, **fields):
    return kind, identifier, fields


EDITS = SAID | st.sampled_from(
    (
        _edit(Issue, "i", weight=10.0),
        _edit(Issue, "j", high_end=400.0),
        _edit(Party, "m", role=Role.PARTY),
        _edit(Party, "b", role=Role.OBSERVER),
        _edit(Point, "p", status=PointStatus.SETTLED),
        _edit(Point, "p", status=PointStatus.STALLED),
        _edit(type(TALKS), TALKS.id, stall_threshold=30.0, stale_days=5),
        _edit(Position, "x5", value=12.0),
    )
)


def edited(dossier: Dossier, edit) -> Dossier:
    """The next dossier: a position more, or in the place of that with its id; or other fields."""
    if isinstance(edit, Position):
        return dossier.replacing(dossier.find(Position, edit.id), edit)
    kind, identifier, fields = edit
    before = dossier.get(kind, identifier)
    return dossier.replacing(before, msgspec.structs.replace(before, **fields))


@given(edits=st.lists(EDITS, max_size=8), on=st.sampled_from(DAYS))
def test_what_is_remembered_is_what_is_found_anew(edits, on):
    dossier = small(Party("c", 4, "Caledon", "CA", role=Role.PARTY))
    for edit in edits:
        told(dossier, on)
        dossier = edited(dossier, edit)
        assert told(dossier, on) == told(fresh(dossier), on)


def test_an_edit_works_out_again_its_own_point_alone(monkeypatch):
    worked: Counter[str] = Counter()
    plain = trends.plain_trend

    def counted(dossier, pair, issues, until):
        worked.update({issue.point for issue in issues})
        return plain(dossier, pair, issues, until)

    monkeypatch.setattr(trends, "plain_trend", counted)
    dossier = large(300, points=4, issues=2, parties=3)
    points = [point.id for point in dossier.points]

    def look(shown):
        worked.clear()
        for point in points:
            trends.trend(shown, PAIR, point=point)
        return dict(worked)

    assert look(dossier) == dict.fromkeys(points, 1)
    assert look(dossier) == {}
    said = dossier.positions("p2i0", "a")[0]
    after = dossier.replacing(said, msgspec.structs.replace(said, value=1.0))
    assert look(after) == {"p2": 1}
    renamed = after.replacing(after.points[0], msgspec.structs.replace(after.points[0], name="X"))
    assert look(renamed) == {}


def test_words_are_made_anew_in_another_language(monkeypatch):
    dossier, made = small(), iter("abc")

    def say() -> str:
        return dossier.fact_of(dossier.shelf("i"), "words", lambda: next(made))

    assert [say(), say()] == ["a", "a"]
    monkeypatch.setattr("core.model.dossier.spoken", lambda: "fr")
    assert [say(), say()] == ["b", "b"]


@pytest.mark.parametrize("parties", [12, 20])
def test_many_parties_by_arrays_are_as_far_apart_as_by_loops(parties):
    dossier = large(parties * 20, points=2, issues=3, parties=parties)
    for point in (None, "p0", "p1"):
        issues = dossier.all(Issue) if point is None else dossier.issues(point)
        everybody = [party.id for party in dossier.parties]
        pair, wide = widest_by_loops(dossier, issues, everybody, None)
        found = widest_pair(dossier, point=point)
        assert found == (pair, pytest.approx(wide))


def test_many_parties_of_which_none_is_placed_are_not_apart():
    parties = [Party(f"q{n}", n + 9, f"Q{n}", f"Q{n}") for n in range(20)]
    bare = Dossier.of([TALKS, *parties, Point("p", 1, "P"), Issue("i", 1, "p", "I")])
    assert widest_pair(bare, point=None) is None

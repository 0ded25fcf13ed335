"""Sources that do not agree."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.contradictions import Clash, contradicting, contradictions
from core.model.records import Commitment, Position, Source
from tests.dossiers import position, small

OTHER = Source("t", 2, "A wire report")


def clashes(*more):
    """What contradicts what: the sort and the two ids."""
    found = contradictions(small(OTHER, *more))
    return [(each.clash, each.first.id, each.second.id) for each in found]


def test_agreement_is_no_contradiction():
    assert clashes() == []
    assert clashes(position("y", "i", "a", 1, 10.0, low=5.0, high=40.0, source="t")) == []


def test_another_range_at_the_same_value_is_no_contradiction():
    assert clashes(position("y", "i", "a", 1, 10.0, low=0.0, high=90.0, source="t")) == []
    fields = {"low": 0.0, "high": 90.0, "source": "t", "corrects": "x1"}
    assert clashes(position("y", "i", "a", 5, 10.0, **fields)) == []


def test_two_sources_disagree_on_a_day():
    assert clashes(position("y", "i", "a", 1, 30.0, source="t")) == [(Clash.DISAGREE, "x1", "y")]


def test_a_source_restates_its_own_figure():
    assert clashes(position("y", "i", "a", 1, 30.0, source="s")) == [(Clash.RESTATED, "x1", "y")]


def test_a_correction_from_another_source_restates():
    other = position("y", "i", "a", 5, 30.0, source="t", corrects="x1")
    assert clashes(other) == [(Clash.RESTATED, "x1", "y")]
    assert clashes(position("y", "i", "a", 5, 30.0, source="s", corrects="x1")) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"on": 2, "value": 30.0, "source": "t"},
        {"on": 1, "value": 30.0},
        {"on": 1, "commitment": Commitment.NO_STATEMENT, "source": "t"},
        {"on": 1, "source": "t", "statement": "Words alone."},
    ],
)
def test_another_day_no_source_or_no_place_is_no_contradiction(fields):
    assert (
        clashes(position("y", "i", "a", fields.pop("on"), fields.pop("value", None), **fields))
        == []
    )


def test_a_position_knows_what_contradicts_it():
    dossier = small(OTHER, position("y", "i", "a", 1, 30.0, source="t"))
    for identifier in ("x1", "y"):
        (found,) = contradicting(dossier, dossier.get(Position, identifier))
        assert (found.first.id, found.second.id) == ("x1", "y")
    assert contradicting(dossier, dossier.get(Position, "x2")) == ()


SAID = st.tuples(
    st.integers(1, 3), st.sampled_from([None, 10.0, 20.0]), st.sampled_from("st") | st.none()
)


@given(st.lists(SAID, max_size=8))
def test_it_is_as_by_hand(said):
    more = [
        position(f"y{n}", "j", "m", on, value, source=source, statement="Words.")
        for n, (on, value, source) in enumerate(said)
    ]
    by_hand = {
        (a.id, b.id)
        for a, b in itertools.combinations(more, 2)
        if a.date == b.date
        and a.source
        and b.source
        and None not in (a.value, b.value)
        and a.value != b.value
    }
    assert {(first, second) for _clash, first, second in clashes(*more)} == by_hand

"""Many new records are checked at once: what one rule forbids is refused among others too."""

import datetime as dt
import math

import pytest
from msgspec.structs import replace

from core.editing.rules import check
from core.editing.rules_at_once import keep_all_rules
from core.errors import RuleBroken
from core.model.change import Edit, runs
from core.model.choices import Commitment
from core.model.records import Issue, Party, Position, Source
from tests.dossiers import small

DOSSIER = small()
ISSUE = next(iter(DOSSIER.all(Issue)))
GOOD = Position("new", ISSUE.id, DOSSIER.parties[0].id, dt.date(2026, 1, 2), ISSUE.low_end)


def among_others(position):
    several = [replace(GOOD, id=f"new{n}") for n in range(5)]
    return [*several[:3], position, *several[3:]]


def test_what_is_right_is_passed_at_once():
    positions = among_others(replace(GOOD, statement="Yes", low=ISSUE.low_end, high=ISSUE.high_end))
    assert keep_all_rules(DOSSIER, positions)
    check([Edit(None, each) for each in positions], DOSSIER)


@pytest.mark.parametrize(
    "wrong",
    [
        {"issue": "none"},
        {"party": "none"},
        {"source": "none"},
        {"round": "none"},
        {"corrects": "none"},
        {"corrects": "new"},
        {"value": ISSUE.high_end + 1},
        {"ideal": -1e9},
        {"value": math.nan},
        {"salience": math.inf},
        {"salience": 101.0},
        {"low": 1.0},
        {"low": 2.0, "high": 1.0},
        {"date": dt.date(999, 1, 1)},
        {"statement": "a\0b"},
        {"locator": "\ud800"},
        {"commitment": Commitment.NO_STATEMENT},
    ],
)
def test_what_is_wrong_is_refused_among_others(wrong):
    positions = among_others(replace(GOOD, **wrong))
    assert not keep_all_rules(DOSSIER, positions)
    with pytest.raises((RuleBroken, TypeError, KeyError)):
        check([Edit(None, each) for each in positions], DOSSIER)


@pytest.mark.parametrize(
    "wrong", [{"value": "1"}, {"value": int(ISSUE.low_end)}, {"commitment": "informal"}]
)
def test_a_wrong_type_is_not_passed(wrong):
    assert GOOD.value == int(ISSUE.low_end)
    assert not keep_all_rules(DOSSIER, among_others(replace(GOOD, **wrong)))
    assert not keep_all_rules(DOSSIER, [replace(GOOD, **wrong)] * 3)


def test_runs_hold_what_is_added_of_one_kind_in_order():
    party, source = DOSSIER.parties[0], Source("s", 1, "S")
    assert isinstance(party, Party)
    added = [Edit(None, replace(GOOD, id=f"{n}")) for n in range(5)]
    edits = [*added, Edit(None, source), Edit(party, party), Edit(party, None), *added[:2]]
    parts = [[*run] for run in runs(edits, 3)]
    assert [len(part) for part in parts] == [3, 2, 1, 1, 1, 2]
    assert [edit for part in parts for edit in part] == edits

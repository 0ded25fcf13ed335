"""The example dossier: whole, neutral in order, honest about what is not known."""

import datetime as dt

import pytest

from core.asof import said_by
from core.change import Edit
from core.exchange.sample import DAY, example, example_texts, make_example
from core.gaps import gap
from core.kinds import KINDS
from core.model import (
    Clause,
    ClauseStatus,
    Confidence,
    Excerpt,
    Issue,
    Line,
    LineType,
    Note,
    Outcome,
    Party,
    Point,
    Position,
    Proposal,
    Round,
    Source,
    Wording,
)
from core.movement import stalled
from core.passages import STORED_TEXT, passage, target
from core.rounds import next_round
from core.rules import check
from core.trend import trend

HISTORY = "Illustrative history, not a record of events"


@pytest.fixture(scope="module")
def dossier():
    return example()


def test_it_keeps_every_rule(dossier):
    records = [record for kind in KINDS for record in dossier.all(kind)]
    check([Edit(None, record) for record in records], dossier)


def test_parties_stand_in_alphabetical_order_and_none_is_ours(dossier):
    names = [party.name for party in dossier.parties]
    assert names == sorted(names) == ["Russia", "Ukraine", "United States"]
    assert dossier.talks.own is None


def test_it_says_that_placements_are_illustrative(dossier):
    assert dossier.talks.notice == "Illustrative placements"
    assert {p.confidence for p in dossier.all(Position)} <= {Confidence.LOW, Confidence.MEDIUM}


def test_earlier_rounds_rest_on_the_illustrative_source(dossier):
    history = next(s for s in dossier.all(Source) if s.title == HISTORY)
    for position in dossier.all(Position):
        assert (position.source == history.id) == (position.round is not None)


def test_every_position_has_a_source(dossier):
    assert all(position.source for position in dossier.all(Position))


def test_points_have_issues_with_labelled_scales(dossier):
    assert len(dossier.points) == 3
    for point in dossier.points:
        issues = dossier.issues(point.id)
        assert 3 <= len(issues) <= 4
        assert sum(issue.weight for issue in issues) == 100
        for issue in issues:
            assert [anchor.at for anchor in issue.anchors] == [0, 25, 50, 75, 100]


def test_the_size_of_the_army_has_a_natural_unit(dossier):
    army = next(issue for issue in dossier.all(Issue) if issue.unit)
    assert (army.unit, army.low_end, army.high_end) == ("thousand troops", 85, 800)


def test_what_the_analysis_does_not_say_is_unknown(dossier):
    referendum = next(i for i in dossier.all(Issue) if i.name == "Referendum")
    russia = next(p for p in dossier.parties if p.name == "Russia")
    assert all(p.value is None for p in dossier.positions(referendum.id, russia.id))


def test_the_trend_has_steps_and_some_ranges_overlap(dossier):
    pair = (dossier.talks.first, dossier.talks.second)
    for point in dossier.points:
        assert len(set(trend(dossier, pair, point=point.id).between)) >= 4
    whole = gap(dossier, pair, on=DAY)
    assert any(each.overlap for each in whole.issues)
    assert 0 < whole.coverage < 1


def test_one_point_is_stalled_on_its_day_and_the_next_round_is_near(dossier):
    assert [stalled(dossier, point.id, DAY) for point in dossier.points] == [True, False, False]
    coming = next_round(dossier, DAY)
    assert (coming.number, coming.date - DAY) == (5, dt.timedelta(days=6))


def test_plan_points_that_nobody_described_are_not_counted_as_settled(dossier):
    clauses = dossier.all(Clause)
    assert [clause.number for clause in clauses] == list(range(1, 21))
    worded = {wording.clause for wording in dossier.all(Wording)}
    for clause in clauses:
        assert (clause.id in worded) != (clause.title == "Not described in the source")
        assert (clause.status is ClauseStatus.UNKNOWN) == (clause.id not in worded)
        assert clause.status is not ClauseStatus.AGREED


def test_clauses_stand_where_their_last_outcome_left_them(dossier):
    last = {outcome.clause: outcome.status for outcome in dossier.all(Outcome)}
    assert {c.id: c.status for c in dossier.all(Clause) if c.id in last} == last
    first = said_by(dossier, dossier.all(Round)[0].date)
    assert {clause.status for clause in first.all(Clause)} == {
        ClauseStatus.OPEN,
        ClauseStatus.UNKNOWN,
    }


def test_every_note_and_excerpt_stands_on_a_phrase_that_is_there(dossier):
    stored = example_texts().__getitem__
    for note in dossier.all(Note):
        if note.parent is None:
            assert_stands(note, passage(target(dossier, note), note.field, stored))
    for excerpt in dossier.all(Excerpt):
        text = passage(dossier.get(Source, excerpt.source), STORED_TEXT, stored)
        assert_stands(excerpt, text)
        assert dossier.get(Position, excerpt.position).source == excerpt.source


def assert_stands(phrase, text):
    assert text[phrase.start : phrase.end] == phrase.quote
    assert text[: phrase.start].endswith(phrase.prefix)
    assert text[phrase.end :].startswith(phrase.suffix)


def test_there_is_something_of_everything(dossier):
    assert {line.type for line in dossier.all(Line)} == set(LineType)
    assert any(proposal.replaces for proposal in dossier.all(Proposal))
    assert all(point.bottom_line.endswith(".") for point in dossier.all(Point))
    assert dossier.count(Round) == 5
    assert any(note.resolved for note in dossier.all(Note))


def test_it_is_the_same_each_time(dossier):
    example.cache_clear()
    assert example() == dossier


def test_another_day_moves_the_whole_calendar():
    today = dt.date(2026, 11, 23)
    moved, fixed = example(today), example()
    assert next_round(moved, today).date - today == dt.timedelta(days=6)
    pairs = zip(moved.all(Position), fixed.all(Position), strict=True)
    assert {one.date - other.date for one, other in pairs} == {today - DAY}
    assert moved.all(Party) == fixed.all(Party)


def test_its_file_holds_the_stored_texts(tmp_path, dossier):
    workspace = make_example(tmp_path / "example.parley")
    assert workspace.dossier == dossier
    for source in dossier.all(Source):
        assert workspace.store.text(source.digest) == example_texts()[source.digest]
    assert any(hit.kind is Source for hit in workspace.store.search("bargaining"))
    workspace.close()

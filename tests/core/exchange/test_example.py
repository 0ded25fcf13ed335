"""The example dossier: whole, neutral in order, honest about what is not known."""

import datetime as dt

import pytest

from core.analysis.gaps import gap
from core.analysis.rounds import next_round
from core.analysis.stalls import stalled
from core.analysis.trend import trend
from core.editing.rules import check
from core.exchange.example import DAY, example, example_texts, make_example
from core.lenses.said import said_by
from core.model.change import Edit
from core.model.kinds import KINDS
from core.model.records import (
    Action,
    AgendaItem,
    Clause,
    ClauseStatus,
    Confidence,
    Delegate,
    Excerpt,
    Issue,
    Line,
    LineType,
    Negotiation,
    Note,
    Outcome,
    Party,
    Point,
    Position,
    Proposal,
    Response,
    Round,
    Source,
    Term,
    Wording,
)
from core.model.texts import STORED_TEXT, passage, target
from core.views.plan import plan_progress

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


def test_what_was_said_at_a_round_rests_on_the_illustrative_source(dossier):
    history = next(s for s in dossier.all(Source) if s.title == HISTORY)
    for position in dossier.all(Position):
        assert position.round is None or position.source == history.id


def test_the_talks_are_between_the_united_states_and_ukraine(dossier):
    names = {dossier.get(Party, key).name for key in (dossier.talks.first, dossier.talks.second)}
    assert names == {"Ukraine", "United States"}
    russia = next(party for party in dossier.parties if party.name == "Russia")
    met = [position for position in dossier.all(Position) if position.round is not None]
    assert russia.id not in {position.party for position in met}
    assert all("Russia" not in each.delegation for each in dossier.all(Round))
    assert "Moscow’s answer" in dossier.talks.summary


def test_whatever_the_source_does_not_say_is_marked_where_it_is_read(dossier):
    """Every text that could be taken for a fact names the source or says that it is made up."""
    unmarked = [
        (type(record).__name__, line)
        for kind, fields in TOLD.items()
        for record in dossier.all(kind)
        for field in fields
        for line in getattr(record, field).splitlines()
        if not names_its_source(line)
    ]
    assert unmarked == []


TOLD = {
    Negotiation: ("plan_summary",),
    Point: ("bottom_line", "unlock"),
    Round: ("place", "delegation", "objectives", "record", "purpose", "decisions"),
    AgendaItem: ("title", "remark", "press"),
    Action: ("text",),
    Delegate: ("function",),
    Line: ("text",),
    Note: ("text",),
    Term: ("text",),
    Response: ("text",),
}


def names_its_source(line):
    return "ource 1" in line or "llustrative" in line


def test_what_names_a_source_names_the_right_one(dossier):
    """A record that rests on the illustrative source says so in its own words; one that rests on
    the analysis does not mix the two."""
    history = next(s for s in dossier.all(Source) if s.title == HISTORY).id
    for kind, field in (
        (Position, "statement"),
        (Wording, "text"),
        (Proposal, "summary"),
        (Response, "text"),
    ):
        for record in dossier.all(kind):
            assert record.source
            made_up = getattr(record, field).startswith("Illustrative")
            assert made_up == (record.source == history)


def test_a_source_is_marked_as_made_up_where_its_title_says_so(dossier):
    for source in dossier.all(Source):
        assert source.illustrative == source.title.startswith("Illustrative")


def test_no_number_and_no_bracket_is_taken_for_the_source_s(dossier):
    history = next(s for s in dossier.all(Source) if s.title == HISTORY).id
    for wording in dossier.all(Wording):
        assert "[" not in wording.text or wording.source == history
        assert "number illustrative" in dossier.get(Clause, wording.clause).title


def test_a_red_line_is_one_that_the_source_states(dossier):
    """Only a refusal in so many words is one: Ukraine's on land, vote, recognition and NATO."""
    held = {dossier.get(Issue, p.issue).name for p in dossier.all(Position) if p.red_line}
    assert held == {"Remaining Donbas", "Referendum", "Recognition", "NATO membership"}


def test_nothing_the_source_tells_of_the_three_points_is_missing():
    text = " ".join(next(iter(example_texts().values())).split())
    for told in (
        "Ukraine’s President",
        "agree on many of the points",
        "sovereignty and democratic principles",
        "Europe and beyond",
        "political realities and by the law",
        "Western allies",
        "return to Ukrainian control",
        "international community",
        "troops are on the site",
        "fighting nearby",
        "whole region",
        "urgent",
    ):
        assert told in text


def test_that_many_points_are_agreed_is_told_though_no_clause_is(dossier):
    assert "agree on many of the 20 points" in dossier.talks.plan_summary
    assert plan_progress(dossier) == "20"


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
    assert any(hit.kind is Source for hit in workspace.store.words.search("bargaining"))
    workspace.close()

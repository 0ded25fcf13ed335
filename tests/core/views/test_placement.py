"""What forms and grids say of a party's place: the last one, what holds on, what contradicts it."""

from core.model.records import Anchor, Issue, Party, Round, Source
from core.views.attendance import NEVER_MET, attendance
from core.views.contradiction import contradiction
from core.views.evidence import positions_on_record
from core.views.placement import carried, placement
from tests.dossiers import day, position, small


def test_a_placement_is_said_with_its_unit_and_without() -> None:
    dossier = small()
    there = placement(dossier, dossier.get(Issue, "j"), "b")
    assert (there.figure, there.words) == ("280", "280 boats")
    nowhere = placement(dossier, dossier.get(Issue, "j"), "m")
    assert (nowhere.position, nowhere.words, nowhere.date) == (None, "", None)


def test_a_place_on_a_scale_without_a_unit_has_a_figure_too() -> None:
    steps = (Anchor(0, "no"), Anchor(100, "yes"))
    dossier = small(
        Issue("k", 3, "p", "Inspection", 1.0, steps, high_end=1.0),
        position("x8", "k", "a", 8, 1.0),
        position("x9", "i", "m", 9, statement="Let us see."),
    )
    assert placement(dossier, dossier.get(Issue, "i"), "b").figure == "80"
    assert placement(dossier, dossier.get(Issue, "k"), "a").figure == "yes"
    assert placement(dossier, dossier.get(Issue, "i"), "m").figure == ""


def test_a_number_that_is_made_up_says_so() -> None:
    dossier = small(
        Source("made", 2, "Exercise", illustrative=True),
        position("x9", "j", "m", 9, 150.0, source="made"),
    )
    there = placement(dossier, dossier.get(Issue, "j"), "m")
    assert (there.figure, there.words) == ("150", "illustrative 150 boats")


def test_what_was_assessed_holds_on_with_its_day() -> None:
    dossier = small(position("x9", "i", "a", 9, 20.0, salience=40.0))
    said = carried(dossier, dossier.get(Issue, "i"), "a")
    assert "range 5 to 40 (carried over from 2 January 2025)" in said
    assert "salience 40 (carried over from 10 January 2025)" in said
    assert carried(dossier, dossier.get(Issue, "j"), "a") == ""


def test_sources_that_disagree_stand_side_by_side() -> None:
    other = Source("t", 2, "Another newspaper")
    dossier = small(other, position("x9", "i", "a", 1, 70.0, statement="More.", source="t"))
    found = contradiction(dossier, "x1")
    assert found is not None
    assert found.title == "Arland on Catch, 2 January 2025"
    assert found.explanation.startswith("Two sources disagree.")
    assert [side.place for side in found.sides] == ["10", "70"]
    assert [side.statement for side in found.sides] == ["Little.", "More."]
    assert found.sides[0].range == "accepts 5 to 40"
    assert contradiction(dossier, "x3") is None
    assert contradiction(dossier, "gone") is None


def test_silence_is_said_once_a_round_was_held() -> None:
    quiet = attendance(small(), "i", "a", day(36))
    assert quiet.words == "silent in Round 1"
    third = small(Round("r3", 3, day(20)))
    assert attendance(third, "i", "a", day(36)).words == "silent in Rounds 1 and 3"
    assert quiet.by_round == ("Round 1, 1 January 2025: ○ silent",)
    assert attendance(small(), "i", "m", day(36)).words == "never spoke on this"
    assert attendance(small(), "i", "a", day(0)) == NEVER_MET


def test_positions_are_offered_the_latest_first() -> None:
    offered = dict(positions_on_record(small(), 2))
    assert [*offered] == ["x5", "x4"]
    assert "280 boats" in offered["x4"]


def test_of_what_is_offered_only_the_statement_is_cut_and_that_is_seen() -> None:
    lengthy = " ".join(["Provisional administration of the coastal provinces"] * 4)
    told = " ".join(["We keep our ports open."] * 20)
    dossier = small(Party("x", 9, lengthy, "PA"), position("x9", "i", "x", 9, 1.0, statement=told))
    line = dict(positions_on_record(dossier, 9))["x9"]
    assert line.startswith(f"{lengthy} on Catch · ")
    assert line.endswith("…")
    assert len(line) < len(lengthy) + 200

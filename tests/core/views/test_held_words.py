"""What is held as a member is said to be so, wherever it is shown."""

import pytest

from core.analysis.gaps import gap
from core.model.dossier import Dossier
from core.model.records import (
    Issue,
    Membership,
    Party,
    Position,
    Proposal,
    Record,
    Role,
    Source,
    Term,
)
from core.views.checks import findings
from core.views.held_words import footnotes
from core.views.inspector import Subject, in_force
from core.views.matrix import Matrix, Only, Shown, View
from core.views.packages import trade
from core.views.party_card import party_card
from core.views.placement import placement
from core.views.position_map import IssueRow, MapChoices, PartyMark, nowhere_words, rows
from core.views.positions import NotHeard, PositionWords, position_words
from core.views.trend import TrendView, explanation
from core.views.words import held_note
from tests.dossiers import day, position, small

TODAY = day(60)
BLOC, ISLES, FRANK = (
    Party("c", 4, "Coastal States", "CS"),
    Party("d", 5, "Islands", "IS"),
    Party("f", 6, "Frankland", "FR"),
)


def bloc(*more: Record) -> Dossier:
    """The two parties with a bloc, which has a position, and a member, which has none."""
    said = position("y", "i", "c", 50, 40.0, low=30.0, high=50.0, source="s", red_line="No less.")
    return small(
        BLOC, FRANK, Membership("h", "c", "f", day(10)), said, Source("s", 1, "Note"), *more
    )


def torn() -> Dossier:
    """The member with two groups that differ."""
    return bloc(ISLES, Membership("k", "d", "f"), position("z", "i", "d", 51, 70.0))


def mark(dossier: Dossier, party: str = "f") -> tuple[IssueRow, PartyMark]:
    """A row of the map, and the mark of a party on it."""
    row = rows(dossier, "p", MapChoices(("a", "b"), today=TODAY))[0]
    return row, next(each for each in row.marks if each.party == party)


def test_the_matrix_has_the_sign_and_whose_position_it_is() -> None:
    matrix = Matrix(bloc(), Shown(), None, TODAY)
    cell = matrix.cell(*matrix.place("i", "f"))
    assert cell.heading == "40 †"
    assert cell.below.startswith("as member of CS · 30–50")
    assert cell.basis.startswith("held as a member of Coastal States")
    own = matrix.cell(*matrix.place("i", "c"))
    assert (own.heading, "member" in own.basis) == ("40", False)


def test_the_matrix_names_groups_that_differ() -> None:
    matrix = Matrix(torn(), Shown(only=Only.UNKNOWN), None, TODAY)
    cell = matrix.cell(*matrix.place("i", "f"))
    assert not cell.known
    assert cell.heading == "its groups differ: CS and IS"


def test_a_mean_says_on_how_many_issues_a_group_speaks() -> None:
    matrix = Matrix(bloc(), Shown(View.POINTS), None, TODAY)
    assert "1 issue as a member of a group" in matrix.cell(*matrix.place("p", "f")).basis


def test_a_gap_says_on_how_many_issues_a_group_speaks() -> None:
    dossier = bloc()
    said = "On 1 issue a party holds the position of its group."
    assert held_note(gap(dossier, ("f", "b"), on=TODAY)) == said
    assert held_note(gap(dossier, ("c", "b"), on=TODAY)) == ""
    matrix = Matrix(dossier, Shown(View.GAPS), ("f", "b"), TODAY)
    assert said in matrix.cell(0, len(matrix.columns) - 1).basis


def test_the_map_has_the_sign_a_footnote_and_nothing_to_move() -> None:
    row, found = mark(bloc())
    assert (found.value, found.low, found.sign, found.own) == (40, 30, "FR†", None)
    assert not found.has_ends
    assert row.footnotes == ("† FR: as member of CS",)
    assert "Frankland: 40, held as a member of Coastal States" in row.summary
    assert "held as a member of Coastal States" in found.tip
    assert mark(bloc(), "c")[1].sign == "CS"


def test_footnotes_gather_the_members_of_a_group() -> None:
    held = [
        ("AR", "as x", ""),
        ("BO", "as y", ""),
        ("CA", "as x", ""),
        ("DE", "", "x and y differ"),
    ]
    assert footnotes(held) == ("† AR, CA: as x", "† BO: as y", "DE: x and y differ")


def test_the_map_names_groups_that_differ() -> None:
    row, found = mark(torn())
    assert found.at is None
    assert nowhere_words((found,), coded=True) == ""
    assert row.footnotes == ("FR: its groups differ: CS and IS",)
    assert "its groups differ: Coastal States and Islands" in found.tip


def test_the_card_has_the_words_of_the_group_as_such() -> None:
    dossier = bloc(position("w", "j", "f", 50, 150.0))
    card = party_card(dossier, "p", dossier.get(Party, "f"), TODAY)
    assert card.lead is not None
    assert card.lead.held == "held as a member of Coastal States"
    assert card.lead.meta.startswith("held as a member of Coastal States †")
    assert card.lead.red_line == "No less."
    assert [each.held for each in card.others] == [""]


def test_the_card_names_groups_that_differ() -> None:
    dossier = torn()
    card = party_card(dossier, "p", dossier.get(Party, "f"), TODAY)
    assert card.lead is None
    assert card.unknown == "Catch: its groups differ: Coastal States and Islands"


def test_a_pack_has_it_in_the_table_of_positions() -> None:
    dossier = bloc()
    told = position_words(dossier, dossier.get(Issue, "i"), FRANK, TODAY)
    assert isinstance(told, PositionWords)
    assert (told.latest.id, told.place) == ("y", "at 40")
    assert told.held == "held as a member of Coastal States †"
    assert told.red_line is dossier.get(Position, "y")
    torn_up = position_words(torn(), dossier.get(Issue, "i"), FRANK, TODAY)
    assert isinstance(torn_up, NotHeard)
    assert torn_up.why == "its groups differ: Coastal States and Islands"


def test_words_of_its_own_stand_beside_the_place_of_the_group() -> None:
    dossier = bloc(position("v", "i", "f", 55, statement="We shall see."))
    told = position_words(dossier, dossier.get(Issue, "i"), FRANK, TODAY)
    assert isinstance(told, PositionWords)
    assert (told.latest.id, told.place, bool(told.held)) == ("v", "at 40", True)


def test_a_form_offers_no_position_of_a_group_as_the_party_s_own() -> None:
    found = placement(bloc(), bloc().get(Issue, "i"), "f")
    assert (found.position, found.figure) == (None, "")
    assert found.words == "40, held as a member of Coastal States"
    assert placement(torn(), torn().get(Issue, "i"), "f").words.startswith("its groups differ")


def test_nothing_is_missing_where_a_group_speaks_but_where_groups_differ() -> None:
    said = [each.sentence for each in findings(bloc(), TODAY)]
    (missing,) = [each for each in said if "Frankland" in each]
    assert missing == "Frankland, Fleet: no position recorded"
    (clash,) = [each for each in findings(torn(), TODAY) if "differ" in each.sentence]
    assert clash.sentence == "Frankland, Catch: its groups differ: Coastal States and Islands"
    assert (clash.fix, clash.party) == ("position", "f")


def test_the_way_to_a_term_is_that_of_the_group() -> None:
    proposal = Proposal("o", 1, "One third")
    dossier = bloc(proposal, Term("e", 1, "o", "i", 35.0))
    told = trade(dossier, proposal, TODAY, 9)
    way = told.rows[0].ways[told.parties.index(FRANK)]
    assert (way.words, way.in_range) == ("5 †", True)
    assert "† FR: held as a member of Coastal States" in told.notes


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.OBSERVER, Role.GUARANTOR])
def test_whoever_has_a_position_is_told_its_way_and_others_are_named(role: Role) -> None:
    proposal = Proposal("o", 1, "One third")
    quiet = Party("q", 7, "Quiet", "QU", role)
    speaks = Party("r", 8, "Referee", "RE", role)
    said = position("u", "i", "r", 3, 30.0)
    dossier = small(quiet, speaks, said, proposal, Term("e", 1, "o", "i", 35.0))
    told = trade(dossier, proposal, TODAY, 9)
    assert speaks in told.parties
    assert quiet not in told.parties
    assert "Not placed on these issues: Quiet." in told.notes
    few = trade(dossier, proposal, TODAY, 2)
    assert any(each.startswith("Not shown for lack of room: ") for each in few.notes)


def test_a_step_of_the_trend_names_who_spoke() -> None:
    told = explanation(bloc(), "p", ("f", "b"), TrendView(), day(50)).words
    assert "Frankland on Catch: " in told
    assert "(as said by Coastal States, source" in told


def test_what_several_hold_stands_once_beside_the_point() -> None:
    found = in_force(bloc(Membership("l", "c", "m")), Subject("p", ""))
    assert len({each.id for each in found}) == len(found)

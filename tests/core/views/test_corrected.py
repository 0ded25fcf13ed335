"""A correction dated later alters the account of a party: nowhere is it told as a move."""

from core.analysis.movement import has_moved, moves_since
from core.analysis.pace import given, last_move
from core.model.dossier import Dossier
from core.model.records import Issue, Round
from core.views.moves import moved_furthest, positions_taken, said_since
from core.views.words import gap_finding
from tests.dossiers import day, position, small

PAIR = ("a", "b")
TODAY = day(60)
CORRECTION = position("y", "i", "b", 50, 60.0, corrects="x5")


def corrected() -> Dossier:
    return small(CORRECTION, Round("r3", 3, day(45)))


def test_a_late_correction_is_no_move_in_any_account() -> None:
    dossier = corrected()
    since = dossier.get(Round, "r3")
    assert "moved, " not in gap_finding(dossier, PAIR, "p", TODAY)
    assert "1 issue corrected" in gap_finding(dossier, PAIR, "p", TODAY)
    assert not has_moved(dossier, dossier.get(Issue, "i"), "b", day(44), TODAY)
    assert moved_furthest(dossier, since, TODAY, PAIR, 4) == ()
    (told,) = said_since(dossier, since, TODAY, PAIR)
    assert (told.tag, told.way) == (
        "Corrected",
        "corrected, 80 of 100 → 60 of 100",
    )
    assert last_move(dossier, PAIR, "p", TODAY) is None


def test_a_correction_takes_the_place_of_what_it_corrects_among_the_positions_taken() -> None:
    taken = [each.position.id for each in positions_taken(corrected(), PAIR)]
    assert taken == ["y", "x4", "x3", "x2", "x1"]


def test_what_a_party_gave_is_counted_from_where_it_first_stood() -> None:
    dossier = corrected()
    gave = given(dossier, dossier.get(Issue, "i"), PAIR, TODAY)
    assert (gave.gap, gave.second) == (80.0, 30 / 80)


def test_who_moves_after_a_correction_has_moved_from_there() -> None:
    dossier = small(CORRECTION, position("z", "i", "b", 52, 50.0))
    assert [(m.position.id, m.before.id) for m in moves_since(dossier, day(51)) if m.before] == [
        ("z", "y")
    ]
    assert has_moved(dossier, dossier.get(Issue, "i"), "b", day(51), TODAY)

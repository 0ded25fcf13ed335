"""What is new since a round, as the overview lists it."""

from core.model.dossier import Dossier
from core.model.records import Round
from core.views.moves import said_since
from core.views.overview import MOST_MOVES, news
from tests.dossiers import TALKS, day, position, small

PAIR = ("a", "b")


def test_the_latest_move_comes_first_and_says_what_it_came_to() -> None:
    dossier = small()
    found = news(dossier, dossier.get(Round, "r1"), day(36), PAIR)
    assert found.title == "Since Round 1"
    assert found.note == "5 changes"
    first = found.lines[0]
    assert (first.position, first.who, first.point) == ("x5", "■ Borduria", "Quota")
    assert first.what.startswith("Catch: ")
    assert [line.what for line in found.lines if line.position == "x1"] == ["Little."]
    assert found.nothing == ""


def test_on_a_day_screen_and_paper_tell_moves_in_the_same_order() -> None:
    said = {
        "widened": position("y1", "i", "a", 45, 10.0, low=0.0, high=40.0),
        "words": position("y2", "j", "a", 45, statement="We shall see."),
        "new": position("y3", "j", "m", 45, 200.0),
        "shifted": position("y4", "i", "b", 45, 80.0, low=55.0, high=100.0),
        "moved": position("y5", "j", "b", 45, 150.0),
    }
    dossier, since = small(*said.values()), small().get(Round, "r2")
    order = [said[each].id for each in ("moved", "shifted", "new", "widened", "words")]
    assert [line.position for line in news(dossier, since, day(60), PAIR).lines] == order
    assert [each.position.id for each in said_since(dossier, since, day(60), PAIR)] == order


def test_more_than_can_be_listed_are_counted() -> None:
    more = (position(f"y{n}", "i", "m", n, float(n)) for n in range(5, 12))
    dossier = small(*more)
    found = news(dossier, dossier.get(Round, "r1"), day(36), PAIR)
    assert len(found.lines) == MOST_MOVES
    assert found.note.endswith(f"changes, latest {MOST_MOVES} shown")


def test_without_anything_new_it_says_so() -> None:
    dossier = small()
    assert news(dossier, dossier.get(Round, "r2"), day(41), PAIR).nothing == (
        "Nothing recorded since."
    )
    assert news(dossier, None, day(0), PAIR).nothing == ("No round held yet; 5 positions recorded.")
    assert news(Dossier.of([TALKS]), None, day(0), None).nothing == (
        "No round held yet; no position recorded."
    )

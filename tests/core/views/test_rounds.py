"""The rounds as their panel shows them, as one value."""

import datetime as dt

import pytest

from core.model.dossier import Dossier
from core.model.records import Action, Note, Round
from core.text.saying import long_date, short_date
from core.views.round_words import round_dates
from core.views.rounds import RoundWords, round_to_show
from core.views.schedule import next_in_brief
from tests.dossiers import TALKS, day, small

TODAY = day(36)


def shown(dossier: Dossier, chosen: str = "", today: dt.date = TODAY) -> RoundWords:
    found = round_to_show(dossier, chosen, today)
    assert found is not None
    return found


def test_a_round_that_is_chosen_is_shown_and_else_the_next_or_the_latest() -> None:
    assert shown(small(), "r1").round == "r1"
    assert shown(small()).round == "r2"
    assert shown(small(), "gone").round == "r2"
    assert shown(small(), today=day(99)).round == "r2"
    assert round_to_show(Dossier.of([TALKS]), "", TODAY) is None


def test_it_says_whether_the_round_is_over() -> None:
    assert [shown(small(), each).is_over for each in ("r1", "r2")] == [True, False]


def test_it_says_when_and_where_they_meet() -> None:
    assert shown(small()).name == "Round 2"
    assert shown(small()).when == "10 February 2025 · in 4 days · Geneva"
    assert shown(small(Round("r3", 3, place="Bern")), "r3").when == "no date yet · Bern"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (day(0), None, "1 Jan"),
        (day(0), day(0), "1 Jan"),
        (day(0), day(2), "1 to 3 Jan"),
        (day(0), day(33), "1 Jan to 3 Feb"),
        (day(0), day(365), "1 Jan to 1 Jan"),
    ],
)
def test_the_days_of_a_round_are_written_as_wished(
    start: dt.date | None, end: dt.date | None, words: str
) -> None:
    assert round_dates(Round("r", 1, start, end_date=end), short_date) == words


def test_its_texts_carry_their_notes_and_some_are_empty() -> None:
    told = Round("r3", 3, day(50), record="They met in Bern.")
    note = Note("n", "round", "r3", "Who?", field="record", quote="They", start=0, end=4)
    words = shown(small(told, note), "r3")
    assert [field for field, text in words.texts.items() if text.text] == ["record"]
    assert [span.note for span in words.texts["record"].spans] == ["n"]
    assert [card.note for card in words.notes] == ["n"]
    assert words.says_something
    assert not shown(small(), "r1").says_something


def test_the_same_dossier_makes_the_same_view() -> None:
    assert shown(small()) == shown(small())
    assert shown(small(Note("n", "round", "r1", "Check."))) == shown(small())


def test_a_round_that_goes_on_is_under_way_and_not_some_days_ago() -> None:
    going_on = small(Round("r3", 3, day(50), day(52), "Oslo"))
    words = [shown(going_on, "r3", day(n)).when.split(" · ")[1] for n in (49, 50, 51, 53)]
    assert words == ["in 1 day", "today", "under way", "3 days ago"]
    assert next_in_brief(going_on, day(51)).startswith("Round 3 under way · ")


def test_a_round_tells_what_it_left_to_be_done() -> None:
    done = Action("a1", 1, "r2", "Send the map", "Ms Lind", day(3), True)
    late = Action("a2", 2, "r2", "Ask the capital", due=day(35))
    found = shown(small(done, late), "r2")
    assert found.says_something
    assert found.actions == (
        f"Send the map · Ms Lind · {long_date(day(3))} · done",
        f"Ask the capital · {long_date(day(35))} · overdue",
    )

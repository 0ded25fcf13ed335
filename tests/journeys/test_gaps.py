"""What the numbers say while an issue becomes known, a party moves, and another says nothing."""

import datetime as dt
from collections.abc import Callable

from core.model.dossier import Dossier
from core.model.records import (
    Commitment,
    Issue,
    Marker,
    Party,
    Point,
    Position,
    Round,
)
from tests.dossiers import TALKS
from tests.journeys.person import Person

Start = Callable[..., Person]


def ago(days: int) -> dt.date:
    """A day before the one on which the story is told."""
    return dt.date.today() - dt.timedelta(days=days)


def talks() -> Dossier:
    """Two parties known on one of two issues since before Round 1; a third said nothing."""
    return Dossier.of(
        [
            TALKS,
            Party("a", 1, "Arland", "AR", colour="#0072B2"),
            Party("b", 2, "Borduria", "BO", colour="#C8501E", marker=Marker.SQUARE),
            Party("c", 3, "Caledon", "CA", colour="#0B8A6B", marker=Marker.DIAMOND),
            Point("p", 1, "Security", "One force, one term."),
            Issue("i", 1, "p", "Force", 50.0, (), "thousand troops", 0.0, 100.0),
            Issue("j", 2, "p", "Term", 50.0, (), "years", 0.0, 100.0),
            Round("r1", 1, ago(30)),
            Position("x1", "i", "a", ago(60), 20.0),
            Position("x2", "i", "b", ago(60), 44.0),
            Position("x3", "j", "a", ago(60), 12.0),
            Position("x4", "i", "b", ago(5), 40.0),
            Position("x5", "i", "c", ago(5), commitment=Commitment.NO_STATEMENT),
        ]
    )


def record(person: Person, party: str, issue: str, value: str) -> None:
    """Enter where a party stands, today."""
    person.menu("Edit", "New position…")
    person.choose("Party", party)
    person.choose("Issue", issue)
    person.fill("Value", value)
    with person.not_looking():
        person.click_on("Save")
        person.see("Saved")


def open_point(person: Person) -> None:
    """Go to the sticking point, and wait until all of it is there."""
    with person.not_looking():
        person.click_on("Security")
        person.see("1 of 2 issues")


def test_an_issue_that_becomes_known_moves_nobody(start: Start) -> None:
    person = start(talks())
    person.see("44 → 40 thousand troops, towards Arland")
    open_point(person)
    person.see("20 ▼ 4")
    record(person, "Borduria", "Term", "88")
    person.see("48 ▼ 4")
    person.see("since Round 1: 1 more issue known, now rests on 100% of the weight")
    person.click_on("Gap trend", nth=1)
    person.press("Right", "Right", "Right")
    person.see("unchanged like for like")
    person.see("1 more issue known, now rests on 100% of the weight")
    person.press("Ctrl+Z")
    person.not_see("1 more issue known")


def test_a_recorded_silence_is_no_missing_record(start: Start) -> None:
    person = start(talks())
    person.see("Caledon, Term: no position recorded")
    person.not_see("Caledon, Force: no position recorded")
    open_point(person)
    person.see("No statement on")
    person.not_see("No position recorded")

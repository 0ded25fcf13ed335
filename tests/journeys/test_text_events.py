"""What happened to the text and to proposals, below the gap trend: seen, followed, and looked back
at."""

from collections.abc import Callable

from core.model.records import Clause, Proposal, Term, Wording
from tests.dossiers import day, small
from tests.journeys.person import Person

Start = Callable[..., Person]
TEXT = (
    Clause("c", 8, "Quotas", point="p"),
    Wording("w1", "c", "[Catches] [are] shared.", date=day(5), version="Text 1"),
    Wording("w2", "c", "Catches [are] shared.", date=day(20), version="Text 2"),
    Proposal("h", 1, "Halves", day(25), "b"),
    Term("u", 1, "h", "i", 30.0),
)


def test_from_an_event_to_the_record_behind_it(start: Start) -> None:
    person = start(small(*TEXT))
    person.click_on("Quota", within="Navigation")
    person.see("oval: proposals · box: plan text · lower line: share of words in brackets")
    person.click_on("Events")
    with person.not_looking():
        person.click_on("3  26 Jan 2025  Halves tabled by Borduria")
    person.see("Terms")
    person.see("Halves")
    person.click_on("Quota", within="Navigation")
    person.click_on("Events")
    with person.not_looking():
        person.click_on("2  21 Jan 2025  Text 2: text of 1 clause")
    person.see("Catches [are] shared.")

"""An argument is followed by its counter and the reply."""

from core.model.records import Line, LineType
from core.views.lines import addressed, answered_words, line_words
from tests.dossiers import small

TALK = small(
    Line("reply", 1, "p", "Then count them.", LineType.RESPONSE, answers="counter"),
    Line("counter", 2, "p", "There are too many.", LineType.THEIR_OBJECTIVE, answers="say"),
    Line("say", 3, "p", "Fewer boats.", LineType.ARGUMENT),
    Line("aim", 4, "p", "Fish.", LineType.OBJECTIVE),
    Line("other", 5, "p", "Smaller boats.", LineType.ARGUMENT),
)


def test_answers_stand_below_what_they_answer() -> None:
    told = line_words(TALK, "p")
    assert [(each.text.text, each.depth) for each in told] == [
        ("Fish.", 0),
        ("Fewer boats.", 0),
        ("There are too many.", 1),
        ("Then count them.", 2),
        ("Smaller boats.", 0),
    ]
    assert {each.sort for each in told[1:]} == {"argument to use"}
    assert told[2].to.startswith("↳ Counter")
    assert told[3].to.startswith("↳ Reply")


def test_on_paper_an_answer_says_what_it_answers() -> None:
    assert answered_words(TALK, TALK.get(Line, "counter")) == "Fewer boats."
    assert answered_words(TALK, TALK.get(Line, "aim")) == ""


def test_an_objective_of_theirs_is_not_said_to_them() -> None:
    theirs = Line("t", 1, "p", "All fish.", LineType.THEIR_OBJECTIVE, addressee="Arland")
    ours = Line("o", 2, "p", "Fewer boats.", LineType.ARGUMENT, addressee="Arland")
    assert [each.to for each in line_words(small(theirs, ours), "p")] == ["To Arland: ", "Arland: "]
    assert (addressed(theirs), addressed(ours)) == ("Arland: ", "To Arland: ")

"""Scales that go by steps: a place is said, and may be written, by its name."""

import pytest

from core.editing.placements import NOTHING, SILENT, read_cell
from core.model.naming import natural, span
from core.model.records import Anchor, Issue
from core.model.scales import SCALES, anchors_of, problem_of
from core.model.steps import read_place, step_name, step_names
from core.text.numbers import PLAIN, NumberProblem


def issue(key: str) -> Issue:
    scale = next(each for each in SCALES if each.key == key)
    anchors = anchors_of(scale.listed)
    return Issue("i", 1, "p", "Matter", anchors=anchors, low_end=scale.low, high_end=scale.high)


DAYS = Issue("d", 1, "p", "Days", anchors=(Anchor(0, "never"), Anchor(100, "long")), unit="days")
PLACES = Issue("f", 1, "p", "Form", anchors=(Anchor(0, "None"), Anchor(45, "A pledge")))


def test_a_step_is_said_by_its_name() -> None:
    assert [natural(issue("yes_no"), value) for value in (0.0, 1.0)] == ["no", "yes"]
    assert natural(issue("ladder"), 4.0) == "accepted"


@pytest.mark.parametrize("value", [0.5, 2.4])
def test_between_two_steps_stands_a_number(value: float) -> None:
    assert natural(issue("ladder"), value) == f"{value:g}"


def test_a_scale_that_is_measured_has_no_steps() -> None:
    assert step_names(DAYS) == {}
    assert step_name(PLACES, 45.0) == ""
    assert natural(PLACES, 45.0) == "45"


def test_a_scale_that_runs_down_has_steps_too() -> None:
    down = Issue(
        "i", 1, "p", "M", anchors=(Anchor(0, "yes"), Anchor(100, "no")), low_end=1, high_end=0
    )
    assert (natural(down, 1.0), natural(down, 0.0)) == ("yes", "no")


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [("yes_no", "yes", 1.0), ("yes_no", " No ", 0.0), ("ladder", "open  to talks", 2.0)],
)
def test_a_name_is_read_as_its_value(key: str, text: str, value: float) -> None:
    assert read_place(issue(key), text, PLAIN) == value
    assert read_cell(issue(key), text).value == value


def test_names_of_places_and_numbers_are_read_on_any_scale() -> None:
    assert read_place(PLACES, "a pledge", PLAIN) == 45.0
    assert read_place(DAYS, "12 days", PLAIN) == 12.0


def test_a_number_is_never_taken_for_the_name_of_another_place() -> None:
    odd = Issue("o", 1, "p", "Odd", anchors=(Anchor(0, "1"), Anchor(100, "0")), high_end=1.0)
    assert read_place(odd, "1", PLAIN) == 1.0
    assert natural(odd, 0.0) == "0"
    years = Issue("y", 1, "p", "Years", anchors=(Anchor(45, "20"), Anchor(80, "after 2030")))
    assert read_place(years, "20", PLAIN) == 20.0
    assert read_place(years, "after 2030", PLAIN) == 80.0


def test_a_name_may_hold_digits_but_not_be_a_number() -> None:
    def ladder(*names: str) -> Issue:
        anchors = tuple(Anchor(50.0 * at, name) for at, name in enumerate(names))
        return Issue("l", 1, "p", "Margin", anchors=anchors, low_end=1.0, high_end=3.0)

    margins = ladder("none", "6 dB margin", "12 dB")
    assert [natural(margins, value) for value in (1.0, 2.0, 3.0)] == [
        "none",
        "6 dB margin",
        "12 dB",
    ]
    assert read_place(margins, "6 dB margin", PLAIN) == 2.0
    assert read_cell(margins, "12 db").value == 3.0
    for number in ("20", "-4", "1,000", "٣"):
        assert step_names(ladder("none", number, "much")) == {}


def test_what_is_no_step_is_refused_with_the_steps_there_are() -> None:
    with pytest.raises(NumberProblem, match=r"“maybe” is not a step on this scale.*0 no, 1 yes"):
        read_place(issue("yes_no"), "maybe", PLAIN)


def test_a_word_that_means_two_things_is_asked_about() -> None:
    assert "also an anchor on this scale" in read_cell(PLACES, "none").problem
    assert read_cell(issue("yes_no"), "none") == SILENT
    assert read_cell(PLACES, "-") == SILENT
    assert read_cell(PLACES, "  ") == NOTHING


def test_words_are_listed_with_commas_or_semicolons() -> None:
    assert anchors_of("no,  not yet , yes") == (
        Anchor(0.0, "no"),
        Anchor(50.0, "not yet"),
        Anchor(100.0, "yes"),
    )
    assert [each.label for each in anchors_of("yes, now; no, never")] == ["yes, now", "no, never"]
    assert anchors_of(" ") == anchors_of("alone") == ()


def test_words_are_as_many_as_steps_where_steps_can_be_named() -> None:
    assert problem_of("a, b, c, d", 1, 4) == problem_of("", 1, 4) == problem_of("a, b", 0, 90) == ""
    assert "4 steps, but 3 labels: a · b · c" in problem_of("a, b, c", 1, 4)
    assert "1 label: a" in problem_of("a", 0, 90)


def test_both_ends_of_a_range_are_said_the_same_way() -> None:
    assert span(issue("yes_no"), 0.0, 1.0) == ("no", "yes")
    assert span(issue("ladder"), 1.5, 4.0) == ("1.5", "4"), "one of them has no name"
    assert span(DAYS, 5.0, 40.0) == ("5", "40 days")


@pytest.mark.parametrize(
    "text", ["can't - yet", "Can’t – yet", "can\u02bct\u00a0\u2011 yet", " CAN´T  -  YET"]
)
def test_a_name_is_read_however_its_signs_are_typed(text: str) -> None:
    issue = Issue("k", 3, "p", "Access", anchors=(Anchor(0, "Can’t - yet"), Anchor(100, "yes")))
    assert read_place(issue, text, PLAIN) == 0.0

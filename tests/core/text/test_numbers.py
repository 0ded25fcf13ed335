"""Numbers as people write them, in several places' writing; any number written is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.numbers import PLAIN, NumberProblem, Writing, grain, read, stepped, written

ENGLISH = Writing(".", ",")
GERMAN = Writing(",", ".")
FRENCH = Writing(",", "\N{NARROW NO-BREAK SPACE}")
SWISS = Writing(".", "\N{RIGHT SINGLE QUOTATION MARK}")
ARABIC = Writing("\u066b", "\u066c", "\u0660", "\u061c-")
PERSIAN = Writing("\u066b", "\u066c", "\u06f0", "\u200e\u2212")
ALL = (PLAIN, ENGLISH, GERMAN, FRENCH, SWISS, ARABIC, PERSIAN)


@pytest.mark.parametrize("writing", ALL)
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13.5", 13.5),
        ("12,5", 12.5),
        ("٫٥", 0.5),
        ("١٢٫٥", 12.5),
        ("۱۲٫۵", 12.5),
        ("١٢،٥", 12.5),
        ("１２．５", 12.5),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567.0),
        ("12,34,567", 1234567.0),
        ("1'234.5", 1234.5),
        ("1’234,5", 1234.5),
        ("1 234,567", 1234.567),
        ("1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567", 1234567.0),
        ("80\N{NARROW NO-BREAK SPACE}000", 80000.0),
        ("٨٠٬٠٠٠", 80000.0),
        ("\N{MINUS SIGN}3,5", -3.5),
        ("\N{EN DASH}3", -3.0),
        ("- 3", -3.0),
        ("\u061c-٣", -3.0),
        ("+3", 3.0),
        ("1e3", 1000.0),
        ("2,5E-1", 0.25),
        ("12,", 12.0),
        (" 7\t", 7.0),
        ("(5)", -5.0),
        ("(1 234,5)", -1234.5),
    ],
)
def test_a_number_is_understood_in_every_place(writing: Writing, text: str, number: float) -> None:
    assert read(text, writing) == number


@pytest.mark.parametrize("writing", ALL)
@pytest.mark.parametrize(
    "text",
    [
        "-",
        ",",
        ".",
        "1..5",
        "1,2,3",
        "12.11.2025",
        "1.234,5,6",
        "1.23.4",
        "1,23.4",
        "12²",
        "½",
        "five",
        "5-",
        "(-5)",
        "(5",
        "1e",
        "1e9999",
        "0x10",
        "nan",
        "inf",
        "1_000",
        "3;5",
        "٫٥٫",
        "12%",
        "--5",
        "1,,5",
        "1e5.5",
        "1'5",
    ],
)
def test_what_is_no_number_is_refused(writing: Writing, text: str) -> None:
    with pytest.raises(NumberProblem):
        read(text, writing)


@pytest.mark.parametrize("text", ["", " ", "12 5", "5 3", "12 days", "1 234.567,8"])
def test_blanks_part_thousands_only(text: str) -> None:
    with pytest.raises(NumberProblem):
        read(text, FRENCH)


def test_one_sign_before_three_digits_is_read_as_the_place_writes_it() -> None:
    assert (read("1,250", ENGLISH), read("1.250", ENGLISH)) == (1250.0, 1.25)
    assert (read("1,250", GERMAN), read("1.250", GERMAN)) == (1.25, 1250.0)
    assert (read("1,250", FRENCH), read("1.250", SWISS)) == (1.25, 1.25)


@pytest.mark.parametrize(
    ("text", "writing", "sentence"),
    [
        ("1.250", FRENCH, "“1.250” could mean 1250 or 1,25. Enter the one you mean."),
        ("1,250", SWISS, "“1,250” could mean 1250 or 1.25. Enter the one you mean."),
        ("1,250", PLAIN, "“1,250” could mean 1250 or 1.25. Enter the one you mean."),
        ("1.250", ARABIC, "“1.250” could mean ١٢٥٠ or ١٫٢٥. Enter the one you mean."),
    ],
)
def test_a_sign_that_the_place_does_not_use_is_refused_where_it_can_be_either(
    text: str, writing: Writing, sentence: str
) -> None:
    with pytest.raises(NumberProblem) as caught:
        read(text, writing)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12.5 days", "days"),
        ("12.5 day", "days"),
        ("12,5 %", "%"),
        ("12,5%", "% of seats"),
        ("١٢٫٥٪", "%"),
        ("12.5\N{NO-BREAK SPACE}thousand", "thousand troops"),
        ("12.5 Thousand  Troops", "thousand troops"),
        ("12.5", "days"),
    ],
)
def test_the_unit_may_follow(text: str, unit: str) -> None:
    assert read(text, PLAIN, unit) == 12.5


@pytest.mark.parametrize(
    ("text", "unit"),
    [("12 months", "days"), ("12 %", "days"), ("12 troops", "thousand troops"), ("12 d", "days")],
)
def test_another_unit_is_refused(text: str, unit: str) -> None:
    with pytest.raises(NumberProblem, match=unit):
        read(text, PLAIN, unit)


def test_numbers_are_written_in_full_in_the_writing_of_the_place() -> None:
    assert written(33.333333, GERMAN) == "33,333333"
    assert written(-1250000.5, ARABIC) == "\u061c-١٢٥٠٠٠٠٫٥"
    assert written(12.0) == "12"
    assert written(0.1 + 0.2) == "0.30000000000000004"
    assert (written(-0.0), written(1e15), written(1e-7)) == ("0", "1000000000000000", "0.0000001")


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(ALL))
def test_what_is_written_is_read_back_as_the_very_number(value: float, writing: Writing) -> None:
    assert read(written(value, writing), writing) == value


@pytest.mark.parametrize(
    ("span", "step"), [(0, 1), (1, 0.01), (5, 0.01), (10, 0.1), (40, 1), (400, 1), (80_000, 100)]
)
def test_a_step_leaves_out_digits_nobody_means(span: float, step: float) -> None:
    assert grain(span) == step


def test_steps_are_reckoned_in_decimals() -> None:
    assert stepped(0.1, 0.1, 2) == 0.3
    assert stepped(33.333333, 0.4, -1) == 32.933333


@pytest.mark.parametrize("unit", ["%", "% of GDP", "percent", "per cent"])
@pytest.mark.parametrize("text", ["38 %", "38%", "38\N{NO-BREAK SPACE}%", "٣٨٪"])
def test_a_percent_sign_means_a_unit_that_says_so(text: str, unit: str) -> None:
    assert read(text, unit=unit) == 38


def test_a_percent_sign_means_no_other_unit() -> None:
    with pytest.raises(NumberProblem):
        read("38 %", unit="days")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("€ 5", "€", 5.0),
        ("€5.50", "€ million", 5.5),
        ("-$5", "$", -5.0),
        ("$ -5", "$", -5.0),
        ("($1,234.50)", "$", -1234.5),
        ("USD 5", "USD million", 5.0),
        ("%50", "%", 50.0),
        ("٪٥٠", "percent", 50.0),
    ],
)
def test_a_unit_may_stand_before_its_number(text, unit, number):
    assert read(text, unit=unit) == number


@pytest.mark.parametrize(
    ("text", "unit"),
    [("€ 5", "$"), ("€ 5", ""), ("$5 $", "$"), ("--5", "-"), ("days 5 10", "days"), ("€", "€")],
)
def test_nothing_else_may_stand_before_a_number(text, unit):
    with pytest.raises(NumberProblem):
        read(text, unit=unit)


@pytest.mark.parametrize("text", ["٧12", "12٧", "1٫٥", "۷.5", "٣\u200f٫5", "5٣ %"])
def test_digits_of_two_scripts_are_no_number(text):
    with pytest.raises(NumberProblem):
        read(text, ARABIC)


@pytest.mark.parametrize(("text", "number"), [("12٫5", 12.5), ("٤۴", 44), ("٥ CO2", 5)])
def test_signs_and_digits_of_scripts_that_are_read_alike_may_stand_together(text, number):
    assert read(text, ARABIC, "CO2") == number

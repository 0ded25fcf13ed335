"""What is typed into a cell of the grid for communiqués."""

import pytest

from core.editing.placements import NOTHING, read_cell
from core.model.records import Issue
from core.text.numbers import Writing

GERMAN = Writing(",", ".")
FLEET = Issue("j", 1, "p", "Fleet", unit="boats", low_end=0.0, high_end=3000.0)


@pytest.mark.parametrize(
    ("text", "writing", "value"),
    [
        ("13,5", Writing(), 13.5),
        ("13.5", GERMAN, 13.5),
        ("1.250", GERMAN, 1250.0),
        ("1 250 boats", GERMAN, 1250.0),
        ("١٢", Writing(), 12.0),
    ],
)
def test_a_number_is_read_as_everywhere(text: str, writing: Writing, value: float) -> None:
    assert read_cell(FLEET, text, writing).value == value


def test_a_dash_is_silence_and_nothing_is_nothing() -> None:
    assert read_cell(FLEET, "–").silent
    assert read_cell(FLEET, " ") == NOTHING


@pytest.mark.parametrize("text", ["1,250", "many", "4000"])
def test_what_cannot_be_placed_is_refused_with_a_word(text: str) -> None:
    answer = read_cell(FLEET, text)
    assert answer.value is None
    assert text in answer.problem

"""Times of day as people type them."""

import pytest

from core.errors import RuleBroken
from core.text.times import typed_time


@pytest.mark.parametrize(
    "text",
    ["", "09:30", "9:30", "14.05", "24:00", "09:30–10:45", "14.05 Uhr", "after lunch",
     "after the break, 15:30 at the latest", "10:15:30", "930", "28.11.2026"],
)  # fmt: skip
def test_hours_and_minutes_and_words_are_taken_as_typed(text):
    assert typed_time(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("25:70", "25:70"),
        ("24:01", "24:01"),
        ("9:5", "9:5"),
        ("14.75", "14.75"),
        ("09:30–25:00", "25:00"),
        ("about 12:60", "12:60"),
    ],
)
def test_what_no_day_has_is_refused(text, told):
    with pytest.raises(RuleBroken, match=f"“{told}” is not a time of day") as broken:
        typed_time(text)
    assert broken.value.field == "time"

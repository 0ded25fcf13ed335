"""What a file can keep, and which values are on a scale."""

import re

from core.model.records import Issue

UNKEPT = re.compile("[\\0\ud800-\udfff]")
"""Characters that SQLite or UTF-8 cannot store: the null character and lone surrogates."""

LARGEST = 1e15
"""The largest number, positive or negative: up to it, differences are exact and sums finite."""

FIRST_YEAR = 1000
"""The first year that has four digits."""


def on_scale(issue: Issue, value: float) -> bool:
    """Whether a value is between the ends of the issue's scale, allowing for rounding."""
    low, high = sorted((issue.low_end, issue.high_end))
    slack = (high - low) * 1e-9
    return low - slack <= value <= high + slack

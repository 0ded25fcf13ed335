"""Places along the scale of an issue."""

from core.model.records import Issue
from core.text.numbers import grain


def snapped(issue: Issue, value: float) -> float:
    """Scale points (0–100) as a value in the issue's unit, rounded to meaningful digits."""
    step = grain(abs(issue.high_end - issue.low_end))
    kept = min(max(value, 0.0), 100.0)
    rounded = round(issue.natural(kept) / step) * step
    least, most = sorted((issue.low_end, issue.high_end))
    return min(max(round(rounded, 9), least), most)


def nudge(issue: Issue, value: float, direction: int, scale_points: float) -> float:
    """The next place along the scale in scale points, at least one step of the unit away."""
    target = issue.scaled(snapped(issue, value + direction * scale_points))
    if abs(target - value) < 1e-9:
        target = value + direction * 100.0 / abs(issue.high_end - issue.low_end)
    return min(max(target, 0.0), 100.0)

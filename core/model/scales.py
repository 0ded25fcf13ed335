"""Scales to start from: two ends in a unit, and phrases for what some places mean."""

import re

import msgspec

from core.language import gettext as _
from core.language import ngettext, noop
from core.model.records import Anchor
from core.model.steps import MOST
from core.text.saying import exact


class Scale(msgspec.Struct, frozen=True):
    """A common scale. `low` and `high` are its ends in the unit; `steps` are phrases at equal
    distances from one end to the other."""

    key: str
    words: str
    low: float = 0.0
    high: float = 100.0
    unit: str = ""
    steps: tuple[str, ...] = ()

    @property
    def listed(self) -> str:
        """The phrases as text for a form, to be edited there."""
        return ", ".join(map(_, self.steps))


SCALES = (
    Scale("own", noop("Number with a unit")),
    Scale("percent", noop("Percent"), unit=noop("%")),
    Scale("yes_no", noop("Yes or no"), 0.0, 1.0, steps=(noop("no"), noop("yes"))),
    Scale("days", noop("Days"), 0.0, 180.0, noop("days")),
    Scale(
        "ladder",
        noop("Four steps"),
        1.0,
        4.0,
        steps=(noop("refused"), noop("open to talks"), noop("with conditions"), noop("accepted")),
    ),
)
"""What a new issue can be measured on; the ends and unit of the chosen scale can be edited."""


def anchors_of(listed: str) -> tuple[Anchor, ...]:
    """The phrases in a list, at equal distances from one end to the other; none if there is only
    one."""
    names = _names(listed)
    last = len(names) - 1
    return tuple(Anchor(100.0 * n / last, name) for n, name in enumerate(names) if last)


def problem_of(listed: str, low: float, high: float) -> str:
    """Why the phrases in a list cannot name the steps from one end to the other, in a sentence."""
    names = _names(listed)
    steps = round(abs(high - low)) + 1
    if not names or len(names) == steps or (steps > MOST and len(names) > 1):
        return ""
    pattern = ngettext(
        "From {low} to {high} there are {steps} steps, but {count} label: "
        "{words}. Separate the labels with commas.",
        "From {low} to {high} there are {steps} steps, but {count} labels: "
        "{words}. Separate the labels with commas.",
        len(names),
    )
    ends = {"low": exact(low), "high": exact(high)}
    return pattern.format(steps=steps, count=len(names), words=" · ".join(names), **ends)


def _names(listed: str) -> list[str]:
    """The parts separated by semicolons, else by commas."""
    parts = re.split(r"[;\u061b]" if re.search(r"[;\u061b]", listed) else r"[,\u060c]", listed)
    return [" ".join(part.split()) for part in parts if part.strip()]

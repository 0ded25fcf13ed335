"""Scales to begin with: two ends in a unit, and phrases for what some places mean."""

import msgspec

from core.language import gettext as _
from core.language import noop
from core.model import Anchor


class Scale(msgspec.Struct, frozen=True):
    """A usual scale. `low` and `high` are its ends in the unit; `steps` are phrases at equal
    distances from one end to the other."""

    key: str
    words: str
    low: float = 0.0
    high: float = 100.0
    unit: str = ""
    steps: tuple[str, ...] = ()

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The phrases at their places."""
        last = len(self.steps) - 1
        return tuple(Anchor(100.0 * n / last, _(each)) for n, each in enumerate(self.steps))


OWN = "own"
SCALES = (
    Scale(OWN, noop("Own ends and unit")),
    Scale("percent", noop("Percent"), unit=noop("%")),
    Scale("yes_no", noop("Yes or no"), 0.0, 1.0, steps=(noop("no"), noop("yes"))),
    Scale("days", noop("Days"), 0.0, 180.0, noop("days")),
    Scale("troops", noop("Thousand troops"), 0.0, 100.0, noop("thousand troops")),
    Scale(
        "ladder",
        noop("Four steps"),
        1.0,
        4.0,
        steps=(noop("refused"), noop("open to talk"), noop("with conditions"), noop("accepted")),
    ),
)
"""What a new issue can be measured on; where one is chosen, its ends and unit can be altered."""

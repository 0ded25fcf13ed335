"""Records that tie others together: what a clause is about and rests on, and what is assumed about
a red line."""

from core.model.choices import Stance
from core.model.record import Record


class ClauseLink(Record, frozen=True, array_like=True, gc=False):
    """What a clause has to do with: an issue, a position, a proposal or a precedent, one of them.
    `remark` says in which way."""

    clause: str
    issue: str | None = None
    position: str | None = None
    proposal: str | None = None
    precedent: str | None = None
    remark: str = ""


class Condition(Record, frozen=True, array_like=True, gc=False):
    """A clause that holds only if another does: "12 only if 14"."""

    clause: str
    needs: str
    remark: str = ""


class Precedent(Record, frozen=True, array_like=True, gc=False):
    """A text from elsewhere that a clause can be measured by, such as an article of a treaty."""

    rank: int
    title: str
    text: str = ""
    source: str | None = None
    locator: str = ""


class Hypothesis(Record, frozen=True, array_like=True, gc=False):
    """What a party's red line on an issue may really be: one of the assumptions that compete."""

    rank: int
    issue: str
    party: str
    text: str


class Indication(Record, frozen=True, array_like=True, gc=False):
    """Something that speaks for a hypothesis or against it."""

    rank: int
    hypothesis: str
    text: str
    stance: Stance = Stance.FOR
    source: str | None = None
    locator: str = ""

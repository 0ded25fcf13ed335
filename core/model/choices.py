"""The choices that fields of records offer."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    PARTY = "party"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    OBSERVER = "observer"


class Marker(StrEnum):
    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    PENTAGON = "pentagon"
    HEXAGON = "hexagon"
    STAR = "star"
    CROSS = "cross"


class Dash(StrEnum):
    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOT = "dash_dot"


class PointStatus(StrEnum):
    OPEN = "open"
    NARROWING = "narrowing"
    STALLED = "stalled"
    SETTLED = "settled"


class Likelihood(StrEnum):
    """How likely a sticking point is to be raised at the next round."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


class Commitment(StrEnum):
    FORMAL_WRITTEN = "formal_written"
    FORMAL_ORAL = "formal_oral"
    INFORMAL = "informal"
    NON_PAPER = "non_paper"
    PRESS = "press"
    THIRD_PARTY = "third_party"
    NO_STATEMENT = "no_statement"


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ProposalStatus(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_NEGOTIATION = "in_negotiation"
    TENTATIVE = "tentative"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"


class Answer(StrEnum):
    AWAITED = "awaited"
    ACCEPTED = "accepted"
    CONDITIONAL = "conditional"
    REJECTED = "rejected"
    SILENT = "silent"


class ClauseStatus(StrEnum):
    UNKNOWN = "unknown"
    OPEN = "open"
    BRACKETED = "bracketed"
    AD_REFERENDUM = "ad_referendum"
    AGREED = "agreed"


class LineType(StrEnum):
    OBJECTIVE = "objective"
    ARGUMENT = "argument"
    TACTICAL = "tactical"
    THEIR_OBJECTIVE = "their_objective"
    RESPONSE = "response"
    PRESS = "press"
    IF_RAISED = "if_raised"
    DO_NOT_SAY = "do_not_say"
    BACKGROUND = "background"
    NOT_TO_DISCLOSE = "not_to_disclose"
    RED_LINE = "red_line"
    FALLBACK = "fallback"
    ALTERNATIVE = "alternative"

    @property
    def is_outward(self) -> bool:
        """Whether such lines are meant for other ears; all others are the desk's own."""
        return self in OUTWARD


OUTWARD: Final = frozenset(
    {
        LineType.ARGUMENT,
        LineType.RESPONSE,
        LineType.PRESS,
        LineType.IF_RAISED,
        LineType.BACKGROUND,
    }
)


class Stance(StrEnum):
    """Whether an indication speaks for a hypothesis; `NEITHER` where it fits the others as well."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


class NoteType(StrEnum):
    COMMENT = "comment"
    QUESTION = "question"
    CHECK = "check"
    TO_DO = "to_do"
    LEGAL = "legal"
    TRANSLATION = "translation"


class Audience(StrEnum):
    MINE = "mine"
    DELEGATION = "delegation"
    PRINCIPAL = "principal"
    RELEASABLE = "releasable"


class RoundState(StrEnum):
    """How a round stands. A planned one is under way, then held, as its dates say."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    HELD = "held"
    CANCELLED = "cancelled"


class RoundMark(StrEnum):
    """What a party did at a round: spoke, kept silent, or declared that it makes no statement."""

    SPOKE = "spoke"
    SILENT = "silent"
    DECLARED = "declared"


Pair = tuple[str, str]
"""The ids of the two parties whose gap is considered."""

"""What a line that is taken down becomes, and what each of those is about."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from core.language import noop
from core.model.dossier import Dossier
from core.views.capture import issues_by_name, proposals_by_name


class As(StrEnum):
    """What a line becomes."""

    POSITION = "position"
    SILENCE = "silence"
    RESPONSE = "response"
    ACTION = "action"


NAMES = {
    As.POSITION: noop("Position"),
    As.SILENCE: noop("No statement"),
    As.RESPONSE: noop("Response"),
    As.ACTION: noop("Action"),
}

Offered = tuple[Callable[[Dossier], Sequence[tuple[str, str]]], str]
ISSUES: Offered = (issues_by_name, noop("a few letters of an issue"))
PROPOSALS: Offered = (proposals_by_name, noop("a few letters of a proposal"))
MATTERS: dict[As, Offered | None] = {
    As.POSITION: ISSUES,
    As.SILENCE: ISSUES,
    As.RESPONSE: PROPOSALS,
    As.ACTION: None,
}
"""What a line is about, by what it becomes."""

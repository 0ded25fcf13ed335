"""How the kinds that tie others together are declared."""

from core.language import noop
from core.model.kind import Kind
from core.model.records import (
    Clause,
    ClauseLink,
    Condition,
    Hypothesis,
    Indication,
    Issue,
    Party,
    Position,
    Precedent,
    Proposal,
    Source,
)

LINK_KINDS: tuple[Kind, ...] = (
    Kind(
        Precedent,
        "precedent",
        (noop("precedent"), noop("precedents")),
        seen="plan",
        mentions={"source": Source},
        texts=("title", "text"),
        needs={"title": noop("Give the precedent a title.")},
        public=("rank", "title", "text", "source", "locator"),
    ),
    Kind(
        ClauseLink,
        "clause_link",
        (noop("clause link"), noop("clause links")),
        names={"precedent": noop("precedent")},
        parts={
            "clause": Clause,
            "issue": Issue,
            "position": Position,
            "proposal": Proposal,
            "precedent": Precedent,
        },
        texts=("remark",),
        order=("id",),
    ),
    Kind(
        Condition,
        "condition",
        (noop("condition"), noop("conditions")),
        names={"needs": noop("only if")},
        parts={"clause": Clause, "needs": Clause},
        texts=("remark",),
        order=("id",),
    ),
    Kind(
        Hypothesis,
        "hypothesis",
        (noop("hypothesis"), noop("hypotheses")),
        parts={"issue": Issue, "party": Party},
        texts=("text",),
        needs={"text": noop("Enter the hypothesis.")},
    ),
    Kind(
        Indication,
        "indication",
        (noop("indication"), noop("indications")),
        names={"hypothesis": noop("hypothesis"), "stance": noop("speaks")},
        parts={"hypothesis": Hypothesis},
        mentions={"source": Source},
        texts=("text",),
        needs={"text": noop("Enter the indication.")},
    ),
)

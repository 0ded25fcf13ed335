"""What the kinds and their choices are called, in the language in force."""

from enum import StrEnum

from core import model
from core.language import gettext as _
from core.language import noop
from core.model import Record

_NOUNS: dict[type[Record], tuple[str, str]] = {
    model.Negotiation: (noop("talks"), noop("talks")),
    model.Party: (noop("party"), noop("parties")),
    model.Point: (noop("sticking point"), noop("sticking points")),
    model.Issue: (noop("issue"), noop("issues")),
    model.Position: (noop("position"), noop("positions")),
    model.Round: (noop("round"), noop("rounds")),
    model.AgendaItem: (noop("agenda item"), noop("agenda items")),
    model.Action: (noop("action"), noop("actions")),
    model.Delegate: (noop("delegate"), noop("delegates")),
    model.Proposal: (noop("proposal"), noop("proposals")),
    model.Term: (noop("term"), noop("terms")),
    model.Response: (noop("response"), noop("responses")),
    model.Clause: (noop("clause"), noop("clauses")),
    model.Wording: (noop("wording"), noop("wordings")),
    model.Line: (noop("line"), noop("lines")),
    model.Source: (noop("source"), noop("sources")),
    model.Note: (noop("note"), noop("notes")),
    model.Pack: (noop("pack"), noop("packs")),
}

_CHOICES: tuple[tuple[StrEnum, str], ...] = (
    (model.Role.PARTY, noop("party")),
    (model.Role.MEDIATOR, noop("mediator")),
    (model.Role.GUARANTOR, noop("guarantor")),
    (model.Role.OBSERVER, noop("observer")),
    (model.Marker.CIRCLE, noop("circle")),
    (model.Marker.SQUARE, noop("square")),
    (model.Marker.DIAMOND, noop("diamond")),
    (model.Marker.TRIANGLE, noop("triangle")),
    (model.Marker.PENTAGON, noop("pentagon")),
    (model.Marker.HEXAGON, noop("hexagon")),
    (model.Marker.STAR, noop("star")),
    (model.Marker.CROSS, noop("cross")),
    (model.Dash.SOLID, noop("solid")),
    (model.Dash.DASHED, noop("dashed")),
    (model.Dash.DOTTED, noop("dotted")),
    (model.Dash.DASH_DOT, noop("dash and dot")),
    (model.PointStatus.OPEN, noop("open")),
    (model.PointStatus.NARROWING, noop("narrowing")),
    (model.PointStatus.STALLED, noop("stalled")),
    (model.PointStatus.SETTLED, noop("settled")),
    (model.Commitment.FORMAL_WRITTEN, noop("formal, written")),
    (model.Commitment.FORMAL_ORAL, noop("formal, oral")),
    (model.Commitment.INFORMAL, noop("informal")),
    (model.Commitment.NON_PAPER, noop("non-paper")),
    (model.Commitment.PRESS, noop("press")),
    (model.Commitment.THIRD_PARTY, noop("third-party report")),
    (model.Commitment.NO_STATEMENT, noop("no statement")),
    (model.Confidence.LOW, noop("low")),
    (model.Confidence.MEDIUM, noop("medium")),
    (model.Confidence.HIGH, noop("high")),
    (model.ProposalStatus.DRAFT, noop("draft")),
    (model.ProposalStatus.SUBMITTED, noop("submitted")),
    (model.ProposalStatus.IN_NEGOTIATION, noop("in negotiation")),
    (model.ProposalStatus.TENTATIVE, noop("tentative")),
    (model.ProposalStatus.WITHDRAWN, noop("withdrawn")),
    (model.ProposalStatus.SETTLED, noop("settled")),
    (model.Answer.AWAITED, noop("awaited")),
    (model.Answer.ACCEPTED, noop("accepted")),
    (model.Answer.CONDITIONAL, noop("accepted on conditions")),
    (model.Answer.REJECTED, noop("rejected")),
    (model.ClauseStatus.UNKNOWN, noop("not known")),
    (model.ClauseStatus.OPEN, noop("open")),
    (model.ClauseStatus.BRACKETED, noop("bracketed")),
    (model.ClauseStatus.AD_REFERENDUM, noop("ad referendum")),
    (model.ClauseStatus.AGREED, noop("agreed")),
    (model.LineType.OBJECTIVE, noop("objective")),
    (model.LineType.ARGUMENT, noop("argument to use")),
    (model.LineType.TACTICAL, noop("tactical argument")),
    (model.LineType.THEIR_OBJECTIVE, noop("their objective")),
    (model.LineType.RESPONSE, noop("our response")),
    (model.LineType.PRESS, noop("press line")),
    (model.LineType.IF_RAISED, noop("if raised")),
    (model.LineType.DO_NOT_SAY, noop("do not say")),
    (model.NoteType.COMMENT, noop("comment")),
    (model.NoteType.QUESTION, noop("question")),
    (model.NoteType.CHECK, noop("check")),
    (model.NoteType.TO_DO, noop("to do")),
    (model.NoteType.LEGAL, noop("legal")),
    (model.NoteType.TRANSLATION, noop("translation")),
    (model.Audience.MINE, noop("mine")),
    (model.Audience.DELEGATION, noop("delegation")),
    (model.Audience.PRINCIPAL, noop("principal only")),
    (model.Audience.RELEASABLE, noop("releasable")),
)

_CHOICE_WORDS = {(type(value), value): words for value, words in _CHOICES}


def noun(kind: type[Record]) -> str:
    """What one record of a kind is called, such as "sticking point"."""
    return _(_NOUNS[kind][0])


def called(kind: type[Record]) -> str:
    """What records of a kind are called, such as "sticking points"."""
    return _(_NOUNS[kind][1])


def choice(value: StrEnum) -> str:
    """What a choice is called, such as "third-party report"."""
    return _(_CHOICE_WORDS[type(value), value])

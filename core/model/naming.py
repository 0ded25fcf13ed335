"""What the kinds and their choices are called, in the language in force."""

from enum import StrEnum

from core.language import gettext as _
from core.language import noop
from core.model import records as model
from core.model.kinds import KINDS
from core.model.records import Issue, Position, Record, Round
from core.model.steps import step_name
from core.text.conventions import measured, own_way
from core.text.saying import UNKNOWN, number

RECKONED = 9
"""To how many decimals a place on a scale is worked out."""

_FIELDS: dict[str, str] = {
    "title": noop("title"),
    "summary": noop("summary"),
    "notice": noop("notice"),
    "first": noop("first of the pair"),
    "second": noop("second of the pair"),
    "own": noop("own side"),
    "marking": noop("marking"),
    "stall_threshold": noop("movement threshold"),
    "stall_rounds": noop("rounds until stalled"),
    "stale_days": noop("days until stale"),
    "bands": noop("bands"),
    "rank": noop("order"),
    "name": noop("name"),
    "code": noop("code"),
    "role": noop("role"),
    "colour": noop("colour"),
    "marker": noop("marker"),
    "dash": noop("dash"),
    "bottom_line": noop("bottom line"),
    "status": noop("status"),
    "unlock": noop("what would unlock it"),
    "short_name": noop("short name"),
    "point": noop("point"),
    "weight": noop("weight"),
    "anchors": noop("anchors"),
    "unit": noop("unit"),
    "low_end": noop("end at 0"),
    "high_end": noop("end at 100"),
    "question": noop("question"),
    "issue": noop("issue"),
    "party": noop("party"),
    "date": noop("date"),
    "value": noop("value"),
    "low": noop("range from"),
    "high": noop("range to"),
    "ideal": noop("ideal"),
    "salience": noop("salience"),
    "statement": noop("statement"),
    "red_line": noop("red line"),
    "commitment": noop("commitment"),
    "source": noop("source"),
    "locator": noop("page or place"),
    "confidence": noop("confidence"),
    "round": noop("round"),
    "corrects": noop("corrects"),
    "number": noop("number"),
    "end_date": noop("last day"),
    "place": noop("place"),
    "delegation": noop("delegation"),
    "objectives": noop("objectives"),
    "record": noop("record"),
    "time": noop("time"),
    "lead": noop("lead"),
    "minutes": noop("minutes"),
    "text": noop("text"),
    "owner": noop("owner"),
    "due": noop("due"),
    "done": noop("done"),
    "replaces": noop("replaces"),
    "proposal": noop("proposal"),
    "answer": noop("response"),
    "clause": noop("clause"),
    "type": noop("type"),
    "addressee": noop("addressee"),
    "publisher": noop("publisher"),
    "language": noop("language"),
    "reliability": noop("reliability"),
    "credibility": noop("credibility"),
    "digest": noop("stored text"),
    "remark": noop("remark"),
    "file_name": noop("file"),
    "illustrative": noop("illustrative"),
    "file_digest": noop("SHA-256 of the file"),
    "position": noop("position"),
    "quote": noop("quote"),
    "prefix": noop("words before"),
    "suffix": noop("words after"),
    "start": noop("start of the phrase"),
    "end": noop("end of the phrase"),
    "target_kind": noop("kind of text"),
    "target": noop("attached to"),
    "field": noop("part"),
    "audience": noop("audience"),
    "author": noop("author"),
    "created": noop("written"),
    "parent": noop("reply to"),
    "resolved": noop("resolved"),
    "pinned": noop("pinned to the pack"),
    "issued": noop("issued"),
    "as_of": noop("data as of"),
    "recipe": noop("recipe"),
    "readers": noop("readers"),
    "journal_head": noop("last change included"),
    "pages": noop("pages"),
    "levels": noop("marking levels"),
    "plan_summary": noop("summary of the plan"),
    "level": noop("level"),
    "likelihood": noop("likelihood of being raised"),
    "purpose": noop("purpose"),
    "decisions": noop("decisions sought"),
    "press": noop("press"),
    "key_words": noop("key words"),
}

for _kind in KINDS.values():
    _FIELDS = _kind.names | _FIELDS

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
    (model.Answer.CONDITIONAL, noop("accepted with conditions")),
    (model.Answer.REJECTED, noop("rejected")),
    (model.Answer.SILENT, noop("silent")),
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
    (model.LineType.BACKGROUND, noop("background, may be used")),
    (model.LineType.NOT_TO_DISCLOSE, noop("background, not to be disclosed")),
    (model.LineType.RED_LINE, noop("own red line")),
    (model.LineType.FALLBACK, noop("fallback")),
    (model.LineType.ALTERNATIVE, noop("alternative to agreement")),
    (model.Likelihood.CERTAIN, noop("certain to be raised")),
    (model.Likelihood.POSSIBLE, noop("might be raised")),
    (model.Likelihood.UNLIKELY, noop("unlikely to be raised")),
    (model.RoundState.PLANNED, noop("planned")),
    (model.RoundState.UNDER_WAY, noop("under way")),
    (model.RoundState.HELD, noop("held")),
    (model.RoundState.CANCELLED, noop("cancelled")),
    (model.Stance.FOR, noop("for")),
    (model.Stance.AGAINST, noop("against")),
    (model.Stance.NEITHER, noop("neither")),
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

NAMES = frozenset(("name", "title", "number", "word", "short_name", "code"))
"""The fields by which records are called."""

_CHOICE_WORDS = {(type(value), value): words for value, words in _CHOICES}


def noun(kind: type[Record]) -> str:
    """What one record of a kind is called, such as "sticking point"."""
    return _(KINDS[kind].nouns[0])


def called(kind: type[Record]) -> str:
    """What several records of a kind are called, such as "sticking points"."""
    return _(KINDS[kind].nouns[1])


def counted(kind: type[Record], count: int) -> str:
    """So many records of a kind: "1 round", "3 sticking points"."""
    return _("{count} {records}").format(
        count=count, records=noun(kind) if count == 1 else called(kind)
    )


def field_name(field: str, kind: type[Record] | None = None) -> str:
    """What a field is called, such as "red line", or what it is called in records of a kind; an
    unknown one goes by its own name."""
    own = KINDS[kind].names if kind is not None else {}
    words = own.get(field) or _FIELDS.get(field)
    return _(words) if words else field


def choice(value: StrEnum) -> str:
    """What a choice is called, such as "third-party report"."""
    return _(_CHOICE_WORDS[type(value), value])


def natural(issue: Issue, value: float | None) -> str:
    """A value in the issue's unit, "450 thousand troops"; the name of its step, "yes", on a scale
    of named steps; "—" if unknown."""
    if value is None:
        return UNKNOWN
    if issue.unit:
        return measured(number(value), issue.unit)
    return step_name(issue, value) or number(value)


def span(issue: Issue, low: float, high: float) -> tuple[str, str]:
    """Both ends of a range, written the same way: both by the names of their steps, else both as
    numbers, with the unit after the second."""
    figures = number(low), measured(number(high), issue.unit)
    return step_names(issue, low, high) or figures


def step_names(issue: Issue, low: float, high: float) -> tuple[str, str] | None:
    """The names of the steps at both ends; None if one has no name."""
    names = step_name(issue, low), step_name(issue, high)
    return names if all(names) else None


def from_to(issue: Issue, low: float, high: float) -> str:
    """A range in a sentence: "5 to 40 boats", "no to yes"."""
    start, end = span(issue, low, high)
    return _("{low} to {high}").format(low=start, high=end)


def natural_at(issue: Issue, place: float) -> str:
    """A place on the scale, in points, in the issue's unit, without what reckoning adds to it."""
    return natural(issue, round(issue.natural(place), RECKONED))


def round_name(record: Round) -> str:
    """What a round is called: "Round 5"."""
    return _("Round {number}").format(number=record.number)


def since_round(record: Round) -> str:
    """From which round on: "since Round 5". In one piece, since languages decline the word."""
    return _("since Round {number}").format(number=record.number)


def round_title(record: Round) -> str:
    """What a round is called in full: "Round 5: Proximity talks"; "Round 5" without a name."""
    if not record.name:
        return round_name(record)
    return _("{round}: {name}").format(round=round_name(record), name=own_way(record.name))


def place(issue: Issue, position: Position) -> str:
    """Where a position places its party: "10 boats", "5 to 40 boats", or the words used."""
    if position.value is not None:
        return natural(issue, position.value)
    if position.low is not None and position.high is not None:
        return from_to(issue, position.low, position.high)
    return choice(position.commitment)

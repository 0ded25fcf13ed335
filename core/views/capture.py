"""What is taken down in a round while it is said: who speaks by one key, on what by a few letters,
and the list of it, the latest first."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain
from string import ascii_lowercase, digits

import msgspec

from core.analysis.rounds import round_of, state_on
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.ids import made
from core.model.naming import choice, natural
from core.model.records import (
    Action,
    Answer,
    Commitment,
    Issue,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    RoundState,
)
from core.text.days import clock, local_day
from core.text.days import moment_in as at
from core.text.folding import fold
from core.text.saying import dotted, long_date, shortened
from core.views.names import code_and_name, matter
from core.views.schedule import schedule

QUOTED = 120
"""How many letters of an earlier answer are quoted."""

Taken = Position | Response | Action
"""What a line that was taken down becomes."""


class Moment(msgspec.Struct, frozen=True):
    """The day that what is said belongs to, and the time of day; "" where that is not known."""

    day: dt.date
    time: str


class CapturedWords(msgspec.Struct, frozen=True):
    """One thing taken down: who said it, on what, and what, each in words."""

    who: str
    matter: str
    words: str


def party_keys(parties: Sequence[Party]) -> dict[str, Party]:
    """One key for each party: a letter of its code or name, else what is left; parties beyond that
    have none."""
    keys: dict[str, Party] = {}
    for party in parties:
        wanted = (each for each in fold(party.code + party.name) if each.isalnum())
        free = chain(wanted, digits[1:], digits[0], ascii_lowercase)
        key = next((each for each in free if each not in keys), None)
        if key is not None:
            keys[key] = party
    return keys


def issues_by_name(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Every issue as it is looked for, with its id, in the dossier's order."""
    return tuple(
        (matter(point, issue), issue.id)
        for point in dossier.points
        for issue in dossier.issues(point.id)
    )


def proposals_by_name(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Every proposal by its name, with its id, the latest first."""
    return tuple((each.name, each.id) for each in reversed(dossier.all(Proposal)))


def first_match(names: Sequence[str], typed: str) -> int:
    """The first name that begins with what was typed, else the first with all its words in it; -1
    for none."""
    wanted, folded = fold(typed).split(), [fold(each) for each in names]
    if not wanted:
        return -1
    begun = (n for n, each in enumerate(folded) if each.startswith(" ".join(wanted)))
    holding = (n for n, each in enumerate(folded) if all(word in each for word in wanted))
    return next(chain(begun, holding), -1)


def round_to_capture(
    dossier: Dossier, chosen: str | None, today: dt.date, selected: str | None = None
) -> Round | None:
    """The round chosen; else the one under way, the one that the day belongs to, the one selected
    in a list, or the next; None without any."""
    under_way = (r for r in dossier.all(Round) if state_on(r, today) is RoundState.UNDER_WAY)
    return (
        dossier.find(Round, chosen)
        or next(under_way, None)
        or round_of(dossier, today)
        or dossier.find(Round, selected)
        or schedule(dossier, today).next
    )


def moment_in(meeting: Round, today: dt.date, moment: dt.datetime) -> Moment:
    """When what is said now is said: today by the clocks of the place; on the last day of a round
    that is over, of which no time is known any more."""
    there, time = clock(moment, meeting.time_zone)
    today += there - local_day(moment)
    last = meeting.end_date or meeting.date
    if last is not None and today > last:
        return Moment(last, "")
    return Moment(today, time)


def captured(dossier: Dossier, meeting: str) -> tuple[Taken, ...]:
    """What was taken down in a round, or recorded as said in it, the latest entry first."""
    zone = dossier.get(Round, meeting).time_zone
    taken: Iterable[Taken] = (
        *dossier.having(Position, round=meeting),
        *dossier.having(Response, round=meeting),
        *dossier.having(Action, round=meeting),
    )
    return tuple(sorted(taken, key=lambda each: _order(each, zone), reverse=True))


def _order(taken: Taken, zone: str) -> tuple[int, str, str]:
    """By when it was entered, which the ids tell, or for a response, which takes the place of an
    earlier one, when it was given; what came from elsewhere, before all that, by its time."""
    entered = made(taken.id)
    given = _given(taken, zone) if isinstance(taken, Response) else 0
    return max(entered or 0, given), taken.time if entered is None else "", taken.id


def _given(response: Response, zone: str) -> int:
    """The end of the minute in which a response was given, in milliseconds since 1970; 0 if that is
    not known."""
    try:
        minute = dt.time.fromisoformat(response.time)
    except ValueError:
        return 0
    if response.date is None:
        return 0
    return int((at(response.date, minute, zone).timestamp() + 60) * 1000) - 1


def replaced(dossier: Dossier, proposal: str, party: str) -> str:
    """What a party has answered to a proposal so far, whose place another answer takes; "" if it
    has answered nothing."""
    given = dossier.where(Response, proposal=proposal, party=party)
    if not given or given[-1].answer is Answer.AWAITED:
        return ""
    day = long_date(given[-1].date) if given[-1].date is not None else ""
    told = dotted((choice(given[-1].answer), day, shortened(given[-1].text, QUOTED)))
    return _("In place of: {answer}").format(answer=told)


def in_words(dossier: Dossier, taken: Taken) -> CapturedWords:
    """Who said what on what."""
    if isinstance(taken, Action):
        due = _("due {date}").format(date=long_date(taken.due)) if taken.due else ""
        return CapturedWords(_owner(dossier, taken), _("Action"), _told(due, taken.text))
    party = dossier.find(Party, taken.party)
    who = code_and_name(party) if party is not None else ""
    if isinstance(taken, Response):
        proposal = dossier.find(Proposal, taken.proposal)
        answer = choice(taken.answer)
        return CapturedWords(who, proposal.name if proposal else "", _told(answer, taken.text))
    issue = dossier.get(Issue, taken.issue)
    point = dossier.get(Point, issue.point)
    return CapturedWords(who, matter(point, issue), _told(_place(issue, taken), taken.statement))


def _owner(dossier: Dossier, action: Action) -> str:
    """Who is to do it: a party as it is shown elsewhere, or the words as they are."""
    wanted = fold(action.owner)
    named = (each for each in dossier.parties if wanted in (fold(each.code), fold(each.name)))
    party = next(named, None) if wanted else None
    return code_and_name(party) if party is not None else action.owner


def _place(issue: Issue, taken: Position) -> str:
    if taken.commitment is Commitment.NO_STATEMENT:
        return choice(taken.commitment)
    return natural(issue, taken.value) if taken.value is not None else ""


def _told(what: str, text: str) -> str:
    return _("{what}: {text}").format(what=what, text=text) if what and text else what or text


def text_field(taken: Record) -> str:
    """The field in which the words of what was taken down stand."""
    return "statement" if isinstance(taken, Position) else "text"

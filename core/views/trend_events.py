"""What happened to proposals and to the text of the plan, as marks on the time axis of a trend."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import (
    Answer,
    Clause,
    ClauseLink,
    ClauseStatus,
    Outcome,
    Party,
    Proposal,
    ProposalStatus,
    Record,
    Response,
    Term,
    Wording,
)
from core.model.wordings import said_on
from core.text import saying
from core.text.conventions import own_way
from core.text.saying import axis_date, dotted
from core.views import names
from core.views.plan import clauses_in_words
from core.views.proposal_chain import was_tabled
from core.views.text_gap import clauses_on, issues_in

APART = 2.0
"""The least room between two marks, as wide as their unit is."""
TOLD = 6
"""How many events of a mark a tool tip tells."""
SETTLING = (ClauseStatus.AD_REFERENDUM, ClauseStatus.AGREED)


class TrendEvent(msgspec.Struct, frozen=True):
    """Something that happened on a day: whether to the `text` of the plan or else to a proposal, in
    words, and the record to go to. `rests_on` are the records that its words are from."""

    day: dt.date
    text: bool
    words: str
    kind: type[Record]
    record: str
    rests_on: tuple[tuple[Record, str], ...] = ()
    """Each with the field in question."""


def trend_events(
    dossier: Dossier, point: str | None, until: dt.date, issue: str = ""
) -> tuple[TrendEvent, ...]:
    """What happened until a day to the proposals and clauses of all points with None, of one
    point, or of one issue; in the order of time."""
    clauses = clauses_on(dossier, point, issue)
    proposals = _proposals_on(dossier, point, issue, clauses)
    found = [
        *(event for each in proposals for event in _of_proposal(dossier, each)),
        *_versions(dossier, clauses),
        *(event for each in clauses for event in _agreed(dossier, each)),
    ]
    return tuple(sorted((each for each in found if each.day <= until), key=lambda each: each.day))


def _proposals_on(
    dossier: Dossier, point: str | None, issue: str, clauses: Sequence[Clause]
) -> tuple[Proposal, ...]:
    """The proposals with a term on an issue, and those that a clause is linked to or came with."""
    if point is None and not issue:
        return dossier.all(Proposal)
    issues = issues_in(dossier, point, issue)
    ids = {each.proposal for i in issues for each in dossier.having(Term, issue=i)}
    for clause in clauses:
        ids |= {each.proposal or "" for each in dossier.having(ClauseLink, clause=clause.id)}
        ids |= {each.proposal or "" for each in dossier.having(Wording, clause=clause.id)}
    return tuple(each for each in dossier.all(Proposal) if each.id in ids)


def _of_proposal(dossier: Dossier, proposal: Proposal) -> Iterator[TrendEvent]:
    if proposal.date is not None and was_tabled(proposal):
        words = _tabled(dossier, proposal)
        rests_on = ((proposal, "name"), (proposal, "status"))
        yield TrendEvent(proposal.date, False, words, Proposal, proposal.id, rests_on)
    for each in dossier.having(Response, proposal=proposal.id):
        if each.date is not None and each.answer is not Answer.AWAITED:
            said = _("{party} on {proposal}: {answer}").format(
                party=_called(dossier, dossier.find(Party, each.party)),
                proposal=_called(dossier, proposal),
                answer=choice(each.answer),
            )
            rests = ((proposal, "name"), (each, "answer"))
            yield TrendEvent(each.date, False, said, Response, each.id, rests)


def _tabled(dossier: Dossier, proposal: Proposal) -> str:
    """How a proposal came. That it was withdrawn is said here, and has no mark of its own: no
    record says when, and the journal knows only when somebody entered it."""
    name, party = _called(dossier, proposal), dossier.find(Party, proposal.party)
    former = dossier.find(Proposal, proposal.replaces)
    if party is not None:
        said = _("{proposal} tabled by {party}").format(proposal=name, party=own_way(party.name))
    else:
        said = _("{proposal} tabled").format(proposal=name)
    if former is not None:
        said = _("{event}, replacing {proposal}").format(
            event=said, proposal=_called(dossier, former)
        )
    if proposal.status is ProposalStatus.WITHDRAWN:
        said = _("{event} (since withdrawn)").format(event=said)
    return said


def _called(dossier: Dossier, record: Record | None) -> str:
    """What a record is called, within a sentence."""
    return own_way(names.called(dossier, record))


def _versions(dossier: Dossier, clauses: Sequence[Clause]) -> Iterator[TrendEvent]:
    """The versions of the text that have a name, each on the days on which clauses came."""
    texts = [each for c in clauses for each in dossier.having(Wording, clause=c.id) if each.version]
    dated = [(each.version, said_on(dossier, each), each) for each in texts]
    count = Counter((version, day) for version, day, _each in dated)
    first = {(version, day): each for version, day, each in reversed(dated)}
    for (version, day), many in count.items():
        if day > dt.date.min:
            said = _("{version}: text of {clauses}").format(
                version=own_way(version), clauses=clauses_in_words(many)
            )
            one = first[version, day]
            yield TrendEvent(day, True, said, Clause, one.clause, ((one, "version"),))


def _agreed(dossier: Dossier, clause: Clause) -> Iterator[TrendEvent]:
    for each in dossier.having(Outcome, clause=clause.id):
        if each.status in SETTLING:
            said = _("{clause}: {status}").format(
                clause=_called(dossier, clause), status=choice(each.status)
            )
            rests = ((clause, "status"), (each, "status"))
            yield TrendEvent(each.date, True, said, Clause, clause.id, rests)


class EventMark(NamedTuple):
    """Events in one place: the numbers of the first and of the last, from 1 on, and the middle."""

    first: int
    last: int
    at: float

    @property
    def numbers(self) -> str:
        """The numbers of its events, where they are listed: "3", "1–2"."""
        return saying.spans(range(self.first, self.last + 1))

    @property
    def counted(self) -> str:
        """How many events there are, where none is listed: "2 events"."""
        count = self.last - self.first + 1
        return ngettext("{count} event", "{count} events", count).format(count=count)


Width = Callable[[EventMark], float]
"""How wide a mark is, in the unit of the spots."""


def marks(spots: Sequence[float], low: float, high: float, width: Width) -> tuple[EventMark, ...]:
    """Marks for events at ascending spots, moved to lie between `low` and `high`; those that would
    overlap are one."""
    found: list[EventMark] = []
    for number, spot in enumerate(spots, 1):
        mark = _placed(EventMark(number, number, spot), spots, low, high, width)
        while found and _left(mark, width) < found[-1].at + width(found[-1]) / 2 + APART:
            before = found.pop()
            mark = _placed(EventMark(before.first, mark.last, 0.0), spots, low, high, width)
        found.append(mark)
    return tuple(found)


def _left(mark: EventMark, width: Width) -> float:
    return mark.at - width(mark) / 2


def _placed(
    mark: EventMark,
    spots: Sequence[float],
    low: float,
    high: float,
    width: Width,
) -> EventMark:
    middle, half = (spots[mark.first - 1] + spots[mark.last - 1]) / 2, width(mark) / 2
    return mark._replace(at=max(min(middle, high - half), low + half))


def legend(events: Sequence[TrendEvent]) -> str:
    """What the marks of a chart are; empty without any."""
    kinds = {each.text for each in events}
    return dotted(
        (
            _("oval: proposals") if False in kinds else "",
            _("box: plan text") if True in kinds else "",
        )
    )


def event_line(number: int, event: TrendEvent, start: dt.date, end: dt.date, year: int) -> str:
    """An event in the legend of a chart from `start` to `end`: "3  12 Mar  Halves tabled"."""
    return "  ".join((str(number), axis_date(event.day, start, end, year), event.words))


def told(events: Sequence[TrendEvent]) -> tuple[str, ...]:
    """The events of a mark in lines: the first ones, the others counted."""
    lines = [each.words for each in events[:TOLD]]
    more = len(events) - TOLD
    if more > 0:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return tuple(lines)

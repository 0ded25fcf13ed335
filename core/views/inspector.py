"""What the inspector says of a sticking point or of one position, as values."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from core.analysis.gaps import standing
from core.analysis.histories import entries
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.grades import grade_in_words, ocr_in_words
from core.model.naming import choice
from core.model.records import (
    Answer,
    Issue,
    Line,
    Note,
    Party,
    Position,
    Proposal,
    Response,
    Source,
    Term,
)
from core.text.days import local_day
from core.text.saying import commas, list_of, long_date, short_date_and_year
from core.text.sentences import as_one
from core.views.party_card import last_words
from core.views.terms import term_words

MOST = 200
"""How many cards a tab shows; more than anybody reads, and few enough to draw."""


class Subject(msgspec.Struct, frozen=True):
    """What the inspector is about: a point as a whole, or one position on it ("" for none)."""

    point: str
    position: str = ""


class Inspected(msgspec.Struct, frozen=True):
    """A subject's name, and the cards of its notes, proposals and sources."""

    name: str
    notes: tuple["NoteCard", ...]
    proposals: tuple["Facts", ...]
    sources: tuple["Facts", ...]

    @property
    def open_notes(self) -> int:
        """How many notes are to be dealt with."""
        return sum(not note.resolved for note in self.notes)

    @property
    def cited(self) -> int:
        """How many sources there are; a card without a record says what cites nothing."""
        return sum(bool(source.record) for source in self.sources)


class Reply(msgspec.Struct, frozen=True):
    """An answer to a note."""

    note: str
    text: str
    who: str


class NoteCard(msgspec.Struct, frozen=True):
    """A note, what it stands on, and its replies."""

    note: str
    quote: str
    text: str
    who: str
    tag: str
    replies: tuple[Reply, ...]
    resolved: bool
    attached: bool = True
    pinned: bool = False


class Facts(msgspec.Struct, frozen=True):
    """A card of plain lines: a heading, what is said, and lesser lines; `record` to go to."""

    record: str
    heading: str
    text: str
    lines: tuple[str, ...] = ()
    tag: str = ""


def subject_name(dossier: Dossier, subject: Subject) -> str:
    """The position's party and issue; empty where the subject is the point as a whole."""
    position = dossier.find(Position, subject.position)
    if position is None:
        return ""
    return _("{party} on {issue}").format(
        party=dossier.get(Party, position.party).name,
        issue=dossier.get(Issue, position.issue).name,
    )


def in_force(dossier: Dossier, subject: Subject) -> tuple[Position, ...]:
    """The position that is the subject, or the placements in force on the point; with those whose
    words are shown for one without words."""
    chosen = dossier.find(Position, subject.position)
    if chosen is not None:
        return _with_words(dossier, (chosen,))
    stands = (
        standing(dossier, issue, party.id)
        for issue in dossier.issues(subject.point)
        for party in dossier.parties
    )
    placed = {each.position.id: each.position for each in stands if each.position is not None}
    return _with_words(dossier, placed.values())


def _with_words(dossier: Dossier, positions: Iterable[Position]) -> tuple[Position, ...]:
    found: list[Position] = []
    for position in positions:
        found.append(position)
        if not position.statement:
            words = last_words(dossier, dossier.get(Issue, position.issue), position.party)
            found += [words] if words is not None else []
    return tuple(found)


# --- notes ---


def note_cards(dossier: Dossier, subject: Subject) -> tuple[NoteCard, ...]:
    """The notes on the subject, open ones first, then newest first."""
    return cards_on(dossier, dict.fromkeys(_targets(dossier, subject)))


def cards_on(dossier: Dossier, targets: Iterable[str]) -> tuple[NoteCard, ...]:
    """The notes on some records, open ones first, then newest first."""
    notes = [note for target in targets for note in dossier.notes(target) if note.parent is None]
    notes.sort(key=lambda note: note.id, reverse=True)
    notes.sort(key=lambda note: (note.resolved, not note.pinned))
    return tuple(note_card(dossier, note) for note in notes[:MOST])


def _targets(dossier: Dossier, subject: Subject) -> Iterator[str]:
    if dossier.find(Position, subject.position) is not None:
        yield from (position.id for position in in_force(dossier, subject))
        return
    yield subject.point
    yield from (line.id for line in dossier.where(Line, point=subject.point))
    for issue in dossier.issues(subject.point):
        yield issue.id
        for party in dossier.parties:
            for position in entries(dossier.positions(issue.id, party.id)):
                yield position.id


def note_card(dossier: Dossier, note: Note) -> NoteCard:
    """A note as its card shows it."""
    replies = tuple(
        Reply(each.id, each.text, _who(each))
        for each in dossier.notes(note.target)
        if each.parent == note.id
    )
    tag = choice(note.audience)
    attached = not note.quote or note.start is not None
    return NoteCard(
        note.id,
        as_one(note.quote),
        note.text,
        _who(note),
        tag,
        replies,
        note.resolved,
        attached,
        note.pinned,
    )


def _who(note: Note) -> str:
    """Author and date, such as "desk · 20 Dec 2025"."""
    date = short_date_and_year(local_day(note.created)) if note.created else ""
    return " · ".join(part for part in (note.author, date) if part)


# --- proposals ---


def proposal_cards(dossier: Dossier, subject: Subject) -> tuple[Facts, ...]:
    """The proposals with terms on the subject's issues, the newest first."""
    position = dossier.find(Position, subject.position)
    issues = {issue.id: issue for issue in dossier.issues(subject.point)}
    wanted = {position.issue} if position is not None else set(issues)
    terms: dict[str, list[Term]] = {}
    for term in dossier.all(Term):
        if term.issue in wanted:
            terms.setdefault(term.proposal, []).append(term)
    found = [proposal for proposal in dossier.all(Proposal) if proposal.id in terms]
    found.sort(key=lambda each: (each.date or dt.date.min, each.rank), reverse=True)
    return tuple(_proposal(dossier, each, terms[each.id], issues) for each in found[:MOST])


def _proposal(
    dossier: Dossier, proposal: Proposal, terms: Sequence[Term], issues: dict[str, Issue]
) -> Facts:
    by = dossier.find(Party, proposal.party)
    dated = long_date(proposal.date) if proposal.date else ""
    lines = [
        " · ".join(part for part in (by.name if by else "", dated) if part),
        *(_term(issues[term.issue], term) for term in terms),
        *_responses(dossier, proposal),
    ]
    shown = tuple(line for line in lines if line)
    return Facts(proposal.id, proposal.name, proposal.summary, shown, choice(proposal.status))


def _term(issue: Issue, term: Term) -> str:
    said = term_words(issue, term) or _("left open")
    return _("{issue}: {term}").format(issue=issue.name, term=said)


def _responses(dossier: Dossier, proposal: Proposal) -> Iterator[str]:
    answers: dict[Answer, list[str]] = {}
    for response in dossier.where(Response, proposal=proposal.id):
        party = dossier.get(Party, response.party)
        answers.setdefault(response.answer, []).append(party.name)
    for answer, names in answers.items():
        yield _("{answer}: {parties}").format(answer=choice(answer), parties=list_of(names))


# --- sources ---


def source_cards(dossier: Dossier, subject: Subject) -> tuple[Facts, ...]:
    """The sources that the subject's positions cite, by number, and which cite nothing."""
    cited: dict[str, list[Position]] = {}
    for position in in_force(dossier, subject):
        cited.setdefault(position.source or "", []).append(position)
    sources = [s for s in dossier.all(Source) if s.id in cited]
    cards = [_source(dossier, source, cited[source.id]) for source in sources[:MOST]]
    if "" in cited:
        names = _cited_by(dossier, cited[""])
        cards.append(Facts("", _("No source recorded"), "", (names,)))
    return tuple(cards)


def _source(dossier: Dossier, source: Source, positions: Sequence[Position]) -> Facts:
    dated = long_date(source.date) if source.date else ""
    where = " · ".join(part for part in (source.publisher, dated) if part)
    locators = commas(dict.fromkeys(p.locator for p in positions if p.locator))
    graded = grade_in_words(source)
    lines = [where, graded, ocr_in_words(source), _cited_by(dossier, positions), locators]
    heading = f"{source.number}  {source.title}"
    shown = tuple(line for line in lines if line)
    return Facts(source.id, heading, source.remark, shown, source.grade)


def _cited_by(dossier: Dossier, positions: Sequence[Position]) -> str:
    names = dict.fromkeys(dossier.get(Party, position.party).name for position in positions)
    return _("cited for {parties}").format(parties=list_of(list(names)))


def inspected(dossier: Dossier, subject: Subject) -> Inspected:
    """What the inspector says of a subject, but for its history, which is read from the file."""
    return Inspected(
        subject_name(dossier, subject),
        note_cards(dossier, subject),
        proposal_cards(dossier, subject),
        source_cards(dossier, subject),
    )

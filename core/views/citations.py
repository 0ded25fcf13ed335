"""Evidence as numbered footnotes: the same numbers wherever a dossier is shown as of a day."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from core.analysis.histories import entries, up_to
from core.analysis.movement import in_force
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.grades import grade
from core.model.records import (
    Commitment,
    Excerpt,
    Issue,
    Party,
    Position,
    Proposal,
    Response,
    Source,
    Wording,
)
from core.text.saying import commas, in_quotes, long_date, shortened
from core.text.sentences import as_one
from core.views.names import called

LONGEST = 600
"""How much of a sentence a footnote quotes, in characters."""


class Citation(msgspec.Struct, frozen=True):
    """A numbered sentence that a position rests on."""

    number: int
    position: Position
    excerpt: Excerpt


def citations(dossier: Dossier, on: dt.date) -> tuple[Citation, ...]:
    """The evidence for what was said last by the end of a day, in the order of points, issues and
    parties."""
    if not dossier.count(Excerpt):
        return ()
    found = [
        (position, excerpt)
        for position in _latest(dossier, on)
        for excerpt in dossier.excerpts(position.id)
    ]
    return tuple(Citation(n, *each) for n, each in enumerate(found, start=1))


def cited_sources(dossier: Dossier, on: dt.date, *, positions: bool = True) -> tuple[Source, ...]:
    """The sources that something shown on a day comes from, in the dossier's order: proposals,
    answers, wordings, and `positions` in force with their evidence."""
    told = citations(dossier, on) if positions else ()
    named = {
        *(position.source for position in (in_force(dossier, on) if positions else ())),
        *(proposal.source for proposal in dossier.all(Proposal)),
        *(response.source for response in dossier.all(Response)),
        *(wording.source for wording in dossier.all(Wording)),
        *(citation.excerpt.source for citation in told),
    }
    return tuple(source for source in dossier.all(Source) if source.id in named)


def _latest(dossier: Dossier, on: dt.date) -> Iterator[Position]:
    for point in dossier.points:
        for issue in dossier.issues(point.id):
            for party in dossier.parties:
                said = latest(dossier, issue, party, on)
                if said is not None:
                    yield said


def latest(dossier: Dossier, issue: Issue, party: Party, on: dt.date | None) -> Position | None:
    """The last entry by a day that says something."""
    said = up_to(entries(dossier.positions(issue.id, party.id)), on)
    spoken = (p for p in reversed(said) if p.commitment is not Commitment.NO_STATEMENT)
    return next(spoken, None)


def about(dossier: Dossier, citation: Citation) -> str:
    """What a sentence is evidence for: "Russia on Referendum, 20 December 2025"."""
    position = citation.position
    return _("{position}, {date}").format(
        position=called(dossier, position), date=long_date(position.date)
    )


def quoted(citation: Citation) -> str:
    """The sentence, as far as a footnote quotes it."""
    return in_quotes(shortened(as_one(citation.excerpt.quote), LONGEST))


def where(dossier: Dossier, excerpt: Excerpt, *, graded: bool = True) -> str:
    """Where a sentence stands: "Source 1, B2, paragraph 2", with its grade if that is to be told;
    that it is gone where it is."""
    source = dossier.get(Source, excerpt.source)
    parts = [
        _("Source {number}").format(number=source.number),
        grade(source) if graded else "",
        excerpt.locator,
        "" if excerpt.start is not None else _("no longer in the stored text"),
    ]
    return commas(parts)

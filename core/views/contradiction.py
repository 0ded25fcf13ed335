"""Two placements of one party that do not agree, side by side."""

from typing import NamedTuple

from core.analysis.contradictions import Clash, Contradiction, contradicting
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.grades import grade_in_words
from core.model.naming import place
from core.model.records import Issue, Party, Position, Source
from core.text.saying import long_date
from core.text.sentences import as_one
from core.views.placement import accepted


class SourceSide(NamedTuple):
    """One of the two: what it says, in which words, and where that comes from."""

    position: str
    place: str
    range: str
    statement: str
    quotes: tuple[str, ...]
    source: str


class SideBySide(NamedTuple):
    """A contradiction: who on what and when, what became of it, and both sides."""

    title: str
    explanation: str
    sides: tuple[SourceSide, SourceSide]


def contradiction(dossier: Dossier, position: str) -> SideBySide | None:
    """What contradicts a position, the latest; None where nothing does."""
    said = dossier.find(Position, position)
    found = contradicting(dossier, said) if said is not None else ()
    if not found:
        return None
    latest = found[-1]
    sides = _side(dossier, latest.first), _side(dossier, latest.second)
    return SideBySide(_title(dossier, latest), _explained(latest), sides)


def _title(dossier: Dossier, found: Contradiction) -> str:
    return _("{party} on {issue}, {date}").format(
        party=dossier.get(Party, found.first.party).name,
        issue=dossier.get(Issue, found.first.issue).name,
        date=long_date(found.first.date),
    )


def _explained(found: Contradiction) -> str:
    if found.clash is Clash.DISAGREE:
        return _(
            "Two sources disagree. Both stay on record; the one entered last counts in the figures."
        )
    return _(
        "A figure was restated. Both stay on record; the one entered last counts in the figures."
    )


def _side(dossier: Dossier, said: Position) -> SourceSide:
    issue = dossier.get(Issue, said.issue)
    quotes = tuple(as_one(excerpt.quote) for excerpt in dossier.excerpts(said.id))
    source = _source(dossier.find(Source, said.source), said)
    return SourceSide(
        said.id, place(issue, said), accepted(issue, said), said.statement, quotes, source
    )


def _source(source: Source | None, said: Position) -> str:
    if source is None:
        return _("no source")
    parts = (
        _("Source {number}: {title}").format(number=source.number, title=source.title),
        source.publisher,
        said.locator,
        long_date(source.date) if source.date else "",
        f"{source.grade}: {grade_in_words(source)}" if source.grade else "",
    )
    return " · ".join(part for part in parts if part)

"""What was said over time, and what of it was edited since: the inspector's history, as values."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from core.analysis.histories import entries
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import field_name, place
from core.model.records import Issue, Party, Position
from core.storage.journal import WHOLE, JournalEntry
from core.text.saying import in_quotes, long_date, shortened
from core.views.field_words import told
from core.views.history import who_did
from core.views.inspector import MOST, Facts, Subject

LONGEST = 60
"""Characters of a text that are quoted in a line of history; what follows is cut."""


def history_cards(
    dossier: Dossier, subject: Subject, read: Callable[[str], Iterable[JournalEntry]]
) -> tuple[Facts, ...]:
    """What the position's party said over time, newest first; for a point, what was said by all;
    each with what was edited. `read` answers with the journal of a record."""
    position = dossier.find(Position, subject.position)
    if position is None:
        said = _said_on(dossier, subject.point)
    else:
        said = list(reversed(dossier.positions(position.issue, position.party)))
    return tuple(_step(dossier, each, tuple(read(each.id))) for each in said[:MOST])


def _said_on(dossier: Dossier, point: str) -> list[Position]:
    said = [
        position
        for issue in dossier.issues(point)
        for party in dossier.parties
        for position in entries(dossier.positions(issue.id, party.id))
    ]
    return sorted(said, key=lambda position: (position.date, position.id), reverse=True)


def _step(dossier: Dossier, position: Position, journal: Sequence[JournalEntry]) -> Facts:
    issue, party = dossier.get(Issue, position.issue), dossier.get(Party, position.party)
    heading = _("{party} on {issue}: {place}").format(
        party=party.name, issue=issue.name, place=place(issue, position)
    )
    lines = [long_date(position.date), *_edits(dossier, issue, journal)]
    tag = _("correction") if position.corrects else ""
    return Facts(position.id, heading, position.statement, tuple(lines), tag)


def _edits(dossier: Dossier, issue: Issue, journal: Sequence[JournalEntry]) -> Iterator[str]:
    """Who did what and when, the latest first, each followed by the fields that it altered."""
    changes: dict[int, list[JournalEntry]] = {}
    for entry in journal:
        changes.setdefault(entry.tick, []).append(entry)
    for tick in sorted(changes, reverse=True):
        yield who_did(changes[tick][0])
        for entry in changes[tick]:
            if entry.field != WHOLE:
                yield altered(dossier, issue, entry)


def altered(dossier: Dossier, issue: Issue, entry: JournalEntry) -> str:
    """A field of a position before and after: "value 100 troops → 85 troops"."""
    before, after = (
        told(dossier, Position, entry.field, value, issue, written=_quoted)
        for value in (entry.before, entry.after)
    )
    return _("{field} {before} → {after}").format(
        field=field_name(entry.field), before=before, after=after
    )


def _quoted(_field: str, text: str) -> str:
    return in_quotes(shortened(" ".join(text.split()), LONGEST))

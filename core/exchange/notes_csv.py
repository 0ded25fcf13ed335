"""Notes as a table: one row per note or reply, grouped and ordered as shown."""

from collections.abc import Iterator, Sequence

from core.exchange.spreadsheet import spreadsheet
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Note
from core.text.days import local
from core.views.notes import STATES, NoteGroup, Thread, stands_on, to_hand_out

COLUMNS = (
    noop("Group"),
    noop("Stands on"),
    noop("Quote"),
    noop("Note"),
    noop("Reply to"),
    noop("Type"),
    noop("Audience"),
    noop("Author"),
    noop("Written"),
    noop("State"),
    noop("Pinned"),
)


def notes_csv(dossier: Dossier, groups: Sequence[NoteGroup] | None = None) -> str:
    """The notes of these groups as CSV for spreadsheets; without groups, all that may go out."""
    rows = (
        row
        for group in (to_hand_out(dossier) if groups is None else groups)
        for thread in group.threads
        for row in _rows(dossier, group.name, thread)
    )
    return spreadsheet([_(title) for title in COLUMNS], rows)


def _rows(dossier: Dossier, group: str, thread: Thread) -> Iterator[tuple[str, ...]]:
    where, state = stands_on(dossier, thread.note), _(STATES[thread.state])
    yield (group, where, *_cells(thread.note, ""), state, _("yes") if thread.note.pinned else "")
    for reply in thread.replies:
        yield (group, where, *_cells(reply, thread.note.text), "", "")


def _cells(note: Note, answers: str) -> tuple[str, ...]:
    when = local(note.created).isoformat(" ", "minutes") if note.created else ""
    author = note.author
    return (note.quote, note.text, answers, choice(note.type), choice(note.audience), author, when)

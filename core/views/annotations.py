"""Texts that carry notes, as values: where a text stands, and what is noted on it."""

import msgspec

from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Note, Record
from core.text.selectors import located


class FieldPlace(msgspec.Struct, frozen=True):
    """A field of a record, as a note names it."""

    kind: str
    target: str
    field: str


class NoteSpan(msgspec.Struct, frozen=True):
    """A stretch of a text that a note stands on, by character; a `quiet` one is that of a note
    that was resolved, and is seen only when somebody looks at the note."""

    start: int
    end: int
    note: str
    quiet: bool = False


class Noted(msgspec.Struct, frozen=True):
    """A text, where it stands, and the notes on it."""

    text: str
    place: FieldPlace | None = None
    spans: tuple[NoteSpan, ...] = ()


NOTHING = Noted("")


def noted(dossier: Dossier, record: Record, field: str) -> Noted:
    """A field of a record with the notes on its phrases."""
    text = str(getattr(record, field))
    place = FieldPlace(KINDS[type(record)].table, record.id, field)
    return Noted(text, place, spans(dossier, place, text))


def spans(dossier: Dossier, place: FieldPlace, text: str) -> tuple[NoteSpan, ...]:
    """The phrases of a text on which notes stand."""
    found = ((note, _place_of(note, place, text)) for note in dossier.notes(place.target))
    return tuple(NoteSpan(*at, note.id, note.resolved) for note, at in found if at is not None)


def _place_of(note: Note, place: FieldPlace, text: str) -> tuple[int, int] | None:
    here = (note.target_kind, note.field) == (place.kind, place.field)
    return located(text, note) if here and note.parent is None else None

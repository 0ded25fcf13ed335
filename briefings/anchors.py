"""How the places of a pack are called that links lead to."""

from core.model.records import Note


def point_anchor(point: str) -> str:
    """The anchor of the brief of a sticking point."""
    return f"point-{point}"


def note_anchor(note: Note) -> str:
    """The anchor of a note as printed."""
    return f"note-{note.id}"


def evidence_anchor(number: int) -> str:
    """The anchor of a numbered sentence of evidence."""
    return f"evidence-{number}"


def back_to(anchor: str) -> str:
    """The anchor of the first raised characters that lead to one."""
    return f"{anchor}-back"

"""Rules for notes, excerpts and marks: what they are attached to must exist."""

from core.errors import RuleBroken
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED
from core.model.naming import noun
from core.model.records import Excerpt, Mark, Note
from core.model.texts import STORED_TEXT


def note_has_a_target(dossier: Dossier, note: Note) -> RuleBroken | None:
    """The record exists, and so does the field that the note names."""
    kind = KIND_NAMED.get(note.target_kind)
    target = dossier.find(kind.record, note.target) if kind else None
    if target is None:
        return RuleBroken(_("The text this note is attached to does not exist."))
    if note.field and note.field not in (*target.__struct_fields__, STORED_TEXT):
        return RuleBroken(_("The text this note is attached to does not exist."))
    return None


def phrase_has_a_place(_dossier: Dossier, record: Note | Excerpt) -> RuleBroken | None:
    """A phrase has a beginning and an end, in that order."""
    if (record.start is None) != (record.end is None):
        return RuleBroken(_("A phrase must have a start and an end."))
    if record.start is not None and record.end is not None and not 0 <= record.start <= record.end:
        return RuleBroken(_("A phrase cannot end before it starts."))
    return None


def reply_keeps_its_target(dossier: Dossier, note: Note) -> RuleBroken | None:
    """A reply is attached where the note it answers is."""
    parent = dossier.find(Note, note.parent)
    if parent and (parent.target_kind, parent.target) != (note.target_kind, note.target):
        return RuleBroken(
            _("A reply must be on the same text as the note it replies to."), "parent"
        )
    return None


def mark_has_a_target(dossier: Dossier, mark: Mark) -> RuleBroken | None:
    """The record exists and has no other mark."""
    kind = KIND_NAMED.get(mark.target_kind)
    if kind is None or dossier.find(kind.record, mark.target) is None:
        return RuleBroken(_("The record that the mark is on does not exist."))
    others = (each.target_kind for each in dossier.marks(mark.target) if each.id != mark.id)
    if mark.target_kind in others:
        return RuleBroken(_("This {noun} already has a mark.").format(noun=noun(kind.record)))
    return None

"""Rules for what is attached to records (notes, excerpts, marks, tags): it must exist."""

from collections.abc import Iterator

from core.errors import RuleBroken
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import noun
from core.model.records import Excerpt, Mark, Note, Record, RecordTag, SavedSearch, Tagging
from core.model.texts import STORED_TEXT
from core.text.likeness import same_key


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


def tagging_has_a_target(dossier: Dossier, tagging: Tagging) -> RuleBroken | None:
    """The record exists and has the tag only once."""
    kind = KIND_NAMED.get(tagging.target_kind)
    if kind is None or dossier.find(kind.record, tagging.target) is None:
        return RuleBroken(_("The record that the tag is on does not exist."))
    others = (each for each in dossier.taggings(tagging.target) if each.id != tagging.id)
    if any((each.tag, each.target_kind) == (tagging.tag, tagging.target_kind) for each in others):
        return RuleBroken(_("This {noun} already has this tag.").format(noun=noun(kind.record)))
    return None


def has_a_name_of_its_own(dossier: Dossier, named: RecordTag | SavedSearch) -> RuleBroken | None:
    """Two tags, or two searches, with the same name cannot be told apart."""
    others = (each for each in dossier.all(type(named)) if each.id != named.id)
    there = next((each for each in others if same_key(each.name) == same_key(named.name)), None)
    if there is None:
        return None
    sentence = _("There is already a {noun} called {name}.")
    return RuleBroken(sentence.format(noun=noun(type(named)), name=there.name), "name")


def left_standing(dossier: Dossier, gone: Record) -> Iterator[RuleBroken]:
    """What still stands on a record that was removed."""
    on_it = (
        (dossier.notes(gone.id), _("There are still notes on this {noun}.")),
        (dossier.marks(gone.id), _("There is still a mark on this {noun}.")),
        (dossier.taggings(gone.id), _("There is still a tag on this {noun}.")),
    )
    table = KINDS[type(gone)].table
    for attached, sentence in on_it:
        if any(each.target_kind == table for each in attached):
            yield RuleBroken(sentence.format(noun=noun(type(gone))))

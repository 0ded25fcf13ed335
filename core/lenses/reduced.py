"""A dossier of which some things were never part: to be taken across a border, or handed over."""

import msgspec

from core.lenses.kept import Kept, drop_parts, whole
from core.lenses.releasable import is_inward, is_public
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    ISSUED,
    Audience,
    Excerpt,
    Issue,
    Note,
    Point,
    Proposal,
    Record,
    Signature,
    Source,
    Term,
)
from core.model.tags import SORTING
from core.model.texts import STORED_TEXT


class Reduction(msgspec.Struct, frozen=True):
    """What is left out."""

    points: frozenset[str] = frozenset()
    """Sticking points, by id, with all that belongs to them."""
    my_notes: bool = True
    """Notes for their author only."""
    notes: bool = False
    """All other notes."""
    assessments: bool = False
    """What no other side is told: every field that is not declared public, and inward lines."""
    texts: bool = False
    """The texts of sources; what they are and where they are from stays."""
    packs: bool = True
    """Packs as issued, their copies, and templates."""


def reduced(dossier: Dossier, reduction: Reduction) -> Dossier:
    """The dossier without what is left out, and without what refers to it."""
    kept: Kept = {
        kind: {
            each.id: _adrift(each, reduction)
            for each in dossier.all(kind)
            if _stays(each, reduction)
        }
        for kind in KINDS
    }

    drop_parts(kept)
    for gone in _without_terms(dossier, kept):
        kept[Proposal].pop(gone, None)

    def is_shown(kind: type[Record], field: str) -> bool:
        if kind is Source and field == "digest":
            return not reduction.texts
        if kind is Source and field in ("kept", "ocr") and reduction.texts:
            return False
        chosen_by_itself = kind is Note or not KINDS[kind].public
        return chosen_by_itself or not reduction.assessments or is_public(kind, field)

    return whole(kept, is_shown)


def _stays(record: Record, reduction: Reduction) -> bool:
    if isinstance(record, Note):
        mine = record.audience is Audience.MINE
        return not (reduction.my_notes if mine else reduction.notes)
    if _points(record) & reduction.points:
        return False
    if reduction.assessments and is_inward(record):
        return False
    if type(record) in SORTING or isinstance(record, Signature):
        return False
    return type(record) not in ISSUED or not reduction.packs


def _points(record: Record) -> set[str]:
    """The sticking points that a record is, or names."""
    if isinstance(record, Point):
        return {record.id}
    mentions = KINDS[type(record)].mentions.items()
    return {getattr(record, field) for field, named in mentions if named is Point}


def _without_terms(dossier: Dossier, kept: Kept) -> set[str]:
    """The proposals all of whose terms were left out with their issues."""
    terms = dossier.all(Term)
    return {each.proposal for each in terms} - {
        each.proposal for each in terms if each.id in kept[Term] and each.issue in kept[Issue]
    }


def _adrift(record: Record, reduction: Reduction) -> Record:
    """A phrase of a text that is left out, without its place there; its words stay."""
    in_text = isinstance(record, Excerpt) or (
        isinstance(record, Note) and record.field == STORED_TEXT
    )
    if not in_text or not reduction.texts:
        return record
    return msgspec.structs.replace(record, start=None, end=None)

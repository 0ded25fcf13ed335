"""Notes as annotations of the W3C's Web Annotation Data Model (Recommendation of 2017), JSON-LD."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from core.model.dossier import Dossier
from core.model.records import Note, NoteType
from core.views.names import passage_name
from core.views.notes import NoteGroup, Thread, to_hand_out

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    NoteType.COMMENT: "commenting",
    NoteType.QUESTION: "questioning",
    NoteType.CHECK: "assessing",
    NoteType.TO_DO: "editing",
    NoteType.LEGAL: "commenting",
    NoteType.TRANSLATION: "editing",
}

Json = dict[str, Any]


def notes_jsonld(dossier: Dossier, groups: Sequence[NoteGroup] | None = None) -> str:
    """The notes of these groups, or all that may go out, as an AnnotationPage; a reply is an
    annotation whose target is its note."""
    shown = to_hand_out(dossier) if groups is None else groups
    items = [
        each for group in shown for thread in group.threads for each in _items(dossier, thread)
    ]
    page = {
        "@context": [CONTEXT, {"parley": "urn:parley:"}],
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _items(dossier: Dossier, thread: Thread) -> Iterator[Json]:
    yield {
        **_annotation(thread.note, MOTIVATIONS[thread.note.type]),
        "target": _target(dossier, thread.note),
        "parley:state": thread.state.value,
        "parley:pinned": thread.note.pinned,
    }
    for reply in thread.replies:
        yield {**_annotation(reply, "replying"), "target": f"urn:uuid:{reply.parent}"}


def _annotation(note: Note, motivation: str) -> Json:
    told: Json = {"id": f"urn:uuid:{note.id}", "type": "Annotation", "motivation": motivation}
    if note.created is not None:
        told["created"] = note.created.isoformat()
    if note.author:
        told["creator"] = {"type": "Person", "name": note.author}
    told["audience"] = {"type": "Audience", "name": note.audience.value}
    told["body"] = {"type": "TextualBody", "value": note.text, "format": "text/plain"}
    told["parley:type"] = note.type.value
    return told


def _target(dossier: Dossier, note: Note) -> Json:
    fragment = f"#{note.field}" if note.field else ""
    target: Json = {
        "source": f"urn:parley:{note.target_kind}:{note.target}{fragment}",
        "dc:title": passage_name(dossier, note),
    }
    selectors = list(_selectors(note))
    if selectors:
        target["selector"] = selectors
    return target


def _selectors(note: Note) -> Iterator[Json]:
    if note.quote:
        yield {
            "type": "TextQuoteSelector",
            "exact": note.quote,
            "prefix": note.prefix,
            "suffix": note.suffix,
        }
    if note.start is not None:
        yield {"type": "TextPositionSelector", "start": note.start, "end": note.end}

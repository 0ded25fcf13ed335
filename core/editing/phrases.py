"""Notes and excerpts follow the text that they are attached to.

When a text is edited, the same change moves the phrases on it to where their words now are. A
phrase that is gone loses its place and keeps its words, so that nothing ever vanishes or ends up on
another phrase unnoticed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Excerpt, Note, Source
from core.model.texts import STORED_TEXT, Stored, passage
from core.text.drift import Drift
from core.text.selectors import located, select

P = TypeVar("P", bound=Note | Excerpt)


def followers(
    edits: tuple[Edit, ...], dossier: Dossier, texts: Mapping[str, str], stored: Stored
) -> Iterator[Edit]:
    """What edits of texts mean for the phrases on them, which `dossier` still has as they were.
    `texts` are the long texts that come with the edits, `stored` reads those on disk."""
    own = {edit.record.id for edit in edits if edit.kind in (Note, Excerpt)}

    def read(digest: str) -> str:
        return texts[digest] if digest in texts else stored(digest)

    for edit in edits:
        if edit.before is not None and edit.after is not None:
            for field in _texts(edit):
                phrases = [p for p in _standing_on(dossier, edit, field) if p.id not in own]
                if phrases:
                    before, after = (
                        passage(record, field, read) for record in (edit.before, edit.after)
                    )
                    yield from _moved(phrases, before, after)


def _texts(edit: Edit) -> Iterator[str]:
    """The texts of a record that an edit alters."""
    altered = edit.fields()
    yield from (field for field in KINDS[edit.kind].texts if field in altered)
    if edit.kind is Source and "digest" in altered:
        yield STORED_TEXT


def _standing_on(dossier: Dossier, edit: Edit, field: str) -> Iterator[Note | Excerpt]:
    table, record = KINDS[edit.kind].table, edit.record.id
    for note in dossier.notes(record):
        if note.target_kind == table and note.field == field and note.quote:
            yield note
    if field == STORED_TEXT:
        yield from (each for each in dossier.all(Excerpt) if each.source == record)


def _moved(phrases: Sequence[Note | Excerpt], before: str, after: str) -> Iterator[Edit]:
    drift = Drift(before, after)
    for phrase in phrases:
        now = placed(phrase, drift, before, after)
        if now != phrase:
            yield Edit(phrase, now)


def placed(phrase: P, drift: Drift, before: str, after: str) -> P:
    """A phrase as it is after an edit of its text."""
    if phrase.start is None:
        return _back_again(phrase, after)
    stood = located(before, phrase)
    span = drift.of(*stood) if stood is not None else located(after, phrase)
    if span is None:
        return msgspec.structs.replace(phrase, start=None, end=None)
    return msgspec.structs.replace(phrase, **select(after, *span)._asdict())


def _back_again(phrase: P, after: str) -> P:
    """A phrase that was gone, at the one place where its words appear in their old context."""
    whole = f"{phrase.prefix}{phrase.quote}{phrase.suffix}"
    if not phrase.quote or after.count(whole) != 1 or whole == phrase.quote:
        return phrase
    start = after.index(whole) + len(phrase.prefix)
    return msgspec.structs.replace(phrase, start=start, end=start + len(phrase.quote))

"""Whether a file is sound: that it can be read, and that what it holds could have been entered."""

import math
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import cast

from core.editing.rules import broken_by
from core.errors import DamagedFile
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import noun
from core.model.records import Excerpt, Note, Source
from core.model.texts import STORED_TEXT, passage
from core.storage.private import private_copy
from core.storage.protection import Key
from core.storage.publish import copied_by_another, problem_with
from core.storage.store import Store
from core.views.names import called
from core.views.signatures import failing


def unsound(store: Store, dossier: Dossier) -> tuple[str, ...]:
    """What is wrong with an open file and the dossier in it, a sentence each."""
    found = (*store.check(), *_broken(dossier), *_astray(store, dossier))
    return (*found, *failing(store, dossier))


def unsound_on_disk(path: Path, dossier: Dossier, key: Key | None = None) -> tuple[str, ...]:
    """As `unsound`, for a file that is open here and pinned (`Store.pin`), in any thread: from a
    copy that another process makes of it.

    FileProblem if there is no room for one."""
    try:
        with private_copy([path], copied_by_another) as folder:
            store = Store.open(Path(folder) / path.name, key, private=True)
            try:
                return unsound(store, dossier)
            finally:
                store.drop()
    except DamagedFile as damage:
        return (str(damage),)
    except OSError as failure:
        raise problem_with(path, failure) from failure


def _broken(dossier: Dossier) -> Iterator[str]:
    """The records that break a rule as they are, each with the first rule that it breaks."""
    for kind in KINDS:
        for record in dossier.all(kind):
            problem = next(broken_by(Edit(None, record), dossier), None)
            if problem is not None:
                yield _("{kind} “{name}”: {sentence}").format(
                    kind=noun(kind), name=called(dossier, record), sentence=problem
                )


def _astray(store: Store, dossier: Dossier) -> Iterator[str]:
    """The stored texts that are missing, and the phrases that notes and excerpts stand on where
    their text ends before they do."""
    for source in dossier.all(Source):
        if source.digest and _stored(store, source.digest) == "":
            sentence = _("The stored text of {source} is missing.")
            yield sentence.format(source=called(dossier, source))
    length = cache(partial(_length, store, dossier))
    for note in cast("Iterable[Note]", dossier.tables[Note].records()):
        if note.end is not None and note.end > length(note.target_kind, note.target, note.field):
            sentence = _("The phrase of the note “{name}” lies outside its text.")
            yield sentence.format(name=called(dossier, note))
    for excerpt in cast("Iterable[Excerpt]", dossier.tables[Excerpt].records()):
        if excerpt.end is not None and excerpt.end > length("source", excerpt.source, STORED_TEXT):
            yield _("The excerpt “{name}” lies outside its text.").format(name=excerpt.quote)


def _length(store: Store, dossier: Dossier, table: str, record: str, field: str) -> float:
    """How many characters a text has; no end to them where it cannot be read, which was told."""
    kind = KIND_NAMED.get(table)
    found = dossier.find(kind.record, record) if kind is not None else None
    if found is None:
        return math.inf
    if isinstance(found, Source) and field == STORED_TEXT and found.digest:
        text = _stored(store, found.digest)
        return math.inf if text is None else len(text)
    return len(passage(found, field, store.text))


def _stored(store: Store, digest: str) -> str | None:
    """A stored text; "" if there is none, None if it is damaged."""
    try:
        return store.text(digest)
    except DamagedFile:
        return None

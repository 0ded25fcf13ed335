"""Where things come from: a source and its stored text."""

import hashlib
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from core.editing.commands.basic import Command, change, create
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Source

if TYPE_CHECKING:
    from core.intake import ImportedDocument


def add_source(title: str, text: str = "", **fields: Any) -> Command:
    """A source, with its text where there is one."""
    digest, texts = _stored(text)
    return replace(create(Source, title=title, digest=digest, **fields), texts=texts)


def import_source(taken: "ImportedDocument", **fields: Any) -> Command:
    """A source of a document as taken in, under the title and language that it gives unless
    `fields` has others. The day on which its file was made is not that of the source."""
    told = {
        "language": taken.language,
        "file_name": taken.file_name,
        "file_digest": taken.file_digest,
    }
    title = fields.pop("title", "") or taken.title
    return replace(add_source(title, taken.text, **{**told, **fields}), label=_("import source"))


def import_text(identifier: str, taken: "ImportedDocument", **fields: Any) -> Command:
    """A document's text in a source that is there, in the place of the text that it had; notes and
    evidence go with their words, as with any edit."""
    digest, texts = _stored(taken.text)
    told = {"file_name": taken.file_name, "file_digest": taken.file_digest, **fields}
    label = _("add document to source")
    return replace(change(Source, identifier, digest=digest, label=label, **told), texts=texts)


def already(dossier: Dossier, taken: "ImportedDocument") -> Source | None:
    """The source that was taken from the same file or has the same text, if there is one."""
    digest = digest_of(taken.text)
    for source in dossier.all(Source):
        same_file = taken.file_digest and source.file_digest == taken.file_digest
        if same_file or source.digest == digest:
            return source
    return None


def set_source_text(identifier: str, text: str) -> Command:
    """Another stored text for a source; the former one stays in the journal's reach."""
    digest, texts = _stored(text)
    command = change(Source, identifier, digest=digest, label=_("edit text of source"))
    return replace(command, texts=texts)


def _stored(text: str) -> tuple[str, dict[str, str]]:
    """The digest by which a text is kept, and the text by that digest."""
    if not text:
        return "", {}
    digest = digest_of(text)
    return digest, {digest: text}


def digest_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()

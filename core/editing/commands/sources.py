"""Sources: where information comes from, and its stored text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from core.editing.commands.basic import Command, change, create, existing
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Note, Source
from core.model.texts import STORED_TEXT
from core.text.days import moment_of
from core.text.digest import digest_of, digest_of_bytes
from core.text.saying import spans
from core.text.selectors import select

if TYPE_CHECKING:
    from core.intake import ImportedDocument


def add_source(title: str, text: str = "", **fields: Any) -> Command:
    """A source, with its text if there is one."""
    digest, texts = _stored(text)
    return replace(create(Source, title=title, digest=digest, **fields), texts=texts)


def import_source(
    taken: "ImportedDocument", *, comments: bool = False, keep: bool = False, **fields: Any
) -> Command:
    """A source made from an imported document, with the title and language it gives unless `fields`
    has others; with `comments`, each comment in it becomes a note on its words, and with `keep` the
    dossier keeps its file. The day on which that was made is not used as the date of the source."""
    told = {
        "language": taken.language,
        "file_name": taken.file_name,
        "file_digest": taken.file_digest,
        "ocr": spans(taken.ocr),
    }
    title, identifier = fields.pop("title", "") or taken.title, new_id()
    source = add_source(title, taken.text, **{**told, **fields, "id": identifier})
    source = replace(source, label=_("import source"))
    return _with_rest(source, identifier, taken, comments=comments, keep=keep)


def import_text(
    identifier: str,
    taken: "ImportedDocument",
    *,
    comments: bool = False,
    keep: bool = False,
    **fields: Any,
) -> Command:
    """A document's text imported into an existing source, in place of its text; notes and evidence
    follow their words, as with any edit, `comments` become notes, and with `keep` the dossier keeps
    the file."""
    digest, texts = _stored(taken.text)
    told = {"file_name": taken.file_name, "file_digest": taken.file_digest, **fields}
    told |= {"kept": False, "ocr": spans(taken.ocr)}
    label = _("add document to source")
    changed = change(Source, identifier, digest=digest, label=label, **told)
    text = replace(changed, texts=texts)
    return _with_rest(text, identifier, taken, comments=comments, keep=keep)


def keep_original(identifier: str, content: bytes) -> Command:
    """The file that a source was imported from kept in the dossier; it must be the very same."""
    digest = digest_of_bytes(content)

    def edits(dossier: Dossier) -> Iterator[Edit]:
        source = existing(dossier, Source, identifier)
        if source.file_digest == digest and not source.kept:
            yield Edit(source, replace(source, kept=True))

    return Command(_("keep file of source"), edits, texts={digest: content})


def _with_rest(
    command: Command, identifier: str, taken: "ImportedDocument", *, comments: bool, keep: bool
) -> Command:
    """A document that comes in, with what of it is to come along."""
    if keep and taken.file:
        command = command.then(keep_original(identifier, taken.file))
    return command.then(_comments(identifier, taken)) if comments else command


def _comments(source: str, taken: "ImportedDocument") -> Command:
    """A document's comments as notes on its words, by their authors; answers as replies."""
    ids = [new_id() for _each in taken.comments]

    def edits(_dossier: Dossier) -> Iterator[Edit]:
        for identifier, each in zip(ids, taken.comments, strict=True):
            answers = 0 <= each.answers < len(ids) and ids[each.answers] != identifier
            told: dict[str, Any] = {
                "author": each.author,
                "created": moment_of(each.date),
                "resolved": each.done,
                "parent": ids[each.answers] if answers else None,
            }
            if each.start < each.end and not answers:
                told |= {"field": STORED_TEXT, **select(taken.text, each.start, each.end)._asdict()}
            yield Edit(None, Note(identifier, "source", source, each.text, **told))

    return Command("", edits)


def already(dossier: Dossier, taken: "ImportedDocument") -> Source | None:
    """The source imported from the same file or with the same text, if there is one."""
    digest = digest_of(taken.text)
    for source in dossier.all(Source):
        same_file = taken.file_digest and source.file_digest == taken.file_digest
        if same_file or source.digest == digest:
            return source
    return None


def set_source_text(identifier: str, text: str) -> Command:
    """A different stored text for a source; the journal can still bring back the former one."""
    digest, texts = _stored(text)
    command = change(Source, identifier, digest=digest, label=_("edit text of source"))
    return replace(command, texts=texts)


def _stored(text: str) -> tuple[str, dict[str, str]]:
    """The digest under which a text is stored, and the text by that digest."""
    if not text:
        return "", {}
    digest = digest_of(text)
    return digest, {digest: text}

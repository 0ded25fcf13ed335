"""What is stored apart from records and named by them: the texts of sources, and their files."""

from collections.abc import Iterable, Iterator, Mapping

from core.errors import Problem
from core.language import gettext as _
from core.model.change import Body
from core.model.records import Record, Source
from core.text.digest import digest_of, digest_of_bytes


def stored_for(records: Iterable[Record], stored: Mapping[str, Body]) -> dict[str, Body]:
    """The texts and files that records name, by digest, out of all that are `stored`; Problem if
    one is not there, or is not what its digest says."""
    sources = [each for each in records if isinstance(each, Source)]
    texts: dict[str, Body] = {each.digest: _text(each, stored) for each in with_text(sources)}
    return texts | {each.file_digest: _file(each, stored) for each in with_file(sources)}


def with_text(records: Iterable[Record]) -> Iterator[Source]:
    """The sources among some records that have a stored text."""
    return (each for each in records if isinstance(each, Source) and each.digest)


def with_file(records: Iterable[Record]) -> Iterator[Source]:
    """The sources among some records whose file is kept."""
    return (each for each in records if isinstance(each, Source) and each.kept)


def _file(source: Source, stored: Mapping[str, Body]) -> bytes:
    content = stored.get(source.file_digest)
    if not isinstance(content, bytes) or digest_of_bytes(content) != source.file_digest:
        sentence = _("The kept file of the source “{source}” is missing or damaged.")
        raise Problem(sentence.format(source=source.title))
    return content


def _text(source: Source, stored: Mapping[str, Body]) -> str:
    text = stored.get(source.digest)
    if not isinstance(text, str) or not _is_digest(source.digest, text):
        sentence = _("The stored text of the source “{source}” is missing or damaged.")
        raise Problem(sentence.format(source=source.title))
    return text


def _is_digest(digest: str, text: str) -> bool:
    try:
        return digest_of(text) == digest
    except UnicodeEncodeError:
        return False

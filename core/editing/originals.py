"""Where the file lies that a source was imported from."""

from collections.abc import Iterator
from pathlib import Path

from core.errors import IntakeProblem, Problem
from core.intake import MOST_BYTES
from core.language import gettext as _
from core.model.records import Source
from core.storage.names import inside
from core.storage.place import OPEN, FileMarks, beginning_of
from core.text.digest import digest_of_bytes

_ELSEWHERE = ("\\\\", "//")
"""How the name of a file begins that lies on another computer."""


def original_of(source: Source, beside: Path, chosen: Path | None = None) -> bytes:
    """The very file that a source was imported from: where somebody has said, where the source says
    that the original lies, or in the folder `beside`. IntakeProblem if it is in none of these, or
    is not the same any more."""
    other = None
    for path in (chosen,) if chosen else _places(source, beside):
        data = _content(path)
        if data is None:
            continue
        if digest_of_bytes(data) == source.file_digest:
            return data
        other = other or path
    name = source.file_name
    if other is not None:
        sentence = _("{file} is not the file that this source was imported from.")
        raise IntakeProblem(sentence.format(file=other.name))
    raise IntakeProblem(_("{file} was not found, so its pages cannot be shown.").format(file=name))


def _content(path: Path) -> bytes | None:
    """What is in a file; None if there is none, or if it is a dossier that is open."""
    marks = FileMarks.of(path)
    if marks is None or marks.file in OPEN or not path.is_file():
        return None
    try:
        return beginning_of(path, MOST_BYTES)
    except Problem:
        return None


def _places(source: Source, beside: Path) -> Iterator[Path]:
    told = source.original.strip()
    if told and not told.startswith(_ELSEWHERE) and Path(told).is_absolute():
        yield Path(told)
        yield inside(Path(told), source.file_name)
    yield inside(beside, source.file_name)

"""Everything in a dossier as a folder or a zip of it, and back from either, or from the JSON alone.

Nothing of a zip is unpacked: the files that are known are read out of it, within bounds.
"""

import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from lzma import LZMAError
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import resources
from core.errors import Problem
from core.exchange.whole import (
    SCHEMA,
    Watch,
    WholeDossier,
    as_json,
    contents,
    of_json,
)
from core.exchange.whole_readme import JSON, ORIGINALS, README, TABLES, TEXTS, for_folder
from core.exchange.whole_tables import table
from core.language import gettext as _
from core.model.change import Body
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Record
from core.model.stored import with_file, with_text
from core.storage.names import inside
from core.storage.place import beginning_of

LARGEST = 512 * 1024 * 1024
"""The most bytes that are read, of one file and of all."""
MOST_FILES = 20_000
_NAMES = re.compile(
    rf"{re.escape(README)}|{re.escape(SCHEMA)}|{re.escape(JSON)}|{TABLES}|{TEXTS}|{ORIGINALS}"
    rf"|{TABLES}/({'|'.join(told.table for told in KINDS.values())})\.csv"
    rf"|{TEXTS}/[0-9a-f]{{64}}\.txt|{ORIGINALS}/[0-9a-f]{{64}}\.pdf"
)
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of all files in a zip, so that the same dossier makes the same bytes."""
_ENTRY = b"PK\x01\x02"

Read = Callable[[str], bytes]
"""Returns the content of a file of the folder by its name; KeyError if there is none."""


def whole_files(
    dossier: Dossier, stored: Mapping[str, Body], watch: Watch
) -> Iterator[tuple[str, bytes]]:
    """The files of the folder, by name; Problem if a text is not there."""
    held = contents(dossier, stored)
    yield README, for_folder(dossier, held).encode()
    yield SCHEMA, resources.path(SCHEMA).read_bytes()
    yield JSON, as_json(WholeDossier(held.records))
    for done, (kind, told) in enumerate(KINDS.items()):
        watch(done, len(KINDS))
        yield f"{TABLES}/{told.table}.csv", table(kind, dossier.all(kind))
    for digest, each in sorted(held.texts.items()):
        if isinstance(each, str):
            yield f"{TEXTS}/{digest}.txt", each.encode()
        else:
            yield f"{ORIGINALS}/{digest}.pdf", each


def is_of_export(name: str) -> bool:
    """Whether a file or folder in an exported folder is part of the export, by its name."""
    return _NAMES.fullmatch(name) is not None


def whole_zip(dossier: Dossier, stored: Mapping[str, Body], watch: Watch) -> bytes:
    """The folder as a zip."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in whole_files(dossier, stored, watch):
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def whole_json(dossier: Dossier, stored: Mapping[str, Body], watch: Watch) -> bytes:
    """The dossier with its texts as one file of JSON."""
    watch(0, 1)
    return as_json(contents(dossier, stored))


def read_whole(path: Path) -> WholeDossier:
    """What the folder, the zip or the JSON of a dossier says; the JSON of a folder stands for it.
    Problem if it is none of these, or
    says what cannot be."""
    if path.name == JSON and path.with_name(TEXTS).is_dir():
        path = path.parent
    if path.is_dir():
        return _of_files(path.name, lambda name: _in_folder(path, name))
    data = _bounded(path)
    if not data.startswith(b"PK"):
        return of_json(data)
    try:
        return _of_zip(path.name, data)
    except (
        BadZipFile,
        zlib.error,
        LZMAError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
    ) as failure:
        sentence = _("{file} is not a zip file that Parley can read: {reason}.")
        raise Problem(sentence.format(file=path.name, reason=failure)) from failure


def _of_files(called: str, read: Read) -> WholeDossier:
    try:
        data = read(JSON)
    except KeyError as failure:
        sentence = _(
            "{name} does not hold a whole dossier: there is no {file} in it. Choose the folder, "
            "zip or JSON file that an export wrote; tables are imported into an open dossier."
        )
        raise Problem(sentence.format(name=called, file=JSON)) from failure

    def beside(records: tuple[Record, ...]) -> dict[str, Body]:
        found: dict[str, Body] = {}
        with suppress(KeyError, UnicodeDecodeError):
            for source in with_text(records):
                found[source.digest] = read(f"{TEXTS}/{source.digest}.txt").decode()
            for source in with_file(records):
                found[source.file_digest] = read(f"{ORIGINALS}/{source.file_digest}.pdf")
        return found

    return of_json(data, beside)


def _in_folder(folder: Path, name: str) -> bytes:
    *above, last = name.split("/")
    path = inside(folder.joinpath(*above), last)
    if not path.is_file():
        raise KeyError(name)
    return _bounded(path)


def _bounded(path: Path) -> bytes:
    """A file's content; Problem if it is larger than any that is read."""
    data = beginning_of(path, LARGEST)
    if len(data) > LARGEST:
        raise _too_large()
    return data


def _too_large() -> Problem:
    sentence = _("It is too large to be imported: the maximum is {size} MB.")
    return Problem(sentence.format(size=LARGEST // 1024 // 1024))


def _of_zip(called: str, data: bytes) -> WholeDossier:
    if data.count(_ENTRY) > MOST_FILES:
        raise Problem(
            _("There are too many files in it: the maximum is {count}.").format(count=MOST_FILES)
        )
    with ZipFile(io.BytesIO(data)) as archive:
        entries = _entries(archive)
        above = _above(entries)
        return _of_files(called, lambda name: archive.read(entries[f"{above}{name}"]))


def _entries(archive: ZipFile) -> dict[str, ZipInfo]:
    """The files in a zip by name; Problem if one lies outside it, is there twice, or all together
    are too large."""
    entries: dict[str, ZipInfo] = {}
    for entry in archive.infolist():
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or "" in parts[:-1] or ":" in entry.filename or entry.filename in entries:
            sentence = _("The zip file has a name that cannot be: {name}.")
            raise Problem(sentence.format(name=ascii(entry.filename[:80])))
        entries[entry.filename] = entry
    if sum(entry.file_size for entry in entries.values()) > LARGEST:
        raise _too_large()
    return entries


def _above(entries: Mapping[str, ZipInfo]) -> str:
    """The folder in which the files lie: zipped by hand, they are often in one of their own."""
    found = [name for name in entries if name.rpartition("/")[2] == JSON]
    return min(found, key=len, default="").removesuffix(JSON)

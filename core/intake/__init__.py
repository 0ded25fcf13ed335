"""Importing a source's text from a file or the clipboard.

Foreign formats are read by a child process with limited memory and time (see `child`); plain text
is read here. The result is a value: nothing in the dossier changes until a command changes it.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

import msgspec
from msgspec.structs import replace

from core.errors import IntakeProblem
from core.intake.reading import MOST_TEXT, Cancelled, DocumentText, Progress, read
from core.intake.titles import title_of
from core.language import gettext as _
from core.language import ngettext
from core.text.days import local_day
from core.text.encodings import called, decoded
from core.text.extensions import DOCUMENTS
from core.text.hyphens import rejoined
from core.text.languages import language_of

MOST_BYTES = 100 << 20
"""The largest file that is read, in bytes."""

PAGE_END = "\f"
"""What ends each page of a stored text."""

LISTED = 8
"""How many pages without text, or words with a doubtful hyphen, are listed individually."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
_SOFT = re.compile(r"\xad(?:[ \t]*\n[ \t]*(?=\w))?")
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


class ImportedDocument(msgspec.Struct, frozen=True):
    """An imported document: its text, with each page ended by a form feed if there are several, and
    what is known about it. `made` is the creation date that the file gives, which need not be the
    date of its contents. `file_digest` is the SHA-256 of the file's bytes, in hex."""

    text: str
    title: str = ""
    made: dt.date | None = None
    language: str = ""
    file_name: str = ""
    file_digest: str = ""
    pages: int = 1
    empty_pages: tuple[int, ...] = ()
    undecided: tuple[str, ...] = ()
    """Words split at the end of a line, whose hyphen may be the typesetter's."""
    guessed: str = ""
    """The encoding used, if it had to be guessed."""
    lost: int = 0
    """How many characters could not be read."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know before relying on the text."""
        return (*self._about_encoding(), *self._about_pages(), *self._about_hyphens())

    def _about_encoding(self) -> Iterator[str]:
        if self.guessed:
            yield _(
                "The file does not state its encoding; it was read as {encoding}, which "
                "is a guess. Check the letters."
            ).format(encoding=called(self.guessed))
        if self.lost:
            yield ngettext(
                "{count} character could not be read and is shown as {sign}.",
                "{count} characters could not be read and are shown as {sign}.",
                self.lost,
            ).format(count=self.lost, sign="\N{REPLACEMENT CHARACTER}")

    def _about_hyphens(self) -> tuple[str, ...]:
        if not self.undecided:
            return ()
        sentence = ngettext(
            "A hyphen at the end of a line was kept but may not belong to the word: {words}.",
            "{count} hyphens at line ends were kept but may not belong to the words: {words}.",
            len(self.undecided),
        )
        return (sentence.format(count=len(self.undecided), words=_listed(self.undecided)),)

    def _about_pages(self) -> tuple[str, ...]:
        if not self.empty_pages:
            return ()
        listed = _listed(self.empty_pages)
        sentence = ngettext(
            "Page {pages} has no text; it may be a scan.",
            "{count} pages have no text; they may be scans: {pages}.",
            len(self.empty_pages),
        )
        return (sentence.format(count=len(self.empty_pages), pages=listed),)


def _listed(things: Sequence[object]) -> str:
    listed = ", ".join(map(str, things[:LISTED]))
    return listed if len(things) <= LISTED else _("{pages} and others").format(pages=listed)


def read_document(
    name: str,
    data: bytes,
    *,
    progress: Progress = lambda _done, _of: None,
    cancelled: Cancelled = lambda: False,
) -> ImportedDocument:
    """The text of a file with that name and content; IntakeProblem says why there is none."""
    file = PurePath(name).name
    if not data:
        raise IntakeProblem(_("{file} is empty (0 bytes).").format(file=file))
    if len(data) > MOST_BYTES:
        sentence = _("{file} is larger than {most} MB. Import only the pages you need.")
        raise IntakeProblem(sentence.format(file=file, most=MOST_BYTES >> 20))
    kind = kind_of(name, data)
    if kind in ("txt", "md"):
        told = _plain(data, kind)
    else:
        told = read(kind, data, file, progress, cancelled)
    taken = _imported(told, PurePath(file).stem)
    if not taken.text.strip():
        sentence = _("{file} has no text; it may be a scan. Paste the text instead.")
        raise IntakeProblem(sentence.format(file=file))
    digest = hashlib.sha256(data).hexdigest()
    return replace(taken, file_name=file, file_digest=digest)


def pasted(text: str) -> ImportedDocument:
    """Text from the clipboard, with its first line as title."""
    clean = cleaned(text).strip("\n")
    if not clean.strip():
        raise IntakeProblem(_("There is no text to paste."))
    first = " ".join(clean.strip().partition("\n")[0].split())
    return _imported(DocumentText((clean,), "", ""), first[:120].rstrip())


def kind_of(name: str, data: bytes) -> str:
    """What a file is, by its content rather than its name; IntakeProblem if it is no format we
    read."""
    suffix = PurePath(name).suffix.lstrip(".").lower()
    head = data[:1024].lstrip(b"\xef\xbb\xbf\t\r\n\f ")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "docx"
    if suffix in ("html", "htm") or re.match(rb"(?i)<(!doctype html|html|head|body)\b", head):
        return "html"
    if suffix in ("docx", "pdf") or _is_binary(data):
        sentence = _("{file} is damaged or in an unsupported format. Supported: {kinds}.")
        kinds = ", ".join(name.removeprefix(".") for name in DOCUMENTS)
        raise IntakeProblem(sentence.format(file=PurePath(name).name, kinds=kinds))
    return "md" if suffix == "md" else "txt"


def _is_binary(data: bytes) -> bool:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return not wide and data[:8192].count(b"\0") > 0


def _plain(data: bytes, kind: str) -> DocumentText:
    found = decoded(data)
    text = cleaned(found.text)
    if len(text) > MOST_TEXT:
        raise IntakeProblem(_("The text is too long. Import only the pages you need."))
    heading = re.search(r"^#\s+(.+)$", text, re.MULTILINE) if kind == "md" else None
    above = heading[1].strip() if heading else ""
    return DocumentText((text,), "", "", above, found.guessed, found.lost)


def _imported(told: DocumentText, name: str) -> ImportedDocument:
    (*whole, heading), undecided = rejoined((*told.pages, told.heading))
    pages = tuple(_page(page) for page in whole)
    several = len(pages) > 1
    text = "".join(page + PAGE_END for page in pages) if several else "".join(pages)
    empty = tuple(n for n, page in enumerate(pages, start=1) if not page.strip())
    title = title_of(cleaned(told.title), cleaned(heading), name)
    made = _date(told.date)
    language = language_of(text)
    return ImportedDocument(
        text,
        title,
        made,
        language,
        pages=len(pages),
        empty_pages=empty,
        undecided=undecided,
        guessed=told.guessed,
        lost=told.lost,
    )


def _page(text: str) -> str:
    """A page as stored, without leftovers of typesetting."""
    return _SOFT.sub("", cleaned(text)).replace(PAGE_END, "\n").strip("\n")


def cleaned(text: str) -> str:
    """The text with uniform line ends, and without characters that no file can keep."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _CONTROLS.sub("", lines.replace("\v", "\n"))


def _date(told: str) -> dt.date | None:
    """The date that a file gives; a moment in UTC, as Word writes it, is converted to a local
    day."""
    written = _PDF_DATE.match(told)
    try:
        if written:
            return dt.date(*map(int, written.groups()))
        return local_day(dt.datetime.fromisoformat(told))
    except (ValueError, OverflowError):
        return None

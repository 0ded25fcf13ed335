"""Importing a source's text from a file or the clipboard.

Foreign formats are read by a child process with limited memory and time (see `child`); plain text
is read here. The result is a value: nothing in the dossier changes until a command changes it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import PurePath

import msgspec
from msgspec.structs import replace

from core.errors import IntakeProblem, ScanProblem
from core.intake import mail, markdown, remarks
from core.intake.code import code_of
from core.intake.printing_signs import without_printing_signs, words_behind_controls
from core.intake.readers.found import MOST_LOST
from core.intake.reading import (
    Cancelled,
    Comment,
    DocumentText,
    Progress,
    Reading,
    is_pdf,
    read,
)
from core.intake.refusals import refusal
from core.intake.standby import MOST_TEXT
from core.intake.titles import title_of
from core.language import gettext as _
from core.language import ngettext
from core.text.days import local_day
from core.text.digest import digest_of_bytes
from core.text.encodings import decoded, is_wide
from core.text.extensions import DOCUMENTS, ending_of
from core.text.hyphens import rejoined
from core.text.languages import language_of
from core.text.page_lines import on_one_page, without_running_lines

MOST_BYTES = 100 << 20
"""The largest file that is read, in bytes."""

PAGE_END = "\f"
"""What ends each page of a stored text."""

ACCEPTED, REJECTED, MARKED = "accepted", "rejected", "marked"
"""What a text can make of tracked changes."""

SCANNED = ("pdf", "scan")
"""Kinds of documents whose pages can be pictures of text."""

_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""How pictures begin (PNG, JPEG, TIFF)."""

MAIL = ("eml", "mht", "mhtml")
_HTML = re.compile(rb"(?is)(?>(?:<\?[^>]*>|<!--.*?-->)\s*)*+<(!doctype html|html|head|body)\b")
_MAIL = re.compile(
    rb"(?i)(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*+)*?"
    rb"(?:mime-version|message-id|content-transfer-encoding):[^\n]*\n"
)
"""How a message begins: lines of its header, among them one that only messages have."""

MOST_HEADER = 32 << 10
"""How far into a file the header of a message goes, in bytes."""

_BEFORE = b"\xef\xbb\xbf\t\r\n\f "
"""What may stand before the beginning of a document."""

_MAILBOX = re.compile(rb"From [^\n]* \d{4}\r?\n[A-Za-z-]+:")
"""How a mailbox begins."""
_NEXT = re.compile(rb"\n\r?\nFrom [^\n]* \d{4}\r?\n[A-Za-z-]+:")
"""How another message begins in a mailbox."""

_LINE_ENDS = "\r\v\x85\u2028\u2029"
"""What ends a line or a paragraph besides a line feed."""
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
    folder: str = ""
    """Where the file lay, if it was one."""
    file: bytes = b""
    """What is in the file, where it has pages that can be shown."""
    pages: int = 1
    empty_pages: tuple[int, ...] = ()
    undecided: tuple[str, ...] = ()
    """Words split at the end of a line, whose hyphen may be the typesetter's."""
    guessed: str = ""
    """The encoding used, if it had to be guessed."""
    lost_letters: int = 0
    """How many characters could not be read."""
    comments: tuple[Comment, ...] = ()
    """The document's comments, each on its words in the text."""
    changes: Mapping[str, int] = {}
    """How many tracked changes there are, by author."""
    reading: str = ACCEPTED
    """What the text makes of tracked changes: accepted, rejected or marked."""
    others: Mapping[str, "ImportedDocument"] = {}
    """What else the text can be, by the name of the reading."""
    author: str = ""
    """Who wrote it, if it is a message."""
    attachments: Mapping[str, bytes] = {}
    """The files that came with a message or a PDF, by name."""
    lost: Mapping[str, tuple[str, ...]] = {}
    """What is not in the text as it is in the document, by kind (see `core.intake.remarks`)."""
    ocr: tuple[int, ...] = ()
    """The pages, counted from 1, whose text was read from their pictures."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know before relying on the text, at no great length."""
        return (*self.account(remarks.LISTED), *self._about_comments())

    def account(self, most: int = MOST_TEXT) -> Iterator[str]:
        """What a person should know, with at most so many places or words a sentence."""
        yield from remarks.on_encoding(self.guessed, self.text)
        yield from remarks.on_lost_letters(self.lost_letters)
        yield from remarks.on_ocr(self.ocr)
        yield from remarks.on_pages(self.empty_pages, most)
        yield from remarks.on_hyphens(self.undecided, most)
        yield from remarks.on_changes(self.changes, self.reading)
        yield from remarks.on_losses(self.lost, most)

    @property
    def author_of_changes(self) -> str:
        """Who made the tracked changes that are accepted in the text."""
        if self.reading != ACCEPTED:
            return ""
        return ", ".join(filter(None, self.changes))

    def as_draft(self) -> "ImportedDocument":
        """The same with a text that goes on over the ends of pages, and without running titles and
        page numbers, which would stand in the middle of its clauses."""
        found = without_running_lines(self.text)
        runs = {"header": found.top, "footer": found.foot}
        left_out = {kind: (*self.lost.get(kind, ()), *said) for kind, said in runs.items() if said}
        return replace(self, text=on_one_page(found.text), lost={**self.lost, **left_out})

    @property
    def may_be_scanned(self) -> bool:
        """Whether it has pages that OCR may find a text on."""
        return bool(self.file and self.empty_pages and not self.ocr)

    def about_empty_pages(self) -> str:
        """Which pages have no text, in a sentence."""
        return " ".join(remarks.on_pages(self.empty_pages, remarks.LISTED))

    def _about_comments(self) -> Iterator[str]:
        if self.comments:
            authors = ", ".join(dict.fromkeys(each.author for each in self.comments if each.author))
            sentence = ngettext(
                "The document has {count} comment, by {authors}.",
                "The document has {count} comments, by {authors}.",
                len(self.comments),
            )
            yield sentence.format(count=len(self.comments), authors=authors or _("unnamed"))

    def commented(self) -> Iterator[str]:
        """Each comment in a sentence."""
        return remarks.on_comments(
            [(each.author, self.text[each.start : each.end], each.text) for each in self.comments]
        )

    def read_as(self, reading: str) -> "ImportedDocument":
        """The document with tracked changes accepted, rejected or marked; itself if it has none."""
        return self.others.get(reading, self)


def read_document(
    name: str,
    data: bytes,
    *,
    ocr: str = "",
    progress: Progress = lambda _done, _of: None,
    cancelled: Cancelled = lambda: False,
) -> ImportedDocument:
    """The text of a file with that name and content; IntakeProblem says why there is none. With
    `ocr`, the languages as `core.intake.ocr.codes` takes them, pictures of pages without text are
    read; without, ScanProblem says that there is nothing else."""
    file = PurePath(name).name
    if not data:
        raise IntakeProblem(_("{file} is empty (0 bytes).").format(file=file))
    if len(data) > MOST_BYTES:
        sentence = _("{file} is larger than {most} MB. Import only the pages you need.")
        raise IntakeProblem(sentence.format(file=file, most=MOST_BYTES >> 20))
    kind = kind_of(name, data)
    told = _told(kind, data, file, ocr, progress, cancelled)
    taken = _imported(told, PurePath(file).stem)
    if not any(each.text.strip() for each in (taken, *taken.others.values())):
        raise _without_text(kind, file, ocr, replace(taken, empty_pages=()).account(remarks.LISTED))
    digest = digest_of_bytes(data)
    others = {
        name: replace(each, file_name=file, file_digest=digest)
        for name, each in taken.others.items()
    }
    kept = data if kind in SCANNED else b""
    return replace(taken, file_name=file, file_digest=digest, others=others, file=kept)


def _told(
    kind: str, data: bytes, file: str, ocr: str, progress: Progress, cancelled: Cancelled
) -> DocumentText:
    """The contents of a document of some kind."""
    if kind in ("txt", "md"):
        return _plain(data, kind)
    if kind == "mail":
        return mail.read_mail(data, file, progress, cancelled)
    if kind not in SCANNED or not ocr:
        return DocumentText(()) if kind == "scan" else read(kind, data, file, progress, cancelled)
    from core.intake.ocr import codes, picture_read, with_scans

    language = codes(ocr)
    if kind == "scan":
        return picture_read(data, file, language, progress, cancelled)
    told = read(kind, data, file, lambda _done, _of: None, cancelled)
    return with_scans(told, data, file, language, progress, cancelled)


def _without_text(kind: str, file: str, ocr: str, account: Iterable[str]) -> IntakeProblem:
    """Why there is no text, and what to do, or what there is instead."""
    if kind not in SCANNED:
        return IntakeProblem(" ".join((_("{file} has no text.").format(file=file), *account)))
    if ocr:
        sentence = _("OCR found no text in {file}. Paste the text instead.")
        return IntakeProblem(sentence.format(file=file))
    sentence = (
        _("{file} is a picture. Read it by OCR, or paste the text instead.")
        if kind == "scan"
        else _("{file} has no text; it may be a scan. Read it by OCR, or paste the text instead.")
    )
    return ScanProblem(sentence.format(file=file))


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
    suffix = ending_of(PurePath(name))
    head = data[:1024].lstrip(_BEFORE)
    if is_pdf(data):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "office"
    if data.startswith(_PICTURES):
        return "scan"
    start = counted.end() if (counted := mail.COUNTED.match(data)) else 0
    is_mail = _MAIL.match(data[start : start + MOST_HEADER].lstrip(_BEFORE)) is not None
    if not is_mail and (suffix in ("html", "htm") or _HTML.match(head)):
        return "html"
    if not is_mail and (word := code_of(head, suffix)):
        raise IntakeProblem(refusal(word, PurePath(name).name))
    if _MAILBOX.match(data):
        if _NEXT.search(data):
            raise IntakeProblem(refusal("mailbox", PurePath(name).name))
        return "mail"
    if suffix in MAIL or is_mail:
        return "mail"
    if suffix in ("docx", "docm", "dotx", "dotm", "pdf") or _is_binary(data):
        sentence = _("{file} is damaged or in an unsupported format. Supported: {kinds}.")
        kinds = ", ".join(name.removeprefix(".") for name in DOCUMENTS)
        raise IntakeProblem(sentence.format(file=PurePath(name).name, kinds=kinds))
    return "md" if suffix in ("md", "markdown") else "txt"


def _is_binary(data: bytes) -> bool:
    return b"\0" in data[:8192].rstrip(b"\0\x1a") and not is_wide(data[:8192])


def _plain(data: bytes, kind: str) -> DocumentText:
    found = decoded(data)
    plain, signs = without_printing_signs(found.text)
    text = cleaned(plain)
    if len(text) > MOST_TEXT:
        raise IntakeProblem(_("The text is too long. Import only the pages you need."))
    text, above = markdown.without_signs(text) if kind == "md" else (text, "")
    lost = {"control": signs[:MOST_LOST]} if signs else {}
    return DocumentText(
        (text,), heading=above, guessed=found.guessed, lost_letters=found.lost, lost=lost
    )


def _imported(told: DocumentText, name: str) -> ImportedDocument:
    found = _reading(told, Reading(told.pages, told.comments), ACCEPTED, name)
    found = replace(found, language=language_of(found.text))
    others = {
        reading: replace(
            _reading(told, told.readings[reading], reading, name), language=found.language
        )
        for reading in (REJECTED, MARKED)
        if reading in told.readings
    }
    return replace(found, others=others)


def _reading(told: DocumentText, reading: Reading, called_so: str, name: str) -> ImportedDocument:
    """A document read in one way; `name` is what it is called if it has no title."""
    (*whole, heading), undecided = rejoined((*reading.pages, told.heading))
    several = len(whole) > 1
    noted = [list[str]() for _each in whole]
    pages = tuple(map(_page, whole, noted))
    controls = (f"{n}: {e}" if several else e for n, those in enumerate(noted, 1) for e in those)
    lost = {**told.lost, "control": (*told.lost.get("control", ()), *controls)[:MOST_LOST]}
    text = "".join(page + PAGE_END for page in pages) if several else "".join(pages)
    return ImportedDocument(
        text,
        title_of(cleaned(told.title), cleaned(heading), name),
        _date(told.date),
        pages=len(pages),
        empty_pages=tuple(n for n, page in enumerate(pages, start=1) if not page.strip()),
        undecided=undecided,
        guessed=told.guessed,
        lost_letters=told.lost_letters,
        comments=_placed(reading) if len(whole) == 1 else (),
        changes=told.changes,
        reading=called_so,
        author=cleaned(told.author),
        attachments=told.attachments,
        lost={what: tuple(map(cleaned, where)) for what, where in lost.items() if where},
        ocr=told.ocr,
    )


def _placed(reading: Reading) -> tuple[Comment, ...]:
    """Comments where their words stand once the text is cleaned."""
    (page,) = reading.pages
    places = sorted({at for each in reading.comments for at in (each.start, each.end)})
    begun = len(_tidied(page)) - len(_tidied(page).lstrip("\n"))
    moved, at = {}, -begun
    for before, place in pairwise((0, *places)):
        at += len(_tidied(page[before:place]))
        moved[place] = max(at, 0)
    return tuple(
        replace(each, start=moved[each.start], end=moved[each.end], text=cleaned(each.text))
        for each in reading.comments
    )


def _page(text: str, controls: list[str]) -> str:
    """A page as stored; what stands behind `controls` that are left out of it is added to them."""
    return _tidied(text, controls).strip("\n")


def _tidied(text: str, controls: list[str] | None = None) -> str:
    """A text without leftovers of typesetting."""
    return _SOFT.sub("", cleaned(text, controls)).replace(PAGE_END, "\n")


def cleaned(text: str, controls: list[str] | None = None) -> str:
    """The text with uniform line ends, and without characters that no file can keep; what stands
    behind those is added to `controls`."""
    lines = text.replace("\r\n", "\n")
    for end in _LINE_ENDS:
        lines = lines.replace(end, "\n")
    if lines.replace("\n", "").isprintable():  # much faster than looking for each
        return lines
    if controls is not None:
        controls += words_behind_controls(lines)
    return _CONTROLS.sub("", lines)


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

"""Messages and pages saved as messages: their header, their text, and what came with them."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from core.errors import IntakeProblem
from core.intake.readers.found import MOST_LOST
from core.intake.reading import Cancelled, DocumentText, MessagePart, Progress, read
from core.intake.refusals import refusal
from core.intake.saved_pages import SavedPage, with_frames, with_sheets
from core.text.encodings import Decoded, decoded_as
from core.text.folding import words_of

COUNTED = re.compile(rb"(\d{1,9})[ \t]*\r?\n")
"""What stands before a message that Apple Mail has kept: how many bytes it has."""
_KEPT_FROM = re.compile(rb"(?m)^>From ")

_SHEET = "css"
_BODY = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(rb"(?i)\bcharset\s*=\s*[\"']?([\w-]+)")

MOST_PAGES = 20
"""How many web pages of a message are read, each of which takes a child; others are attached."""

OF_ITS_OWN = 0.25
"""What share of its words a page may have besides those of the text that says the same."""


def read_mail(data: bytes, file: str, progress: Progress, cancelled: Cancelled) -> DocumentText:
    """The text of a message below the lines of its header; a saved page is read as one.

    A child process takes the message apart; a part that is a web page is read by another."""
    header, data = _with_header_in_utf8(_alone(data))
    told = read("mail", data, file, progress, cancelled)
    (head,) = told.pages
    lost_letters = max(header.lost, head.count("\N{REPLACEMENT CHARACTER}"))
    found = replace(told, guessed=header.guessed, lost_letters=lost_letters)
    pages, files = 0, dict[str, bytes]()
    for part, said in _put_together(told.parts):
        pages += part.kind == "html"
        if part.kind == "html" and pages > MOST_PAGES:
            files[f"part {pages}.html"] = part.data
            continue
        text = _text(part, said, file, progress, cancelled)
        if part.again and says_the_same(found.pages[0], text.pages):
            found = replace(found, lost=_together(found.lost, _only_formatted(found, text)))
            continue
        whole = "\n\n".join(filter(None, (found.pages[0].rstrip("\n"), *text.pages)))
        found = replace(
            found,
            pages=(whole,),
            title=found.title or text.title,
            heading=found.heading or text.heading,
            guessed=found.guessed or text.guessed,
            lost_letters=found.lost_letters + text.lost_letters,
            lost=_together(_not_in(said.text, found.lost), text.lost),
        )
    if not found.pages[0].strip():
        raise IntakeProblem(refusal("damaged", file))
    return _with_files(found, files) if files else found


def _with_files(found: DocumentText, files: dict[str, bytes]) -> DocumentText:
    """A message with further files that are attached to it."""
    lost = _together(found.lost, {"attachment": tuple(files)})
    return replace(found, lost=lost, attachments={**found.attachments, **files})


def _together(
    lost: Mapping[str, tuple[str, ...]], more: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """What does not come in with either of two texts."""
    return {
        what: (*lost.get(what, ()), *more.get(what, ()))[:MOST_LOST] for what in {**lost, **more}
    }


def _not_in(code: str, lost: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What is lost but for pictures whose files a page shows, which names them itself."""
    pictures = tuple(each for each in lost.get("picture", ()) if not each or each not in code)
    others = {what: where for what, where in lost.items() if what != "picture"}
    return {**others, "picture": pictures} if pictures else others


def _alone(data: bytes) -> bytes:
    """A message without what a program has put around it to keep it: its length before it, or a
    line at its beginning and a sign before each line of its text that begins like that one."""
    if counted := COUNTED.match(data):
        return data[counted.end() :][: int(counted[1])]
    return _KEPT_FROM.sub(b"From ", data) if data.startswith(b"From ") else data


def _with_header_in_utf8(data: bytes) -> tuple[Decoded, bytes]:
    """How bare letters of a header, which has none by rule, were read; and the message with them in
    UTF-8."""
    end = found.start() if (found := _BODY.search(data)) else len(data)
    head = data[:end]
    if head.isascii():
        return Decoded(""), data
    charset = _CHARSET.search(head)
    read_as = decoded_as(head, charset[1].decode("ascii") if charset else "")
    return read_as, read_as.text.encode("utf-8", "replace") + data[end:]


def _only_formatted(found: DocumentText, text: DocumentText) -> dict[str, tuple[str, ...]]:
    """What a formatted version says that the text does not, word by word."""
    there = {*words_of(found.pages[0])}
    words = dict.fromkeys(word for page in text.pages for word in words_of(page))
    own = tuple(word for word in words if word not in there)
    return {"formatted": own[:MOST_LOST]} if own else {}


def _put_together(parts: Sequence[MessagePart]) -> list[tuple[MessagePart, Decoded]]:
    """The parts that are text, decoded; a saved page has its style sheets and frames in it."""
    told = [(part, decoded_as(part.data, part.charset)) for part in parts]
    sheets = {
        name: said.text for part, said in told if part.kind == _SHEET for name in part.addresses
    }
    texts = [
        (part, replace(said, text=with_sheets(SavedPage(said.text, _place(part)), sheets)))
        for part, said in told
        if part.kind != _SHEET
    ]
    frames = {
        name: SavedPage(said.text, _place(part))
        for part, said in texts[1:]
        if part.kind == "html"
        for name in part.addresses
    }
    framed: set[str] = set()
    found = []
    for part, said in texts:
        inside = frames if part.kind == "html" else {}
        text, used = with_frames(SavedPage(said.text, _place(part)), inside)
        framed |= used
        found.append((part, replace(said, text=text)))
    return [each for each in found if not framed.intersection(each[0].addresses)]


def _place(part: MessagePart) -> str:
    return next(iter(part.addresses), "")


def says_the_same(there: str, pages: Sequence[str]) -> bool:
    """Whether a text has nearly all the words of another; a page has a few of its own, and a text
    that only says that there is a page has none of its words."""
    words = {word for page in pages for word in words_of(page)}
    return len(words - {*words_of(there)}) <= OF_ITS_OWN * len(words)


def _text(
    part: MessagePart, found: Decoded, file: str, progress: Progress, cancelled: Cancelled
) -> DocumentText:
    if part.kind == "html":
        page = found.text.encode("utf-8", "replace")
        told = read("html", page, file, progress, cancelled)
        return replace(told, guessed=found.guessed, lost_letters=found.lost)
    text = found.text.replace("\r\n", "\n")
    return DocumentText(
        (_unfolded(text, tight=part.tight) if part.flowed else text,),
        guessed=found.guessed,
        lost_letters=found.lost,
    )


def _unfolded(text: str, *, tight: bool) -> str:
    """Lines that end in a blank joined with the next of the same quotation, as a message says that
    they may be (RFC 3676)."""
    lines: list[str] = []
    open_at = -1
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth, words = len(line) - len(words), words.removeprefix(" ")
        flows = words.endswith(" ") and words != "-- "
        said = words[:-1] if flows and tight else words
        if depth == open_at:
            lines[-1] += said
        else:
            lines.append(f"{'>' * depth} {said}" if depth else said)
        open_at = depth if flows else -1
    return "\n".join(lines)

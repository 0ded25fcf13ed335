"""Messages and pages saved as messages: their header, their text, and what came with them."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from core.errors import IntakeProblem
from core.intake.reading import Cancelled, DocumentText, MessagePart, Progress, read
from core.intake.refusals import refusal
from core.text.encodings import decoded_as
from core.text.folding import words_of

COUNTED = re.compile(rb"(\d{1,9})[ \t]*\r?\n")
"""What stands before a message that Apple Mail has kept: how many bytes it has."""
_KEPT_FROM = re.compile(rb"(?m)^>From ")

OF_ITS_OWN = 0.25
"""What share of its words a page may have besides those of the text that says the same."""


def read_mail(data: bytes, file: str, progress: Progress, cancelled: Cancelled) -> DocumentText:
    """The text of a message below the lines of its header; a saved page is read as one.

    A child process takes the message apart; a part that is a web page is read by another."""
    told = read("mail", _alone(data), file, progress, cancelled)
    (head,) = told.pages
    found = replace(told, pages=(head,))
    for part in told.parts:
        text = _text(part, file, progress, cancelled)
        if part.again and says_the_same(found.pages[0], text.pages):
            continue
        whole = "\n\n".join(filter(None, (found.pages[0].rstrip("\n"), *text.pages)))
        found = replace(
            found,
            pages=(whole,),
            title=found.title or text.title,
            heading=found.heading or text.heading,
            guessed=found.guessed or text.guessed,
            lost_letters=found.lost_letters + text.lost_letters,
            lost={**found.lost, **text.lost},
        )
    if not found.pages[0].strip():
        raise IntakeProblem(refusal("damaged", file))
    return found


def _alone(data: bytes) -> bytes:
    """A message without what a program has put around it to keep it: its length before it, or a
    line at its beginning and a sign before each line of its text that begins like that one."""
    if counted := COUNTED.match(data):
        return data[counted.end() :][: int(counted[1])]
    return _KEPT_FROM.sub(b"From ", data) if data.startswith(b"From ") else data


def says_the_same(there: str, pages: Sequence[str]) -> bool:
    """Whether a text has nearly all the words of another; a page has a few of its own, and a text
    that only says that there is a page has none of its words."""
    words = {word for page in pages for word in words_of(page)}
    return len(words - {*words_of(there)}) <= OF_ITS_OWN * len(words)


def _text(part: MessagePart, file: str, progress: Progress, cancelled: Cancelled) -> DocumentText:
    found = decoded_as(part.data, part.charset)
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

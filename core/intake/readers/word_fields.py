"""Fields of a Word document, of which a reader sees the result and not the instruction."""

import re

from core.intake.readers.package import Element, attribute, child, local
from core.intake.readers.word_numbers import number_in
from core.intake.readers.word_signs import is_of_signs, sign

_SYMBOL = re.compile(r"(?i)\s*SYMBOL\s+(?:0*(\d{1,7})|0x([0-9a-f]{1,6}))(?!\w)(.*)", re.DOTALL)
_FONT = re.compile(r"(?i)\\f\s*\"?([a-z0-9 ]*[a-z0-9])")
_ANSI = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ"
"""What Windows has from 80 to 9F."""
WORKED_OUT = frozenset(
    f"{part}{form}" for part in ("day", "month", "year") for form in ("Long", "Short")
) | {"pgNum"}
"""Elements in whose place Word shows a date or the number of the page."""
_BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
_OF_PAGES = re.compile(r"\{(?:PAGE|NUMPAGES|SECTIONPAGES|pgNum)\b[^{}]*\}$", re.IGNORECASE)
_SILENT = frozenset(
    (
        *("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "PRINT", "NEXT", "NEXTIF", "SKIPIF"),
        *("ADDIN", "ADVANCE"),
    )
)
"""Fields that show nothing."""

CHECKED, UNCHECKED = "☒", "☐"


class WordField:
    """A field that has begun."""

    def __init__(self, begun: Element) -> None:
        self._form = child(begun, "ffData")
        self.shows = False
        self.begun = 0
        """Where its result begins in the text."""
        self.instruction = ""
        self.unseen: list[str] = []
        """The words in what tells it what to show that are no code."""

    @property
    def is_mark(self) -> bool:
        """Whether it shows the mark of a note once more."""
        return self.instruction.split(None, 1)[:1] == ["NOTEREF"]

    def result(self) -> str:
        """What a field shows that has no result of its own in the file."""
        if self.shows:
            return ""
        box, chosen = child(self._form, "checkBox"), child(self._form, "ddList")
        proposed = child(self._form, "textInput", "default")
        if box is not None:
            return _box(box)
        if chosen is not None:
            return _choice(chosen)
        if proposed is not None:
            return attribute(proposed, "val")
        name, *rest = self.instruction.split(None, 2) or [""]
        return rest[1] if name.upper() in _BUTTONS and len(rest) == 2 else ""

    def missing(self) -> str:
        """What a field is to show that Word works out and does not keep; "" if nothing."""
        name = next(iter(self.instruction.split(None, 1)), "").upper()
        kept = (
            self.shows
            or self.result()
            or self._form is not None
            or name in ("", *_BUTTONS, *_SILENT)
        )
        return "" if kept else " ".join(self.instruction.split())


def symbol_in(instruction: str) -> str:
    """The sign that a field shows; "" if it is none that is known here."""
    found = _SYMBOL.match(instruction)
    if found is None:
        return ""
    code = int(found[1]) if found[1] else int(found[2], 16)
    font = named[1].lower() if (named := _FONT.search(found[3])) else ""
    if is_of_signs(font):
        return sign(f"{code:02X}", font)
    is_ansi = 0x80 <= code < 0xA0
    letter = _ANSI[code - 0x80] if is_ansi else chr(code) if 0x20 <= code < 0xD800 else ""
    return letter.strip("\0")


def is_silent(instruction: str) -> bool:
    """Whether a field shows nothing."""
    return next(iter(instruction.split(None, 1)), "").upper() in ("", *_SILENT)


def numbers_pages(told: str) -> bool:
    """Whether a field, told by its instruction in braces, is the number of a page or of all."""
    return _OF_PAGES.search(told) is not None


def _box(box: Element) -> str:
    told = child(box, "checked")
    told = child(box, "default") if told is None else told
    on = told is not None and attribute(told, "val", "1") not in ("0", "false", "off")
    return CHECKED if on else UNCHECKED


def _choice(chosen: Element) -> str:
    entries = [attribute(each, "val") for each in chosen if local(each.tag) == "listEntry"]
    told = child(chosen, "result")
    told = child(chosen, "default") if told is None else told
    place = 0 if told is None else number_in(attribute(told, "val"), 0)
    return entries[place] if 0 <= place < len(entries) else ""


def are_whole(part: Element) -> bool:
    """Whether every field in a part ends that begins; if not, nothing tells what is shown."""
    kinds = [attribute(each, "fldCharType") for each in part.iter("{*}fldChar")]
    return kinds.count("begin") == kinds.count("end")

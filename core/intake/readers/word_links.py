"""What links of a Word document say when they are pointed at (ScreenTips)."""

import re
from collections.abc import Iterator

from core.intake.readers.package import Element, attribute, local
from core.intake.readers.word_parts import letters, text_of

_LINK = re.compile(r'(?i)\s*HYPERLINK\b.*?\\o\s+"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ELEMENTS = ("{*}hyperlink", "{*}fldSimple", "{*}hlinkClick")
_IN_FIELDS = ("{*}fldChar", "{*}instrText", "{*}t")


def tooltips(root: Element) -> Iterator[str]:
    """What the links below an element say when they are pointed at and do not show, each once."""
    shown = [(_told(each), letters(each)) for each in root.iter(*_ELEMENTS)]
    shown += ((_in_field(code), words) for code, words in _fields(root))
    for told in dict.fromkeys(told for told, words in shown if told != _bare(words)):
        if told:
            yield told


def _told(link: Element) -> str:
    return _bare(attribute(link, "tooltip")) or _in_field(attribute(link, "instr"))


def _in_field(instruction: str) -> str:
    found = _LINK.match(instruction)
    return _bare(re.sub(r"\\(.)", r"\1", found[1])) if found else ""


def _fields(root: Element) -> Iterator[tuple[str, str]]:
    """The instructions of fields, and the words that these show."""
    begun: list[list[str]] = []
    for each in root.iter(*_IN_FIELDS):
        name, kind = local(each.tag), attribute(each, "fldCharType")
        if kind == "begin":
            begun.append(["", ""])
        elif begun and kind == "end":
            code, words = begun.pop()
            yield code, words
        elif begun and name != "fldChar":
            begun[-1][name == "t"] += text_of(each)


def _bare(words: str) -> str:
    return " ".join(words.split())

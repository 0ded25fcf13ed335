"""Square brackets, which mark what is contested in a text, and the alternatives between them.

A footnote's mark is no bracket, nor is a link. An empty pair, `[ ]`, is a blank to be filled, and
counts. Signs of full width, ［ ］, are the same as those of half; lenticular ones, 【 】, set off
headings.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from core.text.footnote_marks import footnote_signs
from core.text.hyperlinks import link_signs, without_targets
from core.text.patterns import pattern

_INITIALS = pattern(
    r"\[\s*((?:[A-Z][A-Z&.-]{0,9}|[A-Z]{1,3})(?:\s*(?:[,;/+&]|and)\s*[A-Z][A-Z&.-]{0,9}){0,12})\s*:"
)
OPTION = r"Option|Opci[oó]n|Variante?|Вариант|Варіант|Опція|(?:ال)?خيار|(?:ال)?بديل"
"""What is one of several, in the languages of drafts; a number or letter follows."""
OTHERWISE = r"Alternativ[ea]|Альтернатива"
"""The same where it may stand alone, before a colon or at the end of a line."""
_PARTS = r"(?:Article|Art\.|Paragraph|Para\.|Section|Annex|Статья|Стаття|Пункт)[ \t]+"
_NUMBER = r"(?:\d{1,3}\w{0,3}[.)-]?|\(\w{1,4}\))[ \t]+"
_LETTER = r"(?:\d{1,3}|[A-Z]|[IVX]{1,4}|[أبجدهوز])\b"
_SIGN = rf"(?:{_LETTER}|\({_LETTER}\))"
_COUNT = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|\(\w{1,4}\))"
_LABEL = pattern(
    r"(?:^|\n|\[)[ \t\[({*_#>\u2022\u00b7\u2013\u2014-]{0,40}"
    rf"(?:{_NUMBER}(?!alt\b))?[ \t\[*_]{{0,6}}"
    rf"((?:{OPTION})[ \t]+{_SIGN}"
    rf"|(?:{OTHERWISE}|Alt)[ \t]*{_SIGN}"
    rf"|(?:{OTHERWISE})(?=[ \t]?(?:[.:)\n]|\](?!\[)|$))|Alt\b\.?(?=[ \t.:)\]\n]|$)"
    rf"|(?:{_PARTS})?{_COUNT}[ \t.]*alt\b\.?(?:[ \t]*\d{{1,2}}\b)?)",
    re.IGNORECASE,
)
_HINTS = ("opt", "opc", "var", "alt", "вар", "опц", "аль", "خيار", "بديل")
"""Every label has one of these in it: most texts need no look, and no pattern that takes so long to
compile."""
_WORD = pattern(r"\w+(?:[-\u2010\u2011'\u2019.,]\w+)*")


class Bracket(NamedTuple):
    """A pair: from its opening sign at `start` to after its closing sign, `depth` 1 where no other
    pair is around it; `initials` say whose it is, as in `[NOR, EU: shall]`."""

    start: int
    end: int
    depth: int
    initials: str = ""


class Stray(NamedTuple):
    """A sign without a partner."""

    at: int
    sign: str


class Brackets(NamedTuple):
    """The pairs of a text in the order in which they open, signs without a partner in order, how
    many signs are no brackets: those of footnotes' marks and of links; and signs that have their
    partner in another text, where that is known."""

    pairs: tuple[Bracket, ...]
    strays: tuple[Stray, ...]
    others: int
    across: tuple[Stray, ...] = ()

    @property
    def outermost(self) -> tuple[Bracket, ...]:
        """The pairs that stand in no other."""
        return tuple(pair for pair in self.pairs if pair.depth == 1)


def brackets(text: str, notes: Collection[str] = ()) -> Brackets:
    """The brackets of a text. A sign without a partner is told, and counts as no bracket: what
    stands beside it is neither inside nor outside of it. `notes` are the marks of footnotes known
    from texts that this one belongs to."""
    text = _of_half_width(text)
    others = footnote_signs(text, notes) | link_signs(text)
    waiting: list[int] = []
    ends: dict[int, int] = {}
    strays: list[Stray] = []
    for found in re.finditer(r"[\[\]]", text):
        at, sign = found.start(), found[0]
        if at in others:
            continue
        if sign == "[":
            waiting.append(at)
        elif waiting:
            ends[waiting.pop()] = at + 1
        else:
            strays.append(Stray(at, "]"))
    strays += [Stray(at, "[") for at in waiting]
    return Brackets(tuple(_pairs(text, ends)), tuple(sorted(strays)), len(others))


def _pairs(text: str, ends: dict[int, int]) -> Iterator[Bracket]:
    around: list[int] = []
    for start, end in sorted(ends.items()):
        while around and around[-1] <= start:
            around.pop()
        around.append(end)
        said = _INITIALS.match(text, start, end)
        yield Bracket(start, end, len(around), said[1] if said else "")


def open_brackets(text: str) -> int:
    """How many square brackets in a text are unmatched."""
    return len(brackets(text).strays)


class Alternatives(NamedTuple):
    """Brackets of which one is to be chosen, `[A] / [B]`, by their places among the pairs."""

    pairs: tuple[Bracket, ...]


def alternatives(text: str, among: Brackets) -> list[Alternatives]:
    """The rows of brackets that a slash stands between."""
    found: list[list[Bracket]] = []
    last: dict[int, list[Bracket]] = {}
    for pair in among.pairs:
        row = last.get(pair.depth)
        if row and text[row[-1].end : pair.start].strip() == "/":
            row.append(pair)
        else:
            row = [pair]
            found.append(row)
        last[pair.depth] = row
    return [Alternatives(tuple(row)) for row in found if len(row) > 1]


def labels(text: str) -> list[tuple[int, int]]:
    """Where a text announces an alternative: "Option 1", "Alt", "8 alt" at the start of a line or
    of a bracket; the spans of the words."""
    lowered = text.lower()
    if not any(hint in lowered for hint in _HINTS):
        return []
    return [found.span(1) for found in _LABEL.finditer(_of_half_width(text))]


def _of_half_width(text: str) -> str:
    return text.replace("\uff3b", "[").replace("\uff3d", "]")


def options(text: str, found: Brackets) -> int:
    """How many alternatives a text offers: what it announces as one, and brackets beside each
    other with a slash between them."""
    return len(labels(text)) + sum(len(row.pairs) for row in alternatives(text, found))


def words(text: str) -> int:
    """How many words there are; where a link leads to is none."""
    return len(all_words(text))


def all_words(text: str) -> list[str]:
    """The words of a text; where a link leads to is none."""
    return _WORD.findall(without_targets(text))


def words_inside(text: str, found: Brackets) -> int:
    """How many words stand in brackets."""
    return sum(words(text[pair.start : pair.end]) for pair in found.outermost)

"""Words split at the end of a line: which hyphens belong to the word, and which to the typesetting.

"com-" before "mittee" is one word, "cease-" before "fire" keeps its hyphen. The text itself shows
which: by the same word elsewhere, by what follows, by pieces that are not words on their own. If
nothing decides, the hyphen stays, as printed.
"""

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from core.text.patterns import pattern

PARTED = "\x02\ufffe"
"""What the PDF reader returns in place of a hyphen at the end of a line."""

STEM = 4
"""How many letters of the second piece another form of the word must share with it."""

_LETTER = r"[^\W\d_]"
_HYPHENS = r"\-‐‑"
_CHAIN = pattern(rf"{_LETTER}+(?:[{_HYPHENS}]{_LETTER}+)*")
_TOKEN = pattern(rf"[\w{_HYPHENS}{PARTED}]+")
_SIGN = pattern(f"[{PARTED}]")
_HYPHEN = pattern(f"[{_HYPHENS}]")
_HEAD = pattern(rf"([\w{_HYPHENS}]*?)([^\W_]+)$")
_TAIL = pattern(rf"({_LETTER}+)([{_HYPHENS}]?)")
_PARTING = tuple(f"-‐‑{PARTED}")
_AT_END = pattern(rf"({_LETTER}+)[{_HYPHENS}{PARTED}]\s*$")
_AROUND = 80
"""How many characters around a hyphen to look at."""
_VOWELS = pattern("[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýąęıőűůаеиіїоуыэюяєё]")
_LATIN_OR_CYRILLIC = pattern("[a-zà-öø-žа-яёіїєґ]+")

_CONJUNCTIONS = """
and or to und oder bis sowie beziehungsweise et ou à y o e en of og och eller i lub oraz та й або чи
и или либо
"""
_AFTER_A_PAUSE = frozenset(_CONJUNCTIONS.split())
"""Words before which a hyphen stands for a part still to come: "short-" before "and long-term"."""

_ENDINGS = """
tion tions ation ations ational sion sions cian ment ments mental ness ity ities tive tives ative
ing ings tional tionally ably ibly able ible ance ances ence ences ency ancy ful fully less ism isms
istic ously eous ious ial ially ical ically tial tially ture tures tural ised ized ising izing
isation ization fication tee mittee mittees ber ter ters ers
ung ungen lung lungen rung rungen tung tungen dung dungen gung gungen sung sungen nung nungen heit
heiten keit keiten schaft schaften liche lichen licher liches ische ischen ischer nisse nissen
tionen mente mentos ción ciones sión siones dades ção ções zione zioni mento menti
ность ности ностью ение ения ению ением ание ания анию анием ский ская ское ские ского ской ских
ться тся ция ции цией цию ций
ність ності ністю ення енням ання анням ський ська ське ські ського ській ських ція ції цією цію цій
ування тися ість ості
"""
_NO_SECOND_WORD = frozenset(_ENDINGS.split())
"""Pieces that end words and are not words, in the languages of such texts."""

_BEGINNINGS = """
com con dis ac af ap ef im ir nego dele with there where ver ent zer emp ge
пере роз рас раз від під под вос
"""
_NO_FIRST_WORD = frozenset(_BEGINNINGS.split())
"""Pieces that begin words, are not words, and are never followed by a hyphen."""


class Hyphens:
    """What a text shows about the words split in it; `undecided` are those that kept their hyphen
    because nothing decided."""

    def __init__(self, text: str) -> None:
        self._words: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for token, times in Counter(_TOKEN.findall(text.casefold())).items():
            if not _SIGN.search(token):
                self._count(token, times)
        self._sorted = sorted(self._words)
        self.undecided: list[str] = []

    def _count(self, token: str, times: int) -> None:
        for chain in _CHAIN.findall(token):
            parts = _HYPHEN.split(chain)
            if len(parts) == 1:
                self._words[chain] += times
            for pair in pairwise(parts):
                self._pairs[pair] += times

    def between(self, before: str, after: str) -> str:
        """What to put between two pieces of a text that a hyphen separates at the end of a line."""
        head, tail = _HEAD.search(_last(before[-_AROUND:])), _TAIL.match(after)
        if head is None:
            return ""
        if tail is None:
            return "-"
        chained = bool(head[1]) or bool(tail[2])
        found = self._sign(head[2], tail[1], chained)
        if found is None:
            self.undecided.append(f"{head[2]}-{tail[1]}")
        return "-" if found is None else found

    def _sign(self, head: str, tail: str, chained: bool) -> str | None:
        """The character between two pieces of a word; None if nothing decides which."""
        capitals = head.isupper() and len(head) > 1
        if head[-1].isdigit() or capitals != (tail.isupper() and len(tail) > 1):
            return "-"
        if tail[0].isupper() and not capitals:
            return "-"
        first, second = head.casefold(), tail.casefold()
        joined, apart = self._joined(first, second), self._pairs[first, second]
        if joined != apart:
            return "" if joined > apart else "-"
        if second in _AFTER_A_PAUSE and not chained:
            return "- "
        if _is_no_word(first) or _is_no_word(second):
            return ""
        if second in _NO_SECOND_WORD or first in _NO_FIRST_WORD:
            return ""
        return "-" if joined or chained else None

    def _joined(self, first: str, second: str) -> int:
        """How often the two pieces occur as one word, in this form or another."""
        word = first + second
        if self._words[word] or len(second) < STEM:
            return self._words[word]
        stem = first + second[:STEM]
        at = bisect_left(self._sorted, stem)
        return int(at < len(self._sorted) and self._sorted[at].startswith(stem))


def _last(text: str) -> str:
    """The text after its last space."""
    pieces = text.rsplit(None, 1)
    return pieces[-1] if pieces and not text[-1].isspace() else ""


def _is_no_word(piece: str) -> bool:
    """Whether a piece has no vowel, in scripts where that can be told."""
    return _LATIN_OR_CYRILLIC.fullmatch(piece) is not None and _VOWELS.search(piece) is None


def rejoined(pages: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pages of a PDF with split words made whole, and the words that keep a hyphen because
    nothing decided, or because they are on two pages."""
    at_ends = tuple(word for one, other in pairwise(pages) if (word := _over_pages(one, other)))
    if not any(sign in page for page in pages for sign in PARTED):
        return pages, at_ends
    hyphens = Hyphens("\n".join(pages))

    def instead(found: re.Match[str]) -> str:
        text, at = found.string, found.start()
        return hyphens.between(text[max(at - _AROUND, 0) : at], text[at + 1 : at + 1 + _AROUND])

    whole = tuple(_SIGN.sub(instead, page) for page in pages)
    return whole, tuple(dict.fromkeys((*hyphens.undecided, *at_ends)))


def _over_pages(page: str, following: str) -> str:
    """A word with a hyphen at the end of a page that goes on in small letters on the next; "" if
    there is none."""
    if page.rstrip()[-1:] not in _PARTING:
        return ""
    head = _AT_END.search(page[-_AROUND:])
    tail = _TAIL.match(following[:_AROUND].lstrip())
    is_one = head is not None and tail is not None and tail[1].islower()
    return f"{head[1]}-{tail[1]}" if is_one and head and tail else ""

"""Where a word that is wider than its column is broken: by the language in force and the script of
the word, as pyphen's dictionaries have it. pyphen is imported with the first such word."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from briefings.render.faces import spelled
from core.language import spoken
from core.text.patterns import pattern

if TYPE_CHECKING:
    from pyphen import Pyphen

HYPHEN = "-"
LEAST = 2
"""So many letters stay on either side of a hyphen."""
LONG_WORD = 60
"""Characters of what is no word of any language, and broken anywhere."""
LONG_LINE = LONG_WORD * 8
"""So many characters are measured at once, more than stand on a line."""
_ADDRESS = pattern(r"[/@_\\]|\.[^\W\d_]")
"""What no word has in it, but addresses, paths and names of files do."""
_IDEOGRAPHS = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Chinese and Japanese, which have no blanks; Korean words have, and are kept whole."""
_ENDING = "、。，．：；？！）］｝」』】〕》〉々ー・ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_OPENING = "（［｛「『【〔《〈"
"""What begins no line, and what ends none (JIS X 4051)."""
_AFTER_SIGNS = (
    r"(?<=[\w)][-–—/])(?<!\d-)(?<!\b\w-)(?<!\b\w\w-)(?=\w)(?!(?<=-)\w\w?\b)(?!(?<=\d–)\d)"
    r"(?!(?<=/)\d)"
)
"""After a hyphen, a dash or a stroke between words; not within a span of figures, "85–800", or a
date, "12/01/2026", nor between a figure and the word that it is part of, "20-point", nor where a
hyphen has less than three letters on a side, "ci-dessous", "a-t-il"."""
_BETWEEN_IDEOGRAPHS = rf"(?<=[{_IDEOGRAPHS}])(?<![{_OPENING}])(?=[{_IDEOGRAPHS}])(?![{_ENDING}])"
_PLACES = pattern(_AFTER_SIGNS)
_PLACES_AMONG_IDEOGRAPHS = pattern(f"{_AFTER_SIGNS}|{_BETWEEN_IDEOGRAPHS}")
_LEADING = frozenset("เแโใไເແໂໃໄ")
"""Vowels that are written before their consonant in Thai and Lao, and begin a syllable."""
_FOLLOWING = frozenset("ะาำๅๆฯະາຳໆຯ")
"""Vowels and signs that are written behind it."""
_VIRAMA = 9
"""The combining class of what joins a consonant to the next one in Indian scripts."""
_CYRILLIC = pattern("[\u0400-\u052f]")
_LATIN = pattern("[A-Za-z\u00c0-\u024f]")
_THAI = pattern("[\u0e00-\u0e7f]")
_GREEK = pattern("[\u0370-\u03ff\u1f00-\u1fff]")
_HYPHENATED = pattern(
    "[A-Za-z\u00c0-\u024f\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f"
    "\u0531-\u0556\u0561-\u0587\u10a0-\u10ff]"
)
"""Letters that know a hyphen: Latin, Greek, Cyrillic, Armenian, Georgian."""


Measure = Callable[[str], float]
"""How wide a text is, in points."""


def is_address(text: str) -> bool:
    """Whether a text without spaces is no word but an address, a path or a name of a file, within
    which a hyphen would be read as its own."""
    return _ADDRESS.search(text) is not None


def parting(text: str) -> Callable[[str], Iterable[str]] | None:
    """What takes the words of a text apart where they may be broken without a hyphen; None if there
    is no such place."""
    has_ideographs = not text.isascii() and max(text) >= _IDEOGRAPHS[0]
    found = _PLACES_AMONG_IDEOGRAPHS if has_ideographs else _PLACES
    return found.split if found.search(text) else None


def parts(text: str, width: float, measure: Measure, in_address: bool) -> Iterator[str]:
    """A text without spaces in parts no wider than `width` points: broken at syllables and with
    hyphens where its script has them; anywhere and without if it is no word."""
    broken = _break_anywhere if in_address or len(text) >= LONG_WORD else _break
    while len(text) > 1:
        head = text[:LONG_LINE]
        wide = measure(head)
        at, sign = broken(head, width, wide, measure) if wide > width else (len(head), "")
        if at == len(text):
            break
        yield text[:at] + sign
        text = text[at:]
    yield text


def _break(text: str, width: float, wide: float, measure: Measure) -> tuple[int, str]:
    """Where to break a word that is too wide, and what stands at the end of the line: after the
    last syllable that fits, or else after the last character."""
    places = [at for at in hyphens(text) if measure(text[:at] + HYPHEN) <= width]
    if places:
        return places[-1], "" if _THAI.search(spelled(text)) else HYPHEN
    at = _most(text, width, wide, measure, HYPHEN)
    return at, HYPHEN if at > 1 and _is_hyphenated(text[at - 1], text[at]) else ""


def _break_anywhere(text: str, width: float, wide: float, measure: Measure) -> tuple[int, str]:
    return _most(text, width, wide, measure, ""), ""


def _most(text: str, width: float, wide: float, measure: Measure, sign: str) -> int:
    """How many characters fit with a sign after them; at least one. No letter is parted from its
    vowels and marks, if any fits with them; a word is rather parted where a syllable begins."""
    at = max(1, int(len(text) * width / wide))
    while at > 1 and measure(text[:at] + sign) > width:
        at -= 1
    whole = [n for n in range(at, 0, -1) if _is_between_letters(text[n - 1], text[n])]
    syllables = (n for n in whole if 2 * n > at and spelled(text[n]) in _LEADING)
    return next(syllables, whole[0] if whole else at)


def _is_between_letters(before: str, after: str) -> bool:
    """Whether a line may end between two characters, or glyphs, of which one may be part of the
    letter that the other is."""
    ended, begun = spelled(before)[-1:], spelled(after)[:1]
    if not begun or unicodedata.category(begun).startswith("M") or begun in _FOLLOWING:
        return False
    return not ended or (ended not in _LEADING and unicodedata.combining(ended) != _VIRAMA)


def hyphens(word: str) -> list[int]:
    """The places, counted from the start of the word, at which it may be broken, with a hyphen
    where its script has one; none for scripts that are not known."""
    letters = [spelled(each) for each in word]
    ends = {end: number for number, end in enumerate(accumulate(map(len, letters)), 1)}
    return [ends[at] for at in _places("".join(letters), spoken()) if at in ends]


@lru_cache(maxsize=1024)
def _places(word: str, language: str) -> list[int]:
    if _CYRILLIC.search(word):
        name = "uk_UA" if language == "uk" else "ru_RU"
    elif _LATIN.search(word):
        name = "fr" if language == "fr" else "en_GB"
    elif _GREEK.search(word):
        name = "el_GR"
    elif _THAI.search(word):
        name = "th_TH"
    else:
        return []
    return [int(place) for place in _dictionary(name).positions(word)]


@cache
def _dictionary(name: str) -> "Pyphen":
    from pyphen import Pyphen

    return Pyphen(lang=name, left=LEAST, right=LEAST)


def _is_hyphenated(before: str, after: str) -> bool:
    """Whether a break between two characters takes a hyphen: between letters that know one."""
    both = before + after
    return len(_HYPHENATED.findall(both)) == len(both) > 1

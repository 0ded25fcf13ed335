"""Letters as search sees them, without case, accents, vowel signs and the effects of typesetting;
and where words are found.

A text and a query are folded alike: "Delegation" finds "Délégation", "елка" "Ёлка", "حدود" the same
word with its vowels written, "istanbul" "İSTANBUL". Ligatures become their letters, apostrophes of
any kind straight ones, spaces and line ends of any kind one space, or none where French sets one
before a sign; quotation marks are dropped, as each language has others, with spaces or without. A
hyphen between letters is dropped, and so is one at the end of a line: "cease-fire", "ceasefire",
"cease-" before "fire". Thousands may stand apart: "1 000" finds "1000" and "1'000". Indic scripts
write a nasal in two ways: "हिंदी" finds "हिन्दी".
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from string import digits

from core.text.patterns import pattern

_MARKS = pattern(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u08d3-\u08ff\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e01ef]"
)
"""Accents, Hebrew points, Arabic vowel signs, the stroke that stretches Arabic words, and invisible
characters; not the vowel signs of Indic scripts, without which words would be different ones."""

SOFT = "\xad"
"""A soft hyphen; what a PDF, or a scan that was read, has at the end of a line counts as one."""

QUOTES = "“”„‟«»〝〞〟「」『』《》"
"""Quotation marks of all languages that are not apostrophes as well, nor those of typewriters."""

APOSTROPHES = "‘’‛ʹʻʼ′`´՚׳ꞌ"
"""Apostrophes of all languages but that of typewriters, and what is typed for them."""

DASHES = "‐‑‒–—―−"
"""Hyphens, dashes and the minus sign, but for those of typewriters."""

_SAME = {
    **dict(zip("ıłøđðħŧŋ×°", "iloddhtnxo", strict=True)),
    **dict.fromkeys("\u0649\u06cc", "\u064a"),
    **dict.fromkeys("\u0629\u06be\u06c1\u06c3\u06d5", "\u0647"),
    "\u06a9": "\u0643",
    "\u0671": "\u0627",
    "ґ": "г",
    "œ": "oe",
    "æ": "ae",
    "þ": "th",
    "⋯": "...",
    "\x02": SOFT,
    "\ufffe": SOFT,
    SOFT: SOFT,
    "¬": SOFT,
    **dict.fromkeys(f"{APOSTROPHES}‚ʽʾʿˈ‵‹›", "'"),
    **dict.fromkeys(f'"״″‶{QUOTES}', ""),
    **dict.fromkeys(f"{DASHES}⁃˗⸗﹘⸺⸻־֊᠆", "-"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("∶꞉", ":"),
    **dict.fromkeys("•‧∙⋅・", "·"),
    **dict.fromkeys("〜∼", "~"),
    **dict(zip("؟،؛٪۔。、", "?,;%..,", strict=True)),
    "\u0901": "\u0902",
    **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\t\x1c\x1d\x1e\x1f\u1680", " "),
}
"""Characters with variant forms, beyond what Unicode says about them."""

_SOFT = pattern(f"{SOFT}(?: *\n[ \n]*)?")
_TYPED = pattern("([-<>])(?:(?:'')*\\1)+|(?:'')+")
"""What a typewriter has for a dash and for quotation marks."""
_DOUBLED = "-'<>"
_HYPHEN = pattern(r"-(?<=\w-)(?: *\n[ \n]*)?(?=\w)")
_GROUPING = pattern(r"[ '](?=\d{3}(?!\d))(?:(?<=(?<!\d)\d.)|(?<=(?<!\d)\d\d.)|(?<=(?<!\d)\d\d\d.))")
"""What parts the thousands of a number; a comma or a full stop may be the sign before decimals."""
_BLOCKS = (0x900, 0x980, 0xA80, 0xB00, 0xC00, 0xC80)
"""Where the letters of six Indic scripts begin, which stand in the same order in each."""
_NUKTA = "\u093c"
_NASALS = "".join(chr(block + 0x4D) for block in _BLOCKS) + _NUKTA
"""Signs without which there is nothing that those write in two ways."""
_ROWS = ((0x19, 0x15), (0x1E, 0x1A), (0x23, 0x1F), (0x28, 0x24), (0x2E, 0x2A))
"""A nasal letter, and the first of the four before which it may be written as a dot."""


def _nasals(block: int) -> str:
    letters = ((chr(block + nasal), block + first) for nasal, first in _ROWS)
    ways = (f"{letter}(?=.[{chr(first)}-{chr(first + 3)}])" for letter, first in letters)
    return f"(?:{'|'.join(ways)}){chr(block + 0x4D)}"


_NASAL = pattern("|".join((*map(_nasals, _BLOCKS), f"(?<=[कखगजफ]){_NUKTA}")))
"""What Indic scripts write in two ways, हिन्दी and हिंदी; and dots that Hindi leaves out, ज़ and ज."""
_SPACED = ";:!?%"
"""Signs before which French sets a space."""
_BLANKS = pattern(f"( +)(?=[{_SPACED}])| {{2,}}")
_LOOSE = r"^-+(?=[^\W\d_])|(?<=[^\W\d_])-+$"
_PARTING = "\0"
"""No part of what any of these look for, and folded to itself."""
CHUNK = 4096
"""How many characters of a long text are folded at a time."""

MARGIN = 64
"""How many more characters to include, so that a word split at a line end is seen whole."""

Back = Callable[[int], int]
"""Maps a character position in the folded text to one in the original."""


class _Letters(dict[int, str]):
    """What a single character is folded to, computed on first use."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = _SAME.get(letter)
        if folded is None:
            folded = "".join(_SAME.get(part, part) for part in _decomposed(letter))
        self[code] = folded
        return folded


def _decomposed(letter: str) -> str:
    """The letters that a character consists of, in lower case."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", letter).casefold())
    small = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    number = unicodedata.decimal(small, None) if len(small) == 1 else None
    return small if number is None else str(number)


_LETTERS = _Letters()


def fold(text: str) -> str:
    """A text in which everything that search treats as the same is written the same."""
    folded = text.replace('"', "").translate(_LETTERS)  # one letter for one is much quicker
    if any(sign in folded for sign in _NASALS):
        folded = _NASAL.sub(_dotted, folded)
    if SOFT in folded:
        folded = _SOFT.sub("", folded)
    if any(sign in folded and 2 * sign in folded for sign in _DOUBLED):
        folded = _TYPED.sub(_set, folded)
    if "-" in folded:
        folded = _HYPHEN.sub(_parted, folded)
    if any(digit in folded for digit in digits):
        folded = _GROUPING.sub("", folded)
    folded = folded.replace("\n", " ")
    folded = _BLANKS.sub(_blank, folded) if "  " in folded else folded
    for sign in _SPACED:
        if sign in folded:
            folded = folded.replace(f" {sign}", sign)
    return folded


def fold_all(texts: Sequence[str]) -> list[str]:
    """As `fold`, of many texts, which costs far less for those of plain letters: they are folded as
    one, parted by a character to which nothing on either side reaches."""
    plain = [text for text in texts if text.isascii() and _PARTING not in text]
    folded = iter(fold(_PARTING.join(plain)).split(_PARTING))
    return [
        next(folded) if text.isascii() and _PARTING not in text else fold(text) for text in texts
    ]


def _dotted(found: re.Match[str]) -> str:
    """The dot for a nasal letter; nothing for a dot that may be left out."""
    if found[0] == _NUKTA:
        return ""
    block = ord(found[0][0]) & ~0x7F
    return chr(block + 0x02)


def _set(found: re.Match[str]) -> str:
    """What a printer sets for what was typed; of quotation marks, nothing is left."""
    return "-" if found[0].startswith("-") else ""


def _parted(found: re.Match[str]) -> str:
    """What replaces a hyphen: nothing between letters, the hyphen itself next to a digit."""
    text, end = found.string, found.end()
    return "" if text[found.start() - 1].isalpha() and text[end].isalpha() else "-"


def sought(text: str) -> str:
    """A query, folded, without the hyphen of a word that is still being typed."""
    return re.sub(_LOOSE, "", fold(text).strip())


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether a text contains all these folded words."""
    folded = fold(text)
    return all(word in folded for word in words)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a query, folded."""
    return tuple(word for word in map(sought, text.split()) if word)


class Folded:
    """A text folded, and where its characters come from."""

    def __init__(self, text: str) -> None:
        self._original = text
        first = _back(_manifold(text))
        dotted, second = _edited(text.translate(_LETTERS), _NASAL, _dotted)
        soft, third = _edited(dotted, _SOFT, _nothing)
        typeset, fourth = _edited(soft, _TYPED, _set)
        joined, fifth = _edited(typeset, _HYPHEN, _parted)
        whole, sixth = _edited(joined, _GROUPING, _nothing)
        self.text, last = _edited(whole.replace("\n", " "), _BLANKS, _blank)
        self._backs = (last, sixth, fifth, fourth, third, second, first)

    def places(self, words: Iterable[str]) -> list[tuple[int, int]]:
        """Where folded words occur, as character positions, in order and joined where they
        touch."""
        found = sorted(span for word in words if word for span in self._spans(word))
        return list(_joined(found))

    def all_places(self, word: str) -> list[tuple[int, int]]:
        """Where a folded word occurs, each occurrence separately."""
        return list(self._spans(word)) if word else []

    def _spans(self, word: str) -> Iterator[tuple[int, int]]:
        for at in _occurrences(self.text, word):
            end = self._from(at + len(word) - 1) + 1
            yield self._from(at), _past_marks(self._original, end)

    def _from(self, place: int) -> int:
        for back in self._backs:
            place = back(place)
        return place


def places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where folded words occur in a text, as character positions, in order and joined where they
    touch."""
    return Folded(text).places(words)


def first_place(text: str, words: Iterable[str]) -> int | None:
    """Where the first occurrence of any of the words begins, found without folding the whole
    text."""
    wanted = [word for word in words if word]
    overlap = 2 * max(map(len, wanted), default=0) + MARGIN
    for start in range(0, len(text), CHUNK):
        chunk = text[start : start + CHUNK + overlap]
        folded = fold(chunk)
        if any(word in folded for word in wanted):
            found = places(chunk, wanted)
            if found:
                return start + found[0][0]
    return None


def begins_word(text: str, at: int) -> bool:
    """Whether a word begins at a position."""
    return at == 0 or not text[at - 1].isalnum()


def ends_word(text: str, at: int) -> bool:
    """Whether a word ends before a position."""
    return at >= len(text) or not text[at].isalnum()


Edit = tuple[int, int, str]
"""The start and end of a replaced stretch of text, and its replacement."""


def _manifold(text: str) -> Iterator[Edit]:
    """The characters that are folded to several characters, or to none."""
    odd = [letter for letter in set(text) if len(_LETTERS[ord(letter)]) != 1]
    if odd:
        for found in re.finditer(f"[{re.escape(''.join(odd))}]", text):
            yield *found.span(), _LETTERS[ord(found[0])]


def _nothing(_found: re.Match[str]) -> str:
    return ""


def _blank(found: re.Match[str]) -> str:
    """What replaces blanks: one, or nothing before a sign that may follow at once."""
    return "" if found[1] else " "


def _edited(
    text: str, pattern: re.Pattern[str], instead: Callable[[re.Match[str]], str]
) -> tuple[str, Back]:
    """The text with a pattern replaced, and the mapping back."""
    edits = [(*found.span(), instead(found)) for found in pattern.finditer(text)]
    return pattern.sub(instead, text), _back(edits)


def _back(edits: Iterable[Edit]) -> Back:
    """The mapping from the edited text to the original: character by character outside the edits,
    to their beginning inside them."""
    begins, origins, steps = [0], [0], [1]
    for start, end, instead in edits:
        begin = begins[-1] + start - origins[-1]
        begins += begin, begin + len(instead)
        origins += start, end
        steps += 0, 1

    def back(place: int) -> int:
        part = bisect_right(begins, place) - 1
        return origins[part] + steps[part] * (place - begins[part])

    return back if len(begins) > 1 else lambda place: place


def _occurrences(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + len(word))


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping spans merged."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and start > last[1]:
            yield last
            last = None
        last = (last[0], max(last[1], end)) if last is not None else (start, end)
    if last is not None:
        yield last


def _past_marks(text: str, at: int) -> int:
    """The position after the combining marks that follow a letter."""
    while at < len(text) and _MARKS.match(text[at]):
        at += 1
    return at

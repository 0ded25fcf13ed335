"""Two texts as words that can be compared; a space belongs to the word before it."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from core.text.alignment import Ids, as_row, in_order, shared_once

_HAN = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no space between words: single characters."""
_SIGNS = (
    r"\s!-/:-@\[-^`{-~\xa1-\xbf\u2010-\u205e\u3000-\u303f"
    r"\u060c\u061b\u061f\u06d4\u0964\u0965\uff01-\uff0f"
)
_BEFORE = r"\u0e40-\u0e44\u0ec0-\u0ec4"
_BEHIND = (
    r"\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    r"\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    r"\u1082-\u108d\u109a-\u109d\u17b4-\u17d3\u17dd\u3099\u309a\ufe00-\ufe0f"
)
"""Vowels and marks of these scripts that are no character without the one behind or before them."""
_WORD = rf"[^{_SIGNS}{_HAN}]++"
_TOKEN = re.compile(
    rf"[A-Za-z]++(?: (?!\s)|(?=[,.;:]))|"
    rf"(?:{_WORD}(?:(?:[-\u2010\u2011'\u2019]|(?<=\d)[.,](?=\d)){_WORD})*+|(?:[{_BEFORE}](?=\S))?+\S[{_BEHIND}]*+)\s*+|^\s+"
)
"""The first line is part of what the second says, and quicker for most words of many languages."""
_SENTENCE = re.compile(r"[.;:!?\u2026]['\"\u201d\u2019\u00bb)\]]*\s+$")
_PART = re.compile(r"[^.,;:\n]+[.,;:\n]*\s*|[.,;:\n]+\s*")
_LONG = 30
"""How many characters a part of a sentence has that is not mistaken for another."""
_WORD_LENGTH = 6
"""So many characters of such a part count as a word."""


class Pair:
    """Both texts as words, and as numbers (`rows`, and lists of the same) that are equal where the
    words are, whatever blanks follow them. `held` are the places of parts of sentences that each
    text has once and that stay whole. `signs` are the numbers of what is no word, `brackets` those
    of the square ones; `before_a` and `before_b` count the words before each place, without signs,
    those in a part by its length."""

    def __init__(self, before: str, after: str) -> None:
        self.old, self.new, self.held = _words(before, after)
        numbers = _Numbers()
        self.a: Ids = list(map(numbers.__getitem__, self.old))
        self.b: Ids = list(map(numbers.__getitem__, self.new))
        for place, _other in self.held:
            numbers.worded[self.a[place]] = len(self.old[place]) // _WORD_LENGTH
        self.brackets = numbers["["], numbers["]"]
        self.signs = {n for n, worded in enumerate(numbers.worded) if not worded}
        self.before_a = [0, *accumulate(map(numbers.worded.__getitem__, self.a))]
        self.before_b = [0, *accumulate(map(numbers.worded.__getitem__, self.b))]
        self.rows = as_row(self.a), as_row(self.b)

    def stays(self, said: str) -> bool:
        """Whether words also stand in a part that stays whole."""
        return said in self._kept

    @cached_property
    def _kept(self) -> str:
        return "\n".join([self.old[place] for place, _other in self.held])


def ends_sentence(word: str) -> bool:
    """Whether what follows a word is the beginning of a paragraph, a cell or a sentence."""
    if "\n" in word or "\t" in word:
        return True
    return not word.rstrip()[-1:].isalnum() and _SENTENCE.search(word) is not None


def beginning(words: Sequence[str], place: int) -> int:
    """How much of a beginning a place is: 3 of a paragraph, 2 of a sentence, 1 of a bracket."""
    before = words[place - 1] if place else "\n"
    if "\n" in before:
        return 3
    if _SENTENCE.search(before):
        return 2
    return int(words[place : place + 1] == ["["])


def _words(before: str, after: str) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    """Both texts in words; parts of sentences that each has once stay whole. The places of these
    come last."""
    parts, others = _PART.findall(before), _PART.findall(after)
    once = [(i, j, 1) for i, j in shared_once(parts, others) if len(parts[i]) >= _LONG]
    old: list[str] = []
    new: list[str] = []
    held: list[tuple[int, int]] = []
    i = j = 0
    for part, other, _one in in_order(once):
        old += _TOKEN.findall("".join(parts[i:part]))
        new += _TOKEN.findall("".join(others[j:other]))
        held.append((len(old), len(new)))
        old.append(parts[part])
        new.append(others[other])
        i, j = part + 1, other + 1
    old += _TOKEN.findall("".join(parts[i:]))
    new += _TOKEN.findall("".join(others[j:]))
    return old, new, held


class _Numbers(dict[str, int]):
    """A number for each word, the same whatever blanks follow it."""

    def __init__(self) -> None:
        self._bare: dict[str, int] = {}
        self.worded: list[int] = []

    def __missing__(self, word: str) -> int:
        bare = word.rstrip()
        number = self[word] = self._bare.setdefault(bare, len(self._bare))
        if number == len(self.worded):
            self.worded.append(int(bare[:1].isalnum()))
        return number

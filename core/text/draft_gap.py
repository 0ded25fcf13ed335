"""How far a draft is from being agreed: the text gap of a document, cut into its clauses."""

from collections.abc import Iterator

from core.text.brackets import Stray, brackets, words
from core.text.clause_marks import DraftPart
from core.text.clauses import Cut, cut
from core.text.textgap import Clause, TextGap, Unbalanced, counted, unbalanced_in


def text_gap(text: str) -> TextGap:
    """The counts of a document, which is cut into its clauses."""
    found = brackets(text)
    clauses = [*_clauses(text)]
    return counted(text, found, clauses, [each for each in clauses if each[2]])


def strays_of(text: str) -> list[tuple[Stray, Unbalanced]]:
    """The signs of a document without a partner, each with its place in words."""
    strays = brackets(text).strays
    numbered = [each for each in _clauses(text) if each[2]] if strays else []
    return [*zip(strays, unbalanced_in(text, strays, numbered), strict=True)]


def _clauses(text: str) -> Iterator[Clause]:
    """The numbered parts of a text that say something besides their number; where there is none,
    its paragraphs."""
    cuts = [each for each in cut(text) if each.part is not DraftPart.TEXT]
    if cuts:
        yield from ((each.start, each.end, each.path) for each in cuts if _says(text, each))
        return
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line), ""
        at += len(line)


def _says(text: str, each: Cut) -> bool:
    return words(text[each.start : each.end]) > words(each.number)

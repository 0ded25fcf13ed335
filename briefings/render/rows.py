"""Texts of a page that stand beside each other, which pdfium takes for one line, whoever painted
them: a label and what it names, both ends of a running head."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from briefings.render.bidi import is_directed, visual
from briefings.render.lines import Look, Piece
from briefings.render.shapes import TextRun
from briefings.render.taking import Stretches, stretches, surplus, turned
from briefings.render.text import in_faces, printable, spaced_width

_SAME = 1.0
"""How far from each other baselines may be that are the same, in points."""


Again: TypeAlias = Callable[[int, bool], Iterable[str]]
"""Writes a text again for the surplus of what stands beside it; whether it is to keep pdfium from
turning all of them."""


class Row:
    """What is painted on one line, as operators in the `code` of a page. Once something is painted
    elsewhere, what can be is written again, for the surplus of what stands beside it."""

    def __init__(self, code: Callable[[], list[str]]) -> None:
        self._code = code
        self._up = 0.0
        self._texts: list[str] = []
        self._again: dict[int, tuple[Sequence[int], Again]] = {}

    def add(self, text: str, up: float) -> None:
        """A text is painted, so far above the foot of the page."""
        if abs(up - self._up) > _SAME:
            self.close()
            self._up = up
        self._texts.append(text)

    def may_be_written(self, places: Sequence[int], again: Again) -> None:
        """What was painted last can be written again: the operators at these places of the page."""
        self._again[len(self._texts) - 1] = places, again

    def close(self) -> None:
        """Nothing else is beside what was painted."""
        if self._again and len(self._texts) > 1:
            self._write_again([stretches(text) for text in self._texts])
        self._texts, self._again = [], {}

    def _write_again(self, seen: Sequence[Stretches]) -> None:
        surpluses = [surplus(each) for each in seen]
        total = sum(surpluses)
        if total > 0 and any(
            n not in self._again and _suffers(each) for n, each in enumerate(seen)
        ):
            last = max(self._again)
            self._write(last, total - surpluses[last], True)
            del self._again[last]
            total = -1
        for number in self._again:
            self._write(number, total - surpluses[number])

    def _write(self, number: int, others: int, is_held: bool = False) -> None:
        code, (places, again) = self._code(), self._again[number]
        for place, written in zip(places, again(others, is_held), strict=True):
            code[place] = written


def _suffers(parts: Stretches) -> bool:
    """Whether a text that runs forwards is taken in another order where its line is turned."""
    return turned(parts, True) != turned(parts, False)


def as_seen(words: TextRun, spacing: float) -> Piece:
    """Words as they are seen, with `spacing` points after each character but the last."""
    text, style = visual(printable(words.text)), words.style
    last = in_faces(text, style.family, style.strong)[-1][0]
    look = Look(style.size, style.colour, style.strong)
    width = spaced_width(words.text, style, spacing)
    return Piece(look, last, text, width, backwards=is_directed(text))

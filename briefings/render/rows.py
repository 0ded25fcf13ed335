"""Texts of a page that stand beside each other, which pdfium takes for one line, whoever painted
them: a label and what it names, both ends of a running head."""

from collections.abc import Callable, Sequence

from briefings.render.bidi import is_directed, visual
from briefings.render.lines import Look, Piece
from briefings.render.shapes import TextRun
from briefings.render.taking import stretches, surplus
from briefings.render.text import in_faces, printable, spaced_width

_SAME = 1.0
"""How far from each other baselines may be that are the same, in points."""


class Row:
    """What is painted on one line, as operators in the `code` of a page. Once something is painted
    elsewhere, what can be is written again, for the surplus of what stands beside it."""

    def __init__(self, code: Callable[[], list[str]]) -> None:
        self._code = code
        self._up = 0.0
        self._texts: list[str] = []
        self._again: dict[int, tuple[int, Callable[[int], str]]] = {}

    def add(self, text: str, up: float) -> None:
        """A text is painted, so far above the foot of the page."""
        if abs(up - self._up) > _SAME:
            self.close()
            self._up = up
        self._texts.append(text)

    def may_be_written(self, again: Callable[[int], str]) -> None:
        """What was painted last can be written again: the last operators of the page."""
        self._again[len(self._texts) - 1] = len(self._code()) - 1, again

    def close(self) -> None:
        """Nothing else is beside what was painted."""
        if self._again and len(self._texts) > 1:
            self._write_again([surplus(stretches(text)) for text in self._texts])
        self._texts, self._again = [], {}

    def _write_again(self, surpluses: Sequence[int]) -> None:
        code, total = self._code(), sum(surpluses)
        for number, (place, again) in self._again.items():
            if total <= 0 or surpluses[number] <= 0:
                code[place] = again(total - surpluses[number])


def as_seen(words: TextRun, spacing: float) -> Piece:
    """Words as they are seen, with `spacing` points after each character but the last."""
    text, style = visual(printable(words.text)), words.style
    last = in_faces(text, style.family, style.strong)[-1][0]
    look = Look(style.size, style.colour, style.strong)
    width = spaced_width(words.text, style, spacing)
    return Piece(look, last, text, width, backwards=is_directed(text))

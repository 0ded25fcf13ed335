"""What fields of a Word document show that Word works out and does not keep in the file."""

from collections.abc import Callable

from core.intake.readers.package import Element, attribute, child
from core.intake.readers.word_auto_numbers import AutoNumbers, place_in_document
from core.intake.readers.word_equations import equation
from core.intake.readers.word_fields import symbol_in
from core.intake.readers.word_numbers import Numbering
from core.intake.readers.word_stream import REJECTED
from core.intake.readers.word_styles import Styles


class FieldResults:
    """Works out fields in the order of the text; `lost` is told what is not as a reader sees it."""

    def __init__(
        self, styles: Styles, numbering: Numbering, lost: Callable[[str, str], None]
    ) -> None:
        self._styles, self._numbering, self._lost = styles, numbering, lost
        self._numbers = AutoNumbers(numbering.next)

    def of(self, instruction: str, paragraph: Element | None, reading: str) -> str:
        """What a field shows in a paragraph with these properties; "" if that is not known."""
        if words := symbol_in(instruction):
            return words
        if words := equation(instruction):
            self._lost("formula", words)
            return words
        style = child(paragraph, "pStyle")
        name = self._styles.name("" if style is None else attribute(style, "val"))
        in_list = self._styles.place_in_list(paragraph, self._numbering, reading == REJECTED)
        words = self._numbers.next(instruction, place_in_document(name, *in_list))
        if words:
            self._lost("counted", words)
        return words

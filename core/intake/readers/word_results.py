"""Fields of a Word document as they come in the text: of each, a reader sees the result, which Word
may work out and not keep in the file."""

from collections.abc import Callable

from core.intake.readers.package import Element, attribute, child, local
from core.intake.readers.word_auto_numbers import AutoNumbers, place_in_document
from core.intake.readers.word_equations import equation
from core.intake.readers.word_fields import WordField, is_silent, symbol_in
from core.intake.readers.word_numbers import Numbering
from core.intake.readers.word_stream import REJECTED, Stream
from core.intake.readers.word_styles import Styles

NAMED_BY = 40
"""How many of the characters before something tell where it stands."""


class FieldResults:
    """Writes words to a stream unless they are a field's instruction; `lost` is told what is not as
    a reader sees it."""

    def __init__(
        self,
        stream: Stream,
        styles: Styles,
        numbering: Numbering,
        lost: Callable[[str, str], None],
    ) -> None:
        self._stream, self._styles, self._numbering, self._lost = stream, styles, numbering, lost
        self._numbers = AutoNumbers(numbering.next)
        self._open: list[WordField] = []
        self.are_heeded = True
        """Whether fields begin and end; if not, all is shown."""

    @property
    def are_hiding(self) -> bool:
        """Whether a field has hidden words and did not end."""
        return self.are_heeded and not all(field.shows for field in self._open)

    @property
    def is_mark(self) -> bool:
        """Whether what is written now is the mark of a note once more."""
        return bool(self._open) and self._open[-1].is_mark

    def write(self, words: str) -> None:
        """Words that stand here."""
        hiding = [field for field in self._open if not field.shows and self.are_heeded]
        if hiding:
            hiding[0].instruction += words
            hiding[0].unseen.append(words)
        else:
            self._stream.write(words)

    def write_apart(self, words: str) -> None:
        """Words with a blank between them and others of their line."""
        if words:
            self._stream.blank()
            self.write(words)
            self._stream.blank()

    def instruct(self, words: str) -> None:
        """What tells a field what to show."""
        if self._open:
            self._open[-1].instruction += words

    def mark(self, part: Element, paragraph: Element | None) -> None:
        """The sign that begins, parts or ends a field, in a paragraph with these properties."""
        kind = attribute(part, "fldCharType")
        if kind == "begin":
            self._open.append(WordField(part))
        elif kind == "separate" and self._open:
            self._open[-1].shows, self._open[-1].begun = True, self._stream.length
        elif kind == "end" and self._open:
            self._end(self._open.pop(), paragraph)

    def _end(self, field: WordField, paragraph: Element | None) -> None:
        said = field.result()
        self.write(said)
        if not field.shows or self._stream.length == field.begun:
            said += self._work_out(field.instruction, field.missing(), paragraph)
        self._tell_unseen(field, said)

    def _tell_unseen(self, field: WordField, said: str = "") -> None:
        """Name words in a field that are no code of it, unless they are `said` with it."""
        for words in field.unseen:
            if " ".join(words.split()) not in " ".join(said.split()):
                self._lost("hidden", words.strip())

    def finish(self) -> None:
        """Name what is hidden in fields that do not end."""
        for field in self._open:
            self._tell_unseen(field)

    def simple(self, part: Element, paragraph: Element | None) -> None:
        """A field in one element, which may lack what it shows."""
        instruction = attribute(part, "instr").strip()
        if local(part.tag) == "fldSimple" and not len(part):
            missing = "" if is_silent(instruction) else instruction
            self._work_out(instruction, missing, paragraph)

    def _work_out(self, instruction: str, missing: str, paragraph: Element | None) -> str:
        """Write what Word works out of a field and does not keep, as far as it is known here;
        returns what was written or named."""
        words = self._result(instruction, paragraph)
        self.write(words)
        if missing and not words:
            self._lost("field", f"{self._stream.last(NAMED_BY)} {{{missing}}}".lstrip())
        return words or missing

    def _result(self, instruction: str, paragraph: Element | None) -> str:
        if words := symbol_in(instruction):
            return words
        if words := equation(instruction):
            self._lost("formula", words)
            return words
        style = child(paragraph, "pStyle")
        name = self._styles.name("" if style is None else attribute(style, "val"))
        is_rejected = self._stream.reading == REJECTED
        in_list = self._styles.place_in_list(paragraph, self._numbering, is_rejected)
        words = self._numbers.next(instruction, place_in_document(name, *in_list))
        if words:
            self._lost("counted", words)
        return words

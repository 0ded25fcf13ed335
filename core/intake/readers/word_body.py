"""One reading of a Word document: its paragraphs, tables, boxes and notes, as words in lines."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from core.intake.readers.found import lowered, raised
from core.intake.readers.package import Element, attribute, child, local
from core.intake.readers.word_chunks import Elsewhere, Inserted
from core.intake.readers.word_comments import CommentSpans
from core.intake.readers.word_drawings import drawing_in
from core.intake.readers.word_fields import WORKED_OUT
from core.intake.readers.word_looks import told_of
from core.intake.readers.word_notes import WordNoteMarks
from core.intake.readers.word_numbers import Numbering
from core.intake.readers.word_parts import (
    BLOCKS,
    changed,
    columns,
    flat,
    is_large_letter,
    is_property,
    letters,
    readable,
    text_of,
)
from core.intake.readers.word_results import NAMED_BY, FieldResults
from core.intake.readers.word_seen import SeenWords
from core.intake.readers.word_signs import as_shown, formula, sign, symbol
from core.intake.readers.word_stream import (
    CHANGES,
    DELETED,
    MARKED,
    REJECTED,
    Stream,
    TrackedChange,
)
from core.intake.readers.word_styles import Styles

MOST_TITLES = 50
"""How many paragraphs are looked at for a title."""

_SILENT = ("bookmark", "perm", "proof", "moveFromRange", "moveToRange", "customXml")
"""How marks between paragraphs are called that say nothing to a reader."""

_OFF_THE_LINE = {"superscript": raised, "subscript": lowered}


class Reference(NamedTuple):
    """A mark in the text that leads to a footnote or endnote; without a label where the text has a
    sign of its own."""

    kind: str
    note: str
    label: str


class Paragraph(NamedTuple):
    """A paragraph or a box, and what was changed around it."""

    element: Element
    changes: tuple[TrackedChange, ...]


class Body:
    """Writes a document's parts to a stream. `lost` is told what does not come in, and where."""

    def __init__(
        self,
        stream: Stream,
        styles: Styles,
        numbering: Numbering,
        lost: Callable[[str, str], None],
        elsewhere: Elsewhere,
        marks: WordNoteMarks,
        seen: SeenWords,
    ) -> None:
        self.stream, self._styles, self._numbering = stream, styles, numbering
        self._lost, self._elsewhere, self._marks = lost, elsewhere, marks
        self._seen = seen
        self.notes: list[Reference] = []
        self.spans = CommentSpans(stream)
        self.titles: list[tuple[str, str]] = []
        self.inserted = Inserted()
        self.fields = FieldResults(stream, styles, numbering, lost)
        self._words = self.fields.write
        self._boxes: list[Paragraph] = []
        self._paragraph: Element | None = None
        self._special: dict[str, Callable[[Element], None]] = {
            **dict.fromkeys(("drawing", "pict", "object", "contentPart"), self._drawing),
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._note),
            "fldChar": lambda part: self.fields.mark(part, self._paragraph),
            "ruby": self._ruby,
            "sym": self._symbol,
            **dict.fromkeys(("t", "delText"), self._text),
            **dict.fromkeys(("oMath", "oMathPara"), self._formula),
            **dict.fromkeys(("altChunk", "subDoc"), self._embedded),
            **dict.fromkeys(BLOCKS, self._box),
            **dict.fromkeys(WORKED_OUT, self._worked_out),
        }
        self._blocks: dict[str, Callable[[Element], None]] = {
            "tbl": self._table,
            "tr": self._row,
            "tc": self.blocks,
        }

    @property
    def strange(self) -> set[str]:
        """The ways of numbering that are not known."""
        return self._numbering.strange

    def blocks(self, container: Iterable[Element]) -> None:
        """The paragraphs and tables of a container, in order."""
        group: list[Paragraph] = []
        for block in flat(container, self.stream):
            name = local(block.tag)
            if name == "p":
                group.append(Paragraph(block, self.stream.changes))
                if not self._mark_is_gone(block):
                    self._paragraphs(group)
                    group = []
                continue
            if name.startswith(_SILENT) and not len(block):
                continue
            if group:
                self._paragraphs(group)
                group = []
            self._blocks.get(name, self._stray)(block)
        if group:
            self._paragraphs(group)

    def _mark_is_gone(self, paragraph: Element) -> bool:
        """Whether this reading has no end of a paragraph here."""
        if is_large_letter(paragraph) or self._styles.hides_end(paragraph):
            return True
        mark = self._mark(paragraph)
        return mark is not None and not self.stream.shows(mark.kind)

    def _mark(self, paragraph: Element) -> TrackedChange | None:
        properties = child(paragraph, "pPr", "rPr")
        for each in () if properties is None else properties:
            if local(each.tag) in CHANGES:
                return TrackedChange(local(each.tag), attribute(each, "author"))
        return None

    def _paragraphs(self, group: list[Paragraph]) -> None:
        """Paragraphs between which this reading has no end; the last of them tells how all look."""
        last, changes = group[-1]
        with self.stream.within(changes):
            properties = self._properties(last)
            self._paragraph = properties
            begun = self.stream.length
            if label := self._label_of(group):
                self.stream.write(label)
            before = self.stream.length
            self._parts_of(group)
            self._title(properties, before)
            if self.stream.length > begun or not self._mark_is_gone(last):
                self.stream.end_line()
            for element, _changes in group:
                if child(element, "pPr", "sectPr") is not None:
                    self._marks.end_section()
            self._boxed()

    def _stray(self, part: Element) -> None:
        """Whatever stands where a paragraph, a row or a cell should."""
        begun = self.stream.length
        self._inline(part)
        if self.stream.length > begun:
            self.stream.end_line()
        self._boxed()

    def _boxed(self) -> None:
        """What stands in boxes, below what they are in."""
        boxes, self._boxes = self._boxes, []
        for box, around in boxes:
            with self.stream.within(around):
                self.blocks(box)

    def _parts_of(self, group: list[Paragraph]) -> None:
        """What stands in paragraphs, and the end of the last where it was changed."""
        last = self._paragraph
        for element, changes in group:
            hides_end = self._styles.hides_end(element)
            self._paragraph = self._properties(element) if hides_end else last
            with self.stream.within(changes):
                for part in element:
                    self._inline(part)
        mark = self._mark(group[-1].element)
        if self.stream.reading == MARKED and mark is not None:
            with self.stream.change(mark):
                self.stream.write("¶")

    def _is_gone_in_marks(self, paragraph: Element) -> bool:
        """Whether a paragraph whose words are marked is not in the text as accepted."""
        around = (*self.stream.changes, self._mark(paragraph))
        gone = any(each is not None and each.kind in DELETED for each in around)
        return gone and self.stream.reading == MARKED

    def _properties(self, paragraph: Element) -> Element | None:
        """A paragraph's properties; before they were changed, if that is rejected."""
        now = child(paragraph, "pPr")
        before = child(now, "pPrChange", "pPr") if self.stream.reading == REJECTED else None
        return now if before is None else before

    def _label_of(self, group: list[Paragraph]) -> str:
        """The number before paragraphs on one line: that of the first with a word to be seen whose
        end is hidden, else that of the last."""
        hides_end = self._styles.hides_end
        seen = (each.element for each in group if hides_end(each.element) and self._is_seen(each))
        last = group[-1].element
        numbered = next(seen, None if hides_end(last) else last)
        if numbered is None or self._is_gone_in_marks(last):
            return ""
        label = self._label(self._properties(numbered))
        return "" if numbered is last and self._mark_is_gone(last) else label

    def _is_seen(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph has words that are not hidden."""
        look = child(paragraph.element, "pPr")
        return any(
            letters(run) and not self._styles.is_on("vanish", child(run, "rPr"), look)
            for run in paragraph.element.iter("{*}r")
        )

    def _label(self, properties: Element | None) -> str:
        number, depth = self._styles.place_in_list(
            properties, self._numbering, self.stream.reading == REJECTED
        )
        return self._numbering.next(number, depth) if number not in ("", "0") else ""

    def _title(self, properties: Element | None, before: int) -> None:
        if len(self.titles) < MOST_TITLES:
            style = child(properties, "pStyle")
            words = self.stream.last(self.stream.length - before)
            if words and self.stream.length > before:
                name = self._styles.name("" if style is None else attribute(style, "val"))
                self.titles.append((name, words))

    def _table(self, table: Element) -> None:
        for row in flat(table, self.stream):
            self.blocks([row])

    def _row(self, row: Element) -> None:
        change = changed(child(row, "trPr"))
        if change is None or self.stream.shows(change.kind):
            with self.stream.change(change):
                self._cells(row)
            self.stream.end_line()

    def _cells(self, row: Element) -> None:
        first = True
        left_out = child(row, "trPr", "gridBefore")
        for _column in range(0 if left_out is None else columns(left_out)):
            self.stream.tab()
        for cell in flat(row, self.stream):
            if local(cell.tag) != "tc":
                self.blocks([cell])
                continue
            change = changed(child(cell, "tcPr"))
            if change is not None and not self.stream.shows(change.kind):
                continue
            if not first:
                self.stream.tab()
            first = False
            with self.stream.change(change), self.stream.cell():
                self.blocks(cell)

    def _inline(self, part: Element) -> None:
        """Whatever can stand in a paragraph."""
        name = local(part.tag)
        if name == "r":
            self._run(part)
        elif name in CHANGES:
            if self.stream.shows(name):
                with self.stream.change(TrackedChange(name, attribute(part, "author"))):
                    self._each(part)
        elif name == "AlternateContent":
            self._each(readable(part))
        elif name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            self.spans.mark(name, attribute(part, "id"))
        elif name in self._special:
            self._special[name](part)
        elif not is_property(name):
            self.fields.simple(part, self._paragraph)
            self._each(part)

    def _formula(self, part: Element) -> None:
        self._seen.add_shown(part, self.stream)
        words = formula(part, self.stream)
        self._words(words)
        self._lost("formula", words)

    def _embedded(self, part: Element) -> None:
        """A document inside this one, read at its place if it can be."""
        found = self._elsewhere.chunk(attribute(part, "id"))
        if found is None:
            if self._seen.is_new(part):
                self._lost("embedded", self._here())
            return
        self._lost("inserted", found.text.strip()[:NAMED_BY].partition("\n")[0])
        self.inserted.add(found, self.stream.place)
        self.stream.write(found.text)

    def _worked_out(self, part: Element) -> None:
        self._lost("field", f"{self._here()} {{{local(part.tag)}}}".lstrip())

    def _box(self, block: Element) -> None:
        """A paragraph or a table that is out of its place."""
        self._boxes.append(Paragraph([block], self.stream.changes))

    def _each(self, container: Element | None) -> None:
        parts = [] if container is None else [*container]
        if any(local(part.tag) in BLOCKS for part in parts):  # a control out of its place
            self._boxes.append(Paragraph(container, self.stream.changes))
            return
        for part in parts:
            self._inline(part)

    def _run(self, run: Element) -> None:
        look = child(run, "rPr")
        before = child(look, "rPrChange", "rPr") if self.stream.reading == REJECTED else None
        for part in run:
            self._part(part, look if before is None else before)

    def _part(self, part: Element, look: Element | None) -> None:
        """A part of a run that looks so."""
        name = local(part.tag)
        if name in ("t", "delText"):
            self._text(part, look)
        elif name in ("instrText", "delInstrText"):
            self.fields.instruct(str(part.text or ""))
        elif name in self._special:
            self._special[name](part)
        elif name == "AlternateContent":
            chosen = readable(part)
            for each in () if chosen is None else chosen:
                self._part(each, look)
        elif name != "rPr":
            self._words(sign(name))
            self._inline(part)

    def _text(self, part: Element, look: Element | None = None) -> None:
        words, paragraph = text_of(part), self._paragraph
        self._seen.add(part)
        if look is not None or paragraph is not None:
            if self._styles.is_on("vanish", look, paragraph):
                self._lost("hidden", words.strip())
                return
            place = child(look, "vertAlign")
            off = _OFF_THE_LINE.get("" if place is None else attribute(place, "val"))
            if off is raised and self.fields.is_mark:
                words = f"[{words}]"
            words = off(words) if off and self._is_by_a_figure(part) else words
        for what in told_of(part, look, paragraph, self._styles) if words.strip() else ():
            self._lost(what, words.strip())
        self._words(as_shown(words, self._styles.font_of(look, paragraph), self._lost))

    def _is_by_a_figure(self, part: Element) -> bool:
        """Whether words stand right before or behind a figure, which would be another with them."""
        run = part.getparent()
        after = None if run is None else run.getnext()
        begins = "" if after is None else letters(after)[:1]
        return self.stream.ends_in_figure or begins.isdigit()

    def _note(self, part: Element) -> None:
        kind = local(part.tag).removesuffix("Reference")
        custom = attribute(part, "customMarkFollows") not in ("", "0", "false", "off")
        label = "" if custom else self._marks.next(kind)
        self.notes.append(Reference(kind, attribute(part, "id"), label))
        self._words(label)

    def _ruby(self, part: Element) -> None:
        for each in part:
            if local(each.tag) != "rt":
                self._inline(each)
        above = child(part, "rt")
        if above is not None:
            self._seen.add_all(above)
            self._words(f"({letters(above)})")

    def _symbol(self, part: Element) -> None:
        found = symbol(part)
        if not found:
            self._lost("symbol", f"{attribute(part, 'font')} {attribute(part, 'char')}")
        self._words(found or "\N{REPLACEMENT CHARACTER}")

    def _drawing(self, part: Element) -> None:
        """The boxes in a drawing, after the paragraph; without a word in it, it is a picture."""
        found = drawing_in(part, self._elsewhere.related)
        self._boxes += [Paragraph(box, self.stream.changes) for box in found.boxes]
        self.fields.write_apart(found.words)
        for each in found.read:
            self._seen.add(each)
        if found.kind and (found.name or not found.boxes) and self._seen.is_new(part):
            self._lost(found.kind, found.name or self._here())

    def _here(self) -> str:
        return self.stream.last(NAMED_BY)

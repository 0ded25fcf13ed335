"""The body of an OpenDocument text, written to a stream."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from core.intake.readers.appearance import Appearance
from core.intake.readers.found import raised
from core.intake.readers.open_changes import OpenChange
from core.intake.readers.open_lists import OUTLINE, Lists
from core.intake.readers.open_looks import UNTOLD, OpenLook, OpenLooks, within
from core.intake.readers.open_words import (
    PARAGRAPHS,
    count_of,
    filled_in,
    is_out_of_sight,
    one_blank,
    paragraphs_of,
    text_of,
    words_of,
)
from core.intake.readers.package import Element, attribute, child, local, whole
from core.intake.readers.word_signs import as_shown
from core.intake.readers.word_stream import Stream, TrackedChange

_ASIDE = frozenset(
    (
        *("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "script"),
        *("soft-page-break", "bookmark", "bookmark-start", "bookmark-end", "desc"),
        *("index-title-template", "table-of-content-source", "annotation-end"),
    )
)
MOST_REPEATED_CELLS = 100
"""How often a cell that has words is repeated at most."""
_FIELDS = frozenset(("variable-set", "variable-input", "user-field-get", "user-field-input"))
"""Fields whose value may be hidden."""
_BLOCKS = frozenset(("p", "h", "list", "table", "section", "text-box"))

Lost = Callable[[str, str], None]


class OpenBody:
    """Writes what stands in a text, one reading of it."""

    def __init__(
        self,
        stream: Stream,
        lists: Lists,
        looks: OpenLooks,
        changes: dict[str, OpenChange],
        lost: Lost,
    ) -> None:
        self.stream = stream
        self.lists = lists
        self._looks = looks
        self.notes: list[tuple[str, Element]] = []
        self.comments: list[dict[str, Any]] = []
        self.titles: list[tuple[str, str]] = []
        self._changes = changes
        self._lost = lost
        self._inserted: list[OpenChange] = []
        self._boxes: list[tuple[Element, tuple[TrackedChange, ...]]] = []
        self.formulas: dict[str, str] = {}
        """The formulas that are objects, by the objects' names."""
        self.seen: set[Element] = set()
        """The paragraphs that were read or named."""
        self._font = ""
        self._appearance = UNTOLD._replace(ground=looks.page)
        self._depth: list[str] = []
        self._begun: dict[str, dict[str, Any]] = {}
        self._places: dict[str, int] = {}
        self._controls: dict[str, str] = {}

    def blocks(self, container: Element) -> None:
        """Paragraphs, lists and tables of a container, in order."""
        for block in container:
            self._block(block)

    def _block(self, block: Element) -> None:
        name = local(block.tag)
        acts: dict[str, Callable[[Element], None]] = {
            "p": self._paragraph,
            "h": self._paragraph,
            "list": self._list,
            "table": self._table,
            "change-start": self._change,
            "change-end": self._change,
            "change": self._change,
            "frame": self._frame_apart,
            "numbered-paragraph": self._numbered,
            "forms": self._forms,
            "section-source": self._source,
        }
        if self._is_hidden(block, name):
            self._hide(block, " ".join(paragraphs_of(block)))
        elif name in acts:
            acts[name](block)
        elif not _is_aside(block):
            with self._in(block, name):
                self.blocks(block)

    def _frame_apart(self, frame: Element) -> None:
        self._frame(frame)
        self._read_boxes()

    def _numbered(self, block: Element) -> None:
        style, level = attribute(block, "style-name"), whole(attribute(block, "level"), 1)
        self._label(self.lists.label(style, level, attribute(block, "start-value")))
        self.blocks(block)

    def _forms(self, block: Element) -> None:
        self._controls |= {attribute(e, "id"): filled_in(e) for e in block.iter("{*}*")}

    def _source(self, source: Element) -> None:
        """A section that is in another file is named if the file has none of its words."""
        if next(source.getparent().iter(*PARAGRAPHS), None) is None:
            self._lost("embedded", attribute(source, "href"))

    def _is_hidden(self, block: Element, name: str) -> bool:
        if name == "section":
            return attribute(block, "display") == "none" or attribute(block, "is-hidden") == "true"
        if name not in ("p", "h"):
            return False
        signs = block.iter("{*}hidden-paragraph")
        return self._looks.of(block).hidden or any(is_out_of_sight(sign) for sign in signs)

    def _hide(self, element: Element, words: str) -> None:
        """Leave out what is hidden, but for where changes begin and end in it."""
        self._lost("hidden", words)
        self.seen.update(element.iter(*PARAGRAPHS))
        for mark in element.iter("{*}change-start", "{*}change-end"):
            self._change(mark)

    def _paragraph(self, paragraph: Element) -> None:
        name = local(paragraph.tag)
        self.seen.add(paragraph)
        start = self.stream.length
        if name == "h" and attribute(paragraph, "is-list-header") != "true":
            level = whole(attribute(paragraph, "outline-level"), 1)
            self._label(self.lists.label(OUTLINE, level, attribute(paragraph, "start-value")))
        look = self._looks.of(paragraph)
        if look.struck:
            self._lost("struck", " ".join(words_of(paragraph).split()))
        with self._seen_as(within(look, self._appearance)):
            self._inline(paragraph)
        if self.stream.length > start:
            self.titles.append((name, " ".join(words_of(paragraph).split())))
        has_words = self.stream.length > start or not self._boxes
        if has_words and all(self.stream.shows(each.kind) for each in self._inserted):
            self.stream.end_line()
        self._read_boxes()

    def _read_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box, around in boxes:
            with self.stream.within(around), self._seen_as(UNTOLD._replace(ground=None)):
                self.blocks(box)

    @contextmanager
    def _seen_as(self, appearance: Appearance) -> Iterator[None]:
        before, self._appearance = self._appearance, appearance
        yield
        self._appearance = before

    def _in(self, element: Element, family: str) -> AbstractContextManager[None]:
        """Words that are written meanwhile are in something of a family of styles."""
        look = self._looks.named(family, attribute(element, "style-name"))
        return self._seen_as(within(look, self._appearance))

    def _label(self, label: str) -> None:
        if label and all(self.stream.shows(each.kind) for each in self._inserted):
            self.stream.label(label)

    def _list(self, told: Element) -> None:
        above = self._depth[-1] if self._depth else ""
        first = next(told.iter(*PARAGRAPHS), None)
        of_paragraph = "" if first is None or above else self._looks.list_of(first)
        style = attribute(told, "style-name") or above or of_paragraph
        if not self._depth and attribute(told, "continue-list"):
            self.lists.resume(style, attribute(told, "continue-list"))
        elif not self._depth and attribute(told, "continue-numbering") != "true":
            self.lists.begin(style)
        self._depth.append(style)
        for item in told:
            self._item(item, style)
        self._depth.pop()
        if not self._depth:
            self.lists.end(style, attribute(told, "id"))

    def _item(self, item: Element, style: str) -> None:
        first = local(item.tag) == "list-item"
        for block in item:
            if first and local(block.tag) in ("p", "h"):
                start = attribute(item, "start-value")
                self._label(self.lists.label(style, len(self._depth), start))
                first = False
            self._block(block)

    def _table(self, table: Element) -> None:
        with self._in(table, "table"):
            for row in table.iter("{*}table-row"):
                if next(row.iterancestors("{*}table")) is not table:
                    continue
                with self._in(row, "table-row"):
                    self._cells(row)
                self.stream.end_line()

    def _cells(self, row: Element) -> None:
        """The cells of a row; those that one above covers are empty."""
        covered, first = 0, True
        for cell in row:
            name = local(cell.tag)
            if name not in ("table-cell", "covered-table-cell"):
                continue
            if name == "covered-table-cell" and covered:
                covered -= 1
                continue
            if not first:
                self.stream.tab()
            first = False
            if name == "table-cell":
                covered = whole(attribute(cell, "number-columns-spanned"), 1) - 1
                self._cell(cell)

    def _cell(self, cell: Element) -> None:
        """A cell, as often as the file says that it stands there."""
        often = whole(attribute(cell, "number-columns-repeated"), 1) if len(cell) else 1
        for number in range(min(often, MOST_REPEATED_CELLS)):
            if number:
                self.stream.tab()
            with self.stream.cell(), self._in(cell, "table-cell"):
                self.blocks(cell)

    def _inline(self, element: Element) -> None:
        self._write(element.text)
        for each in element:
            self._piece(each)
            self._write(each.tail)

    def _piece(self, piece: Element) -> None:
        name = local(piece.tag)
        if name in _FIELDS and attribute(piece, "display") == "none":
            self._lost("hidden", words_of(piece).strip())
            return
        acts: dict[str, Callable[[Element], None]] = {
            "s": lambda each: self._write(" " * count_of(each), blanks=True),
            "tab": lambda _each: self._write("\t", blanks=True),
            "line-break": lambda _each: self.stream.end_line(),
            "note": self._note,
            "annotation": self._comment,
            "annotation-end": self._end_comment,
            "frame": self._frame,
            "ruby": self._ruby,
            "span": self._span,
            "object": lambda _each: self._lost("object", self.stream.last(40)),
            "hidden-text": self._hidden_text,
            "control": lambda each: self._write(self._controls.get(attribute(each, "control"))),
        }
        if name in ("change-start", "change-end", "change"):
            self._change(piece)
        elif name in acts:
            acts[name](piece)
        elif name in _BLOCKS:
            self._block(piece)
        elif not _is_aside(piece):
            self._inline(piece)

    def _hidden_text(self, field: Element) -> None:
        """Words that are shown where a condition holds."""
        if is_out_of_sight(field):
            self._lost("hidden", attribute(field, "string-value"))
        else:
            self._inline(field)

    def _ruby(self, ruby: Element) -> None:
        base, above = child(ruby, "ruby-base"), text_of(child(ruby, "ruby-text"))
        if base is not None:
            self._inline(base)
        self._write(f"({above})" if above else "")

    def _span(self, span: Element) -> None:
        look = self._looks.of(span)
        if look.hidden:
            self._hide(span, words_of(span).strip())
            return
        if look.struck:
            self._lost("struck", words_of(span).strip())
        before, self._font = self._font, look.font or self._font
        with self._seen_as(within(look, self._appearance)):
            self._look_of_span(span, look)
        self._font = before

    def _look_of_span(self, span: Element, look: OpenLook) -> None:
        if look.raised and not len(span) and self.stream.ends_in_figure:
            self._write(raised(span.text or ""))
        else:
            self._inline(span)

    def _write(self, text: str | None, *, blanks: bool = False) -> None:
        """Write words as XML has them: any blanks in a row are one."""
        if not text or not all(self.stream.shows(each.kind) for each in self._inserted):
            return
        if not blanks:
            text = as_shown(one_blank(text), self._font, self._lost)
            text = text.lstrip(" ") if self.stream.at_start else text
        change = self._inserted[-1] if self._inserted else None
        told = TrackedChange(change.kind, change.author) if change else None
        with self.stream.change(told):
            self.stream.write(text)
        if not self._appearance.is_seen and text.strip():
            self._lost("unseen", text.strip())

    def _change(self, mark: Element) -> None:
        name = local(mark.tag)
        change = self._changes.get(attribute(mark, "change-id"))
        if change is None or not change.kind:
            return
        if name == "change-start":
            self._inserted.append(change)
        elif name == "change-end":
            self._inserted = [each for each in self._inserted if each is not change]
        elif self.stream.shows(change.kind):
            self._deleted(change)

    def _deleted(self, change: OpenChange) -> None:
        """What was deleted here, in a reading that has it; only between paragraphs of it does a
        line end."""
        with self.stream.change(TrackedChange(change.kind, change.author)):
            for number, block in enumerate(change.content):
                if number:
                    self.stream.end_line()
                if local(block.tag) in ("p", "h"):
                    self.seen.add(block)
                    self._inline(block)
                else:
                    self._block(block)

    def _note(self, note: Element) -> None:
        citation = child(note, "note-citation")
        sign = "" if citation is None else "".join(citation.itertext()).strip()
        body = child(note, "note-body")
        if body is not None:
            self.notes.append((f"[{sign}]", body))
            self._write(f"[{sign}]", blanks=True)

    def _frame(self, frame: Element) -> None:
        """A text box is read after the paragraph on which it hangs; a picture is named."""
        box = child(frame, "text-box")
        if box is not None:
            self._boxes.append((box, self.stream.changes))
            return
        name = attribute(frame, "name") or self.stream.last(40)
        held = {local(each.tag): each for each in frame}
        if "object" in held:
            self._object(held["object"], name)
        elif "floating-frame" in held:
            self._lost("embedded", attribute(held["floating-frame"], "href") or name)
        elif "image" in held:
            self._lost("picture", text_of(held.get("desc")) or text_of(held.get("title")) or name)
            self._boxes.append((held["image"], self.stream.changes))
        elif held.keys() & {"object-ole", "plugin", "applet"}:
            self._lost("object", name)

    def _object(self, told: Element, name: str) -> None:
        """A formula is written as it was typed; another object is named."""
        formula = self.formulas.get(attribute(told, "href").removeprefix("./"))
        if formula:
            self._write(formula)
        self._lost("formula" if formula else "object", formula or name)

    def _comment(self, told: Element) -> None:
        parts = [each for each in told if local(each.tag) in ("p", "list")]
        self.seen.update(each for part in parts for each in part.iter(*PARAGRAPHS))
        found = {
            "start": self.stream.place,
            "end": self.stream.place,
            "author": text_of(child(told, "creator")),
            "date": text_of(child(told, "date")),
            "text": "\n".join(words for part in parts for words in paragraphs_of(part)),
            "answers": self._places.get(attribute(told, "parent-name"), -1),
            "done": attribute(told, "resolved") == "true",
        }
        self._places[attribute(told, "name")] = len(self.comments)
        self.comments.append(found)
        self._begun[attribute(told, "name")] = found

    def _end_comment(self, told: Element) -> None:
        found = self._begun.get(attribute(told, "name"))
        if found is not None:
            found["end"] = max(self.stream.length, found["start"])


def _is_aside(element: Element) -> bool:
    """Whether an element has no words of the text; a picture's title is called like a field."""
    name = local(element.tag)
    return name in _ASIDE or (name == "title" and "svg" in element.tag)

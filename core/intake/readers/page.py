"""Text of web pages, as a browser shows it."""

from contextlib import ExitStack
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from core.intake.readers.found import Found, Losses, RefusedError, Tell
from core.intake.readers.page_counters import Counters
from core.intake.readers.page_formulas import in_one_line
from core.intake.readers.page_lists import PageLists, choices_of
from core.intake.readers.page_looks import PageLook, PageLooks
from core.intake.readers.page_tables import Reach, is_cell, tabs_before
from core.intake.readers.page_tags import (
    APART,
    DRAWN,
    PICTURES,
    SKIPPED,
    UNSHOWN,
    children_of,
    is_in_item,
)
from core.intake.readers.page_unseen import (
    Attributes,
    author_of,
    called,
    file_in,
    inside,
    is_speck,
    name_of_played,
    names_of_drawn,
    note_on,
    page_of,
    proposals_of,
    tell_around,
    words_in_code,
    words_in_field,
    words_of,
)
from core.intake.readers.page_writer import PageWriter
from core.intake.readers.word_stream import ACCEPTED, READINGS, Stream, TrackedChange

Node = Any
"""A node of the parser, which has no types."""

CHANGES = {"ins": "ins", "del": "del"}
DEEPEST = 3
"""How many pages are read that are written inside one another."""


def read_html(data: bytes, most: int, _tell: Tell) -> Found:
    """Title and text of a saved web page, in UTF-8."""
    tree = page_of(data)
    if tree.css_first("frameset") is not None:
        raise RefusedError("frames")
    losses = Losses()
    tell_around(tree, losses)
    accepted = _Page(tree, ACCEPTED, most, losses)
    found: Found = {"pages": [accepted.text], **called(tree)}
    if accepted.changes:
        also = Losses()
        others = {each: _Page(tree, each, most, also) for each in READINGS if each != ACCEPTED}
        losses.take_of_another(also)
        found["readings"] = {name: {"pages": [each.text]} for name, each in others.items()}
        found["changes"] = accepted.changes
    return {**found, "lost": losses.found}


def page_read(data: bytes, reading: str, most: int, losses: Losses) -> tuple[str, dict[str, int]]:
    """The text of a page in one reading, and how many changes each author made."""
    tree = page_of(data)
    tell_around(tree, losses)
    page = _Page(tree, reading, most, losses)
    return page.text, page.changes


class _Page(PageWriter):
    """One reading of a page."""

    def __init__(self, tree: LexborHTMLParser, reading: str, most: int, losses: Losses) -> None:
        super().__init__(Stream(reading, most), losses)
        self._looks = PageLooks(tree)
        self._begin_state("html", {}, self._looks.page, ExitStack())
        self._lists = PageLists(self._looks)
        self._counters = Counters(self._looks, self._lists.numbers, losses)
        self._choices: dict[int, str] = {}
        self._reach: dict[int, Reach] = {}
        self._cells: dict[int, int] = {}
        self._rows: set[int] = set()
        self._quotes = 0
        self._inside: list[LexborHTMLParser] = []
        self._depth = 0
        self.changes: dict[str, int] = {}
        if tree.body is not None:
            self._walk(tree.body)
        self._tell_unseen()
        self.text = self._stream.text()

    def _walk(self, root: Node) -> None:
        """Everything below a node, without recursion: pages are nested as deeply as they like."""
        coming: list[tuple[Node, ExitStack | None]] = [(root, None)]
        while coming:
            node, ended = coming.pop()
            if ended is not None:
                ended.close()
                continue
            if node.is_text_node:
                self._words(node.text_content or "")
                continue
            ending = self._begin(node) if node.is_element_node else None
            if ending is not None:
                coming.append((node, ending))
                inner = [each for each in children_of(node) if not each.is_comment_node]
                inner.sort(key=lambda each: each.tag == "tfoot")  # shown last, wherever it stands
                coming += [(each, None) for each in reversed(inner)]

    def _begin(self, node: Node) -> ExitStack | None:
        """Begin an element; what is to be done at its end, None if its content is not shown."""
        tag, attributes = node.tag, node.attributes
        look = self._looks.of(node, attributes)
        if tag in SKIPPED or tag in UNSHOWN or self._is_hidden(node, attributes, look):
            self._hidden("" if tag in SKIPPED or tag == "title" else words_of(node))
            return None
        ending = ExitStack()
        if tag in CHANGES:
            author = author_of(attributes)
            self.changes[author] = self.changes.get(author, 0) + 1
            if not self._stream.shows(tag):
                return None
            self._write_blank()
            ending.enter_context(self._stream.change(TrackedChange(tag, author)))
        elif tag in APART:
            lines = 1 if tag in ("ul", "ol") and is_in_item(node) else APART[tag]
            self._apart(lines)
            ending.callback(self._apart, lines)
        is_beside_others = bool(self._rows) and node.parent.mem_id in self._rows
        self._begin_look(look, is_beside_others, ending, tag in APART)
        if look.sets_apart:
            self._rows.add(node.mem_id)
        if look.strikes:
            self._begin_s(node, attributes, ending)
        self._begin_state(tag, attributes, look, ending)
        if note := note_on(node, attributes):
            self._losses.add("tooltip", note)
        if attributes.get("role") == "img" and tag not in PICTURES:
            self._begin_img(node, {"alt": attributes.get("aria-label") or ""}, ending)
        return ending if self._begin_words(node, look, ending) else None

    def _begin_words(self, node: Node, look: PageLook, ending: ExitStack) -> bool:
        """What stands before an element's words, and later behind them; False if its content is
        told otherwise."""
        label = self._lists.label(node) if node.tag == "li" else ""
        if look.told:
            self._counters.begin(look, node.parent.mem_id)
        if node.tag == "li":
            self._begin_item(node, label)
        special = getattr(self, f"_begin_{node.tag}", None)
        if special is not None and special(node, node.attributes, ending) is False:
            ending.close()
            return False
        ending.callback(self._counters.end, node)
        if node.mem_id in self._looks.with_more:
            self._beside(node, "before")
            ending.callback(self._beside, node, "after")
        return True

    def _beside(self, node: Node, place: str) -> None:
        """What a style sheet puts before or after the words of an element."""
        look, words = self._counters.beside(node, place)
        with ExitStack() as ending:
            if words:
                self._begin_look(look, node.mem_id in self._rows, ending)
                self._words(words)

    def _begin_look(
        self, look: PageLook, is_beside_others: bool, ending: ExitStack, is_apart: bool = False
    ) -> None:
        """Begin what looks so, where it `is_apart` anyway or not."""
        if not is_apart and look.is_block:
            self._apart(1)
            ending.callback(self._apart, 1)
        elif look.is_cell or is_beside_others:
            self._begin_button(None, {}, ending)
        if look.keeps_lines:
            self._begin_pre(None, {}, ending)

    def _is_hidden(self, node: Node, attributes: dict[str, str | None], look: PageLook) -> bool:
        closed = node.tag == "dialog" and "open" not in attributes
        closed |= "hidden" in attributes or "popover" in attributes
        if look.hides or (closed and not look.display):
            return True
        if node.tag == "title" and node.parent is not None and node.parent.tag != "head":
            return True
        return look.visible is False and self._is_visible and not self._shows_any(node)

    def _shows_any(self, node: Node) -> bool:
        """Whether anything in an element that is not seen is seen nevertheless."""
        return any(self._looks.of(each, each.attributes).visible for each in node.css("*"))

    def _begin_br(self, _node: Node, _attributes: Any, _ending: ExitStack) -> None:
        self._blank = False
        self._stream.end_line()

    def _begin_pre(self, _node: Node, _attributes: Any, ending: ExitStack) -> None:
        self._kept_blanks += 1
        ending.callback(self._keep_no_blanks)

    _begin_xmp = _begin_listing = _begin_plaintext = _begin_pre

    def _begin_textarea(self, node: Node, attributes: Any, ending: ExitStack) -> None:
        self._begin_button(node, attributes, ending)
        tell = self._hidden if node.text().strip() else self._words
        tell(attributes.get("placeholder") or "")
        self._write_blank()
        self._begin_pre(node, attributes, ending)

    def _begin_button(self, _node: Node, _attributes: Any, ending: ExitStack) -> None:
        """What is filled in or pressed stands apart from the words around it."""
        self._blank = True
        ending.callback(setattr, self, "_blank", True)

    _begin_meter = _begin_progress = _begin_text = _begin_button

    def _begin_svg(self, node: Node, attributes: Any, ending: ExitStack) -> None:
        for name in names_of_drawn(node):
            self._losses.add("picture", name)
        self._begin_button(node, attributes, ending)

    def _begin_desc(self, node: Node, _attributes: Any, _ending: ExitStack) -> bool:
        """What describes a drawing is no part of it."""
        return node.parent is None or node.parent.tag not in DRAWN

    def _begin_select(self, node: Node, attributes: Any, ending: ExitStack) -> None:
        self._choices = choices_of(node)
        self._begin_button(node, attributes, ending)

    def _begin_option(self, node: Node, attributes: Any, _ending: ExitStack) -> bool:
        """What can be chosen is told from what is, which is all that a browser shows."""
        sign = self._choices.get(node.mem_id)
        if sign is not None:
            self._stream.label(sign)
        self._words(label := attributes.get("label") or "")
        if label and (words := words_of(node)) not in label:
            self._hidden(words)
        return not label

    def _begin_datalist(self, node: Node, _attributes: Any, _ending: ExitStack) -> bool:
        self._hidden(proposals_of(node))
        return False

    def _begin_optgroup(self, _node: Node, attributes: Any, _ending: ExitStack) -> None:
        self._words(attributes.get("label") or "")

    def _begin_tr(self, node: Node, _attributes: Any, _ending: ExitStack) -> None:
        cells = [each for each in children_of(node) if each.tag in ("td", "th")]
        if all(map(is_cell, cells)):
            reach = self._reach.setdefault(node.parent.mem_id, {})
            self._cells = tabs_before(cells, reach)
        else:
            self._cells = {}

    def _begin_td(self, node: Node, _attributes: Any, ending: ExitStack) -> None:
        if node.mem_id not in self._cells:
            self._stream.apart(1)
            ending.callback(self._stream.apart, 1)
            return
        for _column in range(self._cells[node.mem_id]):
            self._stream.tab()
        self._blank = False
        ending.enter_context(self._stream.cell())

    _begin_th = _begin_td

    def _begin_item(self, node: Node, label: str) -> None:
        """An item of a list, with what stands before it."""
        has_more = node.mem_id in self._looks.with_more
        marker = self._counters.beside(node, "marker")[1] if has_more else ""
        if marker or label:
            self._stream.label(marker.strip() or label)
        if label and "numbers" not in self._losses.found and self._lists.is_strange(node):
            self._losses.add("numbers", label)

    def _begin_rt(self, node: Node, _attributes: Any, _ending: ExitStack) -> bool:
        self._stream.write(f"({node.text().strip()})")
        return False

    _begin_rtc = _begin_rt

    def _begin_q(self, _node: Node, _attributes: Any, ending: ExitStack) -> None:
        begin, end = ("“", "”") if self._quotes % 2 == 0 else ("‘", "’")
        self._words(f" {begin}" if self._blank else begin)
        self._quotes += 1
        ending.callback(self._end_q, end)

    def _end_q(self, sign: str) -> None:
        self._words(sign)
        self._quotes -= 1

    def _begin_s(self, node: Node, _attributes: Any, _ending: ExitStack) -> None:
        self._losses.add("struck", " ".join(node.text().split()))

    _begin_strike = _begin_s

    def _begin_input(self, node: Node, attributes: Attributes, ending: ExitStack) -> None:
        kind = (attributes.get("type") or "text").lower()
        if kind in ("checkbox", "radio"):
            self._words("☒ " if "checked" in attributes else "☐ ")
        elif kind == "image" and not attributes.get("alt"):
            self._begin_img(node, attributes, ending)
        elif kind not in ("hidden", "password", "file"):
            shown, unseen = words_in_field(kind, attributes)
            self._words(f" {shown} ")
            self._hidden(unseen)

    def _begin_img(self, _node: Node, attributes: Attributes, _ending: ExitStack) -> None:
        told = attributes.get("alt")
        if told is None:  # with "" it would be an ornament
            told = file_in(attributes.get("src") or "")
        if told.strip() and not is_speck(attributes):
            self._losses.add("picture", told.strip())

    def _begin_math(self, node: Node, _attributes: Any, _ending: ExitStack) -> bool:
        words = in_one_line(node)
        self._losses.add("formula", words)
        self._words(words)
        return False

    _begin_area = _begin_img

    def _begin_audio(self, node: Node, attributes: Any, _ending: ExitStack) -> bool:
        """What is played is named; the words in it are for browsers that cannot play it."""
        self._losses.add("object", name_of_played(node, attributes))
        self._hidden(words_of(node))
        return False

    _begin_video = _begin_audio

    def _begin_object(self, _node: Node, attributes: Any, ending: ExitStack) -> None:
        """What stands in for an object is shown where its file cannot be."""
        told = attributes.get("data") or attributes.get("src") or attributes.get("code") or ""
        self._losses.add("embedded", told)
        self._apart(1)
        ending.callback(self._apart, 1)

    _begin_embed = _begin_applet = _begin_object

    def _begin_template(self, node: Node, attributes: Any, _ending: ExitStack) -> bool:
        """A template is for scripts, unless it is what stands in its parent's place."""
        page = inside(node)
        if "shadowrootmode" in attributes and self._depth < DEEPEST:
            self._walk_inside(page)
        else:
            self._hidden("" if page.body is None else words_of(page.body))
        return False

    def _begin_iframe(self, node: Node, attributes: Any, _ending: ExitStack) -> bool:
        written = attributes.get("srcdoc")
        self._hidden(words_in_code(node.text()))
        if not written or self._depth >= DEEPEST:
            self._losses.add("embedded", attributes.get("src") or "")
        else:
            self._walk_inside(page_of(written))
        return False

    def _walk_inside(self, page: LexborHTMLParser) -> None:
        """Read a page that is written inside this one."""
        self._inside.append(page)
        self._looks.heed(page)
        self._apart(1)
        self._depth += 1
        self._walk(page.body)
        self._depth -= 1
        self._apart(1)

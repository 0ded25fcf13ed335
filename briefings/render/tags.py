"""What the marks on pages mean: the structure tree of a tagged PDF (ISO 32000-1, 14.7).

Whoever sets a block says with Tags what its boxes are parts of. The pen makes Elements of them as
it paints, so that the tree is in reading order and a paragraph on two pages is one element.
"""

from typing import Literal, TypeAlias

import msgspec

Scope: TypeAlias = Literal["", "Column", "Row"]


class Tag(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A part of a block, inside another: `role` is a standard structure type. `alt` says in words
    what a figure shows or a look tells, `said` what is read where its characters are seen in
    another order, `scope` what a table heading heads, `span` how many columns a cell is wide,
    `numbered` whether a list counts its items, `language` what `said` is in, if not the document's.
    `apart` is what tells those of its characters that are heard apart, `head` what tells its first
    paragraph, before it."""

    role: str
    within: "Tag | None" = None
    alt: str = ""
    said: str = ""
    scope: Scope = ""
    span: int = 1
    numbered: bool = False
    language: str = ""
    apart: "Tag | None" = None
    head: "Tag | None" = None


DOCUMENT = Tag("Document")
LINK = Tag("Link")
FORM = Tag("Span")


class Element:
    """An element of the tree; `kids` are elements, marks as page and number, and annotations as
    page and name. A link leads `to` an anchor. `box` is where a figure is on its page: left,
    bottom, right, top in points; `form` the one that it shows, which tells something else in each
    copy. A `look` is told around its `words`."""

    __slots__ = ("box", "form", "kids", "look", "parent", "role", "tag", "to", "words")

    def __init__(self, tag: Tag, role: str, parent: "Element | None") -> None:
        self.tag = tag
        self.role = role
        self.parent = parent
        self.kids: list[Element | tuple[int, int | str]] = []
        self.box: tuple[float, float, float, float] | None = None
        self.form = ""
        self.look = self.words = self.to = ""
        if parent is not None:
            parent.kids.append(self)

    @property
    def alt(self) -> str:
        """What is told in the place of what the element holds."""
        return self.look.format(words=self.words.strip()) if self.look else self.tag.alt


class Tree:
    """The elements of a document as it is painted. `parents` has for each page the elements of its
    marks, and for each link its element, in the order in which they began; `pages` says which of
    them are pages."""

    def __init__(self) -> None:
        self.root = Element(DOCUMENT, DOCUMENT.role, None)
        self.parents: list[list[Element] | Element] = []
        self.pages: list[int] = []
        self._marks: list[Element] = []
        self._block = 0
        self._found: dict[Tag, Element] = {}
        self._level = 0

    def begin_page(self) -> None:
        """What is marked from now on is on the next page."""
        self.pages.append(len(self.parents))
        self._marks = []
        self.parents.append(self._marks)

    def begin_block(self, number: int) -> None:
        """Tags belong to the block of that number from now on: one that was set once may appear
        several times."""
        if number != self._block:
            self._block = number
            self._found.clear()

    def element(self, tag: Tag) -> Element:
        """The element of a tag in this block, made when first asked for."""
        found = self._found.get(tag)
        if found is None:
            if tag.head is not None:
                self.element(tag.head)
            parent = self.element(tag.within) if tag.within is not None else self.root
            found = self._found[tag] = Element(tag, self._role(tag.role), parent)
        return found

    def _role(self, role: str) -> str:
        """The role; headings skip no level (ISO 14289-1, 7.4.2)."""
        if role not in ("H1", "H2"):
            return role
        self._level = min(int(role[1]), self._level + 1)
        return f"H{self._level}"

    def mark(self, element: Element) -> int:
        """The number of a new mark on this page that belongs to an element."""
        self._marks.append(element)
        number = len(self._marks) - 1
        element.kids.append((len(self.pages) - 1, number))
        return number

    def link(self, inside: Element, to: str) -> Element:
        """A link inside an element: the one that ends it so far if that leads to the same place,
        else a new one."""
        found = self.leading_on(inside, to)
        if found is None:
            found = Element(LINK, LINK.role, inside)
            found.to = to
        return found

    def leading_on(self, inside: Element, to: str) -> Element | None:
        """The link to a place that ends what is inside an element so far, if one does."""
        last = inside.kids[-1] if inside.kids and to else None
        return last if isinstance(last, Element) and last.to == to else None

    def saying(self, inside: Element, words: str, language: str, look: str) -> Element:
        """A new element inside another that says these words; with a look that is told around them,
        the one before goes on if it has the same."""
        if look and (last := self.going_on(inside, look)):
            last.words += words
            return last
        said = "" if look else words
        made = Element(Tag("Span", said=said, language=language), "Span", inside)
        made.look, made.words = look, words
        return made

    def going_on(self, inside: Element, look: str) -> Element | None:
        """The element with this look that ends what is inside another so far, if one does."""
        last = inside.kids[-1] if inside.kids and look else None
        return last if isinstance(last, Element) and last.look == look else None

    def showing(self, inside: Element, form: str) -> Element:
        """A new element inside another that says what a form does in each copy."""
        made = Element(FORM, FORM.role, inside)
        made.form = form
        return made

    def annotated(self, element: Element, name: str) -> int:
        """Give a link its annotation; returns its place among the parents."""
        element.kids.append((len(self.pages) - 1, name))
        self.parents.append(element)
        return len(self.parents) - 1

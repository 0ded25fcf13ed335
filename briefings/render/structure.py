"""The structure tree of a document as objects of its file (ISO 32000-1, 14.7.2)."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefings.render.metadata import text_string
from briefings.render.tags import Element, Tree


def elements_of(tree: Tree) -> list[Element]:
    """The elements of a tree, parents before their parts."""
    found = [tree.root]
    for element in found:
        found += [kid for kid in element.kids if isinstance(kid, Element)]
    return found


class Structure:
    """The objects of a tree. The root is number `first`, the element that holds the document the
    next, and so on; `forms` has the number of the words that each form says."""

    def __init__(
        self,
        tree: Tree,
        first: int,
        pages: Sequence[int],
        annotation: Callable[[str], int],
        forms: Mapping[str, int],
    ) -> None:
        self.tree = tree
        self.first = first
        self.pages = pages
        self.annotation = annotation
        self.forms = forms
        self.elements = elements_of(tree)
        self._numbers = {id(each): first + n for n, each in enumerate(self.elements, 1)}
        self._notes = [each for each in self.elements if each.role == "Note"]
        self._ids = {id(each): f"note-{n:06}" for n, each in enumerate(self._notes, 1)}

    def objects(self) -> Iterator[bytes]:
        """The objects in the order of their numbers."""
        yield self._root()
        for element in self.elements:
            yield self._element(element)

    def _root(self) -> bytes:
        parents = [f"{n} {self._parent(each)}" for n, each in enumerate(self.tree.parents)]
        names = [f"({self._ids[id(n)]}) {self._reference(n)}" for n in self._notes]
        ids = f"/IDTree <</Names [{' '.join(names)}]>>" if names else ""
        return (
            f"<</Type /StructTreeRoot /K {self._reference(self.tree.root)} {ids}"
            f"/ParentTree <</Nums [{' '.join(parents)}]>> /ParentTreeNextKey {len(parents)}>>"
        ).encode()

    def _reference(self, element: Element) -> str:
        return f"{self._numbers[id(element)]} 0 R"

    def _parent(self, found: Sequence[Element] | Element) -> str:
        if isinstance(found, Element):
            return self._reference(found)
        return f"[{' '.join([self._reference(each) for each in found])}]"

    def _element(self, element: Element) -> bytes:
        parent = self._reference(element.parent) if element.parent else f"{self.first} 0 R"
        page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), -1)
        on = f"/Pg {self.pages[page]} 0 R" if page >= 0 else ""
        kids = " ".join([self._kid(kid, page) for kid in element.kids])
        said = f"<</S /{element.role} /P {parent}{on}{self._attributes(element)}/K [{kids}]"
        alt, spoken = element.alt, element.tag.said
        words = b"/Alt " + text_string(alt) if alt else b""
        words += b"/ActualText " + text_string(spoken) if spoken else b""
        if element.form:
            words += b"/ActualText %d 0 R" % self.forms[element.form]
        return said.encode() + words + b">>"

    def _kid(self, kid: Element | tuple[int, int | str], page: int) -> str:
        if isinstance(kid, Element):
            return self._reference(kid)
        on, which = kid
        if on == page and isinstance(which, int):
            return str(which)
        there = f"/Pg {self.pages[on]} 0 R"
        if isinstance(which, int):
            return f"<</Type /MCR {there} /MCID {which}>>"
        return f"<</Type /OBJR {there} /Obj {self.annotation(which)} 0 R>>"

    def _attributes(self, element: Element) -> str:
        tag = element.tag
        if tag.language:
            return f"/Lang ({tag.language})"
        if element.role == "Note":
            return f"/ID ({self._ids[id(element)]})"
        if element.role == "L":
            return f"/A <</O /List /ListNumbering /{'Decimal' if tag.numbered else 'Disc'}>>"
        if element.box is not None:
            box = " ".join([f"{each:.2f}" for each in element.box])
            return f"/A <</O /Layout /Placement /Block /BBox [{box}]>>"
        if tag.scope or tag.span > 1:
            scope = f"/Scope /{tag.scope}" if tag.scope else ""
            wide = f"/ColSpan {tag.span}" if tag.span > 1 else ""
            return f"/A <</O /Table {scope}{wide}>>"
        return ""

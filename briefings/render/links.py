"""Links from one place of a document to another."""

from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import LinkAnnotation
from reportlab.pdfgen.canvas import Canvas

from briefings.anchors import back_to
from briefings.render.directed import typed
from briefings.render.tags import Element, Tree
from briefings.render.text import printable

_BESIDE = 12.0
"""How far apart parts of a link may be that are clicked as one, in points."""
_SAME = 1.0
"""How far from each other lines may be that are the same, in points."""


class Link(NamedTuple):
    """A rectangle of a page, in points from its top left corner, and the anchor it leads to."""

    page: int
    anchor: str
    left: float
    top: float
    right: float
    bottom: float


class _LinkPlace(LinkAnnotation):  # type: ignore[misc]
    """What is clicked, as an element of the document's structure."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


class LinkPlaces:
    """What is clicked on the pages of a document. The parts of a link that stand beside each other
    are one place; those on several lines are places of one element."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._count = 0
        self._led_from: set[str] = set()
        self._last: tuple[Link, Element | None, _LinkPlace] | None = None

    def is_first(self, to: str) -> bool:
        """Whether raised characters are the first that lead to an anchor: to these that leads
        back."""
        back = back_to(to)
        if not to or back in self._led_from:
            return False
        self._led_from.add(back)
        return True

    def lead(self, back: str) -> bool:
        """Whether there is a place to lead back to."""
        return back in self._led_from

    def add(
        self, link: Link, height: float, words: str, element: Element | None, tree: Tree | None
    ) -> None:
        """Add part of a link that is called `words`, on a page of that height, to its element, if
        it has one."""
        if self._last is not None and element is not None:
            last, its, place = self._last
            if its is element and _is_beside(last, link):
                joined = _joined(last, link)
                place.Rect = _corners(joined, height)
                self._last = joined, element, place
                return
        target = self._canvas._bookmarkReference(link.anchor)
        called = typed(printable(words)).strip()
        place = _LinkPlace(_corners(link, height), called, target, "[0 0 0]", F=4)
        self._count += 1
        name = f"link-{self._count}"
        if element is not None and tree is not None:
            place.otherkw["StructParent"] = tree.annotated(element, name)
        self._canvas._addAnnotation(place, name)
        self._last = link, element, place


def _is_beside(one: Link, other: Link) -> bool:
    """Whether two parts of a link are on the same line, with at most a blank between them."""
    if one.page != other.page or abs(one.bottom - other.bottom) > _SAME:
        return False
    return max(one.left, other.left) - min(one.right, other.right) < _BESIDE


def _joined(one: Link, other: Link) -> Link:
    """The rectangle around two parts of a link."""
    left, top = min(one.left, other.left), min(one.top, other.top)
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    return Link(one.page, one.anchor, left, top, right, bottom)


def _corners(link: Link, height: float) -> tuple[float, ...]:
    """The corners of a link on a page of that height, from its lower left one."""
    corners = link.left, height - link.bottom, link.right, height - link.top
    return tuple(round(each, 2) for each in corners)

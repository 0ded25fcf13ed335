"""Marked content: which element of the structure tree each painting operator belongs to.

A mark is opened when something is painted that belongs to another element than what was painted
before; whatever belongs to none is an artifact (ISO 32000-1, 14.8.2.2).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Final

from briefings.render.tags import Element, Tag, Tree

_AS_IT_IS: Final = nullcontext()


class Marks:
    """The marks of the pages of a document; without a tree, none is written."""

    def __init__(self, write: Callable[[str], object], tree: Tree | None) -> None:
        self.tree = tree
        self.element: Element | None = None
        self._write = write
        self._open: Element | None = None
        self._is_open = False
        self._is_again = False

    def begin_page(self) -> None:
        """What is painted from now on is on the next page."""
        if self.tree is not None:
            self.tree.begin_page()

    def begin_block(self, number: int) -> None:
        """What is painted from now on belongs to the block of that number."""
        if self.tree is not None:
            self.tree.begin_block(number)

    @contextmanager
    def inside(self, tag: Tag | None) -> Iterator[Element | None]:
        """What is painted inside the block belongs to the tag; to none, if it is None."""
        before = self.element
        if self.tree is not None:
            self.element = None if tag is None or self._is_again else self.tree.element(tag)
        try:
            yield self.element
        finally:
            self.element = before

    def within(self, tag: Tag | None) -> AbstractContextManager[object]:
        """What is painted inside the block belongs to the tag; if it is None, to what is in
        force."""
        return _AS_IT_IS if tag is None else self.inside(tag)

    def part(self, is_apart: bool) -> AbstractContextManager[object]:
        """What is painted inside the block is heard apart, if it `is_apart`: the tag of the element
        in force says what tells it."""
        return self.within(self.element.tag.apart if is_apart and self.element else None)

    @contextmanager
    def again(self) -> Iterator[None]:
        """What is painted inside the block was told before, and belongs to no tag."""
        self._is_again = True
        try:
            with self.inside(None):
                yield
        finally:
            self._is_again = False

    @contextmanager
    def link(self, to: str) -> Iterator[Element | None]:
        """What is painted inside the block is a link inside the element in force, or goes on with
        the one before if that leads to the same place."""
        before = self.element
        if self.tree is not None and before is not None:
            self.element = self.tree.link(before, to)
        try:
            yield self.element
        finally:
            self.element = before

    @contextmanager
    def saying(self, words: str, language: str = "", look: str = "") -> Iterator[None]:
        """What is painted inside the block says these words, if there are any, in the place of what
        its characters say one after another; in that language, if not in the document's. A `look`
        is told around them."""
        before = self.element
        if words and self.tree is not None and before is not None:
            self.element = self.tree.saying(before, words, language, look)
        try:
            yield
        finally:
            self.element = before

    @contextmanager
    def going_on(self, look: str, to: str) -> Iterator[None]:
        """What is painted inside the block is a blank, which belongs to what is before it if that
        has the look of what follows, or leads to the same place."""
        before = self.element
        if self.tree is not None and before is not None:
            self.element = inside = self.tree.leading_on(before, to) or before
            if self.tree.going_on(inside, look) is not None:
                self.element = self.tree.saying(inside, " ", "", look)
        try:
            yield
        finally:
            self.element = before

    @contextmanager
    def showing(self, form: str) -> Iterator[None]:
        """What is painted inside the block is a form that says something else in each copy."""
        before = self.element
        if self.tree is not None and before is not None:
            self.element = self.tree.showing(before, form)
        try:
            yield
        finally:
            self.element = before

    def paint(self) -> None:
        """Something of the element in force is about to be painted."""
        self._mark(self.element)

    def decorate(self) -> None:
        """Something that says nothing is about to be painted."""
        self._mark(None)

    def _mark(self, element: Element | None) -> None:
        if self.tree is None or (self._is_open and element is self._open):
            return
        self.close()
        if element is None:
            self._write("/Artifact BMC")
        else:
            self._write(f"/{element.role} <</MCID {self.tree.mark(element)}>> BDC")
        self._open, self._is_open = element, True

    def close(self) -> None:
        """End the mark, if one is open."""
        if self._is_open:
            self._write("EMC")
        self._open, self._is_open = None, False

"""A briefing on its pages."""

import msgspec

from briefings.document import Section
from briefings.render.boxes import Placed
from briefings.render.sheet import Sheet


class LaidPage(msgspec.Struct, gc=False):
    """A page: its sheet, its running head, its boxes, and its marking, if it has its own."""

    sheet: Sheet
    head: tuple[str, str]
    placed: list[Placed]
    marking: str = ""
    blank: bool = False


class SectionSpan(msgspec.Struct, frozen=True, gc=False):
    """The extent of a section: its first page, counted from 1, and its length in sides, with
    fractions."""

    section: Section
    first: int
    sides: float


class Laid(msgspec.Struct, gc=False):
    """A briefing on its pages; the first of them if it is not `whole`."""

    pages: list[LaidPage]
    spans: list[SectionSpan]
    whole: bool = True

    @property
    def anchors(self) -> dict[str, int]:
        """The page of each anchor."""
        return {
            placed.box.anchor: number
            for number, page in enumerate(self.pages, 1)
            for placed in page.placed
            if placed.box.anchor
        }

"""Links from one place of a document to another."""

from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import LinkAnnotation


class Link(NamedTuple):
    """A rectangle of a page, in points from its top left corner, and the anchor it leads to."""

    page: int
    anchor: str
    left: float
    top: float
    right: float
    bottom: float


class LinkPlace(LinkAnnotation):  # type: ignore[misc]
    """What is clicked, as an element of the document's structure."""

    permitted = (*LinkAnnotation.permitted, "StructParent")

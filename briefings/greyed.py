"""A finished PDF of ours in grey: the inks that its pages name, each as light as it was."""

from collections.abc import Iterable
from typing import Any

import pikepdf

from briefings import styles

_GREYS = {"rg": "g", "RG": "G"}


def without_colour(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Give a page, and the forms that it shows, grey in the place of each colour."""
    page.Contents = pdf.make_stream(_greyed(page))
    for form in page.resources.get("/XObject", {}).values():
        if form.get("/Subtype") == "/Form":
            form.write(_greyed(form))


def _greyed(content: pikepdf.Page | pikepdf.Object) -> bytes:
    """The operators of a content stream, those for colours with their grey."""
    told: list[Any] = []
    for each in pikepdf.parse_content_stream(content):
        grey = _GREYS.get(str(each.operator))
        told.append((_light(each.operands), pikepdf.Operator(grey)) if grey else each)
    return pikepdf.unparse_content_stream(told)


def _light(colour: Iterable[Any]) -> list[Any]:
    red, green, blue = map(float, colour)
    return [round(styles.grey((red, green, blue))[0], 3)]

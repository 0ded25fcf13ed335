"""Pages of documents as they look, drawn by the process that reads documents (see `child`)."""

import json
import zlib

import msgspec

from core.errors import IntakeProblem
from core.intake.reading import Cancelled, answered, is_pdf
from core.intake.refusals import refusal
from core.intake.standby import STANDBY

PART = 20
"""Places on a page come in this part of a point."""
MOST_BYTES = 25_000_000
"""The largest picture that is taken, in bytes."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom on a page, in points from its top left corner."""


class PagePicture(msgspec.Struct, frozen=True):
    """A page, counted from 0: its pixels, three bytes each, its letters without blanks in the order
    in which the file has them, and the box around each."""

    page: int
    width: int
    height: int
    pixels: bytes
    letters: str
    boxes: tuple[Box, ...]


class PagePictures(msgspec.Struct, frozen=True):
    """The sizes of all pages in points, and the pictures of some."""

    sizes: tuple[tuple[float, float], ...]
    pictures: tuple[PagePicture, ...]


class _Picture(msgspec.Struct, frozen=True):
    """A page as the process tells it."""

    page: int
    width: int
    height: int
    pixels: bytes
    letters: str
    boxes: list[int]


class _Pictures(msgspec.Struct, frozen=True):
    sizes: list[tuple[float, float]]
    pictures: list[_Picture]


def pictures_of(
    data: bytes, file: str, first: int, count: int, wide: int, cancelled: Cancelled = lambda: False
) -> PagePictures:
    """The pictures of so many pages from `first` on, each so many pixels wide; IntakeProblem says
    why there are none."""
    asked = json.dumps({"first": first, "count": count, "wide": wide}).encode() + b"\n"
    kind = "pictures" if is_pdf(data) else "shown"
    told = answered(kind, data, file, _Pictures, cancelled, asked)
    STANDBY.prepare(kind, 1)
    try:
        return PagePictures(tuple(told.sizes), tuple(map(_taken, told.pictures)))
    except (ValueError, zlib.error):
        raise IntakeProblem(refusal("damaged", file)) from None


def _taken(told: _Picture) -> PagePicture:
    """A picture as it is used; ValueError if what was told does not go together."""
    size = told.width * told.height * 3
    if not (told.width > 0 and told.height > 0 and size <= MOST_BYTES):
        raise ValueError("size")
    pixels = zlib.decompressobj().decompress(told.pixels, size + 1)
    if len(pixels) != size or len(told.boxes) != 4 * len(told.letters):
        raise ValueError("length")
    sides = [each / PART for each in told.boxes]
    boxes = tuple(zip(sides[::4], sides[1::4], sides[2::4], sides[3::4], strict=True))
    return PagePicture(told.page, told.width, told.height, pixels, told.letters, boxes)

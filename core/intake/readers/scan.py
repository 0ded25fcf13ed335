"""Pictures of pages, as grey pixels: whatever a file has of its own is left behind here."""

import base64
import io
import json
import zlib

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin

from core.intake.readers.found import MOST_PAGES, Found, RefusedError, Tell

FORMATS = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        TiffImagePlugin.TiffImageFile,
    )
)
MOST_READ, MOST_DOTS, MOST_SHOWN = 120_000_000, 16_000_000, 8_000_000
"""The largest picture that is read, that is answered to be read, and to be shown, in pixels."""

LEAST, MOST = 50, 2400
"""The dots to an inch that are believed."""
UNTOLD = 150
"""The dots to an inch of a picture that does not say."""
_ON_ITS_SIDE = (5, 6, 7, 8)
"""How a camera says that a picture is to be turned by a quarter (Exif, orientation)."""
_ORIENTATION = 0x112


def read_scan(data: bytes, _most: int, _tell: Tell) -> Found:
    """How many pages a picture has, and the pixels of the `page` (from 0) that the first line asks
    for, a byte each, the right way up; with its dots to an inch, 0 if it does not say."""
    asked, picture = _opened(data)
    picture.seek(asked["page"])
    dots = _dots(picture)
    grey = _upright(picture).convert("L")
    if grey.width * grey.height > MOST_DOTS:
        scale = (MOST_DOTS / (grey.width * grey.height)) ** 0.5
        dots = round(dots * scale)
        grey = grey.resize((max(int(grey.width * scale), 1), max(int(grey.height * scale), 1)))
    told = {"width": grey.width, "height": grey.height, "pixels": _packed(grey)}
    return {"pages": _count(picture), "dots": dots, **told}


def read_shown(data: bytes, _most: int, _tell: Tell) -> Found:
    """A picture as its pages look, told as the pages of a PDF are (see `pdf_pictures`); none of its
    letters has a place."""
    asked, picture = _opened(data)
    sizes, pictures = [], []
    for number in range(_count(picture)):
        picture.seek(number)
        sizes.append(_size(picture))
        if asked["first"] <= number < asked["first"] + asked["count"]:
            pictures.append({"page": number, **_shown(picture, asked["wide"])})
    return {"sizes": sizes, "pictures": pictures}


def _shown(picture: Image.Image, wide: int) -> Found:
    whole = _upright(picture).convert("RGB")
    scale = min(wide / whole.width, (MOST_SHOWN / (whole.width * whole.height)) ** 0.5)
    size = max(round(whole.width * scale), 1), max(round(whole.height * scale), 1)
    drawn = whole.resize(size)
    told = {"width": drawn.width, "height": drawn.height, "pixels": _packed(drawn)}
    return {**told, "letters": "", "boxes": []}


def _opened(data: bytes) -> tuple[dict[str, int], Image.Image]:
    """What is asked, and a picture with no more pages than are read."""
    told, _sign, file = data.partition(b"\n")
    Image.MAX_IMAGE_PIXELS = None
    picture = Image.open(io.BytesIO(file), formats=FORMATS)
    if _count(picture) > MOST_PAGES:
        raise RefusedError("pages")
    return json.loads(told), picture


def _count(picture: Image.Image) -> int:
    return int(getattr(picture, "n_frames", 1))


def _dots(picture: Image.Image) -> int:
    told = round(float(picture.info.get("dpi", (0, 0))[0]))
    return told if LEAST <= told <= MOST else 0


def _size(picture: Image.Image) -> tuple[float, float]:
    """The width and height of a page in points, once it is the right way up."""
    part = 72 / (_dots(picture) or UNTOLD)
    width, height = picture.width * part, picture.height * part
    turned = picture.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
    return (height, width) if turned else (width, height)


def _upright(picture: Image.Image) -> Image.Image:
    """A page as it is to be turned, on white where it is clear."""
    if picture.width * picture.height > MOST_READ:
        raise RefusedError("memory")
    picture.load()
    whole = ImageOps.exif_transpose(picture)
    if whole.mode.startswith("I;16") or whole.mode in ("I", "F"):
        return whole.convert("F").point(lambda value: value / 256).convert("L")
    if "A" in whole.mode or "transparency" in whole.info:
        clear = whole.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    return whole


def _packed(picture: Image.Image) -> str:
    return base64.b64encode(zlib.compress(picture.tobytes(), 1)).decode()

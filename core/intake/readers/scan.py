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
MOST_READ, MOST_DOTS = 120_000_000, 16_000_000
"""The largest picture that is read, and the largest that is answered, in pixels."""


def read_scan(data: bytes, _most: int, _tell: Tell) -> Found:
    """How many pages a picture has, and the pixels of the `page` (from 0) that the first line asks
    for, a byte each, the right way up; with its dots to an inch, 0 if it does not say."""
    told, _sign, file = data.partition(b"\n")
    wanted = json.loads(told)["page"]
    Image.MAX_IMAGE_PIXELS = None
    picture = Image.open(io.BytesIO(file), formats=FORMATS)
    count = getattr(picture, "n_frames", 1)
    if count > MOST_PAGES:
        raise RefusedError("pages")
    picture.seek(wanted)
    if picture.width * picture.height > MOST_READ:
        raise RefusedError("memory")
    dots = _dots(picture)
    grey = ImageOps.exif_transpose(_grey(picture))
    if grey.width * grey.height > MOST_DOTS:
        scale = (MOST_DOTS / (grey.width * grey.height)) ** 0.5
        dots = round(dots * scale)
        grey = grey.resize((max(int(grey.width * scale), 1), max(int(grey.height * scale), 1)))
    pixels = base64.b64encode(zlib.compress(grey.tobytes(), 1)).decode()
    return {"pages": count, "width": grey.width, "height": grey.height, "dots": dots} | {
        "pixels": pixels
    }


def _dots(picture: Image.Image) -> int:
    told = picture.info.get("dpi", (0, 0))
    return max(0, min(round(float(told[0])), 2400))


def _grey(picture: Image.Image) -> Image.Image:
    """A picture in shades of grey, on white where it is clear, as it is to be turned."""
    picture.load()
    turned = picture.getexif()
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        picture = picture.convert("F").point(lambda value: value / 256)
    elif "A" in picture.mode or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    grey = picture.convert("L")
    grey.info["exif"] = turned.tobytes()
    return grey

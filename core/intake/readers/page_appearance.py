"""How words of a web page appear: their colour on what is behind them, their size, their place, and
what of them a box shows.

Sources: CSS Color 4 (4.1, 4.2, 5, 7), CSS Fonts 4 (2.5), CSS Masking 1 (5, 9), CSS 2.2 (11.1).
"""

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb
from typing import Any

from core.intake.readers.appearance import (
    BLACK,
    USUAL_SIZE,
    Appearance,
    Colour,
    colour_of,
)

TOLD = frozenset(
    (
        *("color", "background-color", "background-image", "background-clip", "font-size"),
        *("opacity", "clip", "clip-path", "position", "left", "right", "top", "bottom"),
        *("z-index", "text-indent", "margin-left", "margin-top", "transform", "overflow"),
        *("height", "max-height", "width", "max-width"),
        *("min-height", "min-width", "padding", "padding-top", "padding-bottom"),
        *("text-shadow", "-webkit-text-stroke", "-webkit-text-fill-color", "mix-blend-mode"),
    )
)
"""What is read of what rules say."""
FAR, FLAT = -999.0, 1.0
"""From where on something is off the screen, and up to what height or width a box shows nothing, in
pixels."""

_POINTS = 0.75
"""How many points a pixel is."""
_CLEAR = Colour(0, 0, 0, 0.0)
_LENGTH = re.compile(r"(?<![\w.#])(-?\d*\.?\d+)(px|pt|pc|rem|em|ex|ch|%|mm|cm|in|v[wh])?(?![\w.])")
_PIXELS = {"pt": 4 / 3, "pc": 16, "mm": 3.78, "cm": 37.8, "in": 96, "vw": 12.8, "vh": 8}
_OF_LETTERS = {"rem": 16, "em": 16, "ex": 8, "ch": 8, "%": 0.16}
_HEX = re.compile(r"#([0-9a-f]{3,8})\b")
_NUMBERS = re.compile(r"(rgb|hsl)a?\(([^)]*)\)")
_NAME = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"[\d.]+%?")
_PICTURE = re.compile(r"url\(|gradient\(|image\(")
_CUT = re.compile(
    r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0|polygon\([\s,0]*(?:(?:px|%|pt|em)[\s,0]*)*\)"
)
_MOVED = re.compile(r"(?:translate\w*\(\s*-\d{4,}|scale\w*\(\s*0\s*[,)])")
_DRAWN_OTHERWISE = TOLD & {
    *("text-shadow", "-webkit-text-stroke", "-webkit-text-fill-color", "mix-blend-mode")
}
"""What makes words another colour than theirs."""
_AS_AROUND = ("inherit", "currentcolor", "unset", "smaller", "larger")
_APART = ("absolute", "fixed")
_WITHOUT_COLORS = frozenset(("input", "select", "textarea", "button", "meter", "progress"))
"""Elements whose colours a browser chooses."""
_MARKED = frozenset(("a", "mark", "font", *_WITHOUT_COLORS))
_LINK, _MARK = Colour(0, 0, 238), Colour(255, 255, 0)


def appearance_of(
    tag: str, attributes: Mapping[str, Any], told: Mapping[str, str], around: Appearance
) -> Appearance:
    """How the words in an element appear, of which style sheets have `told` this; the same value as
    `around` it if nothing is said."""
    if not told and tag not in _MARKED and "bgcolor" not in attributes and tag != "body":
        return around
    colour, ground = around.colour, around.ground
    if tag in _WITHOUT_COLORS:
        colour = ground = None
    elif tag == "a" and "href" in attributes:
        colour = _LINK
    elif tag == "mark":
        colour, ground = BLACK, _MARK
    named = attributes.get("color" if tag == "font" else "text" if tag == "body" else "") or ""
    colour = _colour(told.get("color", named), colour)
    is_gradient = "text" in told.get("background-clip", "") and colour == _CLEAR
    drawn = told.keys() & _DRAWN_OTHERWISE
    if is_gradient or any(told[each] != "none" for each in drawn):
        colour = None
    return Appearance(
        colour,
        _ground(attributes, told, ground),
        _size(told.get("font-size", ""), around.size),
        around.opacity * (1.0 if tag in ("html", "body") else _painted(told)),
        _length(told["text-indent"]) <= FAR if "text-indent" in told else around.is_off_page,
    )


def _ground(
    attributes: Mapping[str, Any], told: Mapping[str, str], around: Colour | None
) -> Colour | None:
    """The colour behind an element's words."""
    said = told.get("background-color") or attributes.get("bgcolor") or ""
    if told.get("position") in _APART or "z-index" in told:
        around = None
    if attributes.get("background") or _PICTURE.search(said + told.get("background-image", "")):
        return None
    found = _colour(said, around)
    return around if found == _CLEAR else found and found.over(around)


def _colour(said: str, usual: Colour | None) -> Colour | None:
    """The colour that is named among other things, the usual one if none is; None if it is not
    known."""
    said = said.strip().lower()
    if not said or said in _AS_AROUND:
        return usual
    if found := _HEX.search(said):
        return _of_hex(found[1])
    if found := _NUMBERS.search(said):
        return _of_numbers(found[1], _NUMBER.findall(found[2]))
    if "(" in said:
        return None
    return next(filter(None, map(_named, _NAME.findall(said))), usual if "none" in said else None)


def _named(name: str) -> Colour | None:
    from PIL.ImageColor import colormap, getrgb  # few pages ask for it

    if name == "transparent":
        return _CLEAR
    return Colour(*getrgb(name)[:3]) if name in colormap else None


def _of_hex(digits: str) -> Colour | None:
    if len(digits) < 6:
        digits = "".join(2 * each for each in digits)
    colour = colour_of(digits[:6])
    return colour and colour._replace(alpha=int(digits[6:8] or "ff", 16) / 255)


def _of_numbers(kind: str, numbers: list[str]) -> Colour | None:
    """A colour by its red, green and blue, or by its hue, saturation and lightness."""
    if len(numbers) < 3:
        return None
    first, second, third, alpha = (_amount(each) for each in (*numbers[:3], (*numbers, "1")[3]))
    alpha = min(alpha / 100 if numbers[3:4] and numbers[3].endswith("%") else alpha, 1.0)
    if kind == "hsl":
        shares = hls_to_rgb(first / 360, third / 100, second / 100)
        return Colour(*(round(255 * each) for each in shares))._replace(alpha=alpha)
    scale = 2.55 if numbers[0].endswith("%") else 1
    return Colour(int(first * scale), int(second * scale), int(third * scale), alpha)


def _amount(number: str) -> float:
    bare = number.rstrip("%")
    return min(float(bare), 1e3) if bare.count(".") < 2 and bare != "." else 0.0


def _size(said: str, around: float) -> float:
    """The size of letters in points."""
    if not said or said in _AS_AROUND:
        return around
    found = [each for each in _LENGTH.finditer(said) if each[2] or not float(each[1])]
    if not found or "(" in said:
        return USUAL_SIZE
    number, unit = float(found[0][1]), found[0][2] or "px"
    if unit in ("em", "%", "ex", "ch"):
        return number * _OF_LETTERS[unit] / _OF_LETTERS["em"] * around
    return _in_pixels(number, unit) * _POINTS


def _length(said: str) -> float:
    """The first length that is said, in pixels; 0 if none is."""
    found = _LENGTH.search(said)
    return _in_pixels(float(found[1]), found[2] or "px") if found else 0.0


def _in_pixels(number: float, unit: str) -> float:
    return number * (_PIXELS.get(unit) or _OF_LETTERS.get(unit, 1))


def _painted(told: Mapping[str, str]) -> float:
    """How much of an element is painted where it is seen, 0 to 1."""
    if _is_covered(told):
        return 0.0
    opacity = _LENGTH.fullmatch(told["opacity"].strip()) if "opacity" in told else None
    share = 1.0 if opacity is None else float(opacity[1]) / (100 if opacity[2] == "%" else 1)
    return min(max(share, 0.0), 1.0)


def _is_covered(told: Mapping[str, str]) -> bool:
    """Whether an element is where nobody sees it, or shows nothing of what is in it."""
    get = told.get
    sides = ("left", "right", "top", "bottom") if get("position") in (*_APART, "relative") else ()
    if any(_length(told[each]) <= FAR for each in (*sides, *_MARGINS) if each in told):
        return True
    if _CUT.search(get("clip-path", "")) or _MOVED.search(get("transform", "")):
        return True
    if get("position") in _APART and _is_cut_off(get("clip", "")):
        return True
    is_closed = "hidden" in get("overflow", "") or "clip" in get("overflow", "")
    return is_closed and any(
        size in told and _is_flat(told[size]) and not any(_length(get(n, "")) > FLAT for n in more)
        for size, more in _SIZES.items()
    )


_MARGINS = ("margin-left", "margin-top")
_HIGHER = ("min-height", "padding", "padding-top", "padding-bottom")
_SIZES = {
    **dict.fromkeys(("height", "max-height"), _HIGHER),
    **dict.fromkeys(("width", "max-width"), ("min-width",)),
}
"""What says how large a box is, and what makes it larger."""


def _is_flat(said: str) -> bool:
    found = _LENGTH.fullmatch(said.strip())
    return found is not None and _in_pixels(float(found[1]), found[2] or "px") <= FLAT


def _is_cut_off(clip: str) -> bool:
    """Whether nothing is left of an element: `rect(top, right, bottom, left)`."""
    found = [_in_pixels(float(n), u or "px") for n, u in _LENGTH.findall(clip)]
    if not clip.startswith("rect(") or len(found) < 4:
        return False
    top, right, bottom, left = found[:4]
    return right - left <= FLAT or bottom - top <= FLAT

"""What keeps words of a web page from being seen though nothing hides them: their colour on what is
behind them, their size, their place, or a box that shows nothing of them.

Sources: CSS Color 4 (4.1, 4.2, 5), CSS Fonts 4 (2.5), CSS Masking 1 (5, 9), CSS 2.2 (11.1).
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""

TOLD = frozenset(
    (
        *("color", "background-color", "background-image", "background-clip", "font-size"),
        *("opacity", "clip", "clip-path", "position", "left", "right", "top", "bottom"),
        *("text-indent", "margin-left", "margin-top", "transform", "overflow"),
        *("height", "max-height", "width", "max-width"),
    )
)
"""What is read of what rules say."""
FAR, FLAT, TINY, SAME = -999.0, 1.0, 2.0, 8
"""From where on something is off the screen, up to what height or width a box shows nothing, and up
to what size letters cannot be read, in pixels; by how much colours differ that look the same."""

_CLEAR: Colour = (-1, -1, -1)
_LENGTH = re.compile(r"(?<![\w.#])(-?\d*\.?\d+)(px|pt|pc|rem|em|ex|ch|%|mm|cm|in|v[wh])?(?![\w.])")
_PIXELS = {"pt": 4 / 3, "pc": 16, "mm": 3.78, "cm": 37.8, "in": 96, "vw": 12.8, "vh": 8}
_OF_LETTERS = {"rem": 16, "em": 16, "ex": 8, "ch": 8, "%": 0.16}
_HEX = re.compile(r"#([0-9a-f]{3,8})\b")
_RGB = re.compile(r"rgba?\(([^)]*)\)")
_NAME = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"[\d.]+%?")
_PAINTED = re.compile(r"url\(|gradient\(|image\(")
_CUT = re.compile(
    r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0|polygon\([\s,0]*(?:(?:px|%|pt|em)[\s,0]*)*\)"
)
_MOVED = re.compile(r"(?:translate\w*\(\s*-\d{4,}|scale\w*\(\s*0\s*[,)])")
_AS_AROUND = ("inherit", "currentcolor", "unset")
_APART = ("absolute", "fixed")
_WITHOUT_COLORS = frozenset(("input", "select", "textarea", "button", "meter", "progress"))
"""Elements whose colours a browser chooses."""
_MARKED = frozenset(("a", "mark", "font", *_WITHOUT_COLORS))
_LINK, _MARK = (0, 0, 238), (255, 255, 0)


class Veil(NamedTuple):
    """What is known of how words are seen: their colour, and that behind them, None where nothing
    tells; whether they are too small to be read, begin off the screen, or are covered."""

    colour: Colour | None = (0, 0, 0)
    ground: Colour | None = (255, 255, 255)
    is_tiny: bool = False
    is_far: bool = False
    is_covered: bool = False

    @property
    def hides(self) -> bool:
        """Whether a reader does not see the words."""
        if self.is_covered or self.is_tiny or self.is_far or self.colour == _CLEAR:
            return True
        if self.colour is None or self.ground is None:
            return False
        return max(abs(a - b) for a, b in zip(self.colour, self.ground, strict=True)) <= SAME


def veil_of(tag: str, attributes: Mapping[str, Any], told: Mapping[str, str], around: Veil) -> Veil:
    """What is known of the words in an element, of which style sheets have `told` this."""
    if not told and tag not in _MARKED and "bgcolor" not in attributes and tag != "body":
        return around
    colour, ground = around.colour, around.ground
    if tag in _WITHOUT_COLORS:
        colour = ground = None
    elif tag == "a" and "href" in attributes:
        colour = _LINK
    elif tag == "mark":
        colour, ground = (0, 0, 0), _MARK
    named = attributes.get("color" if tag == "font" else "text" if tag == "body" else "") or ""
    colour = _colour_of(told.get("color", named), colour)
    if "text" in told.get("background-clip", "") and colour == _CLEAR:
        colour = None
    size = told.get("font-size", "")
    return Veil(
        colour,
        _ground(attributes, told, ground),
        _is_tiny(size, around.is_tiny) if size else around.is_tiny,
        _length(told["text-indent"]) <= FAR if "text-indent" in told else around.is_far,
        around.is_covered or (tag != "body" and _is_covered(told)),
    )


def _ground(
    attributes: Mapping[str, Any], told: Mapping[str, str], around: Colour | None
) -> Colour | None:
    """The colour behind an element's words."""
    said = told.get("background-color") or attributes.get("bgcolor") or ""
    if told.get("position") in _APART:
        around = None
    if attributes.get("background") or _PAINTED.search(said + told.get("background-image", "")):
        return None
    found = _colour_of(said, around)
    return around if found == _CLEAR else found


def _colour_of(said: str, usual: Colour | None) -> Colour | None:
    """The colour that is named among other things, the usual one if none is; None if it is not
    known."""
    said = said.strip().lower()
    if not said or said in _AS_AROUND:
        return usual
    if found := _HEX.search(said):
        return _of_hex(found[1])
    if found := _RGB.search(said):
        return _of_numbers(_NUMBER.findall(found[1]))
    if "(" in said:
        return None
    return next(filter(None, map(_named, _NAME.findall(said))), usual if "none" in said else None)


def _named(name: str) -> Colour | None:
    from PIL.ImageColor import colormap, getrgb  # few pages ask for it

    if name == "transparent":
        return _CLEAR
    return getrgb(name)[:3] if name in colormap else None


def _of_hex(digits: str) -> Colour | None:
    if len(digits) < 6:
        digits = "".join(2 * each for each in digits)
    red, green, blue, alpha = (int(digits[n : n + 2] or "ff", 16) for n in (0, 2, 4, 6))
    return _seen_through((red, green, blue), alpha / 255)


def _of_numbers(numbers: list[str]) -> Colour | None:
    if len(numbers) < 3:
        return None
    red, green, blue, alpha = (_amount(each) for each in (*numbers[:3], (*numbers, "1")[3]))
    scale = 2.55 if numbers[0].endswith("%") else 1
    return _seen_through((int(red * scale), int(green * scale), int(blue * scale)), alpha)


def _amount(number: str) -> float:
    bare = number.rstrip("%")
    return min(float(bare), 1e3) if bare.count(".") < 2 and bare != "." else 0.0


def _seen_through(colour: Colour, alpha: float) -> Colour | None:
    """A colour that what is behind it may be seen through."""
    return colour if alpha > 0.97 else _CLEAR if alpha < 0.03 else None


def _is_tiny(said: str, around: bool) -> bool:
    found = [each for each in _LENGTH.finditer(said) if each[2] or not float(each[1])]
    if not found:
        return around and said in (*_AS_AROUND, "smaller", "larger")
    number, unit = float(found[0][1]), found[0][2] or "px"
    is_of_around = unit in ("em", "%", "ex", "ch")
    return _in_pixels(number, unit) <= TINY or (around and is_of_around)


def _length(said: str) -> float:
    """The first length that is said, in pixels; 0 if none is."""
    found = _LENGTH.search(said)
    return _in_pixels(float(found[1]), found[2] or "px") if found else 0.0


def _in_pixels(number: float, unit: str) -> float:
    return number * (_PIXELS.get(unit) or _OF_LETTERS.get(unit, 1))


def _is_covered(told: Mapping[str, str]) -> bool:
    """Whether an element is where nobody sees it, or shows nothing of what is in it."""
    get = told.get
    sides = ("left", "right", "top", "bottom") if get("position") in (*_APART, "relative") else ()
    if any(_length(told[each]) <= FAR for each in (*sides, *_MARGINS) if each in told):
        return True
    opacity = _LENGTH.search(get("opacity", ""))
    if (opacity and float(opacity[1]) < 0.03) or _CUT.search(get("clip-path", "")):
        return True
    if _MOVED.search(get("transform", "")):
        return True
    if get("position") in _APART and _is_cut_off(get("clip", "")):
        return True
    is_closed = "hidden" in get("overflow", "") or "clip" in get("overflow", "")
    return is_closed and any(_is_flat(told[each]) for each in _SIZES if each in told)


_MARGINS = ("margin-left", "margin-top")
_SIZES = ("height", "max-height", "width", "max-width")


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

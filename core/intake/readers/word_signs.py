"""Signs in Word files that are no letters there."""

import re
from collections.abc import Callable

from core.intake.readers.package import Element, attribute, child, local
from core.intake.readers.word_stream import CHANGES, Stream, TrackedChange

_ELEMENTS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\0\0↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑",
)
"""The signs of the font Symbol from 20 and from A0 on (its encoding by Adobe)."""
_FONTS = {
    "wingdings": {"FC": "✓", "FB": "✗", "FE": "☒", "FD": "☒", "A8": "☐", "6F": "☐", "E0": "→"}
    | {"DF": "←", "E8": "→", "F0": "⇨", "A7": "▪", "6C": "●", "6E": "■", "4A": "☺"},
    "wingdings 2": {"50": "✓", "52": "☑", "A3": "☐", "54": "☒", "4F": "✗"},
    "symbol": {f"{0x20 + n:02X}": sign for n, sign in enumerate(_SYMBOL[0]) if sign != "\0"}
    | {f"{0xA0 + n:02X}": sign for n, sign in enumerate(_SYMBOL[1]) if sign != "\0"},
}
_IN_A_FONT = re.compile("[\uf020-\uf0ff]")
"""What stands in a text for a place in a font of signs."""


def sign(name: str, font: str = "") -> str:
    """The letter for an element of a run, or for a place in a font of signs; "" if there is
    none."""
    return (_FONTS.get(font, {}) if font else _ELEMENTS).get(name, "")


def in_a_font(words: str, font: str, lost: Callable[[str], None]) -> str:
    """Words in which places in a font of signs are the signs that they stand for; `lost` is told
    those that have none."""

    def letter(place: re.Match[str]) -> str:
        code = f"{ord(place[0]) - 0xF000:02X}"
        found = sign(code, font.lower() or "?")
        if not found:
            lost(f"{font} F0{code}".strip())
        return found or "\N{REPLACEMENT CHARACTER}"

    return _IN_A_FONT.sub(letter, words)


def formula(part: Element, stream: Stream) -> str:
    """A formula in one line, in the reading of a stream."""
    name = local(part.tag)
    if name == "t":
        return str(part.text or "")
    if name in CHANGES and not stream.shows(name):
        return ""
    words = [formula(each, stream) for each in part]
    if name in CHANGES:
        begin, end = stream.signs(TrackedChange(name, attribute(part, "author")))
        return f"{begin}{''.join(words)}{end}"
    if name in _FORMS:
        inner = {local(each.tag): said for each, said in zip(part, words, strict=True)}
        return _FORMS[name](lambda piece: inner.get(piece, ""))
    if name == "nary":
        own = child(part, "naryPr", "chr")
        return f"{'∫' if own is None else attribute(own, 'val')}{_bounds(part, stream)}{words[-1]}"
    if name in ("d", "eqArr", "mr", "m"):
        said = ("; " if name in ("eqArr", "m") else ", ").join(filter(None, words))
        return f"({said})" if name in ("d", "m") else said
    return "".join(words)


def _bounds(part: Element, stream: Stream) -> str:
    """From where to where a sum or an integral goes."""
    found = ((sign, child(part, name)) for sign, name in (("_", "sub"), ("^", "sup")))
    said = ((sign, formula(each, stream)) for sign, each in found if each is not None)
    return "".join(f"{sign}{in_one_piece(words)}" for sign, words in said if words) + " "


def in_one_piece(words: str) -> str:
    """Words as one piece of a formula."""
    return words if len(words) < 2 or words.isdigit() else f"({words})"


_Piece = Callable[[str], str]
_FORMS: dict[str, Callable[[_Piece], str]] = {
    "f": lambda piece: f"({piece('num')})/({piece('den')})",
    "sSup": lambda piece: f"{piece('e')}^{in_one_piece(piece('sup'))}",
    "sSub": lambda piece: f"{piece('e')}_{in_one_piece(piece('sub'))}",
    "sSubSup": lambda piece: (
        f"{piece('e')}_{in_one_piece(piece('sub'))}^{in_one_piece(piece('sup'))}"
    ),
    "sPre": lambda piece: (
        f"_{in_one_piece(piece('sub'))}^{in_one_piece(piece('sup'))} {piece('e')}"
    ),
    "rad": lambda piece: f"{piece('deg') and in_one_piece(piece('deg'))}√({piece('e')})",
    "limLow": lambda piece: f"{piece('e')}_{in_one_piece(piece('lim'))} ",
    "limUpp": lambda piece: f"{piece('e')}^{in_one_piece(piece('lim'))} ",
}
"""How what stands above, below and beside is written in one line."""

"""Signs in Word files that are no letters there."""

import re
from collections.abc import Callable, Sequence

from core.intake.readers.package import Element, attribute, child, local
from core.intake.readers.word_parts import text_of
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
    | {"DF": "←", "E8": "→", "F0": "⇨", "A7": "▪", "6C": "●", "6E": "■", "4A": "☺", "4C": "☹"}
    | {"E1": "↑", "E2": "↓", "E7": "←", "E9": "↑", "EA": "↓", "EF": "⇦", "F1": "⇧", "F2": "⇩"}
    | {"71": "❑", "72": "❒", "75": "◆", "76": "❖", "78": "☒", "9F": "•", "9E": "·", "AB": "★"}
    | {"D8": "➢", "28": "☎", "29": "✆", "2A": "✉", "3F": "✍", "45": "☜", "46": "☞", "47": "☝"}
    | {f"{0x80 + n:02X}": "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)}
    | {f"{0x8B + n:02X}": "⓿❶❷❸❹❺❻❼❽❾❿"[n] for n in range(11)},
    "wingdings 2": {"50": "✓", "52": "☑", "A3": "☐", "54": "☒", "4F": "✗"},
    "symbol": {f"{0x20 + n:02X}": sign for n, sign in enumerate(_SYMBOL[0]) if sign != "\0"}
    | {f"{0xA0 + n:02X}": sign for n, sign in enumerate(_SYMBOL[1]) if sign != "\0"},
}
_OTHER_FONTS = frozenset(("wingdings 3", "webdings", "zapfdingbats", "zapf dingbats"))
"""Fonts of signs of which none is known here."""
_IN_A_FONT = re.compile("[\uf020-\uf0ff]")
"""What stands in a text for a place in a font of signs."""


def sign(name: str, font: str = "") -> str:
    """The letter for an element of a run, or for a place in a font of signs; "" if there is
    none."""
    return (_FONTS.get(font, {}) if font else _ELEMENTS).get(name, "")


def symbol(part: Element) -> str:
    """What a symbol of a font is as a letter; "" if it has none."""
    font, told = attribute(part, "font"), attribute(part, "char")
    code = int(told, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", told) else 0
    found = sign(f"{code & 0xFF:02X}", font.lower()) if font.lower() in _FONTS else ""
    is_letter = 0x20 <= code < 0xD800 and font.lower() not in _FONTS
    return found or (chr(code) if is_letter else "")


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


def is_of_signs(font: str) -> bool:
    """Whether a font, named in small letters, has signs in the places of letters."""
    return font in _FONTS or font in _OTHER_FONTS


def in_signs(words: str, font: str) -> str | None:
    """Plain letters as the signs that stand in their places in a font, named in small letters; None
    if one of them has none here. Letters of other scripts are in no such font."""
    found = [
        sign(f"{ord(letter) & 0xFF:02X}", font) if _is_in_a_font(letter) else letter
        for letter in words
    ]
    return "".join(found) if all(found) else None


def _is_in_a_font(letter: str) -> bool:
    is_plain = ord(letter) < 0x100 and not letter.isspace()
    return is_plain or _IN_A_FONT.match(letter) is not None


def as_shown(words: str, font: str, lost: Callable[[str, str], None]) -> str:
    """Words as they look in a font, which may have signs in the places of letters; `lost` is told
    of places whose signs are not known."""
    has_signs = is_of_signs(font.lower())
    if has_signs and (signs := in_signs(words, font.lower())) is not None:
        return signs
    if has_signs and any(" " < letter < "\u0100" for letter in words):
        lost("signs", f"{font}: {words.strip()}")
    return in_a_font(words, font, lambda place: lost("symbol", place))


def formula(part: Element, stream: Stream) -> str:
    """A formula in one line, in the reading of a stream."""
    name = local(part.tag)
    if name in ("t", "delText"):
        return text_of(part)
    if name == "sym":
        return symbol(part) or "\N{REPLACEMENT CHARACTER}"
    if name in CHANGES and not stream.shows(name):
        return ""
    words = [formula(each, stream) for each in part]
    if name in CHANGES:
        begin, end = stream.signs(TrackedChange(name, attribute(part, "author")))
        return f"{begin}{''.join(words)}{end}"
    if name in _FORMS:
        return _put_together(_FORMS[name], part, words)
    if name in ("eqArr", "mr", "m", "d"):
        return _listed(part, name, [each for each in words if each])
    return f"{''.join(words)}{_mark_on(part, name)}"


def _put_together(form: "_Form", part: Element, words: Sequence[str]) -> str:
    """The pieces of a formula in one line, and behind them what it has besides."""
    pieces: dict[str, str] = {}
    for each, said in zip(part, words, strict=True):
        pieces[local(each.tag)] = pieces.get(local(each.tag), "") + said
    pieces["sign"] = _chosen(part, "naryPr", "chr", "∫")
    said = form(lambda piece: pieces.pop(piece, ""))
    pieces.pop("sign", "")
    return said + "".join(pieces.values())


def _mark_on(part: Element, name: str) -> str:
    """The mark above or below a part of a formula; "" if it has none."""
    if name == "acc":
        return _chosen(part, "accPr", "chr", _HAT)
    is_above = _chosen(part, "barPr", "pos", "bot") == "top"
    return "" if name != "bar" else _LINE_ABOVE if is_above else _LINE_BELOW


def _listed(part: Element, name: str, words: Sequence[str]) -> str:
    """Parts of a formula that stand beside or below each other."""
    if name != "d":
        said = ("; " if name in ("eqArr", "m") else ", ").join(words)
        return f"({said})" if name == "m" else said
    begin, between, end = (_chosen(part, "dPr", *each) for each in _BRACKETS)
    return f"{begin}{f'{between} '.join(words)}{end}"


def _chosen(part: Element, properties: str, name: str, usual: str) -> str:
    """What a part of a formula says of itself, or what is usual."""
    told = child(part, properties, name)
    return usual if told is None else attribute(told, "val")


_BRACKETS = (("begChr", "("), ("sepChr", ","), ("endChr", ")"))
_HAT, _LINE_ABOVE, _LINE_BELOW = "\u0302", "\u0305", "\u0332"


def in_one_piece(words: str) -> str:
    """Words as one piece of a formula."""
    return words if len(words) < 2 or words.isdigit() else f"({words})"


def _bound(sign: str, words: str) -> str:
    """From where, or to where, a sum or an integral goes."""
    return f"{sign}{in_one_piece(words)}" if words else ""


_Piece = Callable[[str], str]
_Form = Callable[[_Piece], str]
_FORMS: dict[str, _Form] = {
    "f": lambda piece: f"({piece('num')})/({piece('den')})",
    "sSup": lambda piece: f"{piece('e')}^{in_one_piece(piece('sup'))}",
    "sSub": lambda piece: f"{piece('e')}_{in_one_piece(piece('sub'))}",
    "sSubSup": lambda piece: (
        f"{piece('e')}_{in_one_piece(piece('sub'))}^{in_one_piece(piece('sup'))}"
    ),
    "sPre": lambda piece: (
        f"_{in_one_piece(piece('sub'))}^{in_one_piece(piece('sup'))} {piece('e')}"
    ),
    "rad": lambda piece: f"{in_one_piece(piece('deg'))}√({piece('e')})",
    "func": lambda piece: f"{piece('fName')} {piece('e')}",
    "nary": lambda piece: (
        f"{piece('sign')}{_bound('_', piece('sub'))}{_bound('^', piece('sup'))} {piece('e')}"
    ),
    "limLow": lambda piece: f"{piece('e')}_{in_one_piece(piece('lim'))} ",
    "limUpp": lambda piece: f"{piece('e')}^{in_one_piece(piece('lim'))} ",
}
"""How what stands above, below and beside is written in one line."""

"""Signs in Word files that are no letters there."""

from core.intake.readers.package import Element, attribute, child, local

_ELEMENTS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_FONTS = {
    "wingdings": {"FC": "✓", "FB": "✗", "FE": "☒", "FD": "☒", "A8": "☐", "6F": "☐", "E0": "→"}
    | {"DF": "←", "E8": "→", "F0": "⇨", "A7": "▪", "6C": "●", "6E": "■", "4A": "☺"},
    "wingdings 2": {"50": "✓", "52": "☑", "A3": "☐", "54": "☒", "4F": "✗"},
    "symbol": {"B7": "•", "AE": "→", "AC": "←", "B0": "°", "B1": "±", "A3": "≤", "B3": "≥"}
    | {"B4": "×", "B8": "÷", "B9": "≠", "BB": "≈", "D2": "®", "D3": "©", "D4": "™", "A5": "∞"}
    | {"61": "α", "62": "β", "67": "γ", "64": "δ", "6D": "μ", "70": "π", "73": "σ", "44": "Δ"}
    | {"53": "Σ", "57": "Ω", "2D": "−"},
}


def sign(name: str, font: str = "") -> str:
    """The letter for an element of a run, or for a place in a font of signs; "" if there is
    none."""
    return (_FONTS.get(font, {}) if font else _ELEMENTS).get(name, "")


def formula(part: Element) -> str:
    """A formula in one line."""
    name = local(part.tag)
    if name == "t":
        return str(part.text or "")
    inner = {local(each.tag): formula(each) for each in part}
    if name == "f":
        return f"({inner.get('num', '')})/({inner.get('den', '')})"
    if name == "sSup":
        return f"{inner.get('e', '')}^{inner.get('sup', '')}"
    if name == "sSub":
        return f"{inner.get('e', '')}_{inner.get('sub', '')}"
    if name == "rad":
        return f"√({inner.get('e', '')})"
    if name == "nary":
        own = child(part, "naryPr", "chr")
        return f"{'∫' if own is None else attribute(own, 'val')}{''.join(inner.values())}"
    words = [formula(each) for each in part]
    return f"({', '.join(filter(None, words))})" if name == "d" else "".join(words)

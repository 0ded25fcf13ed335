"""Formulas of web pages (MathML), in one line."""

from collections.abc import Callable, Sequence
from typing import Any

from core.intake.readers.word_signs import in_one_piece as one

Node = Any

_SILENT = ("annotation", "annotation-xml", "mphantom", "none", "mprescripts")
_FORMS: dict[str, tuple[int, Callable[[Sequence[str]], str]]] = {
    "mfrac": (2, lambda part: f"({part[0]})/({part[1]})"),
    "msup": (2, lambda part: f"{part[0]}^{one(part[1])}"),
    "msub": (2, lambda part: f"{part[0]}_{one(part[1])}"),
    "msubsup": (3, lambda part: f"{part[0]}_{one(part[1])}^{one(part[2])}"),
    "munder": (2, lambda part: f"{part[0]}_{one(part[1])} "),
    "mover": (2, lambda part: f"{part[0]}^{one(part[1])} "),
    "munderover": (3, lambda part: f"{part[0]}_{one(part[1])}^{one(part[2])} "),
    "mroot": (2, lambda part: f"{one(part[1])}√({part[0]})"),
}
"""How what stands above and below is written in one line, and of how many parts it is made."""
DEEPEST = 60
"""How deeply a formula may be nested; deeper, its words are joined."""


def in_one_line(node: Node, depth: int = 0) -> str:
    """What a formula, or a part of one, says."""
    if node.is_text_node:
        return " ".join((node.text_content or "").split())
    if node.tag in _SILENT or not node.is_element_node:
        return ""
    if depth > DEEPEST:
        return "".join(node.text().split())
    inner = [each for each in node.iter(include_text=True) if not _is_blank(each)]
    parts = [in_one_line(each, depth + 1) for each in inner]
    count, form = _FORMS.get(node.tag, (0, None))
    if form is not None and len(parts) == count:
        return form(parts)
    if node.tag == "msqrt":
        return f"√({''.join(parts)})"
    if node.tag in ("mtable", "mtr"):
        return f"({'; '.join(parts)})" if node.tag == "mtable" else ", ".join(parts)
    return "".join(parts)


def _is_blank(node: Node) -> bool:
    return bool(node.is_text_node and not (node.text_content or "").strip())

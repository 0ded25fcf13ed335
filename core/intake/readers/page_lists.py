"""What stands before the items of a web page's lists."""

import re
from collections.abc import Mapping
from typing import Any

from core.intake.readers.word_numbers import FORMATS, number_in

Node = Any

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_TYPES |= {"I": "upperRoman"}
_STYLES = {"decimal": "decimal", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter"}
_STYLES |= {"lower-latin": "lowerLetter", "upper-latin": "upperLetter"}
_STYLES |= {"lower-roman": "lowerRoman", "upper-roman": "upperRoman"}
_STYLES |= {"decimal-leading-zero": "decimalZero"}
_STYLES |= dict.fromkeys(("none", "disc", "circle", "square"), "none")
_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)


def label_of(item: Node, counts: dict[int, int], forms: Mapping[int, str]) -> str:
    """The number before an item; "" in lists without. `counts` has the last number of each list,
    `forms` how style sheets number lists and items (see `form_in`), both by their ids in memory."""
    above = item.parent
    if above is None or above.tag != "ol":
        return ""
    attributes = above.attributes
    down = "reversed" in attributes
    if above.mem_id not in counts:
        items = sum(each.tag == "li" for each in above.iter())
        first = number_in(attributes.get("start") or "", items if down else 1)
        counts[above.mem_id] = first + (1 if down else -1)
    last = counts[above.mem_id]
    count = number_in(item.attributes.get("value") or "", last + (-1 if down else 1))
    counts[above.mem_id] = count
    form = _form(item, forms) or _form(above, forms) or "decimal"
    label = FORMATS[form](max(count, 0))
    return f"{label}." if label else ""


def form_in(style: str) -> str:
    """How declarations say that lists are numbered; "" if they do not."""
    told = (word.lower() for each in _STYLE.findall(style) for word in each.split())
    return ([""] + [_STYLES[each] for each in told if each in _STYLES])[-1]


def choices_of(select: Node) -> dict[int, str]:
    """The signs before what can be chosen from a list, by its id in memory; none where there is no
    choice. Where nothing is chosen, browsers choose the first, unless several can be."""
    options = select.css("option")
    several = "multiple" in select.attributes or "size" in select.attributes
    chosen = select.css("option[selected]") or ([] if several else options[:1])
    ids = {each.mem_id for each in chosen}
    signs = {each.mem_id: "☒" if each.mem_id in ids else "☐" for each in options}
    return signs if len(signs) > 1 else {}


def _form(node: Node, forms: Mapping[int, str]) -> str:
    """How a list or an item is numbered; "" if nothing says so."""
    told = node.attributes
    styled = form_in(told.get("style") or "") or forms.get(node.mem_id, "")
    return styled or _TYPES.get(told.get("type") or "", "")

"""The numbers before the items of a web page's lists."""

from typing import Any

from core.intake.readers.word_numbers import FORMATS, number_in

Node = Any

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_TYPES |= {"I": "upperRoman"}
_STYLES = {"decimal": "decimal", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter"}
_STYLES |= {"lower-latin": "lowerLetter", "upper-latin": "upperLetter"}
_STYLES |= {"lower-roman": "lowerRoman", "upper-roman": "upperRoman", "none": "none"}


def label_of(item: Node, counts: dict[int, int]) -> str:
    """The number before an item; "" in lists without. `counts` has the last number of each list, by
    its id in memory."""
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
    form = FORMATS[_form(item) or _form(above) or "decimal"](max(count, 0))
    return f"{form}." if form else ""


def _form(node: Node) -> str:
    """How a list or an item says that it is numbered; "" if it does not."""
    told = node.attributes
    style = (told.get("style") or "").partition("list-style")[2]
    styled = (_STYLES[each] for each in style.replace(";", " ").split() if each in _STYLES)
    return next(styled, "") or _TYPES.get(told.get("type") or "", "")

"""What stands before the items of a web page's lists."""

import re
from collections.abc import Mapping
from typing import Any

from core.intake.readers.numerals import in_digits
from core.intake.readers.word_numbers import FORMATS, number_in

Node = Any

MOST_ROMAN = 4_000
"""From here on, numbers are not written in Roman letters."""

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_TYPES |= {"I": "upperRoman"}
_STYLES = {"decimal": "decimal", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter"}
_STYLES |= {"lower-latin": "lowerLetter", "upper-latin": "upperLetter"}
_STYLES |= {"lower-roman": "lowerRoman", "upper-roman": "upperRoman"}
_STYLES |= {"decimal-leading-zero": "decimalZero"}
_STYLES |= dict.fromkeys(("none", "disc", "circle", "square"), "none")
_STYLES |= {"lower-greek": "lowerGreek", "hebrew": "hebrew1"}
_ZEROS = {"arabic-indic": "٠", "persian": "۰", "devanagari": "०", "bengali": "০", "thai": "๐"}
_ZEROS |= {"gujarati": "૦", "gurmukhi": "੦", "tamil": "௦", "telugu": "౦", "kannada": "೦"}
_ZEROS |= {"khmer": "០", "lao": "໐", "myanmar": "၀", "tibetan": "༠", "mongolian": "᠐"}
_STYLES |= {name: name for name in _ZEROS} | {"urdu": "persian", "cambodian": "khmer"}
_OTHERS = (
    *("armenian", "georgian", "cjk", "hiragana", "katakana", "ethiopic", "korean"),
    *("japanese", "simp-chinese", "trad-chinese", "upper-armenian", "lower-armenian"),
)
"""How the names of other ways of numbering begin; of these, the digits alone are known here."""
STRANGE = "?"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
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
    label = _written(count, _form(item, forms) or _form(above, forms) or "decimal")
    return f"{label}." if label else ""


def _written(count: int, form: str) -> str:
    """A number in a form; as browsers do, in digits where the form has none for it."""
    if form in _ZEROS:
        return in_digits(_ZEROS[form])(count)
    if form == "lowerGreek":
        return _GREEK[count - 1] if 0 < count <= len(_GREEK) else str(count)
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = _lettered(count)
        return letters.upper() if form == "upperLetter" else letters
    fits = form == "none" or 0 < count < (MOST_ROMAN if "Roman" in form else count + 1)
    return FORMATS[form](count) if fits and form in FORMATS else str(count)


def _lettered(count: int) -> str:
    """a … z, aa, ab …, as browsers count."""
    found = ""
    while count:
        count, place = divmod(count - 1, 26)
        found = f"{chr(ord('a') + place)}{found}"
    return found


def is_strange(item: Node, forms: Mapping[int, str]) -> bool:
    """Whether an item has a number of a kind that is written in digits here."""
    above = item.parent
    return (_form(item, forms) or _form(above, forms)) == STRANGE and above.tag == "ol"


def form_in(style: str) -> str:
    """How declarations say that lists are numbered; "" if they do not."""
    told = (word.lower() for each in _STYLE.findall(style) for word in each.split())
    found = (STRANGE if each.startswith(_OTHERS) else _STYLES.get(each, "") for each in told)
    return ([""] + [each for each in found if each])[-1]


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

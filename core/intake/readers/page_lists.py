"""What stands before the items of a web page's lists."""

import re
from collections.abc import Container
from typing import Any

from core.intake.readers.numerals import in_digits
from core.intake.readers.page_looks import PageLooks
from core.intake.readers.word_numbers import FORMATS, number_in

Node = Any

MOST_ROMAN = 4_000
"""From here on, numbers are not written in Roman or Hebrew letters."""

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
STRANGE, STRING = "?", "\0"
"""What is known of a way of numbering that is not here, and how a sign of its own begins."""
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_STRING = re.compile(r"""^\s*(?:"([^"]*)"|'([^']*)')""")
_LISTS = ("ol", "ul", "menu", "dir")


class PageLists:
    """The lists of a page with their items' numbers."""

    def __init__(self, looks: PageLooks) -> None:
        self._looks = looks
        self._last: dict[int, int] = {}
        self.numbers: dict[int, int] = {}
        """The numbers of the items so far, by their ids in memory."""

    def label(self, item: Node) -> str:
        """What stands before the next item; "" for a sign that is no number."""
        above = item.parent
        if above is None or above.tag not in _LISTS:
            return ""
        count = self._count(item, above)
        form = self._form(item)
        if form.startswith(STRING):
            return form.removeprefix(STRING).strip()
        label = _written(count, form)
        return f"{label}." if label else ""

    def _count(self, item: Node, above: Node) -> int:
        attributes = above.attributes
        down = "reversed" in attributes
        if above.mem_id not in self._last:
            items = sum(each.tag == "li" for each in above.iter()) if down else 1
            first = number_in(attributes.get("start") or "", items)
            self._last[above.mem_id] = first + (1 if down else -1)
        last = self._last[above.mem_id]
        count = number_in(item.attributes.get("value") or "", last + (-1 if down else 1))
        self._last[above.mem_id] = self.numbers[item.mem_id] = count
        return count

    def is_strange(self, item: Node) -> bool:
        """Whether an item has a number of a kind that is written in digits here."""
        return self._form(item) == STRANGE

    def _form(self, item: Node) -> str:
        """How an item is numbered: as it says itself, or its list."""
        for node in (item, item.parent):
            attributes = node.attributes
            told = self._looks.of(node, attributes).told.get("list-style-type", "")
            form = _form_in(told, self._looks.own_ways) if told else ""
            form = form or _TYPES.get(attributes.get("type") or "", "")
            if form:
                return form
        return "decimal" if item.parent.tag == "ol" else "none"


def written(count: int, style: str) -> str:
    """A number in a way that style sheets name."""
    return _written(count, _STYLES.get(style.lower(), "decimal"))


def is_known(style: str) -> bool:
    """Whether numbers can be written in this way here."""
    return style.lower() in _STYLES


def _written(count: int, form: str) -> str:
    """A number in a form; as browsers do, in digits where the form has none for it."""
    if form in _ZEROS:
        return in_digits(_ZEROS[form])(count)
    if form == "lowerGreek":
        return _GREEK[count - 1] if 0 < count <= len(_GREEK) else str(count)
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = _lettered(count)
        return letters.upper() if form == "upperLetter" else letters
    is_long = "Roman" in form or form == "hebrew1"
    fits = form == "none" or 0 < count < (MOST_ROMAN if is_long else count + 1)
    return FORMATS[form](count) if fits and form in FORMATS else str(count)


def _lettered(count: int) -> str:
    """a … z, aa, ab …, as browsers count."""
    found = ""
    while count:
        count, place = divmod(count - 1, 26)
        found = f"{chr(ord('a') + place)}{found}"
    return found


def _form_in(told: str, own_ways: Container[str]) -> str:
    """How lists are numbered by a style; "" if it does not say."""
    if string := _STRING.match(told):
        return STRING + (string[1] or string[2] or "")
    words = told.split()
    found = (
        STRANGE
        if each in own_ways or each.lower().startswith(_OTHERS)
        else _STYLES.get(each.lower(), "")
        for each in words
    )
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

"""Formulas that are written as fields of a Word document (EQ), in one line.

Source: ECMA-376 1, 17.16.5.16.
"""

import re
from collections.abc import Callable, Sequence

from core.intake.readers.numerals import circled
from core.intake.readers.word_signs import in_one_piece

_EQUATION = re.compile(r"(?i)\s*EQ\s(.*)", re.DOTALL)
_LOOKS = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)')
"""How the letters of a formula look."""
_PIECES = re.compile(
    r"\\([abdfilorsx])((?:\s*\\[a-z]{2}\s*-?\d*|\s*\\[bflrv]c\s*\\?[^\s(])*)\s*\("
    r"|\\(.)|([(),;])|([^\\(),;]+)",
    re.IGNORECASE | re.DOTALL,
)
DEEPEST = 20
"""How deeply a formula may be nested."""
_CIRCLES = "○◯"
_RAISED, _LOWERED = re.compile(r"\\up", re.IGNORECASE), re.compile(r"\\do", re.IGNORECASE)
_BRACKET = re.compile(r"\\([blr])c\s*\\?([^\s(])", re.IGNORECASE)
_SUMS = {"\\su": "∑", "\\pr": "∏"}
_CLOSED = {"(": ")", "[": "]", "{": "}", "<": ">"}


def equation(instruction: str) -> str:
    """What a field of a formula says; "" if it is none, or cannot be read."""
    found = _EQUATION.match(instruction)
    if found is None:
        return ""
    reader = _Reader(_LOOKS.sub("", found[1]).strip())
    try:
        (words,) = reader.arguments(0, ends=False)
    except (IndexError, ValueError):
        return ""
    return words.strip()


class _Reader:
    """Reads the code of a formula once through; IndexError or ValueError if it is damaged."""

    def __init__(self, code: str) -> None:
        self._pieces = [*_PIECES.finditer(code)]
        self._at = 0

    def arguments(self, depth: int, *, ends: bool = True) -> list[str]:
        """What stands between brackets, part by part; or all, as one part."""
        if depth > DEEPEST:
            raise ValueError
        found, inner = [""], 0
        while ends or self._at < len(self._pieces):
            piece = self._pieces[self._at]
            self._at += 1
            act, options, escaped, sign, words = piece.groups()
            if act:
                found[-1] += _said(act.lower(), options, self.arguments(depth + 1))
            elif ends and sign == ")" and not inner:
                return found
            elif ends and sign in (",", ";") and not inner:
                found.append("")
            else:
                inner += (sign == "(") - (sign == ")")
                found[-1] += escaped or sign or words
        return found


def _said(act: str, options: str, parts: Sequence[str]) -> str:
    """A part of a formula in one line."""
    if act == "b":
        told = {side.lower(): sign for side, sign in _BRACKET.findall(options)}
        begin = told.get("l") or told.get("b") or ("" if told else "(")
        end = told.get("r") or _CLOSED.get(told.get("b", ""), told.get("b", "" if told else ")"))
        return f"{begin}{', '.join(parts)}{end}"
    if act == "s":
        sign = "^" if _RAISED.search(options) else "_" if _LOWERED.search(options) else ""
        return "".join(f"{sign}{in_one_piece(each)}" for each in parts)
    if act == "i":
        return _integral(_SUMS.get(options.strip().lower(), "∫"), parts)
    return _FORMS.get(act, "".join)(parts)


def _over_one_another(parts: Sequence[str]) -> str:
    """Signs in the same place: one in a circle, or letters that say how another is read."""
    circles = [each for each in parts if each.strip() in _CIRCLES]
    others = [each.strip() for each in parts if each not in circles]
    if circles and len(others) == 1:
        only = others[0]
        is_number = only.isascii() and only.isdecimal() and len(only) < 3
        sign = circled(int(only)) if is_number else only
        return f"({sign})" if sign == only else sign
    if len(parts) == 2 and parts[0].startswith("^"):
        return f"{parts[1]}({parts[0].strip('^()')})"
    return "".join(parts)


def _integral(sum_: str, parts: Sequence[str]) -> str:
    low, high, of = (*parts, "", "", "")[:3]
    bounds = "".join(f"{s}{in_one_piece(each)}" for s, each in (("_", low), ("^", high)) if each)
    return f"{sum_}{bounds} {of}"


_FORMS: dict[str, Callable[[Sequence[str]], str]] = {
    "a": "; ".join,
    "d": lambda _parts: "",
    "f": lambda parts: "/".join(f"({each})" for each in parts),
    "l": ", ".join,
    "o": _over_one_another,
    "r": lambda parts: f"{''.join(map(in_one_piece, parts[:-1]))}√({parts[-1]})",
}
"""How what stands above, below and in one another is written in one line."""

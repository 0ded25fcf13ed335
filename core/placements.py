"""What a cell of the grid for communiqués says: a value, no statement, or nothing at all."""

import re
from dataclasses import dataclass

from core.language import gettext as _
from core.model import Issue
from core.rules import on_scale

DASHES = frozenset("-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}")
_NUMBER = re.compile(r"([+-]?\d+)(?:([.,])(\d+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed: a value in the issue's unit, that a party is `silent`, or a `problem`."""

    value: float | None = None
    silent: bool = False
    problem: str = ""


NOTHING = Answer()


def read_cell(issue: Issue, text: str) -> Answer:
    """A cell as people write it; a dash or the words "none" or "no statement" mean that the party
    says nothing. A problem names what stands in the way."""
    told = text.strip()
    words = {_("none").casefold(), _("no statement").casefold()}
    if not told:
        return NOTHING
    if told in DASHES or told.casefold() in words:
        return Answer(silent=True)
    bare = told.removesuffix(issue.unit).strip().replace("\N{MINUS SIGN}", "-")
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return Answer(problem=_("“{text}” is not a number.").format(text=told))
    if found[3] is not None and len(found[3]) == 3:
        words_for = _("“{text}” can be two numbers: write {few} or {many}.")
        few, many = f"{found[1]}{found[2]}{found[3]}0", f"{found[1]}{found[3]}"
        return Answer(problem=words_for.format(text=told, few=few, many=many))
    value = float(f"{found[1]}.{found[3] or 0}")
    return Answer(value) if on_scale(issue, value) else Answer(problem=_off(issue, told))


def _off(issue: Issue, text: str) -> str:
    low, high = sorted((issue.low_end, issue.high_end))
    return _("{text} is off the scale, which runs from {low:g} to {high:g}.").format(
        text=text, low=low, high=high
    )

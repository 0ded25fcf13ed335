"""What a cell in the communiqué grid says: a value, no statement, or nothing."""

import msgspec

from core.editing.limits import on_scale
from core.language import gettext as _
from core.model.records import Issue
from core.model.steps import called, read_place
from core.text.numbers import PLAIN, NumberProblem, Writing, written

DASHES = frozenset("-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}")


class TypedPlacement(msgspec.Struct, frozen=True):
    """What was typed: a value in the issue's unit, that a party is `silent`, or a `problem`."""

    value: float | None = None
    silent: bool = False
    problem: str = ""


NOTHING, SILENT = TypedPlacement(), TypedPlacement(silent=True)


def read_cell(issue: Issue, text: str, writing: Writing = PLAIN) -> TypedPlacement:
    """A cell as people write it; a dash or the words "none" or "no statement" mean that the party
    says nothing. A problem says why it cannot be read."""
    told = text.strip()
    words = {_("none").casefold(), _("no statement").casefold()}
    if not told:
        return NOTHING
    if told in DASHES:
        return SILENT
    if told.casefold() in words:
        return TypedPlacement(problem=_either(told)) if called(issue, told) is not None else SILENT
    try:
        value = read_place(issue, told, writing)
    except NumberProblem as problem:
        return TypedPlacement(problem=str(problem))
    return (
        TypedPlacement(value)
        if on_scale(issue, value)
        else TypedPlacement(problem=_off(issue, told, writing))
    )


def _either(text: str) -> str:
    return _("“{text}” is also an anchor on this scale. Enter its number, or a dash.").format(
        text=text
    )


def _off(issue: Issue, text: str, writing: Writing) -> str:
    low, high = (written(end, writing) for end in sorted((issue.low_end, issue.high_end)))
    return _("{text} is off the scale, which runs from {low} to {high}.").format(
        text=text, low=low, high=high
    )

"""Scales made of named steps, such as no and yes: a place on one is shown by its name.

Nothing is measured here: a step is a value like any other, and places between steps are allowed.
"""

from core.language import gettext as _
from core.model.records import Issue
from core.text.numbers import NumberProblem, Writing, is_number, read, written
from core.text.saying import commas

MOST = 12
"""The most steps that a scale may have for its places to be shown by name."""


def step_names(issue: Issue) -> dict[float, str]:
    """The names of a scale's steps, by value; empty unless the scale has no unit and every whole
    value from end to end has a name. A name may contain digits ("6 dB margin"); one that is only a
    number would be read as a value, and does not count."""
    steps = round(abs(issue.high_end - issue.low_end)) + 1
    if issue.unit or len(issue.anchors) != steps or steps > MOST:
        return {}
    if any(is_number(anchor.label) for anchor in issue.anchors):
        return {}
    names = {issue.natural(anchor.at): anchor.label for anchor in issue.anchors}
    whole = {float(round(value)): name for value, name in names.items()}
    near = all(abs(value - round(value)) < 1e-6 for value in names)
    return whole if near and len(whole) == steps else {}


def step_name(issue: Issue, value: float) -> str:
    """The name of the step at a value; "" if there is none."""
    if issue.unit or not issue.anchors:
        return ""
    return step_names(issue).get(value, "")


def called(issue: Issue, text: str) -> float | None:
    """The value of the place with this name; None if there is none."""
    from core.text.likeness import same_key

    told = same_key(text)
    at = next((a.at for a in issue.anchors if same_key(a.label) == told), None)
    return None if at is None else issue.natural(at)


def read_place(issue: Issue, text: str, writing: Writing) -> float:
    """The value that a text gives as a number, else by the name of a place on the scale; a number
    is never taken for the name of another place.

    NumberProblem says what cannot be read."""
    try:
        return read(text, writing, issue.unit)
    except NumberProblem as problem:
        if (named := called(issue, text)) is not None:
            return named
        names = step_names(issue)
        if not names:
            raise
        told = commas(f"{written(value, writing)} {name}" for value, name in names.items())
        sentence = _("“{text}” is not a step on this scale. The steps are {steps}.")
        raise NumberProblem(sentence.format(text=text, steps=told)) from problem

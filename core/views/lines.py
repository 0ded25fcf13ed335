"""The lines to say on a sticking point: each argument followed by its counter and the reply."""

from collections.abc import Iterator

import msgspec

from core.language import gettext as _
from core.model.choices import LineType
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Line
from core.text.conventions import own_way
from core.text.saying import shortened
from core.views.annotations import Noted, noted
from core.views.names import called

MOST = 40
"""Of a line that is answered, in characters."""


class LineWords(msgspec.Struct, frozen=True):
    """A line to say: its sort in words, to whom, and its text with the notes on it. One that
    answers another stands below it, of the same sort as the first of them, `depth` steps in."""

    type: LineType
    sort: str
    to: str
    text: Noted
    depth: int = 0


def line_words(dossier: Dossier, point: str) -> tuple[LineWords, ...]:
    """By sort, in the order in which a speaker needs them; answers below what they answer."""
    sorts = [*LineType]
    lines = dossier.where(Line, point=point)
    there = {line.id for line in lines}
    roots = [line for line in lines if line.answers not in there]
    roots.sort(key=lambda line: sorts.index(line.type))
    answers: dict[str | None, list[Line]] = {}
    for line in lines:
        answers.setdefault(line.answers, []).append(line)
    return tuple(
        _in_words(dossier, line, root, depth)
        for root in roots
        for line, depth in _with_answers(root, answers, 0)
    )


def _with_answers(
    line: Line, answers: dict[str | None, list[Line]], depth: int
) -> Iterator[tuple[Line, int]]:
    waiting = [(line, depth)]
    while waiting:
        said, at = waiting.pop()
        yield said, at
        waiting += [(each, at + 1) for each in reversed(answers.get(said.id, []))]


def _in_words(dossier: Dossier, line: Line, root: Line, depth: int) -> LineWords:
    to = addressed(line)
    if depth:
        part = _("Counter") if depth % 2 else _("Reply")
        to = f"↳ {part} ({choice(line.type)}): {to}"
    return LineWords(root.type, choice(root.type), to, noted(dossier, line, "text"), depth)


def addressed(line: Line) -> str:
    """Whom a line is for, or whose objective it is: "To Russia: ", "Russia: "; "" if not said."""
    if not line.addressee:
        return ""
    theirs = line.type is LineType.THEIR_OBJECTIVE
    return (_("{party}: ") if theirs else _("To {party}: ")).format(party=own_way(line.addressee))


def answered_words(dossier: Dossier, line: Line) -> str:
    """How the line begins that a line answers; empty where it answers none."""
    answered = dossier.find(Line, line.answers)
    if answered is None:
        return ""
    return shortened(called(dossier, answered), MOST)

"""Sections with nothing to show: they take no page, and the contents say why."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from briefings.document import Block, Bullets, Heading, Prose, Run, Section, plain
from core.language import gettext as _
from core.model.records import Point
from core.text import saying

Numbered: TypeAlias = tuple[int, Point]
"""A point and its number in the plan."""
MOST_UNTOLD = 3
"""How many points that have nothing to tell are each told of."""


class Nothing(Prose, frozen=True, gc=False):
    """Says why a section has nothing to show. It never leaves `compose`."""


def nothing(said: str) -> Prose:
    """The sentence shown where there is nothing to show."""
    return Nothing(plain(said))


def parted(
    points: Sequence[Numbered], is_told: Callable[[Point], bool]
) -> tuple[Sequence[Numbered], str]:
    """The points to go through one by one, and the numbers of the others, which have nothing to
    tell: a few of them are gone through, too."""
    told = [each for each in points if is_told(each[1])]
    if len(points) - len(told) <= MOST_UNTOLD:
        return points, ""
    shown = {number for number, _point in told}
    return told, saying.spans([number for number, _point in points if number not in shown])


def no_line_on(numbers: str) -> str:
    """What is said of points on which no line is recorded."""
    return _("No line is recorded on points {numbers}.").format(numbers=numbers)


def is_absent(section: Section) -> bool:
    """Whether a section consists only of headings and such sentences."""
    told = [block for block in section.blocks if not isinstance(block, Heading)]
    return bool(told) and all(isinstance(block, Nothing) for block in told)


def or_nothing(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a section of which only paragraphs say that there is nothing to show."""
    return tuple(nothing(_text(each)) if type(each) is Prose else each for each in blocks)


def unsaid(section: Section) -> Section:
    """The section of a pack that does not show everything: it does not say that nothing is
    recorded, which may be untrue, nor that something is left out, which would tell of it."""
    blocks = tuple(
        nothing(_("Nothing in this copy.")) if isinstance(block, Nothing) else block
        for block in section.blocks
    )
    return msgspec.structs.replace(section, blocks=blocks)


def written(section: Section) -> Section:
    """The section with plain paragraphs in place of `Nothing`."""
    blocks = tuple(
        Prose(block.text) if isinstance(block, Nothing) else block for block in section.blocks
    )
    return msgspec.structs.replace(section, blocks=blocks)


def listed(absent: Sequence[Section]) -> Iterator[Block]:
    """The sections that are left out, one line each with the reason."""
    if absent:
        yield Heading(_("Left out"))
        yield Bullets(tuple((Run(_line(each)),) for each in absent), small=True)


def _line(section: Section) -> str:
    name = next((block.text for block in section.blocks if isinstance(block, Heading)), "")
    reasons = " ".join(_once(_text(each) for each in section.blocks if isinstance(each, Nothing)))
    return _("{section}: {reason}").format(section=name, reason=reasons) if reasons else name


def _text(block: Prose) -> str:
    return "".join(run.text for run in block.text)


def _once(found: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(found)

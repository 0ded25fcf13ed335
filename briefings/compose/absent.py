"""Sections with nothing to show: they take no page, and the contents say why."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import msgspec

from briefings.document import Block, Bullets, Heading, Prose, Section, plain
from core.language import gettext as _
from core.language import noop
from core.model.records import Point
from core.text import saying

Numbered: TypeAlias = tuple[int, Point]
"""A point and its number in the plan."""
MOST_UNTOLD = 3
"""How many points that have nothing to tell are each told of."""


LACKING: Final = {
    "briefs": (noop("Briefs on the sticking points"), noop("No sticking points are recorded yet.")),
    "proposals": (noop("Proposals and responses"), noop("No proposal has been tabled.")),
    "packages": (noop("Packages and trades"), noop("No proposal has been tabled.")),
    "record": (noop("Record of the last round"), noop("Nothing is recorded of it.")),
}
"""Sections of which nothing is made where there is nothing to show: what they are called, and why
there is nothing. What explains or adds to others needs no reason to be absent without them."""


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


def without_page(section: Section) -> Section:
    """The section as one that goes on below another, if it has nothing to show."""
    return (
        msgspec.structs.replace(section, start="page", norm=0.0) if is_absent(section) else section
    )


def or_nothing(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a section of which only paragraphs say that there is nothing to show."""
    return tuple(nothing(_text(each)) if type(each) is Prose else each for each in blocks)


def unsaid(section: Section) -> Section:
    """The section of a pack that does not show everything: it does not say that nothing is
    recorded, which may be untrue, nor that something is left out, which would tell of it."""
    said = nothing(_("Nothing in this copy."))
    return section.with_each(lambda block: (said if isinstance(block, Nothing) else block,))


def lacking(key: str) -> tuple[Block, ...]:
    """The blocks of a section of which nothing was made, with the reason; none if it needs none."""
    if key not in LACKING:
        return ()
    title, reason = LACKING[key]
    return Heading(_(title), 1), nothing(_(reason))


def without_room(section: Section) -> Section:
    """The section for handwriting of a pack that has nothing else."""
    said = nothing(_("There is nothing yet to take notes on."))
    headings = (each for each in section.blocks if isinstance(each, Heading))
    return msgspec.structs.replace(section, blocks=(*headings, said))


def written(section: Section) -> Section:
    """The section with plain paragraphs in place of `Nothing`."""
    return section.with_each(
        lambda block: (Prose(block.text) if isinstance(block, Nothing) else block,)
    )


def listed(absent: Sequence[Section]) -> Iterator[Block]:
    """The sections that are left out, one line a reason."""
    by_reason: dict[str, list[str]] = {}
    for each in absent:
        by_reason.setdefault(_reason(each), []).append(_name(each))
    if absent:
        yield Heading(_("Left out"))
        lines = (_line(saying.semicolons(names), reason) for reason, names in by_reason.items())
        yield Bullets(tuple(map(plain, lines)), small=True)


def _line(names: str, reason: str) -> str:
    return _("{section}: {reason}").format(section=names, reason=reason) if reason else names


def _name(section: Section) -> str:
    return next((block.text for block in section.blocks if isinstance(block, Heading)), "")


def _reason(section: Section) -> str:
    return " ".join(_once(_text(each) for each in section.blocks if isinstance(each, Nothing)))


def _text(block: Prose) -> str:
    return "".join(run.text for run in block.text)


def _once(found: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(found)

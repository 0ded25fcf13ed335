"""Which blocks stay on the page of the next one, and which sections may, on paper and in editions
to be edited."""

from collections.abc import Sequence

from briefings.document import (
    Block,
    BottomLine,
    Contents,
    Heading,
    Layout,
    Prose,
    Section,
    Table,
)

FRONT = "front"
"""The key of cover and contents."""

INTRODUCE = (Heading, BottomLine, Prose)
"""What comes between the heading of a section and its first table."""


def introductions(every: Sequence[Block]) -> set[int]:
    """The places of the blocks from the heading of a section to its first table, without that."""
    found, begun = set[int](), len(every)
    for place, block in enumerate(every):
        if isinstance(block, Table):
            found.update(range(begun, place))
        if isinstance(block, Heading) and block.level == 1:
            begun = place
        elif not isinstance(block, INTRODUCE):
            begun = len(every)
    return found


def stays(above: Block | None, block: Block, below: Block | None) -> bool:
    """Whether the end of a block stays with the one below: what is said between a heading and a
    table, and anything else with the remark that closes it, as a marking."""
    if isinstance(block, Prose) and isinstance(above, Heading) and isinstance(below, Table):
        return True
    is_remark = isinstance(block, Prose) and block.small
    return isinstance(below, Prose) and below.small and not is_remark


def may_go_on(layout: Layout, before: Section, after: Section) -> bool:
    """Whether a section may go on below another, if there is room."""
    if layout.two_sided or layout.room == "pages" or "sheet" in (before.start, after.start):
        return False
    is_cover = before.key == FRONT and not any(isinstance(b, Contents) for b in before.blocks)
    is_marked = before.marking or after.marking
    return not (is_cover or is_marked) and before.landscape == after.landscape

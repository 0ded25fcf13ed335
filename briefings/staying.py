"""Which blocks stay on the page of the next one, on paper and in editions to be edited."""

from briefings.document import Block, Heading, Prose, Table


def stays(above: Block | None, block: Block, below: Block | None) -> bool:
    """Whether the end of a block stays with the one below: what is said between a heading and a
    table, and anything else with the remark that closes it, as a marking."""
    if isinstance(block, Prose) and isinstance(above, Heading) and isinstance(below, Table):
        return True
    is_remark = isinstance(block, Prose) and block.small
    return isinstance(below, Prose) and below.small and not is_remark

"""The sheet: where the body is on a page of paper, and what is around it."""

import msgspec

from briefings import styles
from briefings.document import Layout, Paper


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """One side of paper, in points from its top left corner.

    The body lies between `left`, `right`, `top` and `bottom`, magnified by `scale`. `notes` is the
    width of the room for handwriting on its outer side.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    scale: float = 1.0
    notes: float = 0.0
    notes_left: bool = False
    small: bool = False

    @property
    def body(self) -> tuple[float, float]:
        """Width and height of the body before magnification."""
        across, down = self.right - self.left, self.bottom - self.top
        return across / self.scale, down / self.scale

    @property
    def edges(self) -> tuple[float, float]:
        """Where running head and footer begin and end: the edges of the body and its notes."""
        room = self.notes + styles.GUTTER if self.notes else 0.0
        if self.notes_left:
            return self.left - room, self.right
        return self.left, self.right + room

    @property
    def marking(self) -> tuple[float, float]:
        """The baselines of the marking at the head and foot."""
        edge = styles.MARKING_EDGE_SMALL if self.small else styles.MARKING_EDGE
        return edge, self.height - edge + styles.MARKING.size * 0.7


def sheet_of(paper: Paper, layout: Layout, landscape: bool, number: int) -> Sheet:
    """The sheet of page `number`, counted from 1. The fold is on the left, on even pages of
    two-sided printing on the right; the other way round in a pack that is read backwards."""
    width, height = styles.PAPERS[paper]
    width, height = (height, width) if landscape and width < height else (width, height)
    small = paper == "a5"
    margin = styles.MARGIN_SMALL if small else styles.MARGIN
    gutter = styles.FOLD if layout.two_sided and not landscape else 0.0
    notes = styles.NOTES_ROOM if layout.room == "margin" and not landscape and not small else 0.0
    beside = notes + styles.GUTTER if notes else 0.0
    turned = layout.backwards != (layout.two_sided and number % 2 == 0)
    inner, outer = margin + gutter, margin + beside
    left, right = (outer, inner) if turned else (inner, outer)
    foot = styles.FOOT_SMALL if small else styles.MARGIN
    return Sheet(
        width,
        height,
        left,
        width - right,
        margin + (styles.HEAD_ROOM if small else 0.0),
        height - foot - styles.FOOT_ROOM,
        layout.size / styles.BODY.size,
        notes,
        turned,
        small,
    )

"""A graph as it is drawn and read out: boxes with words, and arrows with what they mean."""

import msgspec

from core.analysis.layers import Layers, layered


class GraphBox(msgspec.Struct, frozen=True):
    """A box: the record it stands for, a heading, lines below it, all of it as a sentence for
    whoever listens, and whether it is to stand out."""

    key: str
    title: str
    lines: tuple[str, ...]
    spoken: str
    strong: bool = False


class GraphArrow(msgspec.Struct, frozen=True):
    """An arrow from box to box. One that is `back` closes a circle."""

    start: str
    end: str


class Graph(msgspec.Struct, frozen=True):
    """Boxes in layers with their arrows, and sentences that say what there is to see besides."""

    boxes: tuple[GraphBox, ...]
    arrows: tuple[GraphArrow, ...]
    remarks: tuple[str, ...] = ()

    @property
    def layers(self) -> Layers:
        """The boxes by layer."""
        ways = ((arrow.start, arrow.end) for arrow in self.arrows)
        return layered([box.key for box in self.boxes], ways)

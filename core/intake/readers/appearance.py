"""How words of a document appear, whatever its kind, and whether a reader sees them."""

from typing import NamedTuple

SAME = 13
"""By how much colours differ at most that look the same, of 255: the palest shade that word
processors offer is that far from white."""
TINY = 1.5
"""Up to what size letters cannot be read, in points."""
USUAL_SIZE = 12.0
"""The size of letters where nothing tells it, in points."""
_MOST = 255


class Colour(NamedTuple):
    """Red, green and blue, 0 to 255 each, and how much of what is behind it is covered, 0 to 1."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    def over(self, ground: "Colour | None") -> "Colour | None":
        """What is seen of it on something behind it; None if that is not known."""
        if self.alpha >= 1 or ground is None:
            return self if self.alpha >= 1 else None
        mixed = (round(g + (c - g) * self.alpha) for c, g in zip(self[:3], ground[:3], strict=True))
        return Colour(*mixed)

    def differs_by(self, other: "Colour") -> int:
        """By how much it differs from another where it does most, 0 to 255."""
        return max(abs(a - b) for a, b in zip(self[:3], other[:3], strict=True))


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def colour_of(digits: str) -> Colour | None:
    """The colour that six hexadecimal digits tell; None for anything else."""
    try:
        code = int(digits, 16) if len(digits) == len("RRGGBB") else None
    except ValueError:
        return None
    return None if code is None else Colour(code >> 16 & 255, code >> 8 & 255, code & 255)


class Appearance(NamedTuple):
    """How words appear: their colour and that behind them, None where nothing tells; the size of
    their letters in points; how much of them is painted, 0 to 1; whether they are off the page."""

    colour: Colour | None = BLACK
    ground: Colour | None = WHITE
    size: float = USUAL_SIZE
    opacity: float = 1.0
    is_off_page: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether a reader sees the words."""
        if self.is_off_page or self.size <= TINY:
            return False
        if self.colour is None:
            return self.opacity * _MOST > SAME
        differs = _MOST if self.ground is None else self.colour.differs_by(self.ground)
        return differs * self.colour.alpha * self.opacity > SAME

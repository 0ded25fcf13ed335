"""Operators of a page's content."""

from collections.abc import Iterable, Sequence

from briefings import styles
from briefings.render.shapes import Spot


def colour_operator(colour: tuple[float, float, float], grey: bool) -> str:
    """The operator that fills with a colour; grey in the device's grey."""
    red, green, blue = styles.grey(colour) if grey else colour
    return f"{red:.3f} g" if red == green == blue else f"{numbers((red, green, blue))} rg"


def numbers(values: Iterable[float]) -> str:
    """Numbers as operands."""
    return " ".join([f"{value:.3f}" for value in values])


def path(spots: Sequence[Spot], x: float, up: float) -> str:
    """The operators of a path through points, whose origin is x from the left of the page and `up`
    from its foot."""
    places: list[float] = []
    for across, down in spots:
        places += (x + across, up - down)
    return ("%.2f %.2f m" + " %.2f %.2f l" * (len(spots) - 1)) % tuple(places)

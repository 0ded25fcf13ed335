"""What figures are tried with, and how they are looked at."""

from itertools import combinations

from hypothesis import strategies as st

from briefings.render.shapes import Box, Drawing, TextRun

WIDTH = 453.5
CLEAR = 5.0  # points, twice a space
ROOM = 0.6  # half a line's weight may stand over the edge

sp = st.floats(0, 100)
maybe = st.none() | sp
names = st.text("abc XYZ дщё", min_size=0, max_size=60)


def outside(drawing: Drawing) -> list[Box]:
    """The boxes of shapes that leave the drawing."""
    return [
        box
        for box in (shape.box for shape in drawing.shapes)
        if box[0] < -ROOM
        or box[1] < -ROOM
        or box[2] > drawing.width + ROOM
        or box[3] > drawing.height + ROOM
    ]


def meeting(drawing: Drawing) -> list[tuple[str, str]]:
    """The pairs of labels whose boxes meet; codes inside markers are not labels."""
    words = [s for s in drawing.shapes if isinstance(s, TextRun) and s.text and s.style.size > 6]
    return [(a.text, b.text) for a, b in combinations(words, 2) if meet(a.box, b.box)]


def touching(drawing: Drawing) -> list[tuple[str, str]]:
    """The pairs of labels on one line with less between them than tells them from words of one."""
    words = [s for s in drawing.shapes if isinstance(s, TextRun) and s.text and s.style.size > 6]
    pairs = ((a, b) for a, b in combinations(words, 2) if abs(a.y - b.y) < 1)
    return [
        (a.text, b.text)
        for a, b in pairs
        if max(a.box[0], b.box[0]) - min(a.box[2], b.box[2]) < CLEAR
    ]


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes meet by more than letters need to breathe."""
    return a[0] < b[2] - 0.1 and b[0] < a[2] - 0.1 and a[1] < b[3] - 1.8 and b[1] < a[3] - 1.8

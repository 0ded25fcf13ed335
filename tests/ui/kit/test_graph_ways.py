"""The ways of a graph's arrows."""

from itertools import product

from PySide6.QtCore import QRect

from ui.kit.graph_ways import Ways

WIDE, HIGH, ACROSS, BETWEEN = 100, 40, 54, 14


def column(place: int, *heights: int) -> list[QRect]:
    boxes, top = [], 6
    for height in heights:
        boxes.append(QRect(6 + place * (WIDE + ACROSS), top, WIDE, height))
        top += height + BETWEEN
    return boxes


def test_no_way_is_behind_a_box() -> None:
    columns = [column(0, 40, 70), column(1, 90, 40, 40), column(2, 40), column(3, 60, 60, 60)]
    places = [(n, row) for n, boxes in enumerate(columns) for row in range(len(boxes))]
    for start, end in product(places, places):
        if start[0] != end[0]:
            path = Ways(columns, ACROSS, BETWEEN).way(start, end, 6.0)
            points = [path.pointAtPercent(n / 200).toPoint() for n in range(1, 200)]
            others = [each for each in places if each not in (start, end)]
            assert not [
                (column, row)
                for column, row in others
                if any(columns[column][row].contains(point) for point in points)
            ]


def test_two_ways_past_the_same_boxes_do_not_cover_each_other() -> None:
    columns = [column(0, 40), column(1, 40), column(2, 40)]
    ways = Ways(columns, ACROSS, BETWEEN)
    heights = {ways.way((2, 0), (0, 0), 6.0).pointAtPercent(0.5).y() for _n in range(3)}
    assert len(heights) == 3
    assert ways.lowest > max(each.bottom() for each in columns[1])

"""The marks of a position map are explained on each page that it is on."""

from typing import get_args

import pytest
from msgspec.structs import replace

from briefings.document import PositionMap, ScaleFigure
from briefings.recipe import PackPaper
from briefings.render import blocks
from briefings.render.boxes import paginate
from tests import accessible
from tests.briefings.reading import page_texts

SCALE = ScaleFigure("Issue", "weight 1", ((0, "none"), (100, "all")), (), None, "9", "")
LEGEND = "marker: stated · bar: acceptable · hollow: at Round 4 · hatched: overlap"


@pytest.mark.parametrize("width", [440.0, 300.0, 150.0])
def test_a_map_that_goes_on_explains_its_marks_in_a_line_without_taking_room(width: float) -> None:
    bare = PositionMap((SCALE,) * 12)
    told = PositionMap((SCALE, *(replace(SCALE, legend=LEGEND),) * 11))
    without, pages = (paginate(blocks.boxes(each, width), 300) for each in (bare, told))
    assert len(pages) == len(without) > 1
    for page, as_before in zip(pages[1:], without[1:], strict=True):
        assert [each.y for each in page if not each.again] == [each.y for each in as_before]
        assert [each.box.height for each in page if each.again] == [0.0]
    assert not any(each.again for each in pages[0])


@pytest.mark.parametrize("paper", get_args(PackPaper))
def test_each_page_of_a_map_of_the_example_explains_its_marks(paper: PackPaper) -> None:
    shown = page_texts(accessible.pack("delta", paper, "en"))
    with_map = [page for page in shown if "weight 30" in page]
    assert with_map
    assert all("marker: stated · bar: acceptable" in page for page in with_map)

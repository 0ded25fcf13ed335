"""A page is set tighter rather than leave the end of a block alone at the head of the next."""

from typing import get_args

import pytest

from briefings.compose import compose
from briefings.document import (
    Block,
    Bullets,
    Heading,
    NoteBox,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.recipe import PackPaper
from briefings.render import Laid, laid_out
from briefings.render.boxes import LineBox, nothing, paginate
from briefings.sections import FULL
from core.exchange.example import DAY, example
from core.language import LANGUAGES, Language
from core.model.records import Round
from tests.briefings.packs import recipe
from tests.briefings.test_flow import laid

NOTE = NoteBox("a", "treaty", "Compare.")
ROW = TableRow((plain("Article"), plain("Text")))
TABLE = Table((TableColumn("A", 0.5), TableColumn("B", 0.5)), (ROW,) * 6)


def first_blocks(made: Laid) -> list[int]:
    """The block that each page but the first begins with, counted from 1."""
    pages = ([each for each in page.placed if not each.again] for page in made.pages[1:])
    return [own[0].box.block for own in pages]


def test_a_full_page_is_set_tighter_for_the_end_of_a_block_alone() -> None:
    before = [LineBox(20.0, nothing, before=10.0) for _n in range(10)]
    for height, pages in ((25.0, 1), (70.0, 2)):
        end = LineBox(height, nothing, before=10.0)
        assert len(paginate([*before, end], 300.0)) == 2
        end.closes = True
        assert len(paginate([*before, end], 300.0)) == pages


@pytest.mark.parametrize(
    ("block", "closing"),
    [
        (Bullets((plain("One."),) * 4), [False, False, True, False]),
        (TABLE, [False] * 4 + [True, False]),
        (NOTE, [True]),
    ],
    ids=["items", "rows", "note"],
)
def test_what_can_be_parted_last_closes_a_block(block: Block, closing: list[bool]) -> None:
    made = laid(Section(("one", ""), (Heading("Part"), block), "one"))
    boxes = [each.box for each in made.pages[0].placed if each.box.block == 2]
    assert [each.closes for each in boxes][-len(closing) :] == closing


@pytest.mark.parametrize("paper", [each for each in get_args(PackPaper) if each != "a5"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_of_the_example_stands_alone_at_the_head_of_a_page(
    paper: PackPaper, language: Language
) -> None:
    sections = tuple(name for name in FULL if name != "glance")
    asked = {"today": DAY, "round": example().all(Round)[-1].id, "readers": ("",)}
    made = compose(example(), recipe(**asked, paper=paper, language=language, sections=sections))
    said: list[Block | None] = [None, *(b for each in made.sections for b in each.blocks), None]
    for block in first_blocks(laid_out(made)):
        assert not isinstance(said[block], NoteBox) or isinstance(said[block + 1], NoteBox)

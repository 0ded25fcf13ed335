"""The running head: it names what begins on a page first, else what goes on there."""

from itertools import product
from typing import get_args

import pytest

from briefings import styles
from briefings.compose import compose
from briefings.document import PageBreak, Section
from briefings.recipe import PackPaper
from briefings.render import Laid
from briefings.render.page_frame import head_lines
from briefings.render.text import ELLIPSIS, text_width
from core.language import LANGUAGES, Language
from core.model.records import Point
from tests.briefings.packs import make_pack, recipe, rich, talks
from tests.briefings.reading import page_texts
from tests.briefings.test_flow import laid, section


def heads(made: Laid) -> list[str]:
    return [page.head[0] for page in made.pages]


def test_a_page_is_named_after_the_first_brief_that_begins_on_it() -> None:
    assert heads(laid(section("one", 45), section("two", 60, "right")))[:2] == ["one", "two"]
    assert heads(laid(section("one", 9), section("two", 60, "right"))) == ["one", "two"]


def test_so_it_is_where_one_flows_out_of_another() -> None:
    broken = section("one", 3)
    broken = Section(broken.head, (*broken.blocks, PageBreak(), *broken.blocks), "one")
    assert heads(laid(broken, section("two", 5, "flow"))) == ["one", "two"]


def test_so_it_is_where_parts_are_set_again_to_save_a_page() -> None:
    for lines in range(40, 110, 3):
        made = laid(section("one", lines), section("two", lines, "right"), section("three", 40))
        begun = {span.first: span.section.key for span in reversed(made.spans)}
        named = heads(made)
        assert [named[page - 1] for page in begun] == [*begun.values()], lines
        assert all(name in (begun.get(n), named[n - 2]) for n, name in enumerate(named, 1) if n > 1)


@pytest.mark.parametrize("with_briefs", [True, False])
def test_an_annex_names_its_round_on_each_page(with_briefs: bool) -> None:
    sections = ("cover", *(("briefs",) if with_briefs else ()), "annex", "packages")
    made = compose(rich(), recipe(sections=sections))
    (annex,) = (each for each in made.sections if each.key == "annex")
    assert annex.head == ("Annex · Round 3", made.sections[0].head[1])


LONG = "The regime of the upper fishing grounds and of all their approaches by sea 1"


@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_running_head_of_long_names_is_whole_on_every_page(
    paper: PackPaper, language: Language
) -> None:
    """A label never ends in an ellipsis where there is room for two lines."""
    dossier = rich(Point("p", 1, LONG), talks(title=LONG))
    for part, name in (("briefs", LONG.upper()), ("chronology", LONG)):
        asked = recipe(paper=paper, language=language, sections=(part,))
        texts = page_texts(make_pack(dossier, asked))
        assert [text for text in texts if ELLIPSIS in text] == []
        assert set(name.split()) <= set(texts[0].split())


@pytest.mark.parametrize("wide", [300.0, 350.0, 450.0])
def test_what_is_beside_a_long_name_parts_at_a_dot(wide: float) -> None:
    names, sides = head_lines(LONG.upper(), "Stated gap 40 · between ranges 6 · 81% known", wide)
    assert " ".join(names) == LONG.upper()
    assert not any(side.startswith("·") or side.endswith("·") for side in sides)
    for line in product(names, sides):
        assert sum(text_width(each, styles.HEAD) for each in line) <= wide


@pytest.mark.parametrize("name", ["TERRITORIAL CONTROL", "وقف إطلاق النار"])
def test_a_running_head_that_fits_has_one_line(name: str) -> None:
    for side in ("Stated gap 40 · between ranges 6", "الفجوة المعلنة 40 · بين النطاقين 6"):
        assert [len(end) for end in head_lines(name, side, 450.0)] == [1, 1]

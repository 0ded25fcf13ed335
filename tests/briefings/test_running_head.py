"""The running head: it names what begins on a page first, else what goes on there."""

import pytest

from briefings.compose import compose
from briefings.document import PageBreak, Section
from briefings.render import Laid
from tests.briefings.packs import recipe, rich
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

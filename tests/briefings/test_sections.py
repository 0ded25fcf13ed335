"""Each section of a pack is declared once, and everything that shows sections reads that."""

from typing import get_args

import pytest
from msgspec.structs import replace

from briefings.compose import compose, composer
from briefings.document import Bullets, Section
from briefings.recipe import PackPaper
from briefings.sections import ALL_SECTIONS, FULL, SECTION_NAMED, SECTIONS, PackSection, restricted
from briefings.templates import applied, stock
from briefings.within import texts
from core.exchange.example import DAY, example
from core.model.records import Delegate, Line, LineType, Party
from tests.briefings.packs import recipe, rich
from tests.briefings.test_compose import runs
from tests.test_architecture import loaded_by

COMPOSED = [section for section in SECTIONS if section.composer]


def made(section: PackSection) -> tuple[Section, ...]:
    """The sections that a pack of one declared section has."""
    never = Line("never", 1, "p", "No catch at all.", LineType.RED_LINE)
    return compose(rich(never), recipe(sections=(section.id,))).sections


@pytest.mark.parametrize("section", COMPOSED, ids=lambda each: each.id)
def test_a_composer_is_found_by_its_name_and_makes_what_is_declared(section: PackSection) -> None:
    assert callable(composer(section.composer))
    for each in made(section):
        assert each.landscape is section.landscape
        key = each.key.partition(":")[0]
        assert key in {*section.laid_as, "empty"}
        if key == section.laid_as[0]:
            assert (each.start, each.norm) == (section.start, section.norm)


def test_no_two_sections_are_called_the_same() -> None:
    assert len(SECTION_NAMED) == len(SECTIONS)
    keys = [key for section in SECTIONS for key in section.laid_as]
    assert len({*keys}) == len(keys)


def test_a_full_pack_has_what_is_not_on_request() -> None:
    assert {*ALL_SECTIONS} - {*FULL} == {"annex", "packages", "defensive", "news"}


def test_what_never_goes_to_others_is_told_in_the_order_of_the_recipe() -> None:
    found = restricted(("method", "cover", "annex", "not a section"))
    assert [section.id for section in found] == ["method", "annex"]


def test_a_section_that_no_version_knows_is_passed_over() -> None:
    known = compose(rich(), recipe(sections=("plan",)))
    assert compose(rich(), recipe(sections=("plan", "of a later version"))) == known


def test_titles_are_read_without_a_composer() -> None:
    loaded = loaded_by("import ui.briefings.sections, briefings.recipe")
    assert "briefings.sections" in loaded
    assert not {name for name in loaded if name.startswith("briefings.compose")}


def test_composing_loads_the_modules_of_the_sections_asked_for_alone() -> None:
    asked = "from briefings.compose import compose; from tests.briefings.packs import *"
    loaded = loaded_by(f"{asked}\ncompose(rich(), recipe(sections=('glossary',)))")
    assert "briefings.compose.glossary" in loaded
    assert not {"briefings.compose.briefs", "briefings.compose.glance"} & loaded


def said(sections: tuple[str, ...], alternative: str) -> str:
    """What a pack of these sections says where a party has this alternative to agreement."""
    was = rich().get(Party, "b")
    dossier = rich().replacing(was, replace(was, alternative=alternative))
    return "".join(run.text for run in runs(compose(dossier, recipe(sections=sections)).sections))


def test_the_annex_says_what_each_party_has_without_agreement() -> None:
    assert "Borduria: It waits." in said(("cover", "annex"), "It waits.")
    assert "It waits." not in said(("cover", "briefs"), "It waits.")
    assert "Borduria" not in said(("annex",), "")


def test_an_annex_that_goes_out_alone_says_what_it_is_on_its_cover_and_each_page() -> None:
    made = compose(rich(), recipe(sections=("cover", "annex", "packages")))
    assert made.title.endswith(" · Annex: red lines and fallbacks · Round 3")
    assert made.sections[-1].head[0] == "Annex · Round 3", "short, to stand beside the title"
    whole = compose(rich(), recipe(sections=("cover", "briefs", "annex")))
    assert whole.title.endswith(" · Briefing pack · Round 3")


@pytest.mark.parametrize("template", ["full", "releasable", "delta", "annex"])
def test_what_is_known_of_the_plan_as_a_whole_is_said_once(template: str) -> None:
    summary = example().talks.plan_summary
    told = [*texts(compose(example(), applied(stock(template), recipe(today=DAY))).sections)]
    assert told.count(summary) == 1


def test_how_to_read_packages_is_said_once_and_a_mover_has_one_sign() -> None:
    asked = applied(stock("annex"), recipe(today=DAY))
    assert "\n".join(texts(compose(example(), asked))).count("Distance from each party") == 1
    for paper in get_args(PackPaper):
        pocket = applied(stock("pocket"), recipe(today=DAY, paper=paper))
        (glance,) = (s for s in compose(example(), pocket).sections if s.key == "glance")
        movers = [i for b in glance.blocks if isinstance(b, Bullets) for i in b.items]
        assert movers
        assert not [run for item in movers for run in item if run.sign]


def test_a_party_of_whose_delegation_nothing_is_recorded_is_named_unless_it_may_be_left_out() -> (
    None
):
    alone = Delegate("d", 1, "a", "Anna")
    dossier = rich(alone)
    for each in dossier.all(Delegate):
        dossier = dossier if each.id == "d" else dossier.replacing(each, None)
    told = "\n".join(texts(compose(dossier, recipe(sections=("delegations",)))))
    assert "No members recorded: Borduria and Mediating States." in told
    for others in ({"releasable": True}, {"tags": ("Press",)}):
        asked = recipe(sections=("delegations",), **others)
        assert "No members recorded" not in "\n".join(texts(compose(dossier, asked)))

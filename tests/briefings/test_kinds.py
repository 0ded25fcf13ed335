"""What the register calls a pack."""

import msgspec
import pytest

from briefings.compose import compose
from briefings.document import Prose
from briefings.kinds import kind_of, printed_name
from briefings.templates import applied, stock
from core.language import LANGUAGES, speaking
from core.model.records import Pack
from tests.briefings.packs import recipe, rich


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "Full, v1"),
        ({"tags": ("Press",)}, "Selection, v1"),
        ({"searches": ("Ceasefire",)}, "Selection, v1"),
        ({"tags": ("Press",), "releasable": True}, "Releasable, v1"),
        ({"tags": ("Press",), "changed_only": True}, "What is new, v1"),
    ],
)
def test_a_pack_that_is_a_selection_is_not_called_full(
    fields: dict[str, object], kind: str
) -> None:
    asked = msgspec.structs.replace(recipe(), version=1, **fields)
    told = msgspec.json.encode(asked, order="sorted").decode()
    assert kind_of(Pack("k", "A pack", recipe=told)) == kind


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("full", "Full, v1"),
        ("pocket", "Pocket, v1"),
        ("releasable", "Releasable, v1"),
        ("delta", "What is new, v1"),
        ("addendum", "Addendum 1"),
        ("annex", "Annex, v1"),
    ],
)
def test_each_template_has_a_name_of_its_own_in_the_register(template: str, kind: str) -> None:
    asked = applied(stock(template), msgspec.structs.replace(recipe(), version=1))
    told = msgspec.json.encode(asked, order="sorted").decode()
    assert kind_of(Pack("k", "A pack", recipe=told)) == kind


def test_a_pack_without_briefs_is_not_called_full() -> None:
    asked = msgspec.structs.replace(recipe(), version=1, sections=("cover", "glossary"))
    told = msgspec.json.encode(asked, order="sorted").decode()
    assert kind_of(Pack("k", "A pack", recipe=told)) == "Pack, v1"


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("full", "Briefing pack"),
        ("pocket", "Pocket pack"),
        ("releasable", "Releasable pack"),
        ("delta", "What is new"),
        ("addendum", "Addendum 1"),
        ("annex", "Annex: red lines and fallbacks"),
    ],
)
def test_each_template_is_called_what_it_is_on_its_pages(template: str, name: str) -> None:
    asked = applied(stock(template), recipe())
    made = compose(rich(), asked)
    assert made.title == f"Fishing talks · {name} · Round 3" or asked.releasable
    assert {each.head[0].partition(" · ")[0] for each in made.sections if not each.norm} <= {
        *(name, "Annex")
    }
    for language in LANGUAGES[1:]:
        with speaking(language):
            assert printed_name(asked) != name


def test_an_addendum_to_nothing_says_so_and_names_no_version() -> None:
    made = compose(rich(), applied(stock("addendum"), recipe(version=0)))
    (said,) = [block for block in made.sections[0].blocks if isinstance(block, Prose)]
    assert said.text[0].text.endswith("so there is nothing to add to.")
    assert "v0" not in made.page_frame.origin

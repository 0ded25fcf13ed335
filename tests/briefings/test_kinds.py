"""What the register calls a pack."""

import msgspec
import pytest

from briefings.kinds import kind_of
from briefings.templates import applied, stock
from core.model.records import Pack
from tests.briefings.packs import recipe


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

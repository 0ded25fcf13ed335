"""What the register calls a pack."""

import msgspec
import pytest

from briefings.kinds import kind_of
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

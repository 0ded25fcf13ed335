"""Positions in a text as Qt counts them, and by character."""

from hypothesis import given
from hypothesis import strategies as st

from ui.kit.phrases import Units

TEXTS = st.text(st.sampled_from("a é\n漢\N{FISH}\U00020000\ud800"), max_size=12)


@given(TEXTS)
def test_each_character_is_where_its_units_begin(text: str) -> None:
    units = Units(text)
    at = 0
    for place, sign in enumerate(text):
        assert units.unit(place) == at
        assert units.character(at) == place
        if sign > "\uffff":
            assert units.character(at + 1) == place
            at += 1
        at += 1
    assert units.unit(len(text)) == at
    assert units.character(at) == len(text)


def test_many_places_in_a_long_text_are_found_at_once() -> None:
    text = "\N{FISH} swims. " * 50_000
    units = Units(text)
    assert sum(units.unit(at) - at for at in range(0, len(text), 9)) > 0

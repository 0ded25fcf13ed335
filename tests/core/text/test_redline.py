"""Redlines put both texts back together."""

from hypothesis import given
from hypothesis import strategies as st

from core.text.redline import Stay, redline


def test_words_that_went_and_came() -> None:
    found = list(redline("The line is fixed now.", "The contact line is fixed on signature."))
    assert (Stay.INSERTED, " contact") in found
    assert (Stay.DELETED, "now") in found


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_come_back(before, after) -> None:
    found = list(redline(before, after))
    assert "".join(text for stay, text in found if stay is not Stay.INSERTED) == before
    assert "".join(text for stay, text in found if stay is not Stay.DELETED) == after


def test_a_very_long_text_is_replaced_as_a_whole() -> None:
    found = list(redline("a " * 5000, "b " * 5000))
    assert [stay for stay, _text in found] == [Stay.DELETED, Stay.INSERTED]

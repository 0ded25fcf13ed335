"""Phrases followed through edits of their text."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.drift import Drift

TEXT = "Any arrangement needs a referendum; no land is recognised as theirs."


def went(before, after, phrase, nth=0):
    """What a phrase of `before` reads in `after`; None if it is gone."""
    start = -1
    for _turn in range(nth + 1):
        start = before.index(phrase, start + 1)
    span = Drift(before, after).of(start, start + len(phrase))
    return None if span is None else after[slice(*span)]


@pytest.mark.parametrize(
    ("after", "now"),
    [
        (TEXT, "needs a referendum"),
        ("They say: " + TEXT, "needs a referendum"),
        (TEXT + " So they say.", "needs a referendum"),
        (TEXT.replace("Any", "An"), "needs a referendum"),
        (TEXT.replace("Any arrangement ", ""), "needs a referendum"),
        (TEXT.replace("; no", "\n\nAnd no"), "needs a referendum"),
        (TEXT.replace("needs a referendum", "calls for a referendum"), "calls for a referendum"),
        (TEXT.replace("a referendum", "a binding referendum"), "needs a binding referendum"),
        (TEXT.replace("referendum", "referenda"), "needs a referenda"),
        (TEXT.replace("needs a referendum", "is off"), None),
        (TEXT.replace("Any arrangement needs a referendum", "Nothing"), None),
        ("", None),
        ("Other words altogether.", None),
    ],
)
def test_a_phrase_goes_with_its_text(after, now):
    assert went(TEXT, after, "needs a referendum") == now


def test_a_phrase_is_never_taken_for_the_same_words_elsewhere():
    before = "A vote first. Then a vote again."
    assert went(before, before.replace("A vote first. ", ""), "vote", nth=0) is None
    assert went(before, before.replace("Then a vote again.", ""), "vote", nth=1) is None


def test_a_phrase_in_a_text_that_repeats_itself_stays():
    before = "the the cat"
    assert went(before, "the cat", "the", nth=1) == "the"
    assert went("abab", "ababab", "abab") == "abab"


def test_scripts_without_spaces_are_followed_too():
    before = "领土安排需要全民投票。不承认任何土地。"
    after = "任何领土安排都需要一次全民投票。不承认。"
    assert went(before, after, "全民投票") == "全民投票"
    assert went(before, after, "任何土地") is None


def test_too_much_between_leaves_the_longer_part():
    assert went(
        "a fixed contact line", f"a fixed {'x ' * 900}contact line", "fixed contact line"
    ) == ("contact line")


def test_edits_in_several_places_at_once():
    before = "One. Two is here. Three. Four is there. Five."
    after = "One! Two is here. Thirty. Four is there, too. Five."
    assert went(before, after, "Two is here") == "Two is here"
    assert went(before, after, "Four is there") == "Four is there"


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30), st.data())
def test_whatever_is_told_lies_in_the_text(before, after, data):
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    span = Drift(before, after).of(start, end)
    assert span is None or 0 <= span[0] <= span[1] <= len(after)


WORDS = ("the", "a", "parties", "agreed", "line", "contact", "holds", "кордон", "停火", "هدنة")


class Model:
    """A long text with phrases, edited at random, and where each untouched phrase truly is."""

    def __init__(self, seed, pages=50, phrases=200):
        self.random = random.Random(seed)
        self.text = "\f".join(self.words(480) for _page in range(pages))
        self.spans = {number: self.a_phrase() for number in range(phrases)}

    def words(self, count):
        return " ".join(self.random.choice(WORDS) for _word in range(count))

    def a_phrase(self):
        start = self.random.randrange(len(self.text) - 60)
        return start, start + self.random.randrange(8, 60)

    def edit(self):
        """One edit: the text before and after, and the place, the length taken out and put in."""
        before, at = self.text, self.random.randrange(len(self.text) - 400)
        taken = self.random.choice((0, 0, 1, 7, 40, 300))
        put = self.words(self.random.choice((0, 1, 1, 3, 40)))
        if taken == len(put) == 0:
            put = "!"
        self.text = before[:at] + put + before[at + taken :]
        return before, at, taken, len(put)


def test_200_phrases_of_50_pages_through_1000_edits():
    model = Model(seed=1)
    for _turn in range(1000):
        before, at, taken, put = model.edit()
        drift = Drift(before, model.text)
        for number, (start, end) in tuple(model.spans.items()):
            span = drift.of(start, end)
            if end <= at or start >= at + taken:
                assert span is not None, "an untouched phrase is never lost"
                assert model.text[slice(*span)] == before[start:end]
                assert abs(span[0] - (start if end <= at else start + put - taken)) <= taken + put
            elif span is not None:
                assert span[1] - span[0] <= end - start + put
                assert min(start, at) - (taken + put) <= span[0]
                assert span[1] <= max(end - taken, at) + 2 * (taken + put)
            model.spans[number] = model.a_phrase() if span is None else span

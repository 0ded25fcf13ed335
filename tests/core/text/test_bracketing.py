"""Brackets lifted, chosen among and put."""

from core.text.bracketing import (
    accepted_alternative,
    around,
    bracketed,
    dropped_notes,
    following,
    lifted,
)

TEXT = "Each [shall [soon]] / [should] act [now]."


def test_a_bracket_is_lifted_from_around_its_words() -> None:
    assert lifted(TEXT, TEXT.index("soon")) == "Each [shall soon] / [should] act [now]."
    assert lifted(TEXT, TEXT.index("shall")) == "Each shall [soon] / [should] act [now]."
    assert lifted(TEXT, 0) == TEXT


def test_one_alternative_is_accepted() -> None:
    assert accepted_alternative(TEXT, TEXT.index("should")) == "Each should act [now]."
    assert accepted_alternative("[A][B] [C] x", 4) == "B [C] x"
    assert accepted_alternative("It [shall] [should] [may [not]] act", 5) == "It shall act"
    assert accepted_alternative("It [shall]\n[should] act", 5) == "It [shall]\n[should] act"
    assert accepted_alternative(TEXT, TEXT.index("now")) == TEXT


def test_marks_of_notes_said_elsewhere_are_no_brackets_and_go_with_theirs() -> None:
    notes = ("[b]",)
    text = "Each[b] [shall [soon]][^1] / [should[b]] act."
    assert lifted(text, text.index("b]"), notes) == text
    assert following(text, 0, notes) == around(text, text.index("shall"), notes)
    kept = accepted_alternative(text, text.index("should"), notes)
    assert kept == "Each[b] should[b] act."
    assert dropped_notes(text, kept, notes) == ("[^1]",)
    other = accepted_alternative(text, text.index("shall"), notes)
    assert other == "Each[b] shall [soon][^1] act."
    assert dropped_notes(text, other, notes) == ()
    assert accepted_alternative("It [shall][^1] [should][^2] act", 5) == "It shall[^1] act"


def test_words_are_put_in_brackets() -> None:
    assert bracketed("They may pay.", 4, 9) == "They [may] pay."
    assert bracketed("They", 2, 2) == "They"


def test_brackets_are_found_from_a_place() -> None:
    pair = following(TEXT, 5)
    assert pair is not None
    assert TEXT[pair.start : pair.end] == "[soon]"
    assert following(TEXT, len(TEXT)) == around(TEXT, 6)
    assert following("none", 0) is None

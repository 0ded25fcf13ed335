"""Brackets lifted, chosen among and put."""

from core.text.bracketing import accepted_alternative, around, bracketed, following, lifted

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


def test_words_are_put_in_brackets() -> None:
    assert bracketed("They may pay.", 4, 9) == "They [may] pay."
    assert bracketed("They", 2, 2) == "They"


def test_brackets_are_found_from_a_place() -> None:
    pair = following(TEXT, 5)
    assert pair is not None
    assert TEXT[pair.start : pair.end] == "[soon]"
    assert following(TEXT, len(TEXT)) == around(TEXT, 6)
    assert following("none", 0) is None

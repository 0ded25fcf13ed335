"""What is said of a passphrase, and passphrases drawn by lot."""

import pytest

from core.text.passphrases import WORDS, drawn, estimate


@pytest.mark.parametrize("words", ["a", "password", "Kyiv2026", "qwerty12345", "11.11.2011"])
def test_what_is_soon_guessed_is_weak(words):
    assert estimate(words).weak


def test_words_drawn_by_lot_are_strong_and_never_the_same():
    phrases = {drawn() for _time in range(50)}
    assert len(phrases) == 50
    assert {len(phrase.split(" ")) for phrase in phrases} == {WORDS}
    assert all(estimate(phrase).sentence.startswith("Strong") for phrase in phrases)


@pytest.mark.parametrize("words", ["пароль", "Übergang", "暗号"])
def test_what_cannot_be_judged_is_not_judged(words):
    found = estimate(words)
    assert not found.weak
    assert found.sentence.startswith("Not known")


def test_five_thousand_characters_are_judged_at_once():
    assert not estimate("correct horse battery staple " * 200).weak

"""Stretches of a text in another language than the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.tongues import is_uniform, stretches


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Hello, world", "en", (("", "Hello, world"),)),
        ("Ici — là", "fr", (("", "Ici — là"),)),
        ("Talks on їжу, again", "en", (("", "Talks on "), ("uk", "їжу, "), ("", "again"))),
        ("Переговоры", "en", (("ru", "Переговоры"),)),
        ("Переговори", "uk", (("", "Переговори"),)),
        ("Рыба", "uk", (("ru", "Рыба"),)),
        ("مرحبا UN", "ar", (("", "مرحبا "), ("en", "UN"))),
        ("漢字かな", "en", (("ja", "漢字かな"),)),
        ("1,2 — 3", "ar", (("", "1,2 — 3"),)),
    ],
)
def test_scripts_and_their_telling_letters_are_noticed(
    text: str, language: str, found: tuple[tuple[str, str], ...]
) -> None:
    assert stretches(text, language) == found
    assert is_uniform(text, language) == (len(found) == 1 and not found[0][0])


@given(st.text(), st.sampled_from(["en", "uk", "ar"]))
def test_no_character_is_lost(text: str, language: str) -> None:
    assert "".join(part for _language, part in stretches(text, language)) == text

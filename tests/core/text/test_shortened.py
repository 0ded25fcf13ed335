"""The beginnings of texts that are too long for their place."""

import pytest

from core.text.saying import shortened


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("No troops", 9, "No troops"),
        ("No troops at all", 12, "No troops at…"),
        ("No troops at all", 14, "No troops at…"),
        ("By 12. Then the rest", 7, "By 12…"),
        ("Lines – and more of them", 8, "Lines…"),
        ("Donaudampfschifffahrt", 10, "Donaudampf…"),
        ("A Donaudampfschifffahrt", 12, "A Donaudampf…"),
        ("关于关税的立场", 3, "关于关…"),
        ("ab\u0301\u0302cd", 3, "a…"),
    ],
)
def test_it_ends_in_whole_words_and_letters(text: str, most: int, expected: str) -> None:
    assert shortened(text, most) == expected

"""Numbers of clauses in short."""

import pytest

from core.text.clause_numbers import in_short


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("Article 4", "4"),
        ("Article 4 1.", "4.1"),
        ("Article 4 1bis. (a)(ii)", "4.1bis(a)(ii)"),
        ("8 alt", "8 alt"),
        ("ANNEX A 2.", "A.2"),
        ("Article IV", "IV"),
        ("Стаття 5", "5"),
        ("PP1", "PP1"),
        ("Article 2 Option 1", "2 Option 1"),
        ("Article 16 2. Option 1 (a)", "16.2 Option 1(a)"),
        ("Article 3 Alt 2 3bis.", "3 Alt 2.3bis"),
        ("8 alt 2", "8 alt 2"),
        ("Article 8 8 alt 2bis (a)(ii)", "8.8 alt 2bis(a)(ii)"),
        ("Article 4 1. Option (a)", "4.1 Option (a)"),
        ("Artículo 4 Opción 2", "4 Opción 2"),
        ("المادة 1 2-", "1.2"),
        ("第十二条", "第十二条"),
        ("Preamble", ""),
        ("", ""),
        ("Article 1234567890 1234567890", ""),
    ],
)
def test_a_number_is_told_without_the_words_for_its_parts(path: str, short: str) -> None:
    assert in_short(path) == short

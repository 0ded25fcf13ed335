"""A title that is only how its clause's text begins is not said twice."""

import pytest

from core.views.plan import title_above


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Definitions", "Definitions\nA boat is a boat.", ("", 11)),
        ("Article 1 Definitions", "Article 1\nDefinitions\n1. A boat.", ("", 21)),
        ("Article 1 2. A boat is a vessel.", "2. A boat is a vessel.", ("Article 1", 22)),
        ("Each Party shall report…", "Each Party shall report within days.", ("", 23)),
        ("Quota", "Quota by species is what both want.", ("Quota", 0)),
        ("Quota", "Foreign boats catch a third.", ("Quota", 0)),
        ("Quota", "", ("Quota", 0)),
        ("", "Foreign boats catch a third.", ("", 0)),
    ],
)
def test_what_of_a_title_stands_above_its_text(title, text, told):
    assert title_above(title, text) == told

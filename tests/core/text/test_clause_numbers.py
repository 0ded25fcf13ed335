"""Numbers as texts have them stand in the order in which a reader looks for them."""

from core.text.clause_numbers import number_key


def test_what_comes_between_two_numbers_stands_between_them() -> None:
    there = ["8", "8 alt", "8bis", "8 ter", "8 quater", "9", "9(a)", "9(b)", "10", "10.1", "10.12"]
    assert sorted({*there}, key=number_key) == there

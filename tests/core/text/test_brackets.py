"""Square brackets in texts."""

from core.text.brackets import open_brackets


def test_brackets_without_a_partner_are_counted() -> None:
    assert open_brackets("[a [b] c]") == 0
    assert open_brackets("[a [b] c") == 1
    assert open_brackets("a] [b") == 2

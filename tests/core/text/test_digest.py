"""Digests, as people compare them."""

from core.text.digest import short


def test_a_head_is_told_in_four_groups():
    assert short("3f2a91c077de04b1" + "5" * 48) == "3f2a 91c0 77de 04b1"
    assert short("") == ""

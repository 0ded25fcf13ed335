"""Numbered copies: one run, each its own, and nothing of the others in it."""

import io

import pikepdf
import pytest

from briefings.copies import locked
from tests.briefings.packs import make_copies, make_pack, recipe, rich
from tests.briefings.reading import page_texts, whole_text

READERS = ("Head of delegation", "Legal adviser", "Заступник голови")


def test_every_copy_names_its_reader_on_every_page_and_no_other() -> None:
    sections = ("cover", "steering", "briefs")
    for number, pack in enumerate(make_copies(rich(), recipe(readers=READERS, sections=sections))):
        for text in page_texts(pack):
            assert f"Copy {number + 1} of 3 · {READERS[number]}" in text
        others = [reader for reader in READERS if reader != READERS[number]]
        assert not any(reader in whole_text(pack) for reader in others)
        assert not any(reader in streams(pack) for reader in others)


def streams(pack: bytes) -> str:
    with pikepdf.open(io.BytesIO(pack)) as document:
        forms = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        shown = [each for each in forms if each.get("/Subtype") == "/Form"]
        assert len(shown) <= 3
    return whole_text(pack)


def test_copies_are_the_same_bytes_each_time() -> None:
    wanted = recipe(readers=READERS, watermark=True)
    assert list(make_copies(rich(), wanted)) == list(make_copies(rich(), wanted))


def test_a_watermark_lies_across_every_page() -> None:
    _first, second, _third = make_copies(rich(), recipe(readers=READERS, watermark=True))
    assert all(text.count("Legal adviser") >= 2 for text in page_texts(second))


def test_copies_differ_in_nothing_but_whose_they_are() -> None:
    first, second, _third = (
        page_texts(each) for each in make_copies(rich(), recipe(readers=READERS))
    )
    told = [
        text.replace("2 of 3 · Legal adviser", "1 of 3 · Head of delegation") for text in second
    ]
    assert told == first


def test_a_locked_pack_opens_with_its_password_only() -> None:
    shut = locked(make_pack(rich(), recipe()), "вечір 7")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(shut))
    with pikepdf.open(io.BytesIO(shut), password="вечір 7") as document:
        assert document.encryption.bits == 256
        assert document.encryption.R == 6

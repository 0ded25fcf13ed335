"""Numbered copies: one run, each its own, and nothing of the others in it."""

import io
from typing import get_args

import pikepdf
import pytest

from briefings import styles
from briefings.copies import locked
from briefings.recipe import PackPaper
from briefings.render.forms import lines_of
from core.language import LANGUAGES
from tests.briefings.packs import NOTICE, make_copies, make_pack, recipe, rich, talks
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


LONG_READER = "Head of delegation, Ministry of Foreign Affairs and Trade, Directorate for Treaties"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", get_args(PackPaper))
@pytest.mark.parametrize("notice", [NOTICE, "Illustrative placements", ""], ids=len)
def test_the_name_of_a_reader_is_printed_whole(paper: str, language: str, notice: str) -> None:
    wanted = recipe(
        readers=(LONG_READER, "Legal"),
        sections=("steering", "distribution"),
        paper=paper,
        language=language,
        chain_head="f870d7de58bc39a4" * 4,
    )
    dossier = rich(talks(notice=notice))
    first, second = (page_texts(each) for each in make_copies(dossier, wanted))
    assert len(first) == len(second)
    for page in first:
        assert LONG_READER in page
        assert "…" not in page
    assert all(LONG_READER not in page for page in second[:-1])
    assert all("Legal" in page for page in second)


def test_a_form_says_on_two_lines_what_is_too_long_for_one() -> None:
    def told(room: float, below: float) -> tuple[str, ...]:
        return lines_of("Copy 1 of 2 · Head of delegation", styles.HEAD, room, below)

    assert told(200, 0) == ("Copy 1 of 2 · Head of delegation",)
    assert told(60, 100) == ("Copy 1 of 2", "Head of delegation")
    assert told(100, 60) == ("Copy 1 of 2 · Head of", "delegation")

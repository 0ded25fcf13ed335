"""Arabic and Hebrew are read out, copied and extracted in the order in which they were typed."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from briefings.document import Briefing, Bullets, Heading, PageFrame, Prose, Section, plain
from briefings.render import render
from core.model.dossier import Dossier
from core.model.records import Line
from tests.accessible import wrong_in
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import structure_text, whole_text

ARABIC = "لأن وقف إطلاق النار في المنطقة يبدأ خلال 30 يوما من توقيع الاتفاق ويشمل القوات كلها."
HEBREW = "הסכם הפסקת האש באזור ייכנס לתוקף תוך 30 יום מחתימת ההסכם, ויחול על כל הכוחות כולם."
MIXED = "وقف إطلاق النار (2024) يبدأ من توقيع Framework Agreement (FA), ויחול (12.5%) على «الكل»."
INSIDE = "The word سلام means (peace), and שלום 12 does too."
WORDS = re.compile(r"\d+|[^\W\d]+")
DIRECTION_MARKS = re.compile("[\u202a-\u202e]")


def speaking(*texts: str) -> Dossier:
    """A dossier with these lines to take."""
    return rich(*(Line(f"z{n}", 50 + n, "p", text) for n, text in enumerate(texts)))


def pack_of(*texts: str, language: str) -> bytes:
    asked = recipe(readers=("",), sections=("cover", "contents", "briefs"), language=language)
    return make_pack(speaking(*texts), asked)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_read_aloud_is_in_the_order_of_typing(language: str) -> None:
    texts = ARABIC, HEBREW, MIXED, INSIDE, f"{MIXED} {ARABIC} {HEBREW}"
    pack = pack_of(*texts, language=language)
    heard = structure_text(pack)
    for text in texts:
        assert text in heard
    assert wrong_in(pack) == []
    assert pack_of(*texts, language=language) == pack


def test_a_label_and_the_cells_of_a_row_are_read_from_the_first_on() -> None:
    heard = structure_text(pack_of(ARABIC, language="ar"))
    assert "حجج للاستخدام • " in heard
    assert "الطرف الموقف المعلن" in heard
    assert "الجولة الجولة 3 التاريخ والمكان 12 مارس 2025" in heard


def test_lines_of_a_cell_are_heard_apart() -> None:
    heard = structure_text(pack_of(INSIDE, language="en"))
    assert "A little. at 10" in heard


def page_of(text: str) -> bytes:
    """A page that says nothing else."""
    body = Prose(plain(text)), Bullets((plain(text),)), Heading(text)
    return render(Briefing("", "", "ar", "a4", PageFrame("", ""), (Section(("", ""), body),)))


@pytest.mark.parametrize("text", [ARABIC, HEBREW])
def test_what_is_copied_is_in_the_order_of_typing(text: str) -> None:
    assert whole_text(page_of(text)).count(text) == 3


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext on this computer")
@pytest.mark.parametrize("text", [ARABIC, HEBREW])
def test_what_is_extracted_is_in_the_order_of_typing(text: str, tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(page_of(text))
    told = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout
    found = unicodedata.normalize("NFKC", DIRECTION_MARKS.sub("", told.decode()))
    assert WORDS.findall(found)[: 3 * len(WORDS.findall(text))] == WORDS.findall(text) * 3

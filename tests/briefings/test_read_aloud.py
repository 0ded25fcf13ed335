"""Arabic and Hebrew are read out, copied and extracted in the order in which they were typed."""

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from briefings.document import (
    BottomLine,
    Briefing,
    Bullets,
    Heading,
    NoteBox,
    Notice,
    PageFrame,
    Prose,
    Run,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.render import render
from core.language import LANGUAGES, Language
from core.model.dossier import Dossier
from core.model.records import Line
from tests.accessible import wrong_in
from tests.briefings.packs import make_copies, make_pack, recipe, rich
from tests.briefings.reading import structure_text, whole_text

ARABIC = "لأن وقف إطلاق النار في المنطقة يبدأ خلال 30 يوما من توقيع الاتفاق ويشمل القوات كلها."
HEBREW = "הסכם הפסקת האש באזור ייכנס לתוקף תוך 30 יום מחתימת ההסכם, ויחול על כל הכוחות כולם."
MIXED = "وقف إطلاق النار (2024) يبدأ من توقيع Framework Agreement (FA), ויחול (12.5%) على «الكل»."
INSIDE = "The word سلام means (peace), and שלום 12 does too."
SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")


def test_titles_bookmarks_and_links_have_the_letters_that_were_typed() -> None:
    pdf = make_pack(rich(), recipe(language="ar", readers=("",)))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_outline() as outline:
            told = [entry.title for entry in outline.root]
        links = [link for page in document.pages for link in page.get("/Annots", ())]
        told += [str(link.Contents) for link in links]
        told += [str(document.docinfo.Title), str(document.docinfo.Subject)]
    assert not SHAPES.findall("".join(told))


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
    heard = unmarked(structure_text(pack))
    for text in texts:
        assert text in heard
    assert wrong_in(pack) == []
    assert pack_of(*texts, language=language) == pack


def test_a_label_and_the_cells_of_a_row_are_read_from_the_first_on() -> None:
    heard = unmarked(structure_text(pack_of(ARABIC, language="ar")))
    assert "حجج للاستخدام • " in heard
    assert "الطرف الموقف المعلن" in heard
    assert " الجولة 3 التاريخ والمكان 12 مارس 2025" in heard


def test_a_number_is_heard_before_the_name_that_it_stands_before_in_a_link_too() -> None:
    runs = (Run("1 \u2068Territory\u2069:", to="here"), Run(" الفجوة 40"))
    body = Heading("هنا", 1, anchor="here"), Prose(runs)
    page = render(Briefing("", "", "ar", "a4", PageFrame("", ""), (Section(("", ""), body),)))
    assert "1 Territory: الفجوة 40" in unmarked(structure_text(page))


def test_lines_of_a_cell_are_heard_apart() -> None:
    heard = structure_text(pack_of(INSIDE, language="en"))
    assert "A little. at 10" in heard


def page_of(text: str) -> bytes:
    """A page that says nothing else."""
    body = Prose(plain(text)), Bullets((plain(text),)), Heading(text)
    return render(Briefing("", "", "ar", "a4", PageFrame("", ""), (Section(("", ""), body),)))


@pytest.mark.parametrize("text", [ARABIC, HEBREW])
def test_what_is_copied_is_in_the_order_of_typing(text: str) -> None:
    assert unmarked(whole_text(page_of(text))).count(text) == 3


needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="no pdftotext on this computer"
)


def extracted(pack: bytes, folder: Path, *options: str) -> str:
    """What poppler finds in a pack, without marks of direction."""
    file = folder / "pack.pdf"
    file.write_bytes(pack)
    done = subprocess.run(["pdftotext", *options, file, "-"], capture_output=True, check=True)
    return unmarked(unicodedata.normalize("NFKC", done.stdout.decode()))


def unmarked(text: str) -> str:
    """A text without marks of direction, which are not seen, its spaces collapsed."""
    return " ".join(DIRECTION_MARKS.sub("", text).split())


@needs_poppler
@pytest.mark.parametrize("text", [ARABIC, HEBREW])
def test_what_is_extracted_is_in_the_order_of_typing(text: str, tmp_path: Path) -> None:
    assert extracted(page_of(text), tmp_path).count(text) == 3


ARABIC_WITH_LATIN = 'التزمت Arland في 12 مارس 2025 بسحب 400 جندي (نحو 12.5%)، أي "نصف" القوات.'
HEBREW_WITH_LATIN = 'ארלנד (Arland) תסיג ב-12 במרץ 2025 מ-400 ק"מ [2], כ-12.5%: כל.'
NUMBERED = "اتصل على 0044-20-7946 أو +972 3 555 (24/7)."


def everywhere(text: str) -> bytes:
    """A page that says a text in the running head, in a heading, a lead, a list, a table, a remark
    and a frame."""
    columns = (TableColumn("", 0.85), TableColumn("", 0.15))
    blocks = (
        Heading(text, 1),
        BottomLine(plain(text)),
        Prose(plain(text)),
        Bullets((plain(text),)),
        Table(columns, (TableRow((plain(text), plain("אבג"))),) * 2, backwards=True),
        Prose(plain(text), small=True),
        Notice(text),
    )
    return render(Briefing("", "", "ar", "a4", PageFrame("", ""), (Section((text, ""), blocks),)))


PLACES = 9


@pytest.mark.parametrize("text", [ARABIC_WITH_LATIN, HEBREW_WITH_LATIN, NUMBERED])
def test_names_figures_and_brackets_are_copied_where_they_were_typed(text: str) -> None:
    found = unmarked(whole_text(everywhere(text))).casefold()
    assert found.count(text.casefold()) == PLACES
    assert wrong_in(everywhere(text)) == []


@needs_poppler
@pytest.mark.parametrize("options", [(), ("-layout",)])
@pytest.mark.parametrize("text", [ARABIC_WITH_LATIN, HEBREW_WITH_LATIN, NUMBERED])
def test_names_figures_and_brackets_are_extracted_where_they_were_typed(
    text: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    found = extracted(everywhere(text), tmp_path, *options).casefold()
    assert found.count(text.casefold()) == PLACES


def test_nothing_is_added_to_lines_that_run_forwards() -> None:
    text = "Arland withdraws 400 soldiers (12.5%) by 12 March 2025."
    assert whole_text(everywhere(text)).casefold().count(text.casefold()) == PLACES


def test_each_copy_says_whose_it_is_in_the_order_of_typing() -> None:
    readers = "رئيس الوفد", "Legal adviser"
    asked = recipe(readers=readers, sections=("cover", "distribution"), language="ar")
    for number, (copy, reader) in enumerate(zip(make_copies(rich(), asked), readers, strict=True)):
        heard = unmarked(structure_text(copy))
        assert f"النسخة {number + 1} من 2 · {reader}" in heard
        assert wrong_in(copy) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_that_is_a_sign_is_heard_in_words(language: Language) -> None:
    asked = recipe(language=language, sections=("glance",))
    with pikepdf.open(io.BytesIO(make_pack(rich(), asked))) as document:
        told = [
            str(each["/ActualText"])
            for each in _elements(document.Root.StructTreeRoot.K)
            if each.S == "/TD" and "/ActualText" in each
        ]
    assert told
    assert not [each for each in told if set(each) & set("▼▲▬—")]


def _elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = root if isinstance(root, pikepdf.Array) else [root]
    for each in kids:
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield each
            yield from _elements(each.get("/K", pikepdf.Array()))


@pytest.mark.parametrize(
    ("language", "told"), [("en", "reply: "), ("fr", "réponse : "), ("ar", "رد: ")]
)
def test_an_arrow_before_a_reply_is_heard_as_a_word(language: str, told: str) -> None:
    note = NoteBox("a", "quota", "Compare.", answers=("desk: Done.", "legal: Why?"))
    section = Section(("", ""), (note,))
    page = render(Briefing("", "", language, "a4", PageFrame("", ""), (section,)))
    heard = unmarked(structure_text(page)).replace("\u00a0", " ")
    assert f"{told}desk: Done." in heard
    assert f"{told}legal: Why?" in heard
    assert not {*"→←"} & {*heard}
    assert wrong_in(page) == []

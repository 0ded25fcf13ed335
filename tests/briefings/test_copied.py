"""What runs backwards is copied as it was typed by programs that turn it round each in its own
way."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from briefings.document import (
    Briefing,
    Heading,
    PageFrame,
    Prose,
    Run,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.render import directed, pen, render
from briefings.render.bidi import mirrored
from briefings.render.copied import ZERO_WIDTH
from briefings.render.taking import taken
from core.language import speaking
from core.text.conventions import ranged
from tests.accessible import wrong_in
from tests.briefings.reading import structure_text, whole_text
from tests.briefings.test_read_aloud import extracted, needs_poppler

MARKS = re.compile("[\u200e\u200f]")
LINES = (
    "هذا Plan B draft 3 كلمة واحدة",
    "المصدر B2، قول آخر",
    "(المصدر 1، B2، 20 ديسمبر 2025)",
    "قرار A/RES/60 كلمة واحدة",
    "المكان Venue A (illustrative) كلمة",
    "أين الفجوة Ukraine – United States",
    "ولم يتحرك United States، وقال Ukraine؛ نعم.",
    "كلمة واحدة «نص» هنا",
    "נאמר כי Framework Agreement (FA), ויחול (12.5%)",
    "הסכם על COVID-19 כולם",
    "يجوز استخدامه: The Donbas is Donetsk and Luhansk, and little more.",
    "United States، Guarantees، Form of the guarantee: Other forms are possible",
    "Russia وUkraine وUnited States، Arland",
    "مصدر Guarantees، Plant، Territory، Force: none here",
    "Some words that go on and on: طُرح نقلًا عن مُعلَّم",
    "قال: “نص” هنا، و‘كلمة’ هناك",
    "بشأن Referendum: \u2068«any arrangement needs a vote»\u2069 المصدر",
)


def page_of(text: str, language: str = "ar") -> bytes:
    """A page on which a text is a heading and a paragraph, and nothing else."""
    body = Heading(text, 1), Prose(plain(text))
    return render(Briefing("", "", language, "a4", PageFrame("", ""), (Section(("", ""), body),)))


RAISED = (
    ("تعلن الأطراف", "[1]", " أن الاتفاق يشمل جميع القوات", "[12]", "."),
    ("تعلن الأطراف", "a", " أن الاتفاق يشمل", "\u00a0[12]", " كله."),
    ("تعلن الأطراف", "1", " أن الاتفاق"),
    ("ولم 6", "\u00a0[10]", " · نقلًا عن طرف ثالث، 20 ديسمبر"),
    ("قال نقلًا عن طرف", "\u00a0[1]", "", "\u00a0[12]", "."),
    ("عام 2025", "[3]", "", "[41]", " ثم سكت"),
    ("قال ", "[3]", "12 يوما"),
    ("كلمة Plan B", "[12]", "، ثم سكت"),
)


@pytest.mark.parametrize("leads", ["", "place"])
@pytest.mark.parametrize("parts", RAISED)
@needs_poppler
def test_what_is_raised_in_a_line_is_copied_and_heard_in_the_order_of_typing(
    parts: tuple[str, ...], leads: str, tmp_path: Path
) -> None:
    """Every second part is raised, as a note's letter or the number of a source."""
    runs = tuple(
        Run(part, raised=n % 2 == 1, to=leads if n % 2 else "") for n, part in enumerate(parts)
    )
    place = Heading("المصادر", 1, anchor="place")
    section = Section(("", ""), (Prose(runs), place))
    page = render(Briefing("", "", "ar", "a4", PageFrame("", ""), (section,)))
    text = unmarked("".join(parts))
    assert text in unmarked(whole_text(page)).replace(ZERO_WIDTH, "")
    assert text in unmarked(extracted(page, tmp_path))
    heard = [f" ({part})" if part.isalnum() and n % 2 else part for n, part in enumerate(parts)]
    assert unmarked("".join(heard)) in unmarked(structure_text(page))
    assert wrong_in(page) == []


def unmarked(text: str) -> str:
    return " ".join(MARKS.sub("", unicodedata.normalize("NFKC", text)).split())


def said(text: str) -> str:
    """A text without what says where its parts begin and end."""
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


@pytest.mark.parametrize("text", LINES)
def test_words_of_another_script_are_copied_in_the_order_of_typing(text: str) -> None:
    page = page_of(text)
    assert unmarked(whole_text(page)).count(said(text)) == 2
    assert unmarked(structure_text(page)).count(said(text)) == 2
    assert wrong_in(page) == []


@pytest.mark.parametrize("text", ["من 4 لا 5", "A range of لا only"])
def test_a_letter_alone_is_heard_as_it_was_typed(text: str) -> None:
    """Not as the form in which it is seen."""
    heard = structure_text(page_of(text))
    assert unmarked(heard).count(text) == 2
    assert not re.search("[\ufb50-\ufdff\ufe70-\ufefc]", heard)


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("abc 12 def", "abc 12 def"),
        ("בא 12 דג", "גד 12 אב"),
        ("בא Plan B דג", "אב Plan B גד"),
        ("בא Plan B דג חז", "זח גד B Plan אב"),
        ("בא Plan דג", "גד Plan אב"),
        ("בא 2B דג", "גד B2 אב"),
        ("(בא)", "(אב)"),
        ("בא )\u200e דג", "גד \u200e )אב"),
        ("בא  דג", "גד אב"),
    ],
)
def test_a_line_is_taken_as_pdfium_takes_it(seen: str, text: str) -> None:
    assert taken(seen) == text


@pytest.mark.parametrize(
    "text",
    [
        "See قرار مجلس الأمن 1701, paragraph 3, which says it in so many words.",
        "The chapter says “שלום עולם” and no more than that.",
    ],
)
def test_words_that_run_backwards_in_a_line_that_does_not_are_copied_in_the_order_of_typing(
    text: str,
) -> None:
    page = page_of(text, "en")
    assert unmarked(whole_text(page)).count(text) == 2
    assert unmarked(structure_text(page)).count(text) == 2
    assert wrong_in(page) == []


MOSTLY_NAMES = (
    "وقال United States في 12 مارس: نعم (نحو 12.5%)، ثم سكت.",
    "The text on guarantees (number illustrative)",
    "Who decides on an arrangement that touches territory?",
    "1 [The parties consult on a breach.]",
    "The Donbas is Donetsk and Luhansk, and little more; nobody reopens what is agreed.",
)


def page_of_names() -> bytes:
    """A page of an Arabic document that has few letters of its own."""
    body = tuple(Prose(plain(text)) for text in MOSTLY_NAMES)
    return render(Briefing("", "", "ar", "a4", PageFrame("", ""), (Section(("", ""), body),)))


def test_a_page_of_names_has_most_letters_run_backwards_for_who_counts_them() -> None:
    """Poppler reads each page the way in which most of its letters run."""
    told = "".join("".join(characters) for characters in objects(page_of_names()))
    kinds = Counter(map(unicodedata.bidirectional, told))
    assert kinds["R"] + kinds["AL"] > kinds["L"]


@needs_poppler
def test_a_page_of_names_is_extracted_in_the_order_of_typing(tmp_path: Path) -> None:
    found = extracted(page_of_names(), tmp_path)
    assert [text for text in MOSTLY_NAMES if text not in found] == []


def test_what_turns_a_page_is_told_to_nobody_else() -> None:
    """Pdfium passes over an object that is one blank, pdf.js over a character that ends in a mark;
    no element of the structure has it."""
    page = page_of_names()
    assert [text for text in MOSTLY_NAMES[1:] if text not in whole_text(page)] == []
    assert not MARKS.search("".join(structure_text(page).split(MOSTLY_NAMES[1])[1:]))
    assert wrong_in(page) == []


def boxes(page: bytes) -> list[tuple[str, int, int]]:
    """The characters of a first page, and where they are drawn."""
    found = []
    with pdfium.PdfDocument(page) as document:
        text = document[0].get_textpage()
        for n in range(text.count_chars()):
            character = chr(pdfium.raw.FPDFText_GetUnicode(text, n))
            left, bottom, *_rest = text.get_charbox(n)
            if character.strip() and character not in "\u200b\u200e\u200f":
                found.append((mirrored(character, 1), round(left), round(bottom)))
    return sorted(found)


FULL = "".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x400, 0x460))))


@pytest.mark.parametrize(
    "text",
    [
        *LINES,
        "Russia وUnited\u00a0States of any and every kind، Arland",
        f"كلمة {FULL[:70]} {FULL[70:140]} {FULL[140:]} و",
    ],
)
def test_what_is_arranged_stands_where_it_would_stand(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where characters are more than a subset of a font can have."""
    arranged = boxes(page_of(f"{text} {LINES[5]}"))
    monkeypatch.setattr(pen, "arrange", lambda *_parts: None)
    monkeypatch.setattr(pen, "rearrange_beside", lambda *_parts: None)
    monkeypatch.setattr(directed, "rearrange", lambda *_parts: None)
    assert Counter(arranged) - Counter(nearby(boxes(page_of(f"{text} {LINES[5]}")))) == Counter()


def nearby(found: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The places, and those beside them."""
    for character, left, bottom in found:
        for across in (-1, 0, 1):
            yield character, left + across, bottom


def test_both_ends_of_a_line_are_copied_in_the_order_of_typing() -> None:
    """Pdfium takes all that stands on a line together, in one direction."""
    head = "The talks on a framework of peace", "ملف الإحاطة · الجولة 5"
    section = Section(head, (Prose(plain("كلمة واحدة")),))
    frame = PageFrame("", "", backwards=True)
    found = unmarked(whole_text(render(Briefing("", "", "ar", "a4", frame, (section,)))))
    assert head[0].upper() in found
    assert head[1] in found


ROWS = (
    ("1–3", "Not described in the source", "غير معلوم"),
    ("14–20", "A text of names and no more", "مفتوح"),
    ("ج2", "Illustrative: ask which land", "7 نوفمبر 2025"),
    ("كلمة واحدة أخرى", "400 thousand troops", "غير معلوم"),
    ("كل النقاط", "▼ 4", "33"),
    ("Territory 1", "كلمة واحدة", "Arland – Borduria"),
    ("أين الفجوة", "(للتوضيح: 75 من 100)", "والوقت)"),
    ("المصدر B2، قول آخر", "الجولة 3 · Venue A (illustrative)", "بدائل الاتفاق"),
    ("ما يفك العقدة", "A vote that all can sign", "لا تقل"),
)


@pytest.mark.parametrize("cells", ROWS)
def test_cells_beside_each_other_are_copied_in_the_order_of_typing(cells: tuple[str, ...]) -> None:
    """Pdfium takes a row of a table for one line, and turns all of it round or none of it."""
    with speaking("ar"):
        said = [
            ranged(*each.split("–")) if each[0].isdigit() and "–" in each else each
            for each in cells
        ]
        row = TableRow(tuple(plain(each) for each in said))
        table = Table(tuple(TableColumn("", 1.0) for _cell in cells), (row,), backwards=True)
        page = render(
            Briefing("", "", "ar", "a4", PageFrame("", ""), (Section(("", ""), (table,)),))
        )
    found = unmarked(whole_text(page))
    assert [each for each in cells if each not in found] == []
    assert wrong_in(page) == []


RAISED_CELLS = (
    (("طرف أول",), ("تعلن المجاورة", "a", ".")),
    (("طرف أول",), ("تعلن المجاورة", "[12]", " ثم سكت"), ("كلمة أخيرة",)),
    (("Arland",), ("تعلن المجاورة", "[12]", " ثم سكت"), ("قال 5",)),
    (("طرف", "[1]", " ثم"), ("تعلن المجاورة", "[12]", " ثم سكت"), ("قال 5",)),
)


@pytest.mark.parametrize("cells", RAISED_CELLS)
def test_a_cell_in_which_something_is_raised_is_copied_in_one(
    cells: tuple[tuple[str, ...], ...],
) -> None:
    """Pdfium takes what is raised after all cells that begin on the same line."""
    runs = (tuple(Run(part, raised=n % 2 == 1) for n, part in enumerate(each)) for each in cells)
    with speaking("ar"):
        columns = tuple(TableColumn("", 1.0) for _cell in cells)
        table = Table(columns, (TableRow(tuple(runs)),), backwards=True)
        section = Section(("", ""), (table,))
        page = render(Briefing("", "", "ar", "a4", PageFrame("", ""), (section,)))
    found = unmarked(whole_text(page)).replace(ZERO_WIDTH, "")
    assert [each for each in cells if "".join(each) not in found] == []
    assert wrong_in(page) == []


def objects(page: bytes) -> Iterator[list[str]]:
    """What the characters of each text object of a document tell, in the order of its content."""
    with pikepdf.open(io.BytesIO(page)) as document:
        sheet = document.pages[0]
        tables = {name: _told(font) for name, font in sheet.resources.Font.items()}
        table: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(sheet):
            if str(operator) == "Tf":
                table = tables[str(operands[0])]
            elif str(operator) in ("Tj", "TJ"):
                strings = operands[0] if str(operator) == "TJ" else [operands[0]]
                codes = [c for s in strings if isinstance(s, pikepdf.String) for c in bytes(s)]
                yield [table[code] for code in codes]


def _told(font: pikepdf.Object) -> dict[int, str]:
    pairs = re.findall(rb"<(\w\w)> <(\w{4,})>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(told.decode()).decode("utf-16-be") for code, told in pairs}


@pytest.mark.parametrize("text", LINES)
def test_no_character_ends_in_a_mark(text: str) -> None:
    """Pdf.js leaves such a character out, and does not move on; so only a blank may be one."""
    told = {each for characters in objects(page_of(text)) for each in characters}
    assert not [each for each in told if each[-1] in "\u200e\u200f" and MARKS.sub("", each)]


def read_in_turn(page: bytes) -> str:
    """What is copied by who takes objects one after another, as pdf.js does: letters that run
    backwards from the right on, blanks at the ends of an object only if they are more than that."""
    found = ""
    for characters in objects(page):
        kinds = {unicodedata.bidirectional(c) for told in characters for c in MARKS.sub("", told)}
        is_turned = not kinds.isdisjoint(("R", "AL"))
        read = characters[::-1] if is_turned else characters
        while read and read[-1] == " ":
            read = read[:-1]
        while read and read[0] == " ":
            read = read[1:]
        found += "".join(read)
    return unmarked(found)


@pytest.mark.parametrize(
    "text",
    [
        "هذا كلام في 30 يوما من توقيع الاتفاق، وقال: نعم.",
        "ملف الإحاطة · الجولة 5 · 21 ديسمبر 2025",
        "يستند الآن إلى 81%. وضاقت (بمقدار 5).",
        "وقف إطلاق النار يبدأ من Arland ويشمل القوات كلها",
    ],
)
def test_each_object_stands_in_the_content_as_it_is_read(text: str) -> None:
    assert read_in_turn(page_of(text)).count(text) == 2

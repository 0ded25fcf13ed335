"""Lines of a PDF that are read from right to left, with numbers and Latin words in them."""

import io
import string

import pytest
from bidi import get_display
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from briefings.render.bidi import shaped
from core.intake.readers.pdf_from_right import Sign, read_from_right, with_ligatures
from resources import font
from tests.core.intake.papers import taken

HEBREW = (
    "סעיף 5 (ב) - הסכם אי-תקיפה",
    "האזור (המפורז) יהיה ברוחב 20 ק״מ - עד 2026.",
    "בין-לאומי [סוגריים] מחיר: 12.5% (3/4)",
    "תאריך 3.11.2025, טל׳ 02-123456",
    "מסמך A/CONF.1/L.2 של האו״ם",
    'הצדדים ידווחו "עד יום שני"; ראו סעיף 7(א)(2).',
    "ועידת COP 28 (2023) בדובאי",
    "עד 20 km מהגבול",
    "שם: John Smith (2020), PhD",
    "החלטה 242 של ה-UN Security Council, 1967",
)
ARABIC = (
    "المادة 5 (ب) - اتفاق",
    "تستأنف المحادثات يوم 3 نوفمبر 2025.",
    "المنطقة (منزوعة السلاح) بعرض ٢٠ كم – حتى ٢٠٢٦",
    "بند A/CONF.1 [قوس]",
    "القرار ٢٤٢ (١٩٦٧) لمجلس الأمن",
    "لا اتفاق إلا في 3/11/2025، والنسبة 12.5%",
)


@pytest.mark.parametrize("line", [*HEBREW, *ARABIC])
def test_what_is_seen_is_put_in_the_order_of_reading(line):
    seen = get_display(line, base_dir="R")
    plain = str.maketrans("([", ")]")  # which way round brackets are is told by the page
    told = read_from_right(list(seen), arabic=line in ARABIC)
    assert told.translate(plain) == line.translate(plain)


@pytest.fixture(scope="module", autouse=True)
def _letters():
    """A font that has something to draw for every letter."""
    hebrew = TTFont("Hebrew", str(font("IBMPlexSerif-Regular.ttf")))
    stand_ins = dict(zip(range(0x5D0, 0x5EB), string.ascii_letters, strict=False))
    for code, letter in (stand_ins | {0x5F3: "'", 0x5F4: '"'}).items():
        for of_codes in (hebrew.face.charToGlyph, hebrew.face.charWidths):
            of_codes[code] = of_codes[ord(letter)]
    hebrew.face.name = b"Hebrew"  # under its own, another test may have registered the file
    pdfmetrics.registerFont(hebrew)
    pdfmetrics.registerFont(TTFont("Arabic", str(font("IBMPlexSansArabic-Regular.ttf"))))


def page(draw, letters="Hebrew"):
    """What a page comes to that `draw` draws."""
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.setFont(letters, 11)
    draw(canvas)
    canvas.save()
    return taken("pdf", data.getvalue())


@pytest.mark.parametrize(("letters", "lines"), [("Hebrew", HEBREW), ("Arabic", ARABIC)])
def test_a_page_is_read_from_the_right_as_its_lines_are(letters, lines):
    def draw(canvas):
        for n, line in enumerate(lines):
            canvas.drawRightString(540, 760 - 40 * n, get_display(shaped(line), base_dir="R"))

    assert page(draw, letters).text.split("\n") == list(lines)


def test_words_of_another_script_in_a_line_keep_their_order():
    quoted = "האומות המאוחדות, 1945", "הסכם (א)"

    def draw(canvas):
        for n, words in enumerate(quoted):
            seen = get_display(words, base_dir="R")
            canvas.drawString(72, 700 - 20 * n, f"The United Nations ({seen}) and others")

    said = [f"The United Nations ({words}) and others" for words in quoted]
    assert page(draw).text.split("\n") == said


def test_parts_of_a_row_and_columns_are_read_from_the_right():
    rows = [("צד", "עמדה", "קו אדום"), ("נורלנד", "12 מיליון", "לא יותר מ-20")]
    columns = [
        ("הצדדים מסכימים לסגת מן האזור", "ישראל ולבנון יקימו ועדה צבאית"),
        ("המפורט בנספח להסכם זה ובמפות", "משותפת שתתכנס פעם בחודש בראש"),
        ("המצורפות אליו בתוך שישים ימים", "הנקרה ותדווח למזכיר הכללי של"),
        ("מיום כניסתו לתוקף של ההסכם.", "האומות המאוחדות על כל הפרה."),
    ]

    def draw(lines, *ends):
        def drawn(canvas):
            for n, line in enumerate(lines):
                for end, words in zip(ends, line, strict=True):
                    seen = get_display(words, base_dir="R")
                    canvas.drawRightString(end, 700 - 20 * n, seen)

        return page(drawn).text.split("\n")

    assert draw(rows, 540, 380, 220) == [" ".join(row) for row in rows]
    assert draw(columns, 540, 270) == [" ".join(row[n] for row in columns) for n in (0, 1)]


@pytest.mark.parametrize(("letters", "words"), [("Hebrew", "הסכם שלום"), ("Arabic", "اتفاق سلام")])
def test_letters_that_stand_apart_are_words(letters, words):
    apart = "   ".join(" ".join(word) for word in words.split())

    def draw(canvas):
        canvas.drawRightString(540, 760, get_display(apart, base_dir="R"))
        canvas.drawRightString(540, 740, get_display(words, base_dir="R"))

    assert page(draw, letters).text.split("\n")[0] == words


def sign(letters, left, right):
    return Sign(left, right, 10.0, letters, 0)


def test_a_ligature_that_is_told_backwards_is_turned_round():
    """As LibreOffice writes it: alef, and a ligature that it calls alef and lam."""
    line = [sign("ا", 30, 33), sign("ا", 24, 30), sign("ل", 24, 30), sign("ث", 20, 24)]
    assert "".join(each.letters for each in with_ligatures(line)) == "الاث"
    apart = [sign("ا", 30, 33), sign("ل", 27, 30), sign("ل", 20, 27), sign("ا", 20, 27)]
    assert "".join(each.letters for each in with_ligatures(apart)) == "اللا"


def test_a_sentence_that_ends_within_a_line_ends_there_and_no_word_is_parted():
    first, second = "השאלה נותרה פתוחה.", "השיחות יתחדשו בקרוב"

    def draw(canvas):
        canvas.drawRightString(540, 700, get_display(first[:-1], base_dir="R"))
        width = canvas.stringWidth(first[:-1], "Hebrew", 11)
        canvas.drawRightString(540 - width, 700, ".")
        canvas.drawRightString(534 - width, 700, get_display(second, base_dir="R"))

    assert page(draw).text == f"{first} {second}"


def test_lines_from_the_right_are_one_paragraph_as_far_as_their_words_have_no_room():
    lines = (
        *("המשלחת הודיעה כי עמדתה בנושא הערבויות לא", "השתנתה וכי היא תגיש הצעה חדשה לפני סוף"),
        *("החודש בנוגע לאגרות הנמל.", "השאלה נותרה פתוחה והשיחות יתחדשו ביום שני"),
        *("קרוב בעיר ז׳נבה", "סעיף אחר"),
    )

    def draw(canvas):
        for n, line in enumerate(lines):
            canvas.drawRightString(540, 700 - 15 * n, get_display(line, base_dir="R"))

    said = [" ".join(lines[:3]), " ".join(lines[3:5]), lines[5]]
    assert page(draw).text.split("\n") == said


@pytest.mark.parametrize("last", ["15/12/2024.", "1967;", "242:", "12.5%,"])
def test_a_sentence_that_ends_with_a_number_on_a_line_of_its_own_ends_behind_it(last):
    def draw(canvas):
        canvas.drawRightString(
            540, 700, get_display("הצדדים מסכימים לסגת מן האזור עד", base_dir="R")
        )
        canvas.drawRightString(540, 686, get_display(last, base_dir="R"))

    assert " ".join(page(draw).text.split()).endswith(f"עד {last}")

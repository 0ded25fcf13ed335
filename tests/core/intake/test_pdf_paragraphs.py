"""Lines of a PDF that are one sentence, however its page is set."""

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from core.intake.readers.pdf_going_on import is_one_sentence
from tests.core.intake.test_pdf_pages import drawn, rows

SENTENCE = (
    *("Each Party shall report every year on the", "measures that it has taken, and on the with-"),
    *("drawal of the forces from the region that", "is described in the annex to this treaty."),
)
READ = (
    "Each Party shall report every year on the measures that it has taken, and on the withdrawal "
    "of the forces from the region that is described in the annex to this treaty."
)
OTHER = (
    *("The depositary shall inform all of the", "other signatories of each ratification,"),
    *("and of the day on which it enters into", "force for that Party and for the others."),
)


def lines(canvas, words, *, leading=12, numbers_at=None):
    for n, line in enumerate(words):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 700 - leading * n, line)
        if numbers_at:
            canvas.setFont("Helvetica", 7)
            canvas.drawString(numbers_at, 700 - leading * n, str(n + 1))


@pytest.mark.parametrize("leading", [12, 15, 18, 24])
@pytest.mark.parametrize("numbers_at", [None, 50, 540])
def test_a_word_parted_at_the_end_of_a_line_parts_no_paragraph(leading, numbers_at):
    def draw(canvas):
        lines(canvas, SENTENCE, leading=leading, numbers_at=numbers_at)

    assert drawn(draw).text == READ


def test_a_short_line_among_numbered_ones_goes_on():
    words = ("Each Party shall report every year on the measures", "that it has", "taken to do so.")
    whole = drawn(lambda canvas: lines(canvas, words, leading=20, numbers_at=50))
    assert whole.text == " ".join(words)


def test_columns_have_paragraphs_and_whole_words():
    text = drawn(lambda canvas: rows(canvas, (72, SENTENCE), (330, OTHER))).text
    assert text == f"{READ}\n{' '.join(OTHER)}"


def test_a_word_goes_on_in_the_next_column():
    def draw(canvas):
        rows(canvas, (72, (*OTHER[:3], "force for the Parties that have co-")), (330, SENTENCE))

    left = " ".join(OTHER[:3])
    first = drawn(draw).text.split("\n")[0]
    assert first.startswith(f"{left} force for the Parties that have co-")


@pytest.mark.parametrize("leading", [12, 20])
def test_rows_of_a_table_are_no_sentence(leading):
    cells = (("Item", "fees", "visas"), ("Norland", "12", "30"), ("Sudland", "15", "40"))
    columns = list(zip((72, 200, 330), cells, strict=True))
    text = drawn(lambda canvas: rows(canvas, *columns, size=leading)).text
    assert text == "Item Norland Sudland\nfees 12 15\nvisas 30 40"


def test_a_list_set_wide_apart_is_no_sentence():
    words = ("Agenda of the day", "fees", "visas and other travel papers", "harbour")
    assert drawn(lambda canvas: lines(canvas, words, leading=24)).text == "\n".join(words)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The depositary informs all of the", "Parties of each ratification.", True),
        ("They met for the first time in", "1998, and again in the year after.", True),
        (
            "Die Vertragsparteien unterrichten die",
            "Kommission der Häfen und ihre Mitglieder.",
            True,
        ),
        ("to withdraw all of its forces; and", "(b) to report on that to the Council.", False),
        ("to withdraw all of its forces; and", "2. to report on that to the Council.", False),
        ("Report of the Committee on fees", "Report of the Committee on visas", False),
    ],
)
def test_a_line_goes_on_behind_a_word_that_leads_on(first, second, joined):
    sign = " " if joined else "\n"
    assert drawn(lambda canvas: lines(canvas, (first, second))).text == f"{first}{sign}{second}"


CHINESE = (
    "双方将于十二月初在日内瓦举行下一轮会谈，讨论",
    "港口费用和海上边界问题，并要求公布有关数据。",
)


def chinese(*words):
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(canvas):
        canvas.setFont("STSong-Light", 12)
        for n, line in enumerate(words):
            canvas.drawString(72, 700 - 18 * n, line)

    return drawn(draw).text


def test_lines_in_chinese_are_a_sentence_without_blanks():
    assert chinese(*CHINESE, *CHINESE) == "\n".join(["".join(CHINESE)] * 2)


@pytest.mark.parametrize(
    "words",
    [
        ("中国", "日本", "韩国"),
        (
            "双方将于十二月初在日内瓦举行下一轮会谈，讨论",
            "第二条 港口费用和海上边界问题并要求公布有关",
        ),
        (
            "双方将于十二月初在日内瓦举行下一轮会谈，讨论",
            "（一）港口费用和海上边界问题并要求公布有关",
        ),
        ("双方将于十二月初在日内瓦举行下一轮会谈", "二、讨论港口费用和海上边界问题并要求公布有关"),
    ],
)
def test_items_in_chinese_are_no_sentence(words):
    assert chinese(*words) == "\n".join(words)


@pytest.mark.parametrize("end", ["。", "。”", "؟", "۔", "।", "！」", "；"])
def test_what_ends_a_sentence_in_a_script_without_capitals_ends_it(end):
    assert is_one_sentence("双方将于", "十二月初", full=True)
    assert not is_one_sentence(f"双方将于{end}", "十二月初", full=True)

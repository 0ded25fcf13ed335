"""Pages of a PDF: read in the order of a reader, whatever order they were drawn in."""

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from core.intake import read_document
from core.intake.readers.pdf_layout import PagePiece, turned
from core.intake.readers.pdf_rows import with_marks
from tests.core.intake.papers import pdf, taken, word

LEFT = (
    *("The Parties shall withdraw all", "their forces from the zone that"),
    *("is described in the annex", "to this treaty and its maps"),
)
RIGHT = (
    *("Les Parties retirent toutes les", "forces de la zone qui est bien"),
    *("décrite dans une annexe du", "présent traité et ses cartes"),
)


def drawn(draw, *, rotation=0):
    """What a page comes to that `draw` draws."""
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.setPageRotation(rotation)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return taken("pdf", data.getvalue())


def rows(canvas, *columns, size=12):
    """Columns drawn a row at a time, each (its left side, its lines)."""
    for n in range(len(columns[0][1])):
        for left, lines in columns:
            canvas.drawString(left, 700 - size * n, lines[n])


def test_columns_are_read_one_after_the_other_though_drawn_in_rows():
    def draw(canvas):
        canvas.drawString(
            72, 730, "A heading that stands over both of the columns of this page here"
        )
        rows(canvas, (72, LEFT), (330, RIGHT))
        canvas.drawString(
            72, 600, "A line that stands below both of the columns of this page, and ends."
        )

    lines = drawn(draw).text.split("\n")
    assert lines == [
        "A heading that stands over both of the columns of this page here",
        " ".join(LEFT),
        " ".join(RIGHT),
        "A line that stands below both of the columns of this page, and ends.",
    ]


def test_what_a_pdf_carries_along_is_kept_apart_and_named():
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Cover."))) as portfolio:
        portfolio.attachments["ä.docx"] = word(lambda document: document.add_paragraph("Annex."))
        portfolio.attachments["empty.txt"] = b""
        portfolio.save(data)
    found = read_document("a.pdf", data.getvalue())
    assert found.text == "Cover."
    assert found.lost == {"attachment": ("empty.txt", "ä.docx")}
    assert list(found.attachments) == ["ä.docx"]
    assert read_document("ä.docx", found.attachments["ä.docx"]).text == "Annex."


def test_three_columns_and_one_that_is_shorter():
    short = ("Third column has words too", "but only for two of the", "", "")
    text = drawn(lambda canvas: rows(canvas, (40, LEFT), (230, RIGHT), (420, short))).text
    assert text.split("\n") == [" ".join(each).strip() for each in (LEFT, RIGHT, short)]


def test_a_table_stays_in_rows():
    cells = (("Party", "Norland", "Sudmark", "Westria"), ("Offer", "12", "7", "4"))
    text = drawn(lambda canvas: rows(canvas, (72, cells[0]), (300, cells[1]))).text
    assert text == "Party Offer\nNorland 12\nSudmark 7\nWestria 4"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("turn", "corner"), [(0, (0, 0)), (90, (595, 0)), (180, (595, 842)), (270, (0, 842))]
)
@pytest.mark.parametrize("columns", [[(72, LEFT)], [(72, LEFT), (330, RIGHT)]])
def test_words_that_lie_on_their_side_are_read_as_those_that_stand(rotation, turn, corner, columns):
    def draw(canvas, upright=False):
        if not upright:
            canvas.translate(*corner)
            canvas.rotate(turn)
        for n, line in enumerate(zip(*(lines for _left, lines in columns), strict=True)):
            for (left, _lines), words in zip(columns, line, strict=True):
                canvas.drawString(left, 500 - 12 * n, words)

    upright = drawn(lambda canvas: draw(canvas, upright=True)).text
    assert drawn(draw, rotation=rotation).text == upright


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_is_read_whole(rotation):
    text = drawn(lambda c: c.drawString(500, 820, "At the very edge of it"), rotation=rotation).text
    assert text == "At the very edge of it"
    box = turned((10, 20, 30, 40), rotation)
    assert box[0] < box[2]
    assert box[1] < box[3]


@pytest.mark.parametrize(("mark", "said"), [("1", "1994¹ holds."), ("-6", "1994⁻⁶ holds.")])
def test_a_raised_mark_is_told_from_the_figure_before_it(mark, said):
    def draw(canvas):
        canvas.drawString(72, 700, "The line of 1994")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72 + canvas.stringWidth("The line of 1994", "Helvetica", 10), 704, mark)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(160, 700, "holds.")

    assert drawn(draw).text == f"The line of {said}"


@pytest.mark.parametrize("height", [2, 3, 4])
@pytest.mark.parametrize("size", [6.5, 7, 8])
def test_a_line_goes_on_behind_a_raised_mark(height, size):
    def draw(canvas):
        at = 72.0
        for words, rise in (("In 1994", 0), ("2", height), (" it held 10 km", 0), ("2", height)):
            canvas.setFont("Helvetica", size if rise else 11)
            canvas.drawString(at, 700 + rise, words)
            at += canvas.stringWidth(words, "Helvetica", size if rise else 11)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(at, 700, " and more.")

    assert drawn(draw).text.startswith("In 1994² it held 10 km2 and more.")


@pytest.mark.parametrize("end", [".", ",", ";", ":", "…", " –"])
def test_a_sentence_ends_behind_a_raised_mark(end):
    def draw(canvas):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 700, "The line of 1994")
        at = 73 + canvas.stringWidth("The line of 1994", "Helvetica", 11)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(at, 705, "1")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(at + 5, 700, end)

    assert drawn(draw).text.replace(" ", "") == f"The line of 1994¹{end}".replace(" ", "")


def test_a_row_that_begins_with_a_lone_letter_is_one():
    cells = (("Party", "N", "S"), ("Position", "12", "7"), ("Red line", "20", "9"))
    columns = [(left, lines) for left, lines in zip((72, 300, 480), cells, strict=True)]
    text = drawn(lambda canvas: rows(canvas, *columns, size=20)).text
    assert text == "Party Position Red line\nN 12 20\nS 7 9"


def test_lines_of_a_sentence_are_one_paragraph():
    def draw(canvas):
        words = (
            "The Parties shall meet twice a year in the capital",
            "and report to each other on what was done. The next",
            "meeting is",
            "Another paragraph.",
        )
        for n, line in enumerate(words):
            canvas.drawString(72, 700 - 12 * n, line)

    assert drawn(draw).text == (
        "The Parties shall meet twice a year in the capital and report to each other on what was "
        "done. The next meeting is\nAnother paragraph."
    )


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier"])
@pytest.mark.parametrize("last", ["thereof.", "years.", "now.", "two or more seasons.", "party."])
@pytest.mark.parametrize(
    "first", ["The commission is told of all that is", "The Parties inform each other of ways"]
)
def test_a_line_goes_on_whether_its_letters_rise_or_fall(font, first, last):
    def draw(canvas):
        canvas.setFont(font, 11)
        canvas.drawString(72, 700, first)
        canvas.drawString(72, 686, last)

    assert drawn(draw).text == f"{first} {last}"


@pytest.mark.parametrize("size", [8, 15])
def test_a_line_in_other_letters_does_not_go_on(size):
    def draw(canvas):
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, 700, "The Parties inform each other of ways")
        canvas.setFont("Times-Roman", size)
        canvas.drawString(72, 686, "a note in letters of another size")

    assert len(drawn(draw).text.split("\n")) == 2


def test_what_is_drawn_out_of_its_place_is_joined_to_no_sentence():
    words = (
        "for the full",
        "and timely performance of this obligation, and shall",
        "inform the other Party thereof.",
    )

    def draw(canvas):
        canvas.drawString(72, 760, "Draft Agreement on the Strait")
        canvas.drawRightString(330, 760, "Confidential")
        canvas.drawCentredString(290, 30, "\N{EN DASH} 3 \N{EN DASH}")
        canvas.setFont("Helvetica", 11)
        for n, line in enumerate(words):
            canvas.drawString(72, 700 - 14 * n, line)

    assert drawn(draw).text.split("\n") == [
        "Draft Agreement on the Strait Confidential",
        "\N{EN DASH} 3 \N{EN DASH}",
        "for the full",
        "and timely performance of this obligation, and shall inform the other Party thereof.",
    ]


def test_values_of_forms_and_comments_are_kept_as_such():
    def draw(canvas):
        canvas.drawString(72, 700, "Name of the delegate")
        canvas.acroForm.textfield(name="delegate", value="Ann", x=72, y=650)
        canvas.textAnnotation("Which delegate?", Rect=(10, 10, 30, 30))

    whole = drawn(draw)
    assert whole.text == "Name of the delegate\ndelegate: Ann"
    assert "A comment is not in the text: page “1: Which delegate?”" in whole.remarks


@pytest.mark.parametrize("kind", ["Text", "Highlight", "Ink", "Square", "Line", "FileAttachment"])
def test_whatever_a_comment_is_drawn_as_it_is_named(kind):
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Body."))) as paper:
        file = pikepdf.AttachedFileSpec(paper, b"x", filename="map.xlsx")
        told = {"FS": file.obj} if kind == "FileAttachment" else {}
        mark = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{kind}"),
            Rect=[72, 600, 90, 620],
            Contents="Which line?",
            T="Ann",
            **told,
        )
        paper.pages[0].Annots = pikepdf.Array([paper.make_indirect(mark)])
        paper.save(data)
    found = taken("pdf", data.getvalue())
    assert found.text == "Body."
    assert found.lost["comment"] == ("1: Ann: Which line?",)
    assert found.lost.get("attachment") == (("1: map.xlsx",) if told else None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("A G R E E M E N T   O N   F E E S", "AGREEMENT ON FEES"),
        ("The   d r a f t   of today", "The draft of today"),
        ("a b c d e f", "a b c d e f"),
        ("A B C are three, X Y Z too", "A B C are three, X Y Z too"),
    ],
)
def test_words_whose_letters_stand_apart_are_words(typed, said):
    assert drawn(lambda canvas: canvas.drawString(72, 700, typed)).text == said


@pytest.mark.parametrize(("step", "said"), [(13, "TREATY"), (60, "T R E A T Y")])
def test_letters_in_columns_are_no_word(step, said):
    def draw(canvas):
        for n, letter in enumerate("TREATY"):
            canvas.drawString(72 + step * n, 700, letter)

    assert drawn(draw).text == said


def shapeless(data):
    """A PDF whose letters have their places, but no shapes: as a program that reads scans writes
    them behind the picture of a page."""
    with pikepdf.open(io.BytesIO(data)) as document:
        unicode = b"""/CIDInit /ProcSet findresource begin begincmap
            1 begincodespacerange <00> <ff> endcodespacerange
            1 beginbfrange <20> <7e> <0020> endbfrange endcmap end"""
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, -200, 1000, 800],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            FirstChar=32,
            LastChar=126,
            Widths=[500] * 95,
            Encoding=pikepdf.Dictionary(Differences=[32, *[pikepdf.Name.x] * 95]),
            CharProcs=pikepdf.Dictionary(x=document.make_stream(b"500 0 d0")),
            ToUnicode=document.make_stream(unicode),
        )
        fonts = document.pages[0].resources.Font
        for name in [*fonts]:
            fonts[name] = document.make_indirect(font)
        changed = io.BytesIO()
        document.save(changed)
    return changed.getvalue()


def test_words_behind_a_scanned_page_are_read_in_columns():
    plain = [line.replace("é", "e") for line in RIGHT]
    data = io.BytesIO()
    canvas = Canvas(data)
    rows(canvas, (72, LEFT), (330, plain))
    canvas.save()
    assert (
        taken("pdf", shapeless(data.getvalue())).text.split() == " ".join((*LEFT, *plain)).split()
    )


def test_figures_of_an_axis_side_by_side_are_no_marks_of_one_another():
    def row(bottom, *words):
        return [PagePiece(50 * n, bottom, 50 * n + 30, bottom + 10, w) for n, w in enumerate(words)]

    pieces = [*row(100, "50", "0"), *row(80, "0", "bands")]
    assert with_marks(["0", "50", "bands"], pieces) == ["50", "0 bands"]

"""Pages of a PDF: read in the order of a reader, whatever order they were drawn in."""

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from core.intake import read_document
from core.intake.readers.pdf_layout import PagePiece, turned
from core.intake.readers.pdf_margin import margin_numbers
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
        *LEFT,
        *RIGHT,
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
    assert text.split("\n") == [*LEFT, *RIGHT, *short[:2]]


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


LINES = (
    "Each Party shall report every",
    "year on the measures that it",
    "has taken to carry out",
    "this Article and others.",
)


@pytest.mark.parametrize(("at", "step"), [(50, 1), (540, 1), (50, 5)])
def test_numbers_of_lines_in_the_margin_stand_apart(at, step):
    lines = LINES if step == 1 else LINES * 4

    def draw(canvas):
        for n, line in enumerate(lines):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(72, 760 - 12 * n, line)
            if (n + 1) % step == 0:
                canvas.setFont("Helvetica", 7)
                canvas.drawString(at, 760 - 12 * n, str(n + 1))

    whole = drawn(draw)
    assert "the measures that it has taken to carry" in whole.text.replace("\n", " ")
    assert not any(letter.isdigit() for letter in whole.text)
    assert "line numbers in the margin" in whole.remarks[0]


def numbered(canvas, first, last, *, every, at=50, sign=str, unnumbered=()):
    """A page of lines, every so many of which have a number in the margin, right before `at`."""
    canvas.drawString(72, 800, "A/CONF.1/L.2")
    canvas.drawString(300, 20, "7")
    counted = first
    for n in range(last - first + 1 + len(unnumbered)):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 760 - 12 * n, PROSE[n % len(PROSE)])
        if n in unnumbered:
            continue
        if counted % every == 0:
            canvas.setFont("Helvetica", 6)
            canvas.drawRightString(at, 760 - 12 * n, sign(counted))
        counted += 1
    canvas.showPage()


NEVER = 1_000


@pytest.mark.parametrize("every", [1, 2, 3, 5, 10])
@pytest.mark.parametrize("at", [40, 62, 560])
def test_numbers_of_every_so_many_lines_stand_apart(every, at):
    whole = drawn(lambda canvas: numbered(canvas, 1, 19, every=every, at=at))
    plain = drawn(lambda canvas: numbered(canvas, 1, 19, every=NEVER))
    assert whole.text == plain.text
    last = 19 // every * every
    assert whole.lost == {"line_numbers": (f"1: {every}" + f"–{last}" * (last > every),)}


@pytest.mark.parametrize(
    ("pages", "every"),
    [
        ([(1, 12), (13, 24)], 5),
        ([(1, 12), (1, 12)], 5),
        ([(1, 12), (13, 14)], 1),
        ([(1, 3), (4, 6), (7, 19)], 5),
    ],
    ids=["on and on", "anew on each page", "few on the last page", "few on the first pages"],
)
def test_a_page_with_few_numbers_is_read_as_its_neighbours_are(pages, every):
    def draw(canvas, every=every):
        for first, last in pages:
            numbered(canvas, first, last, every=every)

    assert drawn(draw).text == drawn(lambda canvas: draw(canvas, NEVER)).text


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@pytest.mark.parametrize("sign", [str, "{:03}".format, lambda n: ROMAN[n - 1]])
@pytest.mark.parametrize("unnumbered", [(), (2, 6)])
def test_numbers_are_told_however_they_are_written_and_though_lines_lack_one(sign, unnumbered):
    told = {"sign": sign, "unnumbered": unnumbered}
    whole = drawn(lambda canvas: numbered(canvas, 1, 9, every=1, **told))
    assert whole.text == drawn(lambda canvas: numbered(canvas, 1, 9, every=NEVER, **told)).text
    assert whole.lost == {"line_numbers": (f"1: {sign(1)}–{sign(9)}",)}


def test_figures_that_do_not_count_are_no_line_numbers():
    ones = [PagePiece(50, 100 - n, 54, 109 - n, "1") for n in (0, 20, 40)]
    words = [each._replace(left=72, right=200, text="of each kind that") for each in ones]
    assert margin_numbers([*ones, *words]) == []


def test_a_list_of_things_without_capitals_keeps_its_numbers():
    things = ("the release of all prisoners", "crossings", "the return of the displaced.")

    def draw(canvas):
        for n, thing in enumerate(things, 1):
            canvas.drawString(60, 700 - 14 * n, str(n))
            canvas.drawString(90, 700 - 14 * n, thing)

    assert drawn(draw).text == "\n".join(f"{n} {thing}" for n, thing in enumerate(things, 1))


def test_a_numbered_list_and_a_table_keep_their_numbers():
    items = [PagePiece(50, 100 - n, 54, 109 - n, f"{n + 1}") for n in (0, 20, 40)]
    items = [each._replace(text=str(n)) for n, each in enumerate(items, start=1)]
    words = [each._replace(left=72, right=200, text="An article that ends.") for each in items]
    assert margin_numbers([*items, *words]) == []
    cells = [each._replace(left=72, right=100, text="Norland") for each in items]
    more = [each._replace(left=172, right=200, text="12") for each in items]
    assert margin_numbers([*items, *cells, *more]) == []


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


PROSE = (
    *("Each Party shall report every year on", "the measures that it has taken to carry"),
    *("out this Article, not later than", "12 months after its entry into force and"),
    *("5 years after that at the latest, and", "shall hand over what it has reported to"),
    *("the Secretary, who shall tell all other", "Parties of it within the time of"),
    *("2025 that the annex to this treaty has", "for such reports and answers to them."),
)


@pytest.mark.parametrize(("at", "step"), [(40, 5), (40, 1), (540, 5)])
def test_a_figure_of_the_text_that_begins_a_line_is_no_line_number(at, step):
    lines = PROSE * 2

    def draw(canvas):
        for n, line in enumerate(lines, 1):
            canvas.drawString(72, 760 - 12 * n, line)
            if n % step == 0:
                canvas.drawRightString(at + 10, 760 - 12 * n, str(n))

    said = " ".join(drawn(draw).text.split())
    assert said == " ".join(lines)


def test_a_figure_that_begins_the_line_of_its_number_stays():
    lines = (
        "Article one says, at length, that",
        "the Parties meet each year, and that",
        "3 apply.",
    )

    def draw(canvas):
        for n, line in enumerate(lines, 1):
            canvas.drawString(100, 760 - 24 * n, line)
            canvas.drawString(400, 760 - 24 * n, str(n))

    assert " ".join(drawn(draw).text.split()) == " ".join(lines)


TABLES = {
    "years": [("2025", "Withdrawal of forces"), ("2026", "Elections"), ("2027", "Review")],
    "sums": [("5", "million for the zone"), ("10", "million more"), ("15", "million in all")],
    "list": [("1", "withdraw the forces"), ("2", "open the crossings for all"), ("3", "report")],
    "delays": [("12", "Months after signature"), ("13", "Months after entry"), ("14", "Last")],
    "names": [(str(n), f"Delegate number {n} of Norland") for n in range(1, 12)],
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("side", ["left", "right"])
def test_figures_of_tables_and_lists_are_kept(table, side):
    def draw(canvas):
        for n, (figure, words) in enumerate(table):
            at, beside = (50, 110) if side == "left" else (400, 110)
            canvas.drawString(at, 700 - 14 * n, figure)
            canvas.drawString(beside, 700 - 14 * n, words)

    read = drawn(draw)
    order = (0, 1) if side == "left" else (1, 0)
    assert read.text.split() == " ".join(row[n] for row in table for n in order).split()
    assert not read.lost

"""Numbers of lines in the margin of a PDF, and figures that are none."""

import pytest

from core.intake.readers.pdf_layout import PagePiece
from core.intake.readers.pdf_margin import margin_numbers
from tests.core.intake.test_pdf_pages import drawn

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


def test_a_list_on_another_page_keeps_its_numbers_and_the_document_is_read():
    def draw(canvas):
        numbered(canvas, 1, 19, every=1)
        canvas.setFont("Helvetica", 10)
        for n in range(6):
            canvas.drawString(200, 760 - 12 * n, "An item of the list")
            canvas.drawString(100, 760 - 12 * n, str(n + 1))

    last = drawn(draw).text.split("\f")[1]
    assert last == "\n".join(f"{n} An item of the list" for n in range(1, 7))


@pytest.mark.parametrize("every", [1, 5])
def test_the_same_numbers_in_both_margins_stand_apart(every):
    def draw(canvas, ends=(40, 560)):
        for n in range(1, 20):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(72, 760 - 12 * n, PROSE[n % len(PROSE)])
            canvas.setFont("Helvetica", 6)
            for at in ends if n % every == 0 else ():
                canvas.drawRightString(at, 760 - 12 * n, str(n))

    whole = drawn(draw)
    assert whole.text == drawn(lambda canvas: draw(canvas, ())).text
    assert whole.lost == {"line_numbers": (f"1: {every}–{19 // every * every}",)}


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

"""Tables in workbooks: read by the confined child, cells as a table of text would write them."""

import datetime as dt
import io
import zipfile
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
import xlsxwriter

from core.errors import IntakeProblem
from core.exchange.delimited import MOST_CELLS, TableLimit
from core.exchange.positions_csv import import_positions
from core.exchange.workbook import HiddenCells, Workbook, best_sheet, unpacked
from core.intake import reading
from core.model.dossier import EMPTY
from core.model.records import Party, Position

HEADS = ("point", "issue", "party", "date", "value", "statement")
DAY = dt.date(2025, 12, 3)


def excel(*sheets):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"strings_to_formulas": False}) as book:
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for at, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(number, at, cell, days)
                    elif cell is not None:
                        sheet.write(number, at, cell)
    return data.getvalue()


ODS = """<?xml version="1.0"?>
<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>
 <table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body>
 </office:document-content>"""

MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""


def packed(content):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("content.xml", content)
    return data.getvalue()


def zipped(*names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, "<a/>")
    return data.getvalue()


def open_document(*rows):
    def cell(value):
        if isinstance(value, float):
            told = f'office:value-type="float" office:value="{value}"'
        elif isinstance(value, dt.date):
            told = f'office:value-type="date" office:date-value="{value}"'
        else:
            told = 'office:value-type="string"'
        return f"<table:table-cell {told}><text:p>{value}</text:p></table:table-cell>"

    lines = (f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return packed(ODS.format(rows="".join(lines)))


def read(data):
    found = import_positions(unpacked(data, "said.xlsx", lambda: False), EMPTY)
    dossier = EMPTY
    for edit in found.command.edits(dossier):
        dossier = dossier.replacing(edit.before, edit.after)
    return found, dossier


ROW = ("Fish", "Quota", "Türkiye", DAY, 12.5, "=not a formula")


def test_a_sheet_of_excel_is_read_with_its_dates_and_numbers():
    title = ("Positions", None, None)
    found, dossier = read(excel(("Notes", [("x",)]), ("Said", [title, (), HEADS, ROW])))
    (said,) = dossier.all(Position)
    assert (said.date, said.value) == (DAY, 12.5)
    assert found.remarks == (
        "Of the sheets, Said was read, and not Notes.",
        "What stands above the names of the columns is not imported: Positions.",
    )


def test_a_sheet_of_open_document_is_read():
    _found, dossier = read(open_document(HEADS, ROW))
    (said,), (party,) = dossier.all(Position), dossier.all(Party)
    assert (said.date, said.value, party.name) == (DAY, 12.5, "Türkiye")
    assert said.statement == "=not a formula"


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", excel(("A", [HEADS, ROW]))[:900]])
def test_what_is_no_workbook_is_refused_in_a_sentence(data):
    with pytest.raises(IntakeProblem, match=r"said\.xlsx"):
        unpacked(data, "said.xlsx", lambda: False)


@pytest.mark.parametrize(
    "data",
    [
        zipped("Index/Document.iwa"),
        zipped("t.csv"),
        zipped("[Content_Types].xml", "word/document.xml"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le").ljust(999),
    ],
)
def test_a_file_of_another_kind_is_not_called_damaged(data):
    with pytest.raises(IntakeProblem) as caught:
        unpacked(data, "said.numbers", lambda: False)
    assert str(caught.value) == (
        "said.numbers is not a workbook of Excel or OpenDocument. Save the table as .xlsx, .ods "
        "or CSV, and import that."
    )


def test_a_workbook_with_more_columns_than_any_sheet_has_is_refused():
    far = Workbook((("Said", [[*HEADS, *[""] * MOST_CELLS, "x"]]),))
    with pytest.raises(TableLimit, match="Line 1 has more than 16384 cells"):
        import_positions(far, EMPTY)


def test_an_answer_of_another_form_is_not_believed(monkeypatch):
    child = SimpleNamespace(answer=lambda _cancelled: {"sheets": 3})
    monkeypatch.setattr(reading, "_Child", lambda *_given: nullcontext(child))
    with pytest.raises(IntakeProblem, match="damaged"):
        unpacked(excel(("A", [HEADS])), "said.xlsx", lambda: False)


def test_a_raised_figure_in_a_workbook_of_excel_is_the_mark_of_a_footnote():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        raised = book.add_format({"font_script": 1})
        sheet = book.add_worksheet("Said")
        sheet.write_row(0, 0, ("40", "none"))
        sheet.write_rich_string(1, 0, "40", raised, "1")
        sheet.write_rich_string(1, 1, "We agree", raised, "2", " always")
        sheet.write_rich_string(2, 0, "4", book.add_format({"bold": True}), "01")
    ((_name, rows),) = unpacked(data.getvalue(), "said.xlsx", lambda: False).sheets
    assert [[*row] for row in rows] == [["40", "none"], ["40¹", "We agree² always"], ["401", ""]]


@pytest.mark.parametrize("place", ["super 58%", "33% 58%"])
def test_a_raised_figure_in_a_sheet_of_open_document_is_the_mark_of_a_footnote(place):
    style = (
        '<office:automatic-styles><style:style style:name="T1" style:family="text"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:text-properties'
        f' style:text-position="{place}"/></style:style></office:automatic-styles><office:body>'
    )
    cell = (
        "<table:table-row><table:table-cell><text:p>40<text:span "
        'text:style-name="T1">1</text:span> t</text:p></table:table-cell></table:table-row>'
    )
    data = packed(ODS.format(rows=cell).replace("<office:body>", style))
    assert rows_of(data) == [["40¹ t"]]


COVERED = "<table:covered-table-cell{}/>"


def ods_row(*cells, told=""):
    return f"<table:table-row {told}>{''.join(cells)}</table:table-row>"


def ods_cell(text, told=""):
    return f"<table:table-cell {told}><text:p>{text}</text:p></table:table-cell>"


def rows_of(data):
    ((_name, rows),) = unpacked(data, "said.ods", lambda: False).sheets
    return [[*row] for row in rows]


def test_cells_of_open_document_that_span_rows_side_by_side_hold_each_its_own():
    tall, wide = 'table:number-rows-spanned="{}"', 'table:number-columns-spanned="2"'
    twice = COVERED.format(' table:number-columns-repeated="2"')
    rows = (
        ods_row(*(ods_cell(each, tall.format(4)) for each in "ab"), ods_cell("1")),
        ods_row(twice, ods_cell("2"), told='table:number-rows-repeated="3"'),
        ods_row(ods_cell("c", wide), COVERED.format(""), ods_cell("3")),
        ods_row(ods_cell("d", f"{wide} {tall.format(2)}"), COVERED.format(""), ods_cell("4")),
        ods_row(twice, ods_cell("5")),
    )
    assert rows_of(packed(ODS.format(rows="".join(rows)))) == [
        ["a", "b", "1"],
        *[["a", "b", "2"]] * 3,
        ["c", "", "3"],
        *(["d", "", said] for said in "45"),
    ]


def positions_in(data, name):
    found = import_positions(unpacked(data, name, lambda: False), EMPTY)
    return found, [e.after for e in found.command.edits(EMPTY) if e.kind is Position]


def laid_out(lay_out):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("Said")
        for number, row in enumerate(
            (HEADS, *[("Fish", "Q", p, "2025-12-03", 1, p) for p in "ABC"])
        ):
            sheet.write_row(number, 0, row)
        lay_out(book, sheet)
    return data.getvalue()


def test_hidden_rows_columns_and_sheets_of_excel_are_read_and_told():
    def hide(book, sheet):
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(5, 5, None, None, {"hidden": True})
        sheet.set_column(30, 40, None, None, {"hidden": True})
        book.add_worksheet("Cover").activate()
        sheet.hide()

    found, said = positions_in(laid_out(hide), "said.xlsx")
    assert [each.statement for each in said] == ["A", "B", "C"]
    assert found.remarks == (
        "Hidden in the workbook, and read like the rest: the sheet Said, row 3 and column F.",
    )


def test_of_sheets_that_name_the_same_columns_one_that_is_seen_is_read():
    sheets = (("Old", [HEADS, ["old"]]), ("New", [HEADS, ["new"]]))
    hidden = HiddenCells("Old", rows=(), columns=(), whole=True)
    sheet = best_sheet(Workbook(sheets, (hidden,)), len)
    assert [line.cells for line in sheet.lines][1] == ["new"]
    assert sheet.remark == "Of the sheets, New was read, and not Old."


def test_of_very_many_hidden_rows_and_columns_the_first_are_listed_and_the_rest_is_not_kept_quiet():
    odd = tuple(range(1, 4001, 2))
    hidden = HiddenCells("Said", rows=(5, 6, 7, *odd[4:]), columns=odd[:40], whole=False)
    remark = best_sheet(Workbook((("Said", [HEADS]),), (hidden,)), len).remark
    assert "rows 5–7, 9, 11," in remark
    assert "columns A, C, E," in remark
    assert remark.count("…") == 2
    assert len(remark) < 300


def test_a_cell_of_excel_that_spans_rows_holds_in_all_of_them():
    def merge(book, sheet):
        blank = book.add_format()
        for at in (0, 1):
            for row in (2, 3):
                sheet.write_blank(row, at, None, blank)
            sheet.merge_range(1, at, 3, at, ("Fish", "Q")[at], blank)

    _found, said = positions_in(laid_out(merge), "said.xlsx")
    assert [each.statement for each in said] == ["A", "B", "C"]


def test_heads_in_two_rows_are_read_where_cells_span_both():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet, blank = book.add_worksheet("Said"), book.add_format()
        for at, head in enumerate(HEADS[:4]):
            sheet.merge_range(0, at, 1, at, head, blank)
        sheet.merge_range(0, 4, 0, 5, "Position", blank)
        sheet.write_row(1, 4, HEADS[4:])
        sheet.write_row(2, 0, ("Fish", "Q", "A", "2025-12-03", 1, "yes"))
    _found, (said,) = positions_in(data.getvalue(), "said.xlsx")
    assert (said.value, said.statement) == (1.0, "yes")


def test_what_is_hidden_or_spans_rows_in_open_document_is_read_and_told():
    rest = map(ods_cell, ("Q", "A", "2025-12-03", "1", "yes"))
    more = map(ods_cell, ("Q", "B", "2025-12-03", "1", "no"))
    rows = (
        '<table:table-column table:number-columns-repeated="5"/>'
        '<table:table-column table:visibility="collapse"/>'
        + ods_row(*map(ods_cell, HEADS))
        + ods_row(ods_cell("Fish", 'table:number-rows-spanned="2"'), *rest)
        + ods_row(COVERED.format(""), *more, told='table:visibility="filter"')
    )
    found, said = positions_in(packed(ODS.format(rows=rows)), "said.ods")
    assert [each.statement for each in said] == ["yes", "no"]
    assert found.remarks == ("Hidden in the workbook, and read like the rest: row 3 and column F.",)

"""Words of a workbook that are in no cell are named."""

import io

import pytest
import xlsxwriter

from tests.core.exchange.test_cells_as_seen import open_document
from tests.core.exchange.test_looks_of_cells import remark


def excel(fill):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ("Arland", 3))
        fill(sheet)
    return data.getvalue()


def test_boxes_over_a_sheet_of_excel_are_told():
    def fill(sheet):
        sheet.insert_textbox("D2", "Figures of the\nministry")
        sheet.insert_textbox("D9", "Draft")

    said = "Words beside the cells are not imported: “Figures of the ministry”, “Draft”."
    assert remark(excel(fill), "a.xlsx") == said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("&LPosts && fees&C&\"Arial,Bold\"&12of 2025&R&P", "“Posts & fees of 2025”"),
        ("&CPage &P of &N", "“Page of”"),
        ("&C&P / &N&R&D", ""),
    ],
)  # fmt: skip
def test_what_runs_over_the_pages_of_excel_is_told(header, said):
    told = f"Words beside the cells are not imported: {said}." if said else ""
    assert remark(excel(lambda sheet: sheet.set_header(header)), "a.xlsx") == told


def test_boxes_over_an_open_sheet_are_told():
    frame = "<draw:frame xmlns:draw='draw'>{}</draw:frame>"
    box = frame.format("<draw:text-box><text:p>{}</text:p></draw:text-box>")
    data = open_document(
        f"<table:shapes>{box.format('Over all')}</table:shapes><table:table-row>"
        f"<table:table-cell><text:p>Arland</text:p>{box.format('By a cell')}</table:table-cell>"
        "</table:table-row>"
    )
    told = remark(data, "a.ods")
    assert "“Over all”" in told
    assert "“By a cell”" in told

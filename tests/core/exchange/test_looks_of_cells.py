"""What cells of workbooks look like and do not say is told with its place."""

import base64
import io
import struct
import zipfile
import zlib
from types import SimpleNamespace

import xlsxwriter

from core.exchange.workbook import best_sheet, unpacked
from core.intake.readers.old_excel_cells import OldExcelCells
from tests.core.exchange.packages import part_of, with_part
from tests.core.exchange.test_cells_as_seen import (
    DAY,
    THOUSANDS,
    binary_excel,
    cells,
    excel,
    open_document,
    record,
    wide,
)


def remark(data, name):
    """What is told of the one sheet of a workbook."""
    return best_sheet(unpacked(data, name, lambda: False), len).remark


def test_words_of_number_formats_are_told_with_their_places():
    data = excel(
        (3, '0 "million"'),
        (4, '0 "million"'),
        (5, '"ca. "0.0" days"'),
        (6, '0 "million"'),
        (7, '"P"00'),
        (-8, '#,##0 "€";(#,##0) "€"'),
        (0, '0" kg";-0;"none"'),
        ("words", '0 "million"'),
        (True, '0 "million"'),
        (9, "#,##0_);(#,##0)"),
        (0.1, '0.0"%"'),
        (DAY, 'd "de" mmmm'),
    )
    assert cells(data)[:6] == ["3", "4", "5", "6", "P07", "-8"]
    assert remark(data, "a.xlsx") == (
        "Shown by number formats alone, and not read: “million” (A1–A2, A4), “ca. … days” (A3), "
        "“€” (A6), “%” (A11)."
    )


def struck_excel():
    """A workbook with a struck cell, one with struck words, an empty one, and plain ones."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("A")
        struck = book.add_format({"font_strikeout": True})
        for row, place in enumerate(("Arland", "Beland", "Celand")):
            sheet.write(row, 0, place)
            sheet.write(row, 1, row, struck if row < 2 else None)
        sheet.write_rich_string(2, 2, "now ", struck, "then ", "later")
        sheet.write_blank(2, 3, None, struck)
    return data.getvalue()


def test_struck_cells_of_excel_are_told_with_their_places():
    told = "Struck through in the workbook, and read like the rest: B1–B2, C3."
    data = struck_excel()
    assert remark(data, "a.xlsx") == told
    ((_name, rows),) = unpacked(data, "a.xlsx", lambda: False).sheets
    assert [*rows[2][:3]] == ["Celand", "2", "now then later"]


OLD_LOOKS = (
    "c-rk)O=uHA6#izKw3{?dwrwi3LJ0w@)*ciuUg|a#?a5L_P(;ww1PqBAi3L$mt2N+75Ireg3iaTn>ct-v(VGXMq6a|`62+4"
    "zLBT_t_07w!-P8&Vw1vuk%e;B>=DnG>GjD!&-_Ep_CLeZ{u>d>KfQl7Bqe~_z1)PEos<$k~I=M#4^01~5&}bqX{dm^$rb*"
    "4An(s0s9{64n1wK<cf>RjIo9WmpVvv1E3gtsTQGq)o38Ry}YGZnwX*<*VtofYj086eh?I+!mIE)!%xOayg#fM~^>%vg&K4"
    "zPbEZK$*yjD?s@w%w$`jIGPlDRcmp)H3+w=aY#P;3mP&2&MPb=*ZWur(GxnaSlcc{5%@lmcf8Kdl(>!`UHT#yt7z$^}UNt"
    "5)9h54lFOxR^Y!i2hCK1IA$;<AqoxovXfTkR)blwfTwlSND!YA(u2$#0;iwW*0M5eIS|3p4OmAnE5lYu@h+%2*O996jbL5"
    "??ZacKGeeNGek6n2=lGHN_BF6_TKk*dq+o%qbwQcvqw23ut7Ns3zw8d=sep?+-Q#Q`2`tf&4xd;ms{Av^fLFdp7}1OQF=4"
    "Vdqz5JX3qrcT;bXt>UTTiy|K~7Zz8_<ZQqmb;um8x@zX=)bJ6J!#w6l2cq#T%U;=%jPu#wx@YHZ}Vef9An0EfP(`iz-eYf"
    "mmIf6MJL(urBH>#G@XenHfswAn^ux%||)-kevK^_XWuG%W!+F7D(MUAao(6h3YF5CH8s+J^`)O>v9cEL4tyO3>o#O#3Uei"
    "4KR4<0;t@ZiCNhn0qNCsX%E-~2sZeem&rojFPs?>EVRi~Y#cGe#eLyJ1pZz}dRuXC3^)X-h28#`#~UaFBX0Ad6A<BU^X;("
    "zlXuzt55l_2pYa_4Z$>$Ilh+|2G4`?a%"
)
"""A workbook of Excel 97, packed: a cell of three rows, struck words in two others, a number format
with a word, a hidden row and a hidden column."""


def test_looks_of_cells_of_an_old_workbook_are_told():
    data = zlib.decompress(base64.b85decode(OLD_LOOKS))
    ((_name, rows),) = unpacked(data, "a.xls", lambda: False).sheets
    assert [[*row] for row in rows] == [
        ["Talks", "Arland", "3"],
        ["Talks", "Beland", "3"],
        ["Talks", "Celand", "now then"],
    ]
    assert remark(data, "a.xls") == (
        "Hidden in the workbook, and read like the rest: row 2 and column C. "
        "Struck through in the workbook, and read like the rest: B2, C3. "
        "Shown by number formats alone, and not read: “million” (C1–C2)."
    )


def test_looks_of_cells_of_a_binary_workbook_are_told():
    data = binary_excel(
        fonts=[b"\xdc\0\0\0", b"\xdc\0\x08\0"],
        styles=[(0, 1), (9, 0), (164, 0)],
        code='0" km"',
        after=record(177) + record(176, struct.pack("<4I", 0, 2, 1, 1)) + record(178),
        rows=3,
    )
    ((_name, rows),) = unpacked(data, "a.xlsb", lambda: False).sheets
    assert [row[1] for row in rows] == ["45000"] * 3
    assert remark(data, "a.xlsb") == (
        "Struck through in the workbook, and read like the rest: C1. "
        "Shown by number formats alone, and not read: “km” (B1)."
    )


def test_a_look_that_a_style_has_from_another_is_told():
    styles = (
        '<style:style style:name="A" style:family="table-cell" style:parent-style-name="Gone"/>'
        '<style:style style:name="B" style:family="table-cell" style:parent-style-name="A"/>'
        '<style:style style:name="C" style:family="table-cell" style:parent-style-name="B">'
        '<style:text-properties style:text-line-through-style="none"/></style:style>'
        '<style:style style:name="S" style:family="text" style:parent-style-name="Gone"/>'
    )
    named = (
        '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:styles>'
        '<style:style style:name="Gone" style:family="{}"><style:text-properties'
        ' style:text-line-through-style="solid"/></style:style></office:styles>'
        "</office:document-styles>"
    )
    cell = '<table:table-cell table:style-name="{}"><text:p>{}</text:p></table:table-cell>'
    words = 'now <text:span text:style-name="S">then</text:span>'
    told = (("A", "x"), ("B", "x"), ("C", "x"), ("D", words))
    rows = "".join(f"<table:table-row>{cell.format(*each)}</table:table-row>" for each in told)
    for family, places in (("table-cell", "A1–A2"), ("text", "A4")):
        data = with_part(open_document(rows, styles), "styles.xml", named.format(family))
        assert remark(data, "a.ods") == (
            f"Struck through in the workbook, and read like the rest: {places}."
        )


def test_thousands_are_left_out_by_a_style_of_the_whole_document_and_by_what_is_based_on_it():
    named = (
        '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:styles>'
        f"{THOUSANDS}</office:styles></office:document-styles>"
    )
    styles = (
        '<style:style style:name="D" style:parent-style-name="C"/>'
        '<style:style style:name="E" style:data-style-name="N"/>'
    )
    cell = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="45000"'
        ' table:style-name="{}"><text:p>45</text:p></table:table-cell></table:table-row>'
    )
    data = open_document("".join(map(cell.format, "CDE")), styles)
    assert cells(with_part(data, "styles.xml", named)) == ["45"] * 3


def test_struck_words_in_a_cell_of_a_binary_workbook_are_told():
    def text(words, *runs):
        told = bytes([bool(runs)]) + wide(words)
        return record(19, told + (struct.pack("<I", len(runs)) + b"".join(runs) if runs else b""))

    fonts = [b"\xdc\0\0\0", b"\xdc\0\x08\0"]
    data = binary_excel(fonts=fonts, styles=[(0, 0)] * 3, texts=[0, 1, 2])
    shared = [
        text("plain"),
        text("now then", struct.pack("<HH", 4, 1)),
        text("now later", struct.pack("<HH", 4, 0)),
    ]
    data = with_part(
        data, "xl/sharedStrings.bin", record(159, struct.pack("<II", 3, 3)) + b"".join(shared)
    )
    ((_name, rows),) = unpacked(data, "a.xlsb", lambda: False).sheets
    assert rows[0][3:] == ["plain", "now then", "now later"]
    assert remark(data, "a.xlsb") == "Struck through in the workbook, and read like the rest: E1."


def commented_excel():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ("Arland", 3))
        sheet.write_comment(0, 1, "we doubt\nit", {"author": "Eve"})
        sheet.write_comment(4, 2, "unsaid")
    return data.getvalue()


COMMENTS = "Comments on cells are not imported: “we doubt it” (B1), “unsaid” (C5)."


def test_comments_on_cells_of_excel_are_told():
    assert remark(commented_excel(), "a.xlsx") == COMMENTS


def test_replies_to_comments_are_told_in_place_of_what_older_programs_show():
    data = commented_excel()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        relations = file.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    more = (
        '<Relationship Id="t" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    data = with_part(
        with_part(
            data,
            "xl/worksheets/_rels/sheet1.xml.rels",
            relations.replace("</Relationships>", more),
        ),
        "xl/threadedComments/threadedComment1.xml",
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="B1"><text>we doubt</text></threadedComment>'
        '<threadedComment ref="B1"><text>no longer</text></threadedComment></ThreadedComments>',
    )
    assert remark(data, "a.xlsx") == (
        "Comments on cells are not imported: “we doubt” (B1), “no longer” (B1), “unsaid” (C5)."
    )


def test_comments_on_cells_of_an_old_workbook_are_told(monkeypatch):
    notes = {(2, 1): SimpleNamespace(text="later"), (0, 1): SimpleNamespace(text="we doubt\nit")}
    book = SimpleNamespace(
        font_list=[],
        sheet_names=lambda: ["A"],
        sheet_by_name=lambda _name: SimpleNamespace(cell_note_map=notes),
    )
    monkeypatch.setattr("xlrd.open_workbook", lambda **_told: book)
    cells = OldExcelCells(b"")
    assert [*cells.comments("A")] == [(0, 1, "we doubt it"), (2, 1, "later")]
    assert [*cells.comments("B")] == []


def test_comments_on_cells_of_a_binary_workbook_are_told():
    begin = record(635, struct.pack("<5I", 0, 0, 0, 1, 1) + bytes(16))
    part = record(628) + begin + record(637, b"\0" + wide("we doubt\nit")) + record(636)
    relations = (
        '<Relationships><Relationship Id="c" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/comments" Target="../comments1.bin"/></Relationships>'
    )
    data = with_part(binary_excel(), "xl/worksheets/_rels/sheet1.bin.rels", relations)
    data = with_part(data, "xl/comments1.bin", part)
    assert "“we doubt it” (B1)" in remark(data, "a.xlsb")


def test_comments_on_cells_of_an_open_document_are_told():
    note = "<office:annotation><text:p>we doubt</text:p><text:p>it</text:p></office:annotation>"
    rows = (
        "<table:table-row><table:table-cell><text:p>Arland</text:p></table:table-cell>"
        f"<table:table-cell>{note}<text:p>3</text:p></table:table-cell></table:table-row>"
    )
    assert remark(open_document(rows), "a.ods") == (
        "Comments on cells are not imported: “we doubt it” (B1)."
    )


def test_looks_of_cells_of_an_open_document_are_told():
    styles = (
        '<style:style style:name="S" style:family="table-cell"><style:text-properties'
        ' style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="S" style:family="text"><style:text-properties'
        ' style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="T" style:family="text"><style:text-properties'
        ' style:text-line-through-style="none"/></style:style>'
    )
    cell = "<table:table-cell {}>{}</table:table-cell>"
    number = 'office:value-type="float" office:value="3"'
    told = (
        (number, "<text:p>3 million</text:p>"),
        (f'{number} table:style-name="S"', "<text:p>3</text:p>"),
        ('table:style-name="S"', ""),
        ("", '<text:p>now <text:span text:style-name="S">then</text:span></text:p>'),
        ("", '<text:p>now <text:span text:style-name="T">then</text:span></text:p>'),
        ('office:value-type="currency" office:value="-1234.5"', "<text:p>(1.234,50 €)</text:p>"),
    )
    rows = "".join(f"<table:table-row>{cell.format(*each)}</table:table-row>" for each in told)
    assert remark(open_document(rows, styles), "a.ods") == (
        "Struck through in the workbook, and read like the rest: A2, A4. "
        "Shown by number formats alone, and not read: “million” (A1), “€” (A6)."
    )


UNSEEN = "Not seen in the workbook, for their colour, size or format, and read like the rest"


def test_what_number_formats_hide_is_read_and_told_with_its_place():
    data = excel(
        (3, ";;;"),
        ("words", ";;;"),
        (0, "0;-0;;@"),
        (5, "0;-0;;@"),
        ("words", ";;"),
        (-5, "0;"),
        (DAY, ";;;"),
        (0.5, "[h]:mm"),
        (3, "General;;;"),
        (3, '[Red]""'),
        (("=1+1", 2), ";;;"),
    )
    assert cells(data)[:3] == ["3", "words", "0"]
    assert remark(data, "a.xlsx") == f"{UNSEEN}: A1–A3, A6–A7, A10–A11."


def test_a_value_of_which_an_open_document_shows_nothing_is_told_with_its_place():
    cell = "<table:table-row><table:table-cell {}</table:table-cell></table:table-row>"
    number = "office:value-type='float' office:value='3'>"
    told = (
        f"{number}<text:p/>",
        "office:value-type='string' office:string-value='Fees'><text:p/>",
        f"{number}<text:p>3</text:p>",
        number,
        "><text:p/>",
    )
    data = open_document("".join(map(cell.format, told)))
    assert cells(data, "a.ods")[:4] == ["3", "Fees", "3", "3"]
    assert remark(data, "a.ods") == f"{UNSEEN}: A1–A2."


def test_white_cells_are_seen_where_a_table_or_a_condition_may_colour_them():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("A")
        white, red = ({"font_color": "white"}, {"bg_color": "red"})
        pale = book.add_format(white)
        sheet.write(0, 0, "Arland", pale)
        told = {"type": "no_blanks", "format": book.add_format(red)}
        sheet.conditional_format("A1:A2", told)
        heads = [{"header": "Party", "header_format": pale}, {"header": "Fee"}]
        sheet.add_table("A4:B6", {"columns": heads})
        sheet.write(9, 0, "Beland", book.add_format(white | {"pattern": 4, "fg_color": "black"}))
        sheet.write(10, 0, "Celand", pale)
    assert remark(data.getvalue(), "a.xlsx") == f"{UNSEEN}: A11."


def test_colours_of_themes_and_by_number_are_known():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("A")
        for row, colour in enumerate(("#123456", "#654321", "#111111", "#222222")):
            sheet.write(row, 0, "Arland", book.add_format({"font_color": colour}))
    styles = part_of(data.getvalue(), "xl/styles.xml")
    for told, colour in (
        ("123456", 'theme="0"'),
        ("654321", 'theme="0" tint="-0.5"'),
        ("111111", 'indexed="9"'),
        ("222222", 'indexed="50"'),
    ):
        styles = styles.replace(f'rgb="FF{told}"', colour)
    assert remark(with_part(data.getvalue(), "xl/styles.xml", styles), "a.xlsx") == (
        f"{UNSEEN}: A1, A3."
    )


def test_a_column_without_width_and_a_row_without_height_are_hidden():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("A")
        sheet.set_column(1, 1, 0)
        for row in range(3):
            sheet.write_row(row, 0, ("Arland", "Beland"))
    part = part_of(data.getvalue(), "xl/worksheets/sheet1.xml")
    part = part.replace('<row r="2"', '<row r="2" ht="0" customHeight="1"')
    assert remark(with_part(data.getvalue(), "xl/worksheets/sheet1.xml", part), "a.xlsx") == (
        "Hidden in the workbook, and read like the rest: row 2 and column B."
    )

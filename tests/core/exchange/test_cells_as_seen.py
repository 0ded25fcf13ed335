"""Cells of workbooks come in as a person sees them, whatever they are stored as."""

import base64
import datetime as dt
import io
import struct
import zipfile
import zlib

import pytest
import xlsxwriter

from core.errors import ImportProblem
from core.exchange.positions_csv import ImportChoices, import_positions
from core.exchange.workbook import unpacked
from core.model.dossier import EMPTY
from core.model.records import Position
from tests.core.exchange.packages import part_of, with_part
from tests.core.exchange.test_workbooks import HEADS, ODS, packed

DAY = dt.date(2025, 12, 3)


def excel(*cells, start=1900):
    """A workbook with a cell a row, each a value and its format; a formula with its result."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"date_1904": start == 1904}) as book:
        sheet = book.add_worksheet("A")
        for row, (value, code) in enumerate(cells):
            form = book.add_format({"num_format": code})
            if isinstance(value, tuple):
                sheet.write_formula(row, 0, value[0], form, value[1])
            elif isinstance(value, dt.date):
                sheet.write_datetime(row, 0, value, form)
            else:
                sheet.write(row, 0, value, form)
    return data.getvalue()


def cells(data, name="a.xlsx"):
    ((_sheet, rows),) = unpacked(data, name, lambda: False).sheets
    return [row[0] if row else "" for row in rows]


SEEN = [
    (0.38, "0%", "38%"),
    (0.3845, "0%", "38.45%"),
    (0.07, "0.00%", "7%"),
    (-0.05, "0%;[Red](0%)", "-5%"),
    (0.38, '0.00"%"', "0.38"),
    (0.38, r"0.00\%", "0.38"),
    (45000, "0,", "45"),
    (1234567, '0.0,,"M"', "1.234567"),
    (1234567, '[>=1000000]0.0,,"M";[>=1000]0,"K";0', "1.234567"),
    (4500, '[>=1000000]0.0,,"M";[>=1000]0,"K";0', "4.5"),
    (12, '[>=1000000]0.0,,"M";[>=1000]0,"K";0', "12"),
    (1234.5, "#,##0", "1234.5"),
    (1234.5, '#,##0.00 "€"', "1234.5"),
    (1234.5, "[$€-407] #,##0.00", "1234.5"),
    (0.25, "# ?/?", "0.25"),
    (2e9, "0.00E+00", "2000000000"),
    (-5, "#,##0_);(#,##0)", "-5"),
    (7, "000", "007"),
    (7, '"P"00', "P07"),
    (0, '0;-0;"none"', "none"),
    (0, '0;-0;"–"', "0"),
    (0, r'_-* #,##0\ _€_-;-* #,##0\ _€_-;_-* "-"\ _€_-;_-@_-', "0"),
    (0, r'_-* #,##0\ "€"_-;-* #,##0\ "€"_-;_-* "-"\ "€"_-;_-@_-', "0"),
    (3, '"yes";"yes";"no"', "yes"),
    (True, "General", "true"),
    (1.5, "[h]:mm", "36:00"),
    (DAY, "d mmmm yyyy", "2025-12-03"),
    (DAY, "[$-F800]dddd, mmmm dd, yyyy", "2025-12-03"),
    (dt.datetime(2025, 12, 3, 14, 30), "dd/mm/yyyy", "2025-12-03"),
    (dt.datetime(2025, 12, 3, 14, 30), "dd/mm/yyyy hh:mm", "2025-12-03 14:30:00"),
    (("=1/0", "#DIV/0!"), "0", "#DIV/0!"),
    (("=1/0", "#N/A"), "0%", "#N/A"),
    (("=2/5", 0.4), "0%", "40%"),
    (("=0.1*3", 0.1 * 3), "General", "0.3"),
    (("=0.1*3", 0.1 * 3), "0%", "30%"),
    (("=100*1.1", 100 * 1.1), "0.00", "110"),
    (("=1/3", 1 / 3), "General", "0.3333333333333333"),
]


@pytest.mark.parametrize("start", [1900, 1904])
def test_a_cell_of_excel_is_read_as_it_is_seen(start):
    data = excel(*((value, code) for value, code, _seen in SEEN), start=start)
    assert cells(data) == [seen for _value, _code, seen in SEEN]


def test_a_formula_that_was_never_worked_out_is_told():
    data = excel((("=1+1", ""), "0"))
    source, made = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as changed:
        for name in source.namelist():
            part = source.read(name).replace(b' t="str"', b"")
            changed.writestr(name, part.replace(b"<v></v>", b""))
    assert cells(made.getvalue()) == ["#UNCALCULATED!"]


def test_a_zero_that_only_stands_for_the_result_of_a_formula_is_told():
    data = excel((("=1+1", 0), "0"), (("=2-2", 2), "0"), (0, "0"))
    assert cells(data) == ["#UNCALCULATED!", "2", "0"]
    told = part_of(data, "xl/workbook.xml").replace(' fullCalcOnLoad="1"', "")
    assert cells(with_part(data, "xl/workbook.xml", told)) == ["0", "2", "0"]


OLD = (
    "c-rk)OGs2v82-"
    "+kd!2``(Z)gp5g{v6DB85qNui`gX0<3HsIi&FppG(*k!`ZfWe~LLu@Nk&h1I4971gdqWK<9Yf!4BBP|!lXednJ$l"
    "Vc+|P=a;8%m1JA|L5_Yd*1iHo~oE0zgshdMQDWw^R^#F3w(;=&lo{4-L`c!6Z$B&i&X``j{{j`;Zf;JuO34^-"
    "ZL<8$9zr=e4-"
    "r106O~<vAPvRyR;#qbQ@Zz6|T`!hH7b5rRWo)*NDC?IUkGODV__WTbOrR9l=z%vvG$riw_(1l2!&??|murK|I?~g"
    "%^4jpSh^gc`dXh<B{I~H=))n!2~!rI%0`fQrqRYjsP%BH23v2N29f-7dLeOZEc!Hh*M|+-"
    "|af!TV}6#R_FRx)~`VSk6gcZ3BQlyna}U%lg}SmB7ZR_!D9a<!vscPAD1OOh7!Cpb&83Dk$7|#`%p@&m|_6~{qaP"
    "KVSI3KD5mX5GBwQX(MU?0CnLQ>F`hqzDcXIpM2Zu&i?WB(Mma@k59l*W_OxKmo>nSry@Wc7a*0>SiVyPjXK#Lev$"
    "wk|d`vtea*m}>yA8VeuyIzGVBs=J@gP%cqm<Yp`kd6dUg9;PLwqTQ4P8}EWcR4#IWMUV<k>EG8{W7ezKQX%FZ&<V"
    "j(rYqW_+?^=5%QCeRv%89FQo>>t_^As!3hBtno0M36--meiU8(+b-!df==6Q=SVNdoL<aCh3K@Udq-"
    "t0!|AKE<)P)tS|%+sYgx1`heze%QNmN?<X6Ju&03mA_x%&Tg(62KZoM+t@~gs=&Z8Op4ug@0!N_4Sau^I@2sjJ|8"
    "A8HPh5Dxk87#v`uVz@MT8&EF)0Ocw`Go*nxNzaZg$oxhRy&m3@6vZ#Gkp!0+mqM%uQNxPcYl-"
    "ovp9f$J}G{-?LvZK62k?}pS7@5rY^P2GMWE{8i&Z9L=U>99X$olU*6-@!uMHr!Qh`;LWT0r7t+qZ%>NSsS_Pi"
)
"""Positions in a workbook of Excel 97, packed: a percent, thousands, and an error."""


def test_a_cell_of_an_old_workbook_is_read_as_it_is_seen():
    data = zlib.decompress(base64.b85decode(OLD))
    ((_name, rows),) = unpacked(data, "a.xls", lambda: False).sheets
    assert [row[3:] for row in rows[1:]] == [
        ["2025-12-03", "38%", "x"],
        ["2025-12-03", "45", "#REF!"],
    ]


def record(kind, content=b""):
    """A record of a binary workbook."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    length = len(content)
    size = [length] if length < 128 else [length & 127 | 128, length >> 7]
    return number + bytes(size) + content


def wide(text):
    return len(text).to_bytes(4, "little") + text.encode("utf-16-le")


def binary_excel(
    fonts=(), styles=((0, 0), (9, 0), (164, 0)), code="0,", after=b"", rows=1, texts=()
):
    """A binary workbook with a percent, thousands and an error in a row: by its fonts, its styles
    (number of a format, of a font), the code of its format, what follows its rows, how many rows
    there are, the others empty, and the numbers of texts that stand behind the error."""
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
        "</Relationships>"
    )
    relating = '<Relationship Id="r1" Type="{0}/{1}" Target="{2}"/>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    formats = [struct.pack("<3H10x", 0, *each) for each in styles]
    one, three = (count.to_bytes(4, "little") for count in (1, 3))
    told = record(615, one) + record(44, (164).to_bytes(2, "little") + wide(code)) + record(616)
    told += b"".join(record(43, font) for font in fonts) + record(617, three)
    told += b"".join(record(47, each) for each in formats) + record(618)

    def cell(at, style, kind, content):
        return record(kind, at.to_bytes(4, "little") + bytes([style, 0, 0, 0]) + content)

    sheet = (
        record(129)
        + record(148, bytes(4) + bytes(4) + bytes(4) + (2 + len(texts)).to_bytes(4, "little"))
        + record(145)
        + record(0, bytes(25))
        + cell(0, 1, 5, struct.pack("<d", 0.38))
        + cell(1, 2, 5, struct.pack("<d", 45000.0))
        + cell(2, 0, 3, b"\x17")
        + b"".join(cell(3 + at, 0, 7, struct.pack("<I", text)) for at, text in enumerate(texts))
        + b"".join(
            record(0, row.to_bytes(4, "little") + bytes(21)) + cell(0, 0, 1, b"")
            for row in range(1, rows)
        )
        + record(146)
        + after
        + record(130)
    )
    book = record(131) + record(143) + record(156, bytes(8) + wide("r1") + wide("A")) + record(144)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        parts = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relation.format(
                relating.format(office, "officeDocument", "xl/workbook.bin")
            ),
            "xl/_rels/workbook.bin.rels": relation.format(
                relating.format(office, "worksheet", "worksheets/sheet1.bin")
            ),
            "xl/workbook.bin": book + record(132),
            "xl/styles.bin": record(278) + told + record(279),
            "xl/worksheets/sheet1.bin": sheet,
        }
        for name, part in parts.items():
            file.writestr(name, part)
    return data.getvalue()


def test_a_cell_of_a_binary_workbook_is_read_as_it_is_seen():
    ((_name, (row,)),) = unpacked(binary_excel(), "a.xlsb", lambda: False).sheets
    assert [*row] == ["38%", "45", "#REF!"]


def open_document(rows, styles=""):
    content = ODS.format(rows=rows).replace(
        "<office:body>",
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>",
    )
    content = content.replace(
        "<office:document-content",
        "<office:document-content xmlns:number="
        '"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
    )
    return packed(content)


THOUSANDS = (
    '<number:number-style style:name="N"><number:number number:display-factor="1000"/>'
    '</number:number-style><style:style style:name="C" style:data-style-name="N"/>'
)
OPEN_CELLS = [
    ('office:value-type="percentage" office:value="0.38"', "<text:p>38%</text:p>", "38%"),
    ('office:value-type="currency" office:value="1234.5"', "<text:p>1.235 €</text:p>", "1234.5"),
    ('office:value-type="float" office:value="7"', "<text:p>007</text:p>", "007"),
    (
        'office:value-type="float" office:value="45000" table:style-name="C"',
        "<text:p>45</text:p>",
        "45",
    ),
    ('office:value-type="date" office:date-value="2025-12-03T00:00:00"', "", "2025-12-03"),
    (
        'office:value-type="date" office:date-value="2025-12-03T14:30:00"',
        "<text:p>3. Dez 2025</text:p>",
        "2025-12-03",
    ),
    (
        'office:value-type="date" office:date-value="2025-12-03T14:30:00"',
        "<text:p>03.12.2025 14.30</text:p>",
        "2025-12-03 14:30:00",
    ),
    (
        'office:value-type="date" office:date-value="2025-12-03T14:30:00"',
        "<text:p>Dec 3, 2:30 PM</text:p>",
        "2025-12-03 14:30:00",
    ),
    ('office:value-type="time" office:time-value="PT36H00M00S"', "<text:p>36:00</text:p>", "36:00"),
    ('office:value-type="time" office:time-value="-P1DT2H5M30S"', "", "-26:05:30"),
    ('office:value-type="boolean" office:boolean-value="true"', "<text:p>TRUE</text:p>", "true"),
    (
        'office:value-type="string" office:string-value="" calcext:value-type="error"',
        "<text:p>#DIV/0!</text:p>",
        "#DIV/0!",
    ),
    ('office:value-type="float" office:value="0"', "<text:p>Err:502</text:p>", "Err:502"),
    (
        'office:value-type="string"',
        "<text:p>a<text:tab/>b<text:line-break/>c<text:s text:c='3'/>d  e</text:p>"
        "<text:p>f</text:p>",
        "a\tb\nc   d e\nf",
    ),
    (
        'office:value-type="string"',
        "<office:annotation><text:p>a remark</text:p></office:annotation><text:p>seen</text:p>",
        "seen",
    ),
]


def test_a_cell_of_open_document_is_read_as_it_is_seen():
    rows = "".join(
        f"<table:table-row><table:table-cell {told}>{inner}</table:table-cell></table:table-row>"
        for told, inner, _seen in OPEN_CELLS
    )
    assert cells(open_document(rows, THOUSANDS)) == [seen for *_told, seen in OPEN_CELLS]


def test_repeated_cells_and_rows_of_open_document_keep_their_places():
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    blank = '<table:table-cell table:number-columns-repeated="{}"/>'
    twice = ' table:number-columns-repeated="2"'
    rows = (
        f"<table:table-row>{blank.format(2)}{cell.format(twice, 'a')}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{blank.format(9)}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="2">{cell.format("", "b")}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="1048000">{blank.format(9)}</table:table-row>'
    )
    ((_name, found),) = unpacked(open_document(rows), "a.ods", lambda: False).sheets
    assert [[*row] for row in found] == [["", "", "a", "a"], [], [], ["b"], ["b"]]


def imported(*rows, **choices):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("Said")
        percent = book.add_format({"num_format": "0%"})
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                if isinstance(cell, float):
                    sheet.write_number(number, at, cell, percent)
                elif cell.startswith("#"):
                    sheet.write_formula(number, at, "=1/0", None, cell)
                else:
                    sheet.write(number, at, cell)
    workbook = unpacked(data.getvalue(), "said.xlsx", lambda: False)
    found = import_positions(workbook, EMPTY, ImportChoices(**choices))
    return [edit.after for edit in found.command.edits(EMPTY) if edit.kind is Position]


def test_a_percent_is_the_number_that_is_seen():
    (said,) = imported(HEADS, ("P", "I", "A", "2025-12-03", 0.38, "seen"))
    assert said.value == 38


def test_an_error_is_refused_with_its_place():
    rows = [
        (*HEADS, "low", "note"),
        ("P", "I", "A", "2025-12-03", 0.38, "seen", "#DIV/0!", ""),
        ("P", "I", "A", "2025-12-04", 0.38, "seen", "", "#REF!"),
    ]
    with pytest.raises(ImportProblem) as caught:
        imported(*rows, leaves_out=True)
    assert caught.value.lines == (
        (2, "The column low shows an error of the spreadsheet: #DIV/0!."),
    )

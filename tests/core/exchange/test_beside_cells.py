"""Words of a workbook that are in no cell are named."""

import base64
import io
import struct
import zlib

import pytest
import xlsxwriter

from core.intake.readers import excel_links, sheet_looks
from core.intake.readers.sheet import read_sheet
from tests.core.exchange.packages import part_of, with_part
from tests.core.exchange.test_cells_as_seen import binary_excel, open_document, record, wide
from tests.core.exchange.test_looks_of_cells import remark

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
)


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
        ("&CPage &P of &N", ""),
        ("&LDraft&CSeite &P", "“Draft”"),
        ("&CPage &P of the second draft", "“Page of the second draft”"),
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


def test_words_of_charts_and_of_messages_for_cells_of_excel_are_told():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ("Arland", 3))
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=A!$B$1:$B$1", "name": "Fees paid"})
        chart.set_title({"name": "Fees of the port"})
        chart.set_x_axis({"name": "Years"})
        sheet.insert_chart("D2", chart)
        message = {"input_title": "Note", "input_message": "In thousand euros"}
        sheet.data_validation("B1:B9", {"validate": "any", **message})
        sheet.data_validation("C1", {"validate": "integer", "criteria": ">", "value": 3})
        sheet.insert_button("G1", {"caption": "Count again"})
        sheet.write_comment("A1", "said of a cell")
    told = remark(data.getvalue(), "a.xlsx")
    words = ("Fees of the port", "Fees paid", "Years", "Count again", "Note: In thousand euros")
    assert told == (
        "Comments on cells are not imported: “said of a cell” (A1). "
        f"Words beside the cells are not imported: {', '.join(f'“{each}”' for each in words)}."
    )


def test_links_behind_words_of_excel_are_told_with_their_cells():
    def fill(sheet):
        sheet.write_url("A2", "https://example.org/a", None, "Treaty")
        sheet.write_url("A3", "https://example.org/b")
        sheet.write_url("A4", "mailto:a@example.org", None, "a@example.org")
        sheet.write_url("A5", "internal:A!A1", None, "Above")

    assert remark(excel(fill), "a.xlsx") == (
        "Links behind words are not imported: “https://example.org/a” (A2)."
    )


def test_links_that_formulas_of_excel_make_are_told_with_their_cells():
    def fill(sheet):
        sheet.write_formula("A2", '=HYPERLINK("https://example.org/a","Treaty")', None, "Treaty")
        sheet.write_formula("A3", '=IF(1,HYPERLINK("mailto:a@b.org?subject=""X"""),"")', None, "A")
        sheet.write_formula("A4", '=HYPERLINK("#A!A1","Above")', None, "Above")
        sheet.write_formula("A5", '=HYPERLINK("https://b.org")', None, "https://b.org")
        sheet.write_formula("A6", '=HYPERLINK(A5,"Other")', None, "Other")
        sheet.write_string("A7", 'HYPERLINK("https://c.org")')

    assert remark(excel(fill), "a.xlsx") == (
        "Links behind words are not imported: “https://example.org/a” (A2), "
        '“mailto:a@b.org?subject="X"” (A3).'
    )


def test_links_that_formulas_of_an_open_sheet_make_are_told():
    formula = "of:=HYPERLINK(&quot;https://example.org/a&quot;;&quot;Treaty&quot;)"
    cell = f'<table:table-cell table:formula="{formula}"><text:p>Treaty</text:p></table:table-cell>'
    told = remark(open_document(f"<table:table-row>{cell}</table:table-row>"), "a.ods")
    assert told == "Links behind words are not imported: “https://example.org/a” (A1)."


def test_what_stands_for_a_picture_over_a_sheet_of_excel_is_told():
    def fill(sheet):
        picture = {"image_data": io.BytesIO(PICTURE), "description": "Map of the\nport"}
        sheet.insert_image("D2", "map.png", picture)
        chart = {"description": "Fees by year"}
        sheet.insert_textbox("D9", "Draft", chart)

    said = "Words beside the cells are not imported: “Draft”, “Map of the port”, “Fees by year”."
    assert remark(excel(fill), "a.xlsx") == said


def test_sheets_of_charts_or_boxes_alone_are_named_as_not_read():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.add_worksheet("Cover").insert_textbox("B2", "Of the ministry")
        book.add_worksheet("A").write_row(0, 0, ("Arland", 3))
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=A!$B$1:$B$1"})
        chart.set_title({"name": "Fees"})
        book.add_chartsheet("Trend").set_chart(chart)
        book.add_worksheet("Nothing")
    assert (
        remark(data.getvalue(), "a.xlsx") == "Of the sheets, A was read, and not Cover and Trend."
    )


OLD = (
    "c-rk*eQaDu5ubf`KA%70JYVg`&4=?^wN9G2Ng79KC@r?*Bn4VKUnUKxs5#qr_EG!JI$x+QL3(K#MXFj98Y#%AQdN|HfT}H2"
    "DyTKsrvC(CAfgHo#79z96_Ea65C}!8{rJu7zVq|t64`NuXzM-i$D5tqnVp@TnO&dzb>+nuf3W-#<)u$kfTrCN3i)6Pd8zkd"
    "6O|j-wClPa*j-E?sWfHk0QN43T!hSfUW^<@E<r9uE;IYgxx%z<Q!l2EZrVpF{4(UwPD-Lq(-6%k-3*QK&o`Gb({sd|Yg(j#"
    "<Md0yIK`nNdUMGHA9*?Zm&l@5gX1WP-a&qZ`q?(LM0-1(|5e&9JVX`qFa{@cKU#{O2eg7-5$K4N_fteKq=}qu#!DTvnuPaf"
    "rMykb3gYoUk}-b}$lX*+e-tZslAV~Ps93d7lzJ&a9XJOGU@WJzEZ-*tgRP@#mLA4hSTEBK!h>?JDoDGQdK7av!ptHU!Z_>W"
    "|9TkLo5Lpqx*DT4SWaiy8$1w8#?sN=i&O=yGxTrQ@oChU!*HHL;QyK%+?pqxK5_6fkX<1;uh;mK`S3fh0k6LXeBCwRB?aL{"
    "-oC$kHGHoE{DT?zDGL@OOD@-THXwCnHY9Z<8<hH{Y_Zf;*&?Z{vtjo+Se$L1RU<J|reK>T5Hzw3GDS8kC2?bHY>ZBvI6=e1"
    "E)6%tfjU7Gz>nkSGGcs!E?l@E<6JYRo-b>r%W8rXu8f<&c-I}KVSKy8m<#i|6T{RHcd21w0&rk+9!8E6eg4Rsbo%sZ0s=J*"
    "1JHm!<YCExHDD|Nhr|vYhn$B(+GaIB19PD8ds#^xT!uqw&LoYiFfvj5vx+X$mpBNY+$TMu$r_Y_pqy?A;FQVSZlJPBHjks2"
    "D@;cfg1PXRYC_pWwg2GoZ3)^4<HO64|AV0Z0|fp-Ga8&Vr+cHxE;P2sOrt#=i)MzZiFz`b{(*ZpZj22^`}%uh8&c`+jU6sx"
    "#W1Z1>AOK^xEgszd#g=tmF66eJ<IWwV-;Ok9h>S(S&@zD?rK?i`JJuH8y^*TmS$$WgO!Zx)lu|}2iM7n^-?}5xK&icMC%^<"
    "Y%JR4Jf2E-4b<)16YY*Ub$hDOTZz7w{jo%b0nS%bNvE#un2di)$~w^Mj&pjiagDFNHpjzX8}IbBUxc$M!3s!r(gJ7oszK7*"
    "jb5$j3+M^c*F{96o(`KUl~o~CP=Bydwrta`*NUK)3QQG%SweF*ERYAAl0e?O!X1%aQ21iH+^4U1%JeDei<mx3LOsiT1>}p%"
    "AF4=RAj0E+st#c4a$ZYYDidQ6tjYm#EQcvZ12Ad{gqscm&K`uHhXIM=y9<z)97gB4Yjc%Z0)Fq4jg?rF)0XJQWY|cIPry<N"
    "OulDv9h_V%_$8Bef$+zoQW?hsi%8>-q5e*}hO3~y^Xyk;lSe!|gTu<JKOwy6^K?+y%1U`ux$Y%8rkLGPWrMddrB5#N@iWE7"
    "?3`lIZ=`%%%HK-)J23{Xs)4pjlNzl6mOdJ=WXEhd!xrnfa1%rwWXnR8VxYfFTcG6;x+P~XytD+nbiVTPJySnvI-M<<3RQ&P"
    "?Vag;Uo>}#%<($*ab_n=NXzX$rr+#zruzC~$;^FZ`!KvY21S1TXg_D<XBqjOg7w*o<`WcDLFL(?HYoNn)rykkR0%n8+g04#"
    "Xz@Bn1N!Qz*BuZguw=?_V?^Ay?&Y%XBJ@@s%HL&eUmRLlF;T3HeW@}=$bZK9%u?>mhUCoFl!uOuAG+A+)e6$Kz(+)%Gh3o5"
    "+pk-1fW+^q0ieyc=%ciY?Q-L8IIX5qjPYV`rq)KSv;}wp;Ax9t$sY39z4nZq+iTxsG@}gm*$h^KV&zc6A}BGXXnPU9#|C>Q"
    "Eyk@>VpqwxhS^}EO$5NK?3BfEYX=s>>bJ{grkZWujK44?kl9m4^k7)ezT2)6##tPfFnBfWS{(+ivLgi!ACGYCuvr07M*%FC"
    "YVBGUxGH>qVZqdat75uUxaIY+*VkuynQ+h4RYB^j?R9g$S*=!Wpm1h^{M;%M^h3#Td57(gWfh**b98<g=O?Bb)~aGASz=en"
    "UE_-|vr$Cw1GL5t8O>mdRd!WDYD}d@xUVjN5m2iI<9htQ>f={SV@rYKAU7e=&emDSfs=O}{Q1L>P$*AAx3ku(U67D=MJX5+"
    "?TTWk`|+K|7t2lM<i@#F3|>;P!AqhmVjM}p7`(UOFxcH5rIU{;gdk^MVN=8Hr=)#cX44ul3e5;olMrZ@a=Vl*Qtlk*sDIZ{"
    "p8bHdA0D@7IU84;4dtB8$jC^}*|fB@&@a@<+u6ZbJ_j>nVzX~miEajc!BoI_I<76#=9;lkHw8!?(qDXfU#n4Kth&pUNWEKc"
    "E#RJgvS-cAGqpp$gOKcYNO%yE-mD*zeP(`@XvcKmHk!W5%(DT$+RR_uiQSTOV#^`i)S!<4N>gzs(-U+063N6sCOxE`T8SB<"
    "(@Ho_WddoG4t>Uo(CZ=n%D@wL3EC=-IA&hPIdvnD?hgAy4dp$`{8*)P3VQD6e;>N?#;+=$d6K?I4}Q1I5`&;0UE862d~`GN"
    "5O*;TvmUS>^ktx?19UHK#E*p<r9MD<(cU2H+YNYBsGc;Uy*AaG=P_r;0(t5%&&iAF|0F5jyT14S&u#DhfAM|)<DC?CI8dsu"
    "ZgyCkr!lP>yH=oRO?0MH1F3k%**Vx5>vcYL&t2`&j#zJROd{&-iFkb50`<>Y$oOfONEMiZ_4?xR7yfx=caQ!3Z-#08n%6FD"
    "0_<z%D!~2QjOA}KM(H8*f3Ab1-!HoK0}1t;$oX$mavPQQCNs`USG8l`X#Mk%KPi8EKK#oS<NPnrKfhsxed=4_zy8Y0JNSI&"
    "!5#su#`o-F`*_`BF4CMF-<mDMqj@%#H8=P7ABd#~5~<|uwXzMkd-H}(NQ=huW0*e7|Nn{p<=K!zWB5!p8I^xnLW9Q;7%(4?"
    "&71#-395qT`Drd=82|BzXD3=fmjjjE;NdGbL_gsBAKYBWeJ*FGc1wtKqlus9=KKFY%RGhXyV!m@jP>`)ZE*;EC2<?#J?WDm"
    "G=X;VI&-Zx^o!;pf0oxvIr=+5p;LH>i3ZM(pKUj={*aIUC;k7w{{{1E2$2"
)
"""A workbook of Excel 97, packed: a box, a chart, a comment, a message for a cell, links, a header,
and a footer with the number of the page."""

BESIDE = (
    "Comments on cells are not imported: “A comment” (B2). "
    "Links behind words are not imported: “https://example.org/a” (A3). "
    "Words beside the cells are not imported: "
)


def test_words_in_no_cell_of_an_old_workbook_are_told():
    data = zlib.decompress(base64.b85decode(OLD))
    assert remark(data, "a.xls") == (
        f"{BESIDE}“Head words”, “Note: Values in thousand €”, “Years”, “Fees of the port”, "
        "“Box words of the ministry”."
    )


def test_words_in_no_cell_of_a_binary_workbook_are_told():
    none = b"\xff" * 4
    heading = bytes(2) + wide("&CFor the delegation") + wide("&CPage &P") + none * 4
    message = bytes(4) + struct.pack("<5I", 1, 0, 0, 1, 1)
    message += none + none + wide("Note") + wide("In days")
    link = struct.pack("<4I", 0, 0, 1, 1) + wide("r7") + wide("") + wide("") + wide("")
    relations = (
        '<Relationships><Relationship Id="r7" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/hyperlink" Target="https://example.org/a"'
        ' TargetMode="External"/></Relationships>'
    )
    after = record(479, heading) + record(64, message) + record(494, link)
    data = with_part(binary_excel(after=after), "xl/worksheets/_rels/sheet1.bin.rels", relations)
    told = remark(data, "a.xlsb")
    assert "Links behind words are not imported: “https://example.org/a” (B1)." in told
    assert "beside the cells are not imported: “For the delegation”, “Note: In days”." in told


def test_words_in_no_cell_of_an_open_document_are_told():
    message = (
        "<table:content-validations><table:content-validation table:name='v'><table:help-message"
        " table:title='Note'><text:p>In days</text:p></table:help-message>"
        "</table:content-validation></table:content-validations><table:table table:name="
    )
    chart = (
        "<draw:frame xmlns:draw='draw'><draw:object xmlns:xlink='xlink' xlink:href='./Object 1'/>"
        "</draw:frame>"
    )
    link = "<text:a xmlns:xlink='xlink' xlink:href='https://example.org/a'>Treaty</text:a>"
    rows = (
        "<table:table-row><table:table-cell table:content-validation-name='v'>"
        f"<text:p>{link}</text:p></table:table-cell><table:table-cell>{chart}</table:table-cell>"
        "</table:table-row>"
    )
    style = "<style:style style:name='ta' style:family='table' style:master-page-name='M'/>"
    pages = (
        "<s:document-styles xmlns:s='s' xmlns:text='t'><s:master-page s:name='M'><s:header>"
        "<text:p>For the delegation</text:p></s:header><s:footer><text:p>Page <text:page-number>1"
        "</text:page-number></text:p></s:footer><s:header-left s:display='false'><text:p>Other"
        "</text:p></s:header-left></s:master-page><s:master-page s:name='N'><s:header><text:p>"
        "Unused</text:p></s:header></s:master-page></s:document-styles>"
    )
    titled = (
        "<o:document-content xmlns:o='o' xmlns:chart='c' xmlns:table='t' xmlns:text='x'>"
        "<chart:chart><chart:title><text:p>Fees</text:p></chart:title><table:table><text:p>3"
        "</text:p></table:table></chart:chart></o:document-content>"
    )
    data = open_document(rows, style)
    content = part_of(data, "content.xml")
    content = content.replace("<table:table table:name=", message, 1)
    content = content.replace("<table:table ", "<table:table table:style-name='ta' ", 1)
    data = with_part(with_part(data, "content.xml", content), "styles.xml", pages)
    data = with_part(data, "Object 1/content.xml", titled)
    assert remark(data, "a.ods") == (
        "Links behind words are not imported: “https://example.org/a” (A1). "
        "Words beside the cells are not imported: “Note: In days”, “Fees”, “For the delegation”."
    )


def test_no_formula_is_read_once_as_many_links_are_found_as_are_told(monkeypatch):
    def fill(sheet):
        for row in range(2, 9):
            link = f'=HYPERLINK("https://example.org/{row}","Treaty {row}")'
            sheet.write_formula(f"A{row}", link, None, f"Treaty {row}")

    monkeypatch.setattr(sheet_looks, "MOST_LOST", 3)
    read = []
    made = excel_links.linked_by
    monkeypatch.setattr(excel_links, "linked_by", lambda each: read.append(each) or made(each))
    found = read_sheet(excel(fill), 100_000, lambda _said: None)
    assert len(found["looks"][0]["links"]) == 3
    assert len([each for each in read if each]) == 3

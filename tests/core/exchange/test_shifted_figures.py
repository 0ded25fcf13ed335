"""Figures above and below the line stay apart from the number or word before them."""

import base64
import io
import struct
import zlib

import pytest
import xlsxwriter

from core.exchange.workbook import unpacked
from tests.core.exchange.packages import part_of, with_part
from tests.core.exchange.test_cells_as_seen import binary_excel, cells, open_document, record, wide


def test_figures_above_and_below_the_line_in_a_workbook_of_excel():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        above, below = (book.add_format({"font_script": each}) for each in (1, 2))
        sheet = book.add_worksheet("A")
        sheet.write_rich_string(0, 0, "10", above, "2")
        sheet.write_rich_string(1, 0, "CO", below, "2", " per km", above, "2", " each")
        sheet.write_rich_string(2, 0, "x", below, "max", " is here")
        sheet.write_rich_string(3, 0, "4", book.add_format({"bold": True}), "01")
    assert cells(data.getvalue()) == ["10²", "CO₂ per km² each", "xmax is here", "401"]


def test_a_character_that_xml_cannot_hold_stays_in_a_text_with_raised_figures():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        above = book.add_format({"font_script": 1})
        book.add_worksheet("A").write_rich_string(0, 0, "we ESCAPE say 10", above, "2")
    texts = part_of(data.getvalue(), "xl/sharedStrings.xml")
    texts = texts.replace("ESCAPE", "_x000A__x005F_x000A_")
    changed = with_part(data.getvalue(), "xl/sharedStrings.xml", texts)
    assert cells(changed) == ["we \n_x000A_ say 10²"]


OLD = (
    "c-rk(U1(fI6h3qJCwJ2{xk($XX}hk~+O*l0B%(&NCTUu=prq8QK?-)W*-h7OvSAxRLF>lY7crpp!Iy#*@>cN&K_3)M-h5E>"
    "rJ!OU?Sm-wVHHIRX0P8lcW(A(-G$vmirSpZnVEa$=ggeHIrH^b&5IX4XuC`$a6kE|V23E^p(&v0{#ZnYrWI`4cFFcS{HI_^"
    "*Q`T7^cMiK&g-;ZL%Lpv|0f)!48BQ<&><Q}ouwD37Ptu(<6W<sIfW|6RSWC<SI?j0H^*@wu+;xK*0cZD12+I0fE$60z$WJk"
    "pk`nTa1(GduvKh==w{#+;4Q#5;8x%^%{#1X#@o=|q5tndy>mU@TvrI0&|)w^pKSbsRW7=}42yW*KQDH11$dk$*fs`Y>3HON"
    "!2#JrOz|G(V5IxeQgj~FMtV=EpGvu3tPjvfksfW)Lq?zMeMZV1QZ^FL|5)aHCzLJ<)AwTKZ-^5ps#60Lqco*x7;!L#5pDE2"
    "``61dg1tlaOAn7)TW^uKs=&KA!YDf;>~El1_S1(G<B4o6y(s=SOTXI@kFU=~n9f@e`ft_IjT-56!_j9UyK-{waK`6L>ANe?"
    "qZR0TD$qlJqn|V2n>n(%wsJnHn{z>_TXKG>H|6T2-kb~AC&UNNVx@xL@t6MB;ob`0yfT4A$7U2=rKdT_=Z^}TV4j0HM*%nK"
    "_u^f&A<u638O+tBDTPbJoKt-$`zZX2<y;#kt`8H}g82t-jz4Kgt{k5ea{9CB*!YN#OoO^QyGib(0N95DG(dyY4N>3yP0vDv"
    "PSKeBCEyBiI!VsZpsW+Z6uzo#lqOC4oeL{&wgQWaYSp#DL!Ibnt%!aNSa1ZqIbJl&aV;#jcVOGqEBCbZJ|py8@f}1vS^gAN"
    "Q|OuZ?~xfDQobT%-CJ>5Xs=3nC+3eP8Gh*9<!QGsulr-~ZcqCHqF4yKB2kk8Zc(+RAvisMVzJk)6+M9-lU|ZzlX}f;(kE?{"
    "%BO_|4H%YgN1fQDnuO-4b0y6vp)HAso%^5Yj7U-8k9lyPl0K#X4Ef{oXF9^I{3DJ$^QJZ(HmN4^<vV4hKi@9&P~Iw&w-{6}"
    "^LP&DDGwSg^ij|W{zMOme2BL5dd1|1VH9>ZYI+w^Zmv|n#@tIGTk+L9IhbV{j!!yW4{^@(SSp^)oX#XCBZr=kC(@Do?%jJV"
    "Hk?SO6Jl%!Qpse`+W3>PmiYyn#G=ZqON(dU{`K16N$cX9CUxxk@LSf=i`q-LzeneXeOiu>>O65s=ZYgbU!2f(_tO$lShqX%"
    "JQqsaxhZpI;mm^awrklxQ;bVrUOK;Tt99-z>_2+#-Gh7!m(Y&uJk<?lmS?X=mc51~*1Kmm^d8;Zna|umG4W&~dpeaFUwKxx"
    "x~}ehodEhb!aw=`6Zw_+K)E?A(_F}DKLzetg!N(B$Elk4-vVhH`t4%Z@UHULxpqDPzGJY_LG0n#Rq^+E-eA?t*$zCs>}P|>"
    "=@P5fAII2Q-+#C2x0+<7^f*0-^N-;|W!)c!6(mI`OqoQUnE|CTv}^u>8syKu^v*K>gWwRCJtV{eYuiuHD$akqhyRWK{{IUN"
    "Ng5>"
)
"""A workbook of Excel 97, packed: figures above and below the line in two texts."""


def test_figures_above_and_below_the_line_in_an_old_workbook():
    data = zlib.decompress(base64.b85decode(OLD))
    assert cells(data, "a.xls") == ["Arland", "10²", "CO₂ 𝔸 km² each"]


def test_figures_above_and_below_the_line_in_a_binary_workbook():
    def text(words, *runs):
        told = b"".join(struct.pack("<HH", *each) for each in runs)
        return record(19, b"\1" + wide(words) + struct.pack("<I", len(runs)) + told)

    fonts = [struct.pack("<4H", 220, 0, 400, place) for place in (0, 1, 2)]
    data = binary_excel(fonts=fonts, styles=[(0, 0)] * 3, texts=[0, 1, 2])
    shared = record(159, struct.pack("<II", 3, 3))
    shared += text("102", (0, 0), (2, 1)) + text("CO2 t", (2, 2), (3, 0)) + text("40", (1, 0))
    data = with_part(data, "xl/sharedStrings.bin", shared)
    ((_name, rows),) = unpacked(data, "a.xlsb", lambda: False).sheets
    assert rows[0][3:] == ["10²", "CO₂ t", "40"]


@pytest.mark.parametrize("place", ["sub 58%", "-33% 58%"])
def test_a_figure_below_the_line_in_a_sheet_of_open_document(place):
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties'
        f' style:text-position="{place}"/></style:style>'
    )
    cell = (
        "<table:table-row><table:table-cell><text:p>CO<text:span "
        'text:style-name="T1">2</text:span> t</text:p></table:table-cell></table:table-row>'
    )
    assert cells(open_document(cell, style), "a.ods") == ["CO₂ t"]

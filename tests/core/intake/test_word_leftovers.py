"""Word files: what stands in odd places of a paragraph, a drawing or a formula is kept or named."""

import pytest

from core.intake import read_document
from tests.core.intake.word_files import para, run, taken_out, word_xml


def read(*parts, **others):
    return read_document("a.docx", word_xml(para(*parts), **others))


def piece(xml):
    return f"<w:r>{xml}</w:r>"


def box(words):
    return f"<wps:txbx><w:txbxContent>{para(words)}</w:txbxContent></wps:txbx>"


def formula(xml):
    return f"<m:oMath>{xml}</m:oMath>"


def letter(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ('<w:sym w:font="Calibri" w:char="00E9"/>', "é"),
        ('<w:sym w:font="MS Gothic" w:char="2610"/>', "☐"),
        ('<w:sym w:font="Symbol" w:char="F0B0"/>', "°"),
        ('<w:sym w:font="Symbol" w:char="00B0"/>', "°"),
    ],
)
def test_a_symbol_of_a_font_of_letters_is_that_letter(xml, said):
    found = read(run("a"), piece(xml))
    assert (found.text, found.lost) == (f"a{said}", {})


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((run("log"), run("10", '<w:vertAlign w:val="subscript"/>'), run("5")), "log₁₀5"),
        ((run("m"), run("2", '<w:vertAlign w:val="superscript"/>'), run("5")), "m²5"),
        ((run("5"), run("th", '<w:vertAlign w:val="superscript"/>')), "5th"),
    ],
)
def test_figures_off_the_line_are_told_from_those_on_it(parts, said):
    assert read(*parts).text == said


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (f'<m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr><m:e>{letter("x")}</m:e>'
         "</m:d>", "|x|"),
        (f'<m:d><m:dPr><m:sepChr m:val=";"/></m:dPr><m:e>{letter("x")}</m:e><m:e>{letter("y")}'
         "</m:e></m:d>", "(x; y)"),
        (f'<m:d><m:dPr><m:begChr m:val="{{"/><m:endChr m:val=""/></m:dPr><m:e>{letter("x")}</m:e>'
         "</m:d>", "{x"),
        (f"<m:d><m:e>{letter('x')}</m:e></m:d>", "(x)"),
        (f"<m:func><m:fName>{letter('sin')}</m:fName><m:e>{letter('x')}</m:e></m:func>", "sin x"),
        (f"<m:acc><m:accPr><m:chr m:val='\u0303'/></m:accPr><m:e>{letter('y')}</m:e></m:acc>",
         "y\u0303"),
        (f"<m:acc><m:e>{letter('y')}</m:e></m:acc>", "y\u0302"),
        (f"<m:bar><m:barPr><m:pos m:val='top'/></m:barPr><m:e>{letter('z')}</m:e></m:bar>",
         "z\u0305"),
        (f"<m:bar><m:e>{letter('z')}</m:e></m:bar>", "z\u0332"),
        ('<m:r><w:sym w:font="Symbol" w:char="F061"/></m:r>', "α"),
    ],
)  # fmt: skip
def test_a_formula_keeps_its_brackets_marks_and_signs(xml, said):
    assert read(formula(xml)).text == said


def test_words_in_a_drawing_beside_a_box_are_kept():
    art = '<w:pict><v:shape><v:textpath string="Annex"/></v:shape><v:shape>{}</v:shape></w:pict>'
    found = read(run("a "), piece(art.format(box("In a box"))))
    assert found.text == "a Annex\nIn a box"


def test_words_in_a_drawing_are_words_of_their_own():
    art = piece('<w:pict><v:shape><v:textpath string="Annex"/></v:shape></w:pict>')
    assert read(art, run("of maps"), art).text == "Annex of maps Annex"


def test_a_picture_beside_a_box_is_named():
    drawn = f'<w:drawing><wp:docPr descr="A map"/>{box("In a box")}</w:drawing>'
    assert read(run("a"), piece(drawn)).lost == {"picture": ("A map",)}


def test_a_box_that_was_taken_out_is_marked_so():
    drawn = f"<w:drawing>{box('Gone')}</w:drawing>"
    found = read(run("a"), f'<w:del w:author="Ann">{piece(drawn)}</w:del>')
    assert found.read_as("accepted").text == "a"
    assert found.read_as("marked").text == "a\n[-Ann: Gone-]"


def test_words_in_an_element_that_is_not_known_are_read():
    assert read(run("a"), f"<w:later>{run('b')}</w:later>").text == "ab"


def test_of_two_ways_the_one_with_words_is_read():
    both = (
        "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict>{box('Words')}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert read(run("a"), piece(both)).text == "a\nWords"


def test_a_form_that_nobody_has_filled_in_shows_what_it_proposes():
    begin = '<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="Name"/>'
    form = f"{begin}</w:textInput></w:ffData></w:fldChar><w:instrText>FORMTEXT</w:instrText>"
    assert read(piece(form), piece('<w:fldChar w:fldCharType="end"/>'), run(" b")).text == "Name b"


@pytest.mark.parametrize(
    ("words", "named"),
    [("3", False), ("- 3 -", False), ("3 / 12", False), ("2025/114", True), ("12.05.2025", True)],
)
def test_a_header_of_figures_is_named_unless_it_is_the_number_of_a_page(words, named):
    found = read(run("a"), header1=para(words))
    assert found.lost == ({"header": (words,)} if named else {})


def test_what_was_taken_out_of_a_formula_stays_out():
    assert read(run("a"), taken_out("b"), formula(letter("x"))).text == "ax"


PICTURE = piece('<w:drawing><wp:docPr name="Picture 1" descr="{}"/></w:drawing>')


def test_pictures_in_headers_and_comments_are_named_once():
    remark = f'<w:comment w:id="1" w:author="Ann">{para("See", PICTURE.format("Map"))}</w:comment>'
    emblem = para(PICTURE.format("Emblem"))
    found = read(run("a"), comments=remark, header1=emblem, header2=emblem)
    assert found.lost == {"picture": ("Map", "Emblem")}


def test_a_chart_is_named_with_its_titles_and_figures():
    shown = "<w:drawing><wp:docPr name='Chart 1'/><c:chart r:id='chart1'/></w:drawing>"
    title = "<c:title><a:p><a:r><a:t>Fees by year</a:t></a:r></a:p></c:title>"
    points = "".join(f"<c:pt><c:v>{each}</c:v></c:pt>" for each in ("Norland", 12))
    found = read(run("a"), piece(shown), chart1=title + points)
    assert found.lost == {"chart": ("Fees by year Norland 12",)}


def test_a_line_across_the_page_is_no_picture():
    rule = '<w:pict><v:rect xmlns:o="o" o:hr="t"/></w:pict>'
    assert read(run("a"), piece(rule)).lost == {}

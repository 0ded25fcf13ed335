"""The numbers of a Word document that stand where a reader sees them."""

import pytest

from core.intake.readers.word_numbers import FORMATS
from tests.core.intake.papers import taken
from tests.core.intake.test_word import all_readings, text, wrapped
from tests.core.intake.word_files import (
    para,
    put_in,
    run,
    word_xml,
)

NUMBERS = """
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/>
<w:lvlText w:val="Article %1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>
<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def numbered(words, *, level=0, number=7, mark="", more=""):
    look = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>{more}</w:numPr>'
    return para(words, look=look, mark=mark)


@pytest.mark.parametrize(
    ("form", "second", "third"),
    [
        *(("upperRoman", "II", "III"), ("decimal", "2", "3"), ("ordinal", "2nd", "3rd")),
        *(("arabicAlpha", "ب", "ت"), ("arabicAbjad", "ب", "ج"), ("hebrew1", "ב", "ג")),
        *(("hindiNumbers", "२", "३"), ("thaiNumbers", "๒", "๓"), ("chineseCounting", "二", "三")),
        *(("decimalEnclosedCircle", "②", "③"), ("decimalFullWidth", "２", "３")),
    ],
)
def test_numbers_stand_where_a_reader_sees_them(form, second, third):
    body = numbered("a") + numbered("b", level=1) + numbered("c", level=1) + numbered("d")
    body += para("plain") + numbered("e") + numbered("f", number=8)
    found = text(body, numbering=NUMBERS.format(form)).split("\n")
    assert [line.partition(" ")[2] for line in found if line.startswith("Article")][1:] == [
        f"{second}. d",
        f"{third}. e",
        f"{found[0].split()[1]} f",
    ]
    assert found[2].endswith("(b) c")


def test_larger_numbers_in_other_scripts():
    assert [*map(FORMATS["hebrew1"], (15, 16, 27, 115))] == ["טו", "טז", "כז", "קטו"]
    assert [*map(FORMATS["chineseCounting"], (10, 19, 20, 42))] == ["十", "十九", "二十", "四十二"]
    assert [*map(FORMATS["decimalEnclosedCircle"], (20, 21))] == ["⑳", "21"]


def test_numbers_follow_what_was_changed():
    body = numbered("a") + numbered(put_in("b"), mark="ins") + numbered("c")
    accepted, rejected, _marked = all_readings(body, numbering=NUMBERS.format("decimal"))
    assert accepted == "Article 1. a\nArticle 2. b\nArticle 3. c"
    assert rejected == "Article 1. a\nArticle 2. c"
    added = numbered("a") + numbered("b", more='<w:ins w:author="Ann"/>') + para(put_in("x"))
    assert all_readings(added, numbering=NUMBERS.format("decimal"))[1] == "Article 1. a\nb\n"[:-1]


@pytest.mark.parametrize("looked", ["", '<w:jc w:val="left"/>'])
def test_a_change_of_looks_is_one_where_numbers_come_with_it(looked):
    before = f'<w:pPrChange w:author="Ann"><w:pPr>{looked}</w:pPr></w:pPrChange>'
    now = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = numbered("a") + para("b", look=now + before)
    whole = taken("office", word_xml(body, numbering=NUMBERS.format("decimal")))
    assert whole.changes == {"Ann": 1}
    assert whole.text == "Article 1. a\nArticle 2. b"
    assert whole.read_as("rejected").text == "Article 1. a\nb"
    plain = taken("office", word_xml(para("b", look=before)))
    assert (plain.changes, plain.others) == ({}, {})


def test_words_that_a_change_of_looks_hid_can_be_read_as_before():
    hidden = '<w:vanish/><w:rPrChange w:author="Ann"><w:rPr/></w:rPrChange>'
    assert all_readings(para("a", run(" b", hidden)))[:2] == ("a", "a b")


def test_the_number_of_a_style_is_one_too():
    styles = """<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Clause"/><w:pPr><w:numPr>
    <w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="T">
    <w:basedOn w:val="S"/></w:style>"""
    body = para("a", look='<w:pStyle w:val="S"/>') + para("b", look='<w:pStyle w:val="T"/>')
    body += para("c", look='<w:pStyle w:val="T"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = text(body, styles=styles, numbering=NUMBERS.format("decimal"))
    assert found == "Article 1. a\nArticle 2. b\nc"


def test_a_way_of_numbering_that_is_not_known_is_named():
    whole = taken("office", word_xml(numbered("a"), numbering=NUMBERS.format("cardinalText")))
    assert whole.text == "Article 1. a"
    assert any("cardinalText" in each for each in whole.remarks)


def test_whole_paragraphs_that_were_taken_out_do_not_count():
    body = numbered("a") + wrapped("del", numbered("b")) + wrapped("moveTo", numbered("c"))
    *_others, marked = all_readings(body, numbering=NUMBERS.format("decimal"))
    assert marked == "Article 1. a\n[-Ann: b-]\n{>Ann: Article 2. c>}"


HIDDEN = "<w:vanish/>"


def hiding(*parts, mark=HIDDEN):
    look = f'<w:numPr><w:numId w:val="7"/></w:numPr><w:rPr>{mark}</w:rPr>'
    return para(*parts, look=look)


def test_a_paragraph_that_is_hidden_whole_has_no_line_and_no_number():
    body = numbered("a") + hiding(run("b", HIDDEN)) + numbered("c")
    whole = taken("office", word_xml(body, numbering=NUMBERS.format("decimal")))
    assert whole.text == "Article 1. a\nArticle 2. c"
    assert whole.lost == {"hidden": ("b",)}


def test_a_hidden_paragraph_at_the_end_leaves_nothing():
    body = numbered("a") + hiding(run("b", HIDDEN))
    assert text(body, numbering=NUMBERS.format("decimal")) == "Article 1. a"


@pytest.mark.parametrize("mark", [f"{HIDDEN}<w:specVanish/>", HIDDEN])
def test_a_heading_before_its_text_on_one_line_keeps_its_number(mark):
    body = hiding("Fees.", mark=mark) + para(" Each pays.") + numbered("Dues")
    said = text(body, numbering=NUMBERS.format("decimal"))
    assert said == "Article 1. Fees. Each pays.\nArticle 2. Dues"


OUTLINE = """<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="upperRoman"/><w:lvlText w:val="Article %1."/></w:lvl><w:lvl w:ilvl="1">
<w:start w:val="1"/><w:numFmt w:val="decimalZero"/><w:isLgl/><w:lvlText w:val="Section %1.%2"/>
</w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>"""
HEADINGS = """<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr>
<w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr>
<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="HV">
<w:basedOn w:val="H1"/><w:rPr><w:vanish/></w:rPr></w:style>"""


def styled(words, style, more=""):
    return para(words, look=f'<w:pStyle w:val="{style}"/>{more}')


def test_a_style_that_only_tells_its_level_is_in_the_list_of_the_one_below_it():
    body = styled("a", "H1") + styled("b", "H2")
    found = text(body, styles=HEADINGS, numbering=OUTLINE)
    assert found == "Article I. a\nSection 1.01 b"


def test_a_paragraph_that_only_tells_its_list_keeps_the_level_of_its_style():
    body = styled("a", "H1") + styled("b", "H2", '<w:numPr><w:numId w:val="7"/></w:numPr>')
    found = text(body, styles=HEADINGS, numbering=OUTLINE)
    assert found == "Article I. a\nSection 1.01 b"


def test_a_paragraph_that_its_style_hides_whole_does_not_count():
    body = styled("a", "H1") + styled("b", "HV") + styled("c", "H1")
    whole = taken("office", word_xml(body, styles=HEADINGS, numbering=OUTLINE))
    assert whole.text == "Article I. a\nArticle II. c"
    assert whole.lost == {"hidden": ("b",)}

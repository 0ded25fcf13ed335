"""Fields of Word files: what Word works out and does not keep is worked out here, or named."""

import pytest

from core.intake.readers.word_equations import equation
from tests.core.intake.papers import taken
from tests.core.intake.test_word import FIELD
from tests.core.intake.word_files import para, run, word_xml


def read(*parts, **others):
    return taken("office", word_xml("".join(parts), **others))


def field(instruction, result=None):
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    shown = "" if result is None else FIELD.format("separate") + result
    return FIELD.format("begin") + told + shown + FIELD.format("end")


def simple(instruction):
    return f'<w:fldSimple w:instr=" {instruction} "/>'


@pytest.mark.parametrize("auto", [field(" AUTONUM "), field("AUTONUM", ""), simple("AUTONUM")])
def test_numbers_that_fields_count_stand_where_a_reader_sees_them(auto):
    whole = read(para(auto, " One"), para("Between"), para(auto, " Two"))
    assert whole.text == "1. One\nBetween\n2. Two"
    assert whole.lost == {"counted": ("1.", "2.")}
    assert "2 numbers that Word works out are not in the file and were counted" in whole.remarks[0]


def test_a_number_that_the_file_keeps_is_shown_as_it_is():
    whole = read(para(field("AUTONUM", run("7.")), " Seven"), para("Next"))
    assert (whole.text, whole.lost) == ("7. Seven\nNext", {})


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
    for n in (1, 2)
)


def heading(level, *parts):
    return para(*parts, look=f'<w:pStyle w:val="H{level}"/>')


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("AUTONUM", "1. a 1. b 2. c 2. d 1. e"),
        ("AUTONUM \\* ROMAN \\s )", "I) a I) b II) c II) d I) e"),
        ("AUTONUMLGL", "1. a 1.1. b 1.2. c 2. d 2.1. e"),
        ("AUTONUMLGL \\e", "1 a 1.1 b 1.2 c 2 d 2.1 e"),
        ("AUTONUMOUT", "I. a A. b B. c II. d A. e"),
    ],
)
def test_numbers_of_headings_begin_anew_below_a_higher_one(name, said):
    levels = zip((1, 2, 2, 1, 2), "abcde", strict=True)
    body = [heading(level, field(name), f" {words}") for level, words in levels]
    assert read(*body, styles=STYLES).text.replace("\n", " ") == said


def test_numbers_within_a_paragraph_are_counted():
    body = para("Pay ", field("LISTNUM"), " fees, ", field("LISTNUM \\l 2"), " dues; ")
    assert read(body, para(field("LISTNUM \\s 5"), "x")).text == "Pay 1) fees, a) dues; \n5)x"


NUMBERS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def test_numbers_within_a_paragraph_of_a_list_are_of_its_next_level():
    look = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = [para(field("LISTNUM"), " x ", field("LISTNUM"), " y", look=look) for _ in range(2)]
    assert read(*body, numbering=NUMBERS).text == "1. (a) x (b) y\n2. (a) x (b) y"


@pytest.mark.parametrize(
    "name", ["LISTNUM MyList", "AUTONUMOUT", "PAGEREF x", "SYMBOL 33 \\f Webdings"]
)
def test_what_cannot_be_worked_out_is_named_with_its_place(name):
    whole = read(para("The fee is ", field(name), "."))
    assert (whole.text, whole.lost) == ("The fee is .", {"field": (f"The fee is {{{name}}}",)})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SYMBOL 8364 \\u", "€"),
        ("SYMBOL 128 \\a", "€"),
        ("SYMBOL 0xE9", "é"),
        ('SYMBOL 0176 \\s 12 \\f "Symbol"', "°"),
        ("GOTOBUTTON mark Go there", "Go there"),
        ("ADVANCE \\r 5", ""),
    ],
)
def test_signs_and_buttons_are_shown(name, said):
    whole = read(para("a", field(name), "."))
    assert (whole.text, whole.lost) == (f"a{said}.", {})


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("EQ \\f(1,2)", "(1)/(2)"),
        ("eq \\o\\ac(○,3)", "③"),
        ('EQ \\* jc2 \\* "Font:A" \\o\\ad(\\s\\up 11(かん),漢)', "漢(かん)"),
        ("EQ \\r(3,x) + \\r(,2)", "3√(x) + √(2)"),
        ("EQ \\b\\bc\\{(\\f(a;b))", "{(a)/(b)}"),
        ("EQ \\b\\lc\\|\\rc\\|(x)", "|x|"),
        ("EQ \\i\\su(1,5,x)", "∑_1^5 x"),
        ("EQ x\\s\\up8(2)y\\s\\do8(n)", "x^2y_n"),
        ("EQ a\\,b (c, d)", "a,b (c, d)"),
        ("EQ \\x(A)", "A"),
        ("EQ \\f(1", ""),
        ("EQ " + "\\f(" * 500, ""),
    ],
)
def test_a_formula_in_a_field_is_in_one_line(code, said):
    assert equation(code) == said


def test_a_formula_in_a_field_is_shown_and_named():
    inner = FIELD.format("begin") + "<w:r><w:instrText>EQ \\f(</w:instrText></w:r>"
    inner += field("QUOTE 1", run("1")) + "<w:r><w:instrText>,2)</w:instrText></w:r>"
    whole = read(para("Half: ", inner, FIELD.format("end"), "."))
    assert (whole.text, whole.lost) == ("Half: (1)/(2).", {"formula": ("(1)/(2)",)})


def test_the_mark_of_a_note_that_stands_once_more_is_one():
    mark = run("1", '<w:vertAlign w:val="superscript"/>')
    assert read(para("again", field("NOTEREF n \\f", mark))).text == "again[1]"


POINTED_AT = [
    ('<w:hyperlink w:tooltip="Norland reserves">{}</w:hyperlink>', "the line"),
    (
        "<w:fldSimple w:instr=' HYPERLINK x \\o \"Norland reserves\" '>{}</w:fldSimple>",
        "the line",
    ),
    (field('HYPERLINK "x" \\o "Norland reserves" \\t "_blank"', "{}"), "the line"),
]


@pytest.mark.parametrize(("link", "shown"), POINTED_AT)
def test_what_a_link_says_when_pointed_at_is_named(link, shown):
    whole = read(para("See ", link.format(run(shown)), "."))
    assert (whole.text, whole.lost) == (f"See {shown}.", {"tooltip": ("Norland reserves",)})


@pytest.mark.parametrize(("link", "shown"), POINTED_AT)
def test_what_a_link_says_in_a_note_or_above_the_page_is_named_too(link, shown):
    note = f'<w:footnote w:id="2">{para(link.format(run(shown)))}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    whole = read(para("a", mark), footnotes=note, header=para(link.format(run(shown))))
    assert whole.lost["tooltip"] == ("Norland reserves",) * 2


@pytest.mark.parametrize(("link", "_shown"), POINTED_AT)
def test_what_a_link_says_when_pointed_at_is_not_named_where_it_shows_the_same(link, _shown):
    assert read(para("See ", link.format(run("Norland  reserves")))).lost == {}

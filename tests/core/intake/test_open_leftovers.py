"""OpenDocument texts: what stands in odd places is kept or named, as LibreOffice writes it."""

import io
import zipfile

import pytest

from core.intake import read_document
from tests.core.intake.test_open_text import DC, NAMES, odt

EXTRA = 'xmlns:fo="fo" xmlns:loext="loext" xmlns:svg="svg-compatible" xmlns:xlink="xlink"'


def read(body, *, styles="", parts=None):
    """A document with styles of its own and other parts by their names."""
    data = io.BytesIO(odt("BODY", styles=styles))
    with zipfile.ZipFile(data) as before:
        whole = {name: before.read(name).decode() for name in before.namelist()}
    whole["content.xml"] = whole["content.xml"].replace("BODY", body).replace(DC, f"{DC} {EXTRA}")
    whole["styles.xml"] = whole["styles.xml"].replace(NAMES, f"{NAMES} {EXTRA}")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, part in (whole | (parts or {})).items():
            package.writestr(name, part)
    return read_document("a.odt", data.getvalue())


def paragraph(words):
    return f"<text:p>{words}</text:p>"


def frame(inner, name="F"):
    return f"<draw:frame draw:name='{name}'>{inner}</draw:frame>"


def level(number, form, rest=""):
    return f"<text:list-level-style-number text:level='{number}' style:num-format='{form}' {rest}/>"


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (level(1, "I", "style:num-prefix='Article ' loext:num-list-format='Article %1%'")
         + level(2, "1", "loext:num-list-format='%1%-%2%)' text:display-levels='2'"),
         "Article I a\nI-1) b"),
        (level(1, "1st") + level(2, "а, б, .., аа, аб, ... (ru)", "style:num-suffix='.'"),
         "1st a\nа. b"),
        (level(1, "") + level(2, "1", "text:display-levels='2'"), "a\n1 b"),
    ],
)  # fmt: skip
def test_numbers_are_put_together_as_their_list_says(levels, said):
    styles = f"<text:list-style style:name='N'>{levels}</text:list-style>"
    inner = f"<text:list><text:list-item>{paragraph('b')}</text:list-item></text:list>"
    item = f"<text:list-item>{paragraph('a')}{inner}</text:list-item>"
    found = read(f"<text:list text:style-name='N'>{item}</text:list>", styles=styles)
    assert (found.text, found.lost) == (said, {})


def test_numbers_of_a_kind_that_is_not_written_here_are_digits_and_named():
    styles = f"<text:list-style style:name='N'>{level(1, '১, ২, ...')}</text:list-style>"
    item = f"<text:list-item>{paragraph('a')}</text:list-item>"
    found = read(f"<text:list text:style-name='N'>{item * 2}</text:list>", styles=styles)
    assert (found.text, found.lost) == ("1 a\n2 a", {"numbers": ("১, ২, ...",)})


@pytest.mark.parametrize(
    ("words", "said", "lost"),
    [
        ("a<text:variable-set text:display='none'>3</text:variable-set>", "a", {"hidden": ("3",)}),
        (f"a{frame('<draw:floating-frame xlink:href=chr.html/>'.replace('chr.html', repr('b')))}",
         "a", {"embedded": ("b",)}),
        (f"a{frame('<draw:plugin/>', 'Film')}", "a", {"object": ("Film",)}),
        (f"a{frame('<draw:image/><svg:title>Map</svg:title>')}", "a", {"picture": ("Map",)}),
        (f"a{frame(f'<draw:image>{paragraph(chr(98))}</draw:image>')}", "a\nb",
         {"picture": ("F",)}),
        ("<text:span text:style-name='S'>m</text:span>g", "μg", {}),
        ("<text:span text:style-name='W'>Go</text:span>", "Go", {"signs": ("Webdings: Go",)}),
    ],
)  # fmt: skip
def test_what_is_in_a_paragraph_is_kept_or_named(words, said, lost):
    font = "<style:style style:family='text' style:name='{}'><style:text-properties {}/>"
    styles = (
        font.format("S", "style:font-name='Symbol'")
        + "</style:style>"
        + font.format("W", "style:font-name='Webdings'")
        + "</style:style>"
    )
    found = read(paragraph(words), styles=styles)
    assert (found.text, found.lost) == (said, lost)


def test_a_formula_is_in_the_text_as_it_was_typed():
    code = (
        '<math xmlns="m"><semantics><mrow><mi>E</mi></mrow>'
        '<annotation encoding="StarMath 5.0">E = m c^2</annotation></semantics></math>'
    )
    formula = frame("<draw:object xlink:href='./Object 1'/>")
    found = read(paragraph(f"So {formula}."), parts={"Object 1/content.xml": code})
    assert (found.text, found.lost) == ("So E = m c^2.", {"formula": ("E = m c^2",)})


def test_a_section_that_is_in_another_file_is_named():
    section = "<text:section><text:section-source xlink:href='b.odt'/>{}</text:section>"
    found = read(paragraph("a") + section.format("") + section.format(paragraph("c")))
    assert (found.text, found.lost) == ("a\nc", {"embedded": ("b.odt",)})


def test_a_box_that_was_taken_out_is_marked_so():
    box = frame(f"<draw:text-box>{paragraph('box')}</draw:text-box>")
    info = "<office:change-info><dc:creator>Ann</dc:creator></office:change-info>"
    gone = f"<text:deletion>{info}{paragraph(f'out{box}')}</text:deletion>"
    region = f"<text:changed-region text:id='d'>{gone}</text:changed-region>"
    tracked = f"<text:tracked-changes>{region}</text:tracked-changes>"
    found = read(tracked + paragraph("x<text:change text:change-id='d'/>"))
    assert found.text == "x"
    assert found.read_as("marked").text == "x[-Ann: out-]\n[-Ann: box-]"
    assert found.read_as("rejected").text == "xout\nbox"


def test_an_answer_to_a_comment_is_one():
    note = (
        "<office:annotation office:name='{}' {}><dc:creator>Ann</dc:creator>"
        "<text:p>{}</text:p></office:annotation>"
    )
    answer = note.format("2", "loext:parent-name='1'", "Yes.")
    found = read(paragraph(f"{note.format('1', '', 'Sure?')}a{answer}"))
    assert [(each.text, each.answers) for each in found.comments] == [("Sure?", -1), ("Yes.", 0)]


def test_a_footer_of_figures_that_is_no_number_of_a_page_is_named():
    footer = f"<style:footer>{paragraph('{}')}</style:footer>"
    assert read(paragraph("a"), styles=footer.format("2/1994")).lost == {"footer": ("2/1994",)}
    assert read(paragraph("a"), styles=footer.format("- 3/12 -")).lost == {}


@pytest.mark.parametrize(
    ("body", "text", "hidden"),
    [
        (f"<text:list>{paragraph('b')}<text:list-item>{paragraph('a')}</text:list-item></text:list>",
         "a", ("b",)),
        (f"<table:table><table:table-row><table:table-cell>{paragraph('a')}</table:table-cell>"
         f"<text:new>{paragraph('b')}</text:new></table:table-row></table:table>", "a", ("b",)),
        ("<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'>"
         f"{paragraph('a')}</table:table-cell><table:covered-table-cell>{paragraph('b')}"
         "</table:covered-table-cell></table:table-row></table:table>", "a", ("b",)),
        (paragraph(f"a<office:annotation><text:new>{paragraph('b')}</text:new></office:annotation>"),
         "a", ("b",)),
        (f"<text:new><text:new>{paragraph('a')}</text:new></text:new>", "a", ()),
    ],
)  # fmt: skip
def test_a_paragraph_that_no_reading_has_is_named(body, text, hidden):
    found = read(body)
    assert (found.text.strip(), found.lost.get("hidden", ())) == (text, hidden)


def test_deleted_words_that_no_mark_leads_to_are_named():
    deleted = (
        "<text:tracked-changes><text:changed-region text:id='c'><text:deletion>"
        f"<office:change-info><dc:creator>Ann</dc:creator></office:change-info>{paragraph('b')}"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    assert read(deleted + paragraph("a")).lost == {"hidden": ("b",)}
    mark = "<text:change text:change-id='c'/>"
    assert read(deleted + paragraph(f"a{mark}")).lost == {}


@pytest.mark.parametrize("pages", ["", "-left", "-first"])
def test_what_stands_above_and_below_some_pages_is_named(pages):
    parts = "".join(
        f"<style:{part}{pages}>{paragraph(part)}</style:{part}{pages}>"
        for part in ("header", "footer")
    )
    found = read(paragraph("a"), styles=f"<style:master-page>{parts}</style:master-page>")
    assert found.lost == {"header": ("header",), "footer": ("footer",)}


@pytest.mark.parametrize(
    ("shown", "named"), [("the line", ("Norland reserves",)), ("Norland <s/>reserves", ())]
)
def test_what_a_link_says_when_pointed_at_is_named_unless_it_is_shown(shown, named):
    link = f'<text:a office:title="Norland reserves">{shown.replace("<s/>", "<text:s/>")}</text:a>'
    assert read(paragraph(f"See {link}.")).lost.get("tooltip", ()) == named

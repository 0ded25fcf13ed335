"""OpenDocument texts: what a reader of them sees, with tracked changes accepted and rejected."""

import io
import zipfile

import pytest

from core.intake import read_document
from tests.core.intake.papers import refusal

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("form", "form"),
    )
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
KIND = "application/vnd.oasis.opendocument.text"
LISTS = """<text:list-style style:name="L"><text:list-level-style-number text:level="1"
style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2"
style:num-format="a" style:num-suffix=")"/></text:list-style><text:list-style style:name="B">
<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>"""


def odt(body, *, styles="", meta="", manifest="", kind=KIND):
    """A file with this in its text."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES} {DC}><office:automatic-styles>{LISTS}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        package.writestr(
            "styles.xml", f"<office:document-styles {NAMES}>{styles}</office:document-styles>"
        )
        package.writestr(
            "meta.xml",
            f"<office:document-meta {NAMES} {DC}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        )
        package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return data.getvalue()


def read(body, **more):
    return read_document("draft.odt", odt(body, **more))


def test_paragraphs_blanks_and_breaks():
    found = read(
        "<text:h text:outline-level='1'>Treaty</text:h>"
        "<text:p>The  Parties<text:s text:c='2'/><text:span>shall</text:span>\n  meet."
        "<text:line-break/>Twice.</text:p><text:p/><text:p>Signed.</text:p>",
        meta="<dc:title>Draft 3</dc:title><meta:creation-date>2025-11-03T10:00:00"
        "</meta:creation-date>",
    )
    assert found.text == "Treaty\nThe Parties  shall meet.\nTwice.\n\nSigned."
    assert (found.title, str(found.made)) == ("Draft 3", "2025-11-03")


def test_a_heading_is_the_title_where_none_is_told():
    assert read("<text:p>x y.</text:p><text:h>The treaty</text:h>").title == "The treaty"


def test_numbers_of_lists_and_bullets():
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('one', '')}{item.format('two', '')}</text:list>"
    text = read(
        f"<text:list text:style-name='L'>{item.format('First', inner)}{item.format('Then', '')}"
        f"</text:list><text:p>Between.</text:p><text:list text:style-name='L'"
        f" text:continue-numbering='true'>{item.format('Third', '')}</text:list>"
        f"<text:list text:style-name='B'>{item.format('Point', '')}</text:list>"
    ).text
    assert text == "1. First\na) one\nb) two\n2. Then\nBetween.\n3. Third\n• Point"


def test_numbers_that_are_not_known_are_told():
    strange = "<text:list-style style:name='S'><text:list-level-style-number text:level='1'"
    strange += " style:num-format='١'/></text:list-style>"
    found = read(
        "<text:list text:style-name='S'><text:list-item><text:p>A</text:p></text:list-item>"
        "</text:list>",
        styles=strange,
    )
    assert found.text == "1 A"
    assert "numbers" in found.lost


def test_tables_boxes_and_notes():
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    found = read(
        f"<table:table><table:table-row>{cell.format('a')}{cell.format('b')}</table:table-row>"
        f"<table:table-row>{cell.format('c')}{cell.format('d')}</table:table-row></table:table>"
        "<text:p>Zone<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>As on the map.</text:p></text:note-body></text:note> holds."
        "<draw:frame draw:name='Map 1'><draw:image/></draw:frame></text:p>"
        "<text:p><draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>"
        "</text:p>"
    )
    assert found.text == "a\tb\nc\td\nZone[1] holds.\nBoxed\n[1] As on the map."
    assert found.lost["picture"] == ("Map 1",)


LOOKS = "".join(
    f"<style:style style:name='{name}' style:family='{family}'><style:text-properties {told}/>"
    "</style:style>"
    for name, family, told in (
        ("Up", "text", "style:text-position='super 58%'"),
        ("Down", "text", "style:text-position='sub 58%'"),
        ("Gone", "text", "text:display='none'"),
        ("Out", "text", "style:text-line-through-style='solid'"),
        ("Unseen", "paragraph", "text:display='none'"),
    )
)


def span(style, words):
    return f"<text:span text:style-name='{style}'>{words}</text:span>"


@pytest.mark.parametrize(
    ("body", "said", "lost"),
    [
        (f"The line of 1994{span('Up', '1')}, 10{span('Up', '-6')}, CO{span('Down', '2')}",
         "The line of 1994¹, 10⁻⁶, CO2", {}),
        (f"a{span('Gone', ' b')} c", "a c", {"hidden": ("b",)}),
        (f"a {span('Out', 'b')}", "a b", {"struck": ("b",)}),
        ("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text>"
         "</text:ruby>", "漢(kan)", {}),
        ("a</text:p><text:p text:style-name='Unseen'>b", "a", {"hidden": ("b",)}),
        ("a</text:p><text:section text:display='none'><text:p>b</text:p></text:section><text:p>c",
         "a\nc", {"hidden": ("b",)}),
    ],
)  # fmt: skip
def test_words_are_taken_as_they_look(body, said, lost):
    found = read(f"<text:p>{body}</text:p>", styles=LOOKS)
    assert (found.text, found.lost) == (said, lost)


STRUCK = "<style:text-properties style:text-line-through-{}/>"
PARENT = "style:family='text' style:parent-style-name='Gone'"


@pytest.mark.parametrize(
    ("family", "look", "below"),
    [
        ("text", STRUCK.format("type='single'"), ""),
        ("text", STRUCK.format("style='solid'"), f"<style:style style:name='Low' {PARENT}/>"),
        ("paragraph", STRUCK.format("style='solid'"), ""),
    ],
    ids=["by its type", "by a style above", "as a paragraph"],
)
def test_what_is_struck_is_named_however_its_style_says_so(family, look, below):
    above = f"<style:style style:name='Gone' style:family='{family}'>{look}</style:style>"
    name = "Low" if below else "Gone"
    words = "ten million"
    body = f"<text:p>Pay <text:span text:style-name='{name}'>{words}</text:span>.</text:p>"
    if family == "paragraph":
        body = f"<text:p text:style-name='{name}'>{words}</text:p>"
    found = read(body, styles=f"<office:styles>{above}{below}</office:styles>")
    assert words in found.text
    assert found.lost == {"struck": (words,)}


@pytest.mark.parametrize(
    "hidden",
    [
        "<text:section text:display='condition' text:is-hidden='true'><text:p>Kept back</text:p>"
        "</text:section>",
        "<text:p><text:hidden-paragraph text:is-hidden='true'/>Kept back</text:p>",
        "<text:p>A<text:hidden-text text:is-hidden='true' text:string-value='Kept back'/></text:p>",
    ],
    ids=["a section", "a paragraph", "a field"],
)
def test_what_a_condition_hides_is_named(hidden):
    found = read(f"<text:p>Shown.</text:p>{hidden}")
    assert "Kept back" not in found.text
    assert found.lost == {"hidden": ("Kept back",)}


def test_lists_begin_and_go_on_where_they_say():
    def item(words, start=""):
        start = f"text:start-value='{start}'" if start else ""
        said = f"<text:p text:style-name='Q'>{words}</text:p>"
        return f"<text:list-item {start}>{said}</text:list-item>"

    listed = "text:style-name='L'"
    found = read(
        f"<text:list {listed} xml:id='a'>{item('one')}{item('five', 5)}"
        f"</text:list><text:p>Between.</text:p><text:list {listed}>{item('anew')}</text:list>"
        f"<text:list {listed} text:continue-list='a'>{item('six')}</text:list>"
        f"<text:list>{item('by its paragraphs')}</text:list>"
        f"<text:numbered-paragraph {listed} text:level='2'><text:p>of no list</text:p>"
        "</text:numbered-paragraph>",
        styles="<style:style style:name='Q' style:family='paragraph' style:list-style-name='L'/>",
    )
    said = "1. one|5. five|Between.|1. anew|6. six|1. by its paragraphs|a) of no list"
    assert found.text.split("\n") == said.split("|")


def test_words_of_fields_controls_and_repeated_cells_are_read():
    found = read(
        "<office:forms><form:text xml:id='c' form:current-value='filled in'/></office:forms>"
        "<text:p><text:title>The draft</text:title>: <draw:control draw:control='c'/></text:p>"
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated='2'>"
        "<text:p>none</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert found.text == "The draft: filled in\nnone\tnone"


def test_cells_stand_in_their_columns_below_one_of_several_rows():
    cell = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"
    covered = "<table:covered-table-cell/>"
    tall = cell.format("table:number-rows-spanned='2'", "a") + cell.format("", "b")
    wide = cell.format("table:number-columns-spanned='2'", "d") + covered
    rows = (tall, covered + cell.format("", "c"), wide)
    body = "".join(f"<table:table-row>{each}</table:table-row>" for each in rows)
    assert read(f"<table:table>{body}</table:table>").text == "a\tb\n\tc\nd"


def test_a_box_stands_below_the_paragraph_on_which_it_hangs():
    box = "<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>"
    found = read(
        f"<text:p>The zone{box} holds.</text:p><text:p>{box}</text:p>{box}<text:p>E</text:p>"
    )
    assert found.text == "The zone holds.\nBoxed\nBoxed\nBoxed\nE"


def test_a_picture_that_hangs_on_a_page_is_named():
    found = read("<draw:frame draw:name='Map 2'><draw:image/></draw:frame><text:p>E</text:p>")
    assert found.lost["picture"] == ("Map 2",)


def test_blanks_that_are_kept_stay_in_titles_and_comments_as_in_the_text():
    found = read(
        "<text:h>Annex<text:tab/>One<text:s/>bis</text:h><text:p>100\N{NO-BREAK SPACE}km"
        "<text:s text:c='150'/>end<office:annotation><dc:creator>Ann</dc:creator><text:p>a"
        "<text:line-break/>b</text:p><text:list><text:list-item><text:p>c</text:p></text:list-item>"
        "<text:list-item><text:p>d</text:p></text:list-item></text:list></office:annotation></text:p>"
    )
    assert found.title == "Annex One bis"
    assert found.text == f"Annex\tOne bis\n100\N{NO-BREAK SPACE}km{' ' * 150}end"
    assert found.comments[0].text == "a b\nc\nd"


REGION = (
    "<text:changed-region text:id='{id}'><text:{kind}><office:change-info><dc:creator>{who}"
    "</dc:creator></office:change-info>{content}</text:{kind}></text:changed-region>"
)


@pytest.fixture
def tracked():
    """A sentence with something put in and something taken out."""
    put_in = REGION.format(id="i", kind="insertion", who="Ann", content="")
    content = "<text:p>never </text:p>"
    taken_out = REGION.format(id="d", kind="deletion", who="Bob", content=content)
    return read(
        f"<text:tracked-changes>{put_in}{taken_out}</text:tracked-changes>"
        "<text:p>They will <text:change text:change-id='d'/>meet"
        "<text:change-start text:change-id='i'/> in May<text:change-end text:change-id='i'/>."
        "</text:p>"
    )


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        ("accepted", "They will meet in May."),
        ("rejected", "They will never meet."),
        ("marked", "They will [-Bob: never -]meet{+Ann:  in May+}."),
    ],
)
def test_tracked_changes(tracked, reading, text):
    assert tracked.read_as(reading).text == text
    assert tracked.changes == {"Ann": 1, "Bob": 1}


def test_a_paragraph_that_was_put_in_is_gone_when_that_is_rejected():
    put_in = REGION.format(id="i", kind="insertion", who="Ann", content="")
    found = read(
        f"<text:tracked-changes>{put_in}</text:tracked-changes><text:p>One.</text:p>"
        "<text:p><text:change-start text:change-id='i'/>Two.</text:p>"
        "<text:p><text:change-end text:change-id='i'/>Three.</text:p>"
    )
    assert found.text == "One.\nTwo.\nThree."
    assert found.read_as("rejected").text == "One.\nThree."


@pytest.mark.parametrize(
    "hidden",
    [
        "<text:p text:style-name='Unseen'>{}x</text:p>",
        "<text:section text:display='none'><text:p>{}x</text:p></text:section>",
        "<text:p><text:span text:style-name='Gone'>{}x</text:span></text:p>",
    ],
)
def test_what_was_put_in_ends_where_it_does_though_that_is_hidden(hidden):
    put_in = REGION.format(id="i", kind="insertion", who="Ann", content="")
    found = read(
        f"<text:tracked-changes>{put_in}</text:tracked-changes><text:p>One.</text:p>"
        "<text:p><text:change-start text:change-id='i'/>Two.</text:p>"
        + hidden.format("<text:change-end text:change-id='i'/>")
        + "<text:p>Three.</text:p>",
        styles=LOOKS,
    )
    assert found.text.split() == ["One.", "Two.", "Three."]
    assert found.read_as("rejected").text.split() == ["One.", "Three."]


def test_comments_stand_on_their_words():
    found = read(
        "<text:p>No <office:annotation office:name='c'><dc:creator>Ann</dc:creator><dc:date>"
        "2025-11-03T10:00:00</dc:date><text:p>Says who?</text:p></office:annotation>boat is"
        "<office:annotation-end office:name='c'/> given up.</text:p>"
    )
    (comment,) = found.comments
    assert found.text == "No boat is given up."
    assert found.text[comment.start : comment.end] == "boat is"
    assert (comment.author, comment.text) == ("Ann", "Says who?")


def test_headers_are_told():
    found = read(
        "<text:p>A</text:p>",
        styles="<style:header><text:p>Draft of May</text:p></style:header>"
        "<style:footer><text:p>3</text:p></style:footer>",
    )
    assert found.lost == {"header": ("Draft of May",)}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (odt("<text:p>A</text:p>", manifest="<encryption-data/>"), "password"),
        (odt("<text:p>A"), "damaged"),
        (odt("<text:p>A</text:p>", kind=f"{KIND[:-4]}spreadsheet"), "spreadsheet"),
        (odt("<text:p/>"), "no text"),
        (odt("<text:section>" * 3000 + "</text:section>" * 3000), ""),
    ],
)
def test_what_cannot_be_read_is_refused(data, says):
    assert says in refusal("draft.odt", data)

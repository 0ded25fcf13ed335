"""Word files: each word of a document is in its text, in a comment or in a remark, wherever it
stands."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake import read_document
from core.intake.readers.office import read_office
from tests.core.intake.word_files import para, run, word_xml

WRAPPERS = (
    *("w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag"),
    *("w:hyperlink", "w:dir", "w:bookmarkStart", "w:fldSimple", "w:ruby", "w:rt", "w:rubyBase"),
    *("w:ins", "w:del", "w:moveTo", "w:object", "w:pict", "w:txbxContent", "w:unknown", "w:pPr"),
    *(
        "w:rPr",
        "w:body",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "wps:txbx",
        "a:unknown",
    ),
    *("m:oMathPara", "m:oMath", "m:r", "m:f", "m:num", "m:den", "m:sSup", "m:sup", "m:e", "m:nary"),
    *("m:d", "m:unknown", "w:drawing", "w:contentPart", "w:proofErr", "w:docPartObj"),
)
WORDS = ("w:t", "w:delText", "m:t", "a:t")
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
MARKS = tuple(map(FIELD.format, ("begin", "separate", "end")))
CODE = "<w:r><w:instrText>{} </w:instrText></w:r>"
CODES = tuple(map(CODE.format, ("XE", "EQ", "QUOTE", "MACROBUTTON a", "FORMTEXT", "PAGE")))
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>"

trees = st.recursive(
    st.sampled_from((*WORDS, *MARKS, *CODES, HIDDEN)),
    lambda inner: st.tuples(st.sampled_from(WRAPPERS), st.lists(inner, max_size=4)),
    max_leaves=12,
)


def written(tree, words):
    """A tree as XML, with a word of its own in each of its elements for words."""
    if tree in (*MARKS, *CODES, HIDDEN):
        return tree.format(next(words)) if tree == HIDDEN else tree
    if tree in WORDS:
        return f"<{tree}>{next(words)}</{tree}>"
    name, inner = tree
    author = ' w:author="Ann"' if name in ("w:ins", "w:del", "w:moveTo") else ""
    return f"<{name}{author}>{''.join(written(each, words) for each in inner)}</{name}>"


def told(data):
    """All that is said of a document: its texts, its comments and what is lost."""
    found = read_office(data, 100_000, lambda _line: None)
    others = [page for each in found.get("readings", {}).values() for page in each["pages"]]
    lost = [where for places in found["lost"].values() for where in places]
    return "\n".join(
        (*found["pages"], *others, *lost, *(each["text"] for each in found["comments"]))
    )


def some_words():
    return (f"«w{n}»" for n in itertools.count())


@given(st.lists(trees, max_size=5))
def test_no_word_of_a_body_goes_unsaid(body):
    words = some_words()
    xml = "".join(written(each, words) for each in body)
    said = told(word_xml(xml + para("end")))
    assert [
        each for each in itertools.takewhile(xml.__contains__, some_words()) if each not in said
    ] == []


@given(trees, st.sampled_from(("footnote", "endnote", "comment", "header", "footer")))
def test_nor_one_of_what_stands_around_it(tree, kind):
    xml = written(tree, some_words())
    marked = f'<w:{kind} w:id="1">{xml}</w:{kind}>' if kind not in ("header", "footer") else xml
    parts = {kind if marked == xml else f"{kind}s": marked}
    mark = f'<w:r><w:{kind}Reference w:id="1"/></w:r>' if marked != xml else ""
    said = told(word_xml(para("a", *filter(None, (mark,))), **parts))
    assert [
        each for each in itertools.takewhile(xml.__contains__, some_words()) if each not in said
    ] == []


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (para("a") + f"<w:new>{para('b')}</w:new>" + para("c"), "a\nb\nc"),
        (para("a") + run("b") + para("c"), "a\nb\nc"),
        (f"<w:p>{run('a')}<w:new><w:new>{run('b')}</w:new></w:new></w:p>", "ab"),
        ("<w:p><w:r><w:new><w:t>a</w:t></w:new></w:r></w:p>", "a"),
        (f"<w:tbl><w:new><w:tr><w:tc>{para('a')}</w:tc></w:tr></w:new></w:tbl>", "a"),
        (f"<w:tbl><w:tr><w:new><w:tc>{para('a')}</w:tc></w:new></w:tr></w:tbl>", "a"),
        (f"<w:p>{run('a')}<w:p>{run('b')}</w:p></w:p>", "a\nb"),
        (f"<w:sdt>{para('a')}</w:sdt>", "a"),
        (f"{para('a')}<w:pict><w:txbxContent>{para('b')}</w:txbxContent></w:pict>", "a\nb"),
        ("<w:p><w:r><w:t>a<w:new/>b</w:t></w:r></w:p>", "ab"),
    ],
)
def test_words_in_elements_that_are_not_known_come_in_at_their_place(body, text):
    found = read_document("a.docx", word_xml(body))
    assert (found.text, found.lost) == (text, {})


def test_a_mark_between_paragraphs_that_became_one_does_not_part_them():
    between = '<w:bookmarkEnd w:id="1"/>'
    assert (
        read_document("a.docx", word_xml(para("a", mark="del") + between + para("b"))).text == "ab"
    )


def test_what_only_older_programs_show_is_named_where_it_says_something_else():
    ways = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>{}"
    body = para(ways.format(run("new"), run("old"), "</mc:AlternateContent>"))
    found = read_document("a.docx", word_xml(body))
    assert (found.text, found.lost) == ("new", {"hidden": ("old",)})
    body = para(ways.format(run("new words"), run("words"), "</mc:AlternateContent>"))
    assert read_document("a.docx", word_xml(body)).lost == {}


@pytest.mark.parametrize("kind", ["header", "comment"])
def test_hidden_words_in_what_stands_around_a_text_are_named(kind):
    hidden = para("a ", HIDDEN.format("b"))
    name, xml = {
        "header": ("header", hidden),
        "comment": ("comments", f'<w:comment w:id="1">{hidden}</w:comment>'),
    }[kind]
    lost = read_document("a.docx", word_xml(para("text"), **{name: xml})).lost
    assert lost["hidden"] == ("b",)


def test_a_field_without_its_words_is_named_in_a_header_but_for_numbers_of_pages():
    begin, _part, end = MARKS
    fields = [f"{begin}{CODE.format(each)}{end}" for each in ("PAGE", "FILENAME")]
    lost = read_document("a.docx", word_xml(para("text"), header=para("Draft ", *fields))).lost
    assert lost == {"field": ("Draft {FILENAME}",), "header": ("Draft",)}


def test_words_that_only_tell_a_field_what_to_show_are_named():
    begin, part, end = MARKS
    found = read_document("a.docx", word_xml(para(begin, run("asked"), part, run("shown"), end)))
    assert (found.text, found.lost) == ("shown", {"hidden": ("asked",)})


def test_a_date_that_word_works_out_is_named_but_no_number_of_a_page_in_a_header():
    body = para("Signed on ", "<w:r><w:dayLong/></w:r>")
    found = read_document("a.docx", word_xml(body, header=para("<w:r><w:pgNum/></w:r>")))
    assert found.lost == {"field": ("Signed on {dayLong}",)}

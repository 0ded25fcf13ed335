"""Word files: documents inside them are read at their place, or kept as files and named."""

import io
import zipfile

import pytest

from core.errors import IntakeProblem
from core.intake import read_document
from core.intake.readers import word_chunks
from core.intake.readers.found import RefusedError
from core.intake.readers.package import Package
from tests.core.intake.word_files import para, put_in, run, word_xml

RELATION = (
    '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    '/{}" Target="{}"/></Relationships>'
)


def with_part(data, name, content, *, kind="aFChunk"):
    """A Word file with a part that its identifier `x` leads to."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for entry in old.namelist():
            part = old.read(entry)
            if entry == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", RELATION.format(kind, name).encode())
            new.writestr(entry, part)
        new.writestr(f"word/{name}", content)
    return result.getvalue()


CHUNK = '<w:altChunk r:id="x"/>'
AROUND = word_xml(para("before") + CHUNK + para("after"))
MESSAGE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: {}
Content-Transfer-Encoding: 8bit

{}
--b
Content-Type: image/png
Content-Location: a.png

.
--b--
"""


def read(name, content, data=AROUND):
    return read_document("a.docx", with_part(data, name, content))


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.html", b"<p>one <b>two</b><p>three", "one two\n\nthree"),
        ("a.HTM", "<p>\u00e9t\u00e9".encode(), "\u00e9t\u00e9"),
        ("a.htm", "<p>\u00e9t\u00e9".encode("utf-16"), "\u00e9t\u00e9"),
        ("a.htm", b"<meta charset=iso-8859-1><p>\xe9t\xe9 \x93", "\u00e9t\u00e9 \u201c"),
        (
            "a.htm",
            "<meta content='text/html; charset=windows-1251'><p>\u043c\u0438\u0440".encode(
                "cp1251"
            ),
            "\u043c\u0438\u0440",
        ),
        ("a.xhtml", b"<?xml version='1.0'?><html><body><p>one</p></body></html>", "one"),
        ("a.txt", b"\xef\xbb\xbfone\r\ntwo\r\n", "one\ntwo"),
        ("a.docx", word_xml(para("one") + para("two")), "one\ntwo"),
        (
            "a.mht",
            MESSAGE.format("text/html; charset=utf-8", "<p>\u00e9t\u00e9").encode(),
            "\u00e9t\u00e9",
        ),
        ("a.mhtml", MESSAGE.format("text/html", "<p>\u00e9t\u00e9").encode(), "\u00e9t\u00e9"),
        (
            "a.MHT",
            MESSAGE.format("text/html; charset=windows-1251", "<p>\u043c\u0438\u0440").encode(
                "cp1251"
            ),
            "\u043c\u0438\u0440",
        ),
        ("a.mht", MESSAGE.format("text/plain", "one\ntwo").encode(), "one\ntwo"),
    ],
)
def test_a_document_inside_another_is_read_at_its_place(name, content, text):
    found = read(name, content)
    assert found.text == f"before\n{text}\nafter"
    assert found.lost == {"inserted": (text.split("\n")[0],)}
    assert any("read at its place" in each for each in found.remarks)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(("a.mht", b"one"), ("a.rtf", b"{\\rtf1 one}")),
        ("a.mht", MESSAGE.format("text/html; charset=x-none", "<p>\xe9").encode("latin-1")),
        *(("a.html", b"<p>\xe9t\xe9"), ("a.docx", b"PK\x03\x04 damaged"), ("a.bin", b"one")),
        *(("a.htm", b"<meta charset=x-none><p>\xe9"), ("a.htm", b"<meta charset=utf-8><p>\xe9")),
    ],
)
def test_one_that_is_not_read_is_named_at_its_place_and_kept(name, content):
    found = read(name, content)
    assert found.text == "before\nafter"
    assert found.lost["embedded"] == ("before",)
    assert dict(found.attachments) == ({} if name == "a.bin" else {name: content})


def test_what_changed_in_it_can_be_read_as_it_was():
    found = read("a.docx", word_xml(para("one", put_in(" two"))))
    assert found.changes == {"Ann": 1}
    assert found.text == "before\none two\nafter"
    assert found.read_as("rejected").text == "before\none\nafter"
    found = read("a.html", b"<p>one<ins> two</ins>")
    assert found.read_as("marked").text == "before\none{+ two+}\nafter"


def test_what_a_saved_page_inside_it_has_besides_its_text_is_named():
    page = "<p>one <ins>two</ins><img alt=map><link rel=stylesheet href=a.css>"
    message = MESSAGE.format("text/html", page).replace("image/png", "application/pdf")
    found = read("a.mht", message.encode())
    assert found.text == "before\none two\nafter"
    assert found.read_as("rejected").text == "before\none\nafter"
    assert (found.lost["picture"], found.lost["attachment"]) == (("map",), ("a.png",))


def test_what_it_has_besides_its_text_comes_along():
    body = para('<w:commentRangeStart w:id="1"/>', run("one"), '<w:commentRangeEnd w:id="1"/>')
    comments = f'<w:comment w:id="1" w:author="Bo">{para("why")}</w:comment>'
    found = read("a.docx", word_xml(body, comments=comments, header=para("Draft")))
    (comment,) = found.comments
    assert (found.text[comment.start : comment.end], comment.text) == ("one", "why")
    assert found.lost["header"] == ("Draft",)


def test_documents_inside_one_another_are_read_only_so_deeply():
    data = word_xml(para("deepest"))
    for depth in range(word_chunks.DEEPEST + 1):
        data = with_part(word_xml(para(f"level {depth}") + CHUNK), "a.docx", data)
    found = read_document("a.docx", data)
    assert found.text == "level 3\nlevel 2\nlevel 1\nlevel 0"
    assert found.lost["embedded"] == ("level 0",)
    assert list(found.attachments) == ["a.docx"]


def test_documents_inside_one_another_unpack_to_no_more_than_one_may():
    data = with_part(AROUND, "a.docx", AROUND)
    size = sum(each.file_size for each in zipfile.ZipFile(io.BytesIO(AROUND)).infolist())
    package = Package(data, 5 * size + 3_000)
    turns = (package.inside("word/a.docx") for _turn in range(6))
    with pytest.raises(RefusedError, match="unpacked"):
        list(turns)


def test_a_file_embedded_in_a_drawing_is_kept_and_named():
    inside = word_xml(para("inside"))
    shown = '<w:object><w:OLEObject ProgID="Word.Document.12" r:id="x"/></w:object>'
    data = word_xml(para("a", run("b"), f"<w:r>{shown}</w:r>"))
    found = read_document("a.docx", with_part(data, "doc1.docx", inside, kind="package"))
    assert found.lost == {"object": ("Word.Document.12",), "attachment": ("doc1.docx",)}
    assert read_document("doc1.docx", found.attachments["doc1.docx"]).text == "inside"


def test_a_reference_that_leads_nowhere_is_named():
    assert read_document("a.docx", AROUND).lost == {"embedded": ("before",)}
    with pytest.raises(IntakeProblem, match="has no text"):
        read_document("a.docx", word_xml(CHUNK))

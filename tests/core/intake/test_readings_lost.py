"""What does not come in of one reading alone is named, whichever reading is asked for."""

import pytest

from core.intake import read_document
from tests.core.intake.papers import taken
from tests.core.intake.test_open_leftovers import frame, paragraph
from tests.core.intake.test_open_leftovers import read as read_open
from tests.core.intake.word_files import para, put_in, run, taken_out, word_xml


def drawn(name=""):
    return f"<w:r><w:drawing><wp:docPr descr='{name}'/></w:drawing></w:r>"


def tracked(kind, xml):
    return f'<w:{kind} w:id="9" w:author="Ann">{xml}</w:{kind}>'


@pytest.mark.parametrize(
    "parts",
    [
        (run("a"), tracked("del", drawn("Map"))),
        (run("a"), tracked("ins", drawn("Map"))),
        (run("a"), tracked("moveFrom", drawn("Map")), tracked("moveTo", drawn("Map"))),
        (drawn("Map"), put_in("a"), taken_out("b")),
        (tracked("ins", tracked("del", drawn("Map"))), run("a")),
    ],
)
def test_a_picture_that_was_put_in_or_taken_out_of_a_word_file_is_named_once(parts):
    found = read_document("a.docx", word_xml(para(*parts)))
    assert found.lost == {"picture": ("Map",)}


def test_pictures_without_a_name_are_each_named_once():
    found = read_document(
        "a.docx", word_xml(para(run("Here:"), put_in("or there"), drawn(), taken_out("x")))
    )
    assert found.lost == {"picture": ("Here:or there",)}


def test_a_picture_in_a_row_that_was_deleted_is_named():
    row = f"<w:tr><w:trPr><w:del w:author='A'/></w:trPr><w:tc>{para(drawn('Map'))}</w:tc></w:tr>"
    found = read_document("a.docx", word_xml(f"<w:tbl>{row}</w:tbl>{para('a')}"))
    assert found.lost == {"picture": ("Map",)}


@pytest.mark.parametrize(
    ("page", "lost"),
    [
        ("<p>a<del><img alt=Map></del>", {"picture": ("Map",)}),
        ("<p>a<ins><img alt=Map></ins>", {"picture": ("Map",)}),
        ("<p><img alt=Map>a<ins>b</ins>", {"picture": ("Map",)}),
        ("<p>a<del>b<i hidden>c</i></del>", {"hidden": ("c",)}),
        ("<p>a<del>b<i style=color:white>c</i></del>", {"unseen": ("c",)}),
        ("<p>a<del><iframe src=f.html></iframe></del>", {"embedded": ("f.html",)}),
    ],
)
def test_what_was_taken_out_of_a_page_is_named(page, lost):
    assert taken("html", page.encode()).lost == lost


def test_a_picture_that_was_taken_out_of_an_open_document_is_named():
    region = (
        "<text:tracked-changes><text:changed-region text:id='c'><text:deletion>"
        f"{paragraph(frame('<draw:image/>', 'Map'))}</text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    change = '<text:change text:change-id="c"/>'
    found = read_open(f"{region}{paragraph(f'a{change}')}")
    assert found.lost == {"picture": ("Map",)}

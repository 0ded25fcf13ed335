"""Notes of Word files: the marks that a reader sees, and what no mark leads to."""

import pytest

from core.intake import read_document
from tests.core.intake.papers import refusal
from tests.core.intake.word_files import para, run, word_xml


def mark(note, kind="footnote"):
    return f"<w:r><w:{kind}Reference w:id='{note}'/></w:r>"


def notes(*words, first=2):
    return "".join(
        f"<w:footnote w:id='{n}'>{para(each)}</w:footnote>" for n, each in enumerate(words, first)
    )


def section(told="", last=False):
    told = f"<w:sectPr><w:footnotePr>{told}</w:footnotePr></w:sectPr>"
    return told if last else f"<w:p><w:pPr>{told}</w:pPr></w:p>"


def read(body, **parts):
    return read_document("a.docx", word_xml(body, **parts))


FORM = "<w:numFmt w:val='{}'/>"


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("", "", "[1] [2] [3]"),
        ("<w:numStart w:val='5'/>", "", "[5] [6] [7]"),
        ("", "<w:numRestart w:val='eachSect'/>", "[1] [2] [1]"),
        ("", "<w:numStart w:val='4'/><w:numRestart w:val='eachSect'/>", "[1] [2] [4]"),
        (FORM.format("chicago"), FORM.format("chicago"), "[*] [†] [‡]"),
        (FORM.format("lowerLetter"), FORM.format("upperRoman"), "[a] [b] [III]"),
    ],
)
def test_notes_have_the_marks_of_their_section(one, two, said):
    body = f"{para('x', mark(2), mark(3))}{section(one)}{para('y', mark(4))}{section(two, True)}"
    found = read(body, footnotes=notes("a", "b", "c"))
    first, second, third = said.split()
    assert found.text == f"x{first}{second}\n\ny{third}\n{first} a\n{second} b\n{third} c"
    assert not found.lost


def test_marks_that_begin_anew_on_each_page_are_named():
    restart = "<w:footnotePr><w:numRestart w:val='eachPage'/></w:footnotePr>"
    found = read(para("x", mark(2)), footnotes=notes("a"), settings=restart)
    assert found.text == "x[1]\n[1] a"
    assert found.lost == {"note_numbers": ("[1]",)}


def test_marks_of_a_kind_that_is_not_written_here_are_named():
    form = f"<w:footnotePr>{FORM.format('ganada')}</w:footnotePr>"
    found = read(para("x", mark(2)), footnotes=notes("a"), settings=form)
    assert found.lost == {"numbers": ("ganada",)}


def test_notes_to_which_no_mark_leads_are_named():
    apart = "<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
    goes_on = f"<w:footnote w:id='1' w:type='continuationNotice'>{para('Goes on')}</w:footnote>"
    found = read(para("x", mark(2)), footnotes=f"{apart}{goes_on}{notes('a', 'Lone words')}")
    assert found.text == "x[1]\n[1] a"
    assert found.lost == {"hidden": ("Lone words",), "footer": ("Goes on",)}


WINGDINGS = "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>"
SYMBOL = "<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("5 ", run("m", SYMBOL), "g"), "5 μg"),
        ((run("ü", WINGDINGS), " done"), "✓ done"),
        ((run("a 中\uf062", SYMBOL),), "α 中β"),
        ((run("m", "<w:rStyle w:val='s'/>"), "m"), "μm"),
        ((run("m", "<w:rStyle w:val='s'/><w:rFonts w:ascii='Arial'/>"), "m"), "mm"),
    ],
)
def test_plain_letters_in_a_font_of_signs_are_its_signs(parts, said):
    styles = f"<w:style w:type='character' w:styleId='s'><w:rPr>{SYMBOL}</w:rPr></w:style>"
    found = read(para(*parts), styles=styles)
    assert (found.text, found.lost) == (said, {})


def test_words_in_a_font_of_other_signs_are_kept_and_named():
    webdings = "<w:rFonts w:ascii='Webdings' w:hAnsi='Webdings'/>"
    found = read(para("a ", run("Go", webdings)))
    assert (found.text, found.lost) == ("a Go", {"signs": ("Webdings: Go",)})


def diagram(*paragraphs):
    words = "".join(
        f"<a:p>{''.join(f'<a:r><a:t>{each}</a:t></a:r>' for each in runs)}</a:p>"
        for runs in paragraphs
    )
    return f"<dgm:pt><dgm:t>{words}</dgm:t></dgm:pt>"


def test_words_of_a_diagram_are_whole_and_its_paragraphs_apart():
    frame = "<w:drawing><a:graphic><dgm:relIds r:dm='diagramData1'/></a:graphic></w:drawing>"
    data = diagram(["Cease", "fire"], ["by noon"]) + diagram(["Exchange"])
    found = read(para("x ", f"<w:r>{frame}</w:r>"), diagramData1=data)
    assert found.text == "x Ceasefire by noon Exchange"
    shapes = f"<w:drawing>{diagram(['Cease', 'fire'], ['by noon'])}</w:drawing>"
    assert read(para(f"<w:r>{shapes}</w:r>")).text == "Ceasefire by noon"


def test_a_box_that_goes_on_in_another_is_no_picture():
    linked = "<w:drawing><wps:wsp><wps:linkedTxbx id='1' seq='1'/></wps:wsp></w:drawing>"
    assert read(para("x", f"<w:r>{linked}</w:r>")).lost == {}


def test_a_document_without_text_says_what_is_in_it_instead():
    picture = "<w:r><w:drawing><wp:docPr descr='Map'/></w:drawing></w:r>"
    said = refusal("a.docx", word_xml(f"{para(picture)}<w:altChunk r:id='x'/>"))
    assert "has no text. A picture was left out: “Map”" in said
    assert "document inside the document was left out" in said

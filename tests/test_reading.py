"""`read`: the text of a document on stdout, what cannot be kept on stderr."""

import sys

import pytest

from tests.core.intake.papers import pdf, word
from tests.core.intake.word_files import para, taken_out, word_xml

DATA, FILE = 1, 3


def test_read_prints_the_text_of_a_document(parley, tmp_path):
    path = tmp_path / "note.docx"
    path.write_bytes(word(lambda document: document.add_paragraph("They met.")))
    assert parley("read", path) == (0, "They met.\n", "")


def test_what_could_not_be_kept_is_told_apart_from_the_text(parley, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf("One.", "", "Three."))
    code, out, err = parley("read", path)
    assert (code, out) == (0, "One.\f\fThree.\f\n")
    assert "Page 2 has no text" in err


def test_a_document_without_text_is_a_problem_and_one_that_is_not_there_another(parley, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(""))
    code, out, err = parley("read", path)
    assert (code, out) == (DATA, "")
    assert "no text" in err
    assert parley("read", tmp_path / "none.pdf")[0] == FILE


def test_a_reading_without_text_is_a_problem_and_the_others_are_not(parley, tmp_path):
    path = tmp_path / "gone.docx"
    path.write_bytes(word_xml(para(taken_out("All of it."))))
    code, out, err = parley("read", path)
    assert (code, out) == (DATA, "")
    assert "tracked change, by Ann" in err
    assert "has no text" in err
    assert parley("read", path, "--rejected")[:2] == (0, "All of it.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="the terminal decides")
def test_any_letter_can_be_printed(parley, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("𝒜 – \ufb01nal", "utf-8")
    assert parley("read", path)[1] == "𝒜 – \ufb01nal\n"

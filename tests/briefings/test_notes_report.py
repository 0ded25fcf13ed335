"""Notes on paper."""

import datetime as dt

import pypdfium2
import pytest
from msgspec.structs import replace

from briefings.document import Heading, NoteBox, Prose
from briefings.errors import Cancelled
from briefings.matrix_page import matrix_page
from briefings.notes_report import notes_pdf, notes_report
from core.exchange.example import example
from core.model.records import Level, Mark, Note
from core.views.notes import Grouping, grouped, threads
from tests.dossiers import small

NOW = dt.datetime(2025, 12, 21, 14, 2, tzinfo=dt.UTC)


def groups(dossier, by=Grouping.POINT):
    return grouped(dossier, threads(dossier), by)


def words(pdf):
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def test_every_note_is_in_its_group():
    dossier = example()
    found = groups(dossier)
    blocks = notes_report(dossier, found, NOW).sections[0].blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [g.name for g in found]
    assert sum(isinstance(block, NoteBox) for block in blocks) == len(threads(dossier))


def test_every_script_is_printed_and_the_same_notes_are_the_same_bytes():
    note = Note("n", "position", "x1", "Питання · Вопрос · 问题 <b>", "statement", "Little")
    dossier = small(note)
    pdf = notes_pdf(dossier, groups(dossier), NOW)
    said = words(pdf)
    for part in ("Питання", "Вопрос", "<b>", "Little", "detached, was on"):
        assert part in said
    assert pdf == notes_pdf(dossier, groups(dossier), NOW)


def test_no_notes_are_a_page_that_says_so():
    assert "no notes" in words(notes_pdf(small(), (), NOW))


def test_it_can_be_stopped():
    with pytest.raises(Cancelled):
        notes_pdf(example(), groups(example()), NOW, cancelled=lambda: True)


def test_it_is_marked_like_the_highest_of_what_the_notes_are_on():
    levels = (Level("RELEASABLE", "R", True), Level("OFFICIAL", "O"), Level("SECRET", "S"))
    note = Note("n", "position", "x1", "Why?", "statement", "Little")
    for word, marking in (("RELEASABLE", "OFFICIAL"), ("SECRET", "SECRET")):
        dossier = small(note, Mark("m", "position", "x1", word))
        told = replace(dossier.talks, levels=levels, marking="OFFICIAL")
        dossier = dossier.replacing(dossier.talks, told)
        assert notes_report(dossier, groups(dossier), NOW).page_frame.marking == marking
        assert notes_report(dossier, (), NOW).page_frame.marking == "OFFICIAL"
        page = matrix_page(dossier, "Matrix", [["", "A"], ["Catch", "10"]], NOW)
        assert page.page_frame.marking == marking


def test_what_the_signs_of_a_matrix_mean_is_below_each_table():
    parties = [f"Party {n}" for n in range(9)]
    table = [["", *parties], ["Catch", *(["10*"] * 9)]]
    said = "* rests on part of the weight."
    blocks = matrix_page(example(), "Gaps by round", table, NOW, said).sections[0].blocks
    assert (
        sum(said in "".join(run.text for run in b.text) for b in blocks if isinstance(b, Prose))
        == 2
    )

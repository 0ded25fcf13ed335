"""Packs are tagged, and may be archived; see `tests/accessible.py` for the whole of them."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from briefings.copies import locked
from briefings.document import (
    Briefing,
    Heading,
    Lines,
    PageFrame,
    Prose,
    Run,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.recipe import PackPaper
from briefings.render import render
from tests.accessible import pack, wrong_in
from tests.briefings.packs import make_copies, make_pack, recipe, rich, talks
from tests.briefings.reading import page_texts, structure_text


@pytest.fixture(scope="module")
def tagged() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(make_pack(rich(), recipe()))) as document:
        yield document


def elements(document: pikepdf.Pdf, role: str) -> list[Any]:
    found = []
    waiting = [document.Root.StructTreeRoot.K]
    for each in waiting:
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            waiting += list(each.get("/K", ()))
            found += [each] if f"/{role}" == each.S else []
    return found


@pytest.mark.parametrize(
    ("template", "paper", "language"), [("full", "a4", "en"), ("pocket", "a5", "ar")]
)
def test_packs_are_accessible_and_archival(template: str, paper: PackPaper, language: str) -> None:
    assert wrong_in(pack(template, paper, language)) == []


def test_every_copy_is_accessible_and_differs_in_identity() -> None:
    copies = list(make_copies(rich(), recipe(readers=("Head", "Заступник голови"), watermark=True)))
    assert [wrong_in(copy) for copy in copies] == [[], []]
    told = []
    for copy in copies:
        with pikepdf.open(io.BytesIO(copy)) as document:
            told.append(bytes(document.trailer.ID[0]))
    assert len(set(told)) == 2


def test_a_locked_pack_stays_accessible_and_no_longer_claims_to_be_archival() -> None:
    shut = locked(make_pack(rich(), recipe()), "вечір 7")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(shut), password="вечір 7") as document:
        assert document.allow.accessibility
        document.save(out)
    assert wrong_in(out.getvalue(), ("ua1",)) == []
    assert b"pdfuaid:part" in out.getvalue()
    assert b"<pdfaid:part>" not in out.getvalue()


def test_it_says_when_it_was_made(tagged: pikepdf.Pdf) -> None:
    assert tagged.docinfo["/CreationDate"] == "D:20250301140200+00'00'"
    assert b"<xmp:CreateDate>2025-03-01T14:02:00+00:00</xmp:CreateDate>" in (
        tagged.Root.Metadata.read_bytes()
    )


def test_a_figure_says_in_words_what_it_shows(tagged: pikepdf.Pdf) -> None:
    told = [str(figure.Alt) for figure in elements(tagged, "Figure")]
    assert any("Arland: at 10 of 100, accepts 5 to 30" in each for each in told)
    assert any(each.startswith("Gap over time") for each in told)


def test_headings_of_tables_say_what_they_head(tagged: pikepdf.Pdf) -> None:
    scopes = {str(cell.A.Scope) for cell in elements(tagged, "TH")}
    assert scopes == {"/Column", "/Row"}


def test_contents_lead_to_what_they_name(tagged: pikepdf.Pdf) -> None:
    items = elements(tagged, "TOCI")
    assert len(items) > 5
    for item in items:
        (link,) = item.K[0].K
        assert link.S == "/Link"
        (annotation,) = (kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary))
        assert str(annotation.Contents)


def test_text_in_another_language_says_which() -> None:
    dossier = rich(talks(title="Переговори про їжу"))
    pdf = make_pack(dossier, recipe(sections=("cover",)))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        content = document.pages[0].Contents.read_bytes()
    assert b"/Span <</Lang (uk)>> BDC" in content


def test_a_repeated_heading_is_heard_once_and_a_split_row_stays_whole() -> None:
    rows = tuple(TableRow((plain(f"{n}"), plain("Words. " * 300))) for n in range(3))
    table = Table((TableColumn("Number", 0.2), TableColumn("Words", 0.8)), rows)
    blocks = (Heading("Rows", 1), table)
    pdf = render(Briefing("T", "S", "en", "a5", PageFrame("", ""), (Section(("", ""), blocks),)))
    assert wrong_in(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) > 2
        (found,) = elements(document, "Table")
        assert [[str(cell.S) for cell in row.K] for row in found.K] == [
            ["/TH", "/TH"],
            *[["/TH", "/TD"]] * 3,
        ]
    assert structure_text(pdf).count("Number") == 1
    assert sum("Number" in text for text in page_texts(pdf)) == len(page_texts(pdf))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "They wait (deleted: a year) (added: a month) (moved: at least)."),
        (
            "fr",
            "They wait (supprimé\u00a0: a year) (ajouté\u00a0: a month) (déplacé\u00a0: at least).",
        ),
    ],
)
def test_what_a_redline_strikes_out_adds_and_moves_is_heard(language: str, told: str) -> None:
    runs = (
        Run("They wait "),
        Run("a year", struck=True, mute=True),
        Run(" "),
        Run("a month", added=True),
        Run(" "),
        Run("at least", moved=True),
        Run("."),
    )
    section = Section(("", ""), (Heading("H", 1), Prose(runs)))
    pdf = render(Briefing("T", "S", language, "a4", PageFrame("", ""), (section,)))
    assert " ".join(told.split()) in structure_text(pdf)
    assert "a year a month at least." in page_texts(pdf)[0]
    assert wrong_in(pdf) == []


def test_the_letter_of_a_note_is_heard_apart_from_the_word_that_it_stands_at() -> None:
    runs = (Run("regions", marked=True), Run("a", raised=True), Run(" in between"))
    section = Section(("", ""), (Heading("H", 1), Prose(runs)))
    pdf = render(Briefing("T", "S", "en", "a4", PageFrame("", ""), (section,)))
    assert "regions (a) in between" in structure_text(pdf)
    assert wrong_in(pdf) == []


def test_the_first_cell_of_a_row_heads_it() -> None:
    pdf = make_pack(rich(), recipe(sections=("matrix",)))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        rows = [row for row in elements(document, "TR") if len(row.K) > 1]
        assert {str(row.K[0].S) for row in rows} == {"/TH"}


def test_words_stay_apart_where_a_line_or_a_look_ends() -> None:
    said = (Run("Words. " * 40), Run("Louder", strong=True))
    section = Section(("", ""), (Heading("H", 1), Prose(said)))
    pdf = render(Briefing("T", "S", "en", "a4", PageFrame("", ""), (section,)))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        content = document.pages[0].Contents.read_bytes()
    lines = content.count(b"(Words.")
    assert lines > 2
    assert content.count(b"( ) Tj") == lines


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Alternatives to a negotiated agreement"), ("ar", "بدائل الاتفاق الذي لم يتم بعد")],
)
def test_a_label_of_several_lines_is_heard_in_words(language: str, label: str) -> None:
    blocks = Heading("H", 1), Lines(((label, (plain("Words."),)),))
    section = Section(("", ""), blocks)
    pdf = render(Briefing("T", "S", language, "a4", PageFrame("", ""), (section,)))
    assert f"{label} • Words." in structure_text(pdf)
    assert wrong_in(pdf) == []

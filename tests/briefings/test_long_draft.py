"""A long bracketed draft comes in from Word and from PDF, is compared, and goes out whole."""

import datetime as dt
import io
import re

import docx
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefings.redline_report import redline_report
from briefings.render import render
from briefings.tracked import tracked
from core.exchange.plan_markdown import plan_markdown
from core.model.dossier import Dossier
from core.model.records import Clause
from core.model.wordings import wordings
from core.text.bracketing import accepted_alternative, lifted
from core.text.brackets import brackets
from core.text.page_lines import on_one_page
from core.text.redline import PieceKind, redline
from core.text.redlined import accepted
from core.views.draft import bring_in_lines, draft_lines
from core.views.plan import clauses_there
from tests.briefings.long_draft import VERSIONS
from tests.core.intake.papers import taken, word
from tests.dossiers import small

MADE = dt.datetime(2026, 3, 4, 5, 6, tzinfo=dt.UTC)
PAIRS = ((0, 1), (1, 2), (0, 2))
SIZE, LEFT, TOP, LEAD, FULL = 11, 72, 760, 14, 450


def words_of(text: str) -> list[str]:
    """All signs but blanks, in words."""
    return text.split()


def as_word(text: str) -> bytes:
    def build(document: "docx.document.Document") -> None:
        for line in text.split("\n"):
            document.add_paragraph(line)

    return word(build)


def as_pdf(text: str) -> bytes:
    """Lines broken at words, page by page, as a printed draft."""
    data = io.BytesIO()
    canvas = Canvas(data)
    height = 0
    for line in (part for each in text.split("\n") for part in broken(each)):
        if height <= LEFT:
            if height:
                canvas.showPage()
            height = TOP
            canvas.setFont("Helvetica", SIZE)
        canvas.drawString(LEFT, height, line)
        height -= LEAD
    canvas.save()
    return data.getvalue()


def broken(line: str) -> list[str]:
    lines = [""]
    for each in line.split(" "):
        longer = f"{lines[-1]} {each}".strip()
        if stringWidth(longer, "Helvetica", SIZE) > FULL:
            lines.append(each)
        else:
            lines[-1] = longer
    return lines


def brought_in(dossier: Dossier, text: str) -> Dossier:
    for edit in bring_in_lines(draft_lines(dossier, text)).edits(dossier):
        dossier = dossier.replacing(edit.before, edit.after)
    return dossier


def joined(dossier: Dossier) -> str:
    """The working texts of the clauses that the text has, in order."""
    clauses = clauses_there(dossier)
    return "\n".join(wordings(dossier, each.id, None)[-1].text for each in clauses)


def test_the_draft_is_long_nested_and_has_its_partners() -> None:
    found = brackets(VERSIONS[0])
    assert len(found.pairs) > 1000
    assert max(pair.depth for pair in found.pairs) >= 2
    assert not any(brackets(text).strays for text in VERSIONS)


@pytest.mark.parametrize("text", VERSIONS, ids=["first", "second", "third"])
def test_word_and_pdf_bring_in_every_sign(text: str) -> None:
    from_word = taken("office", as_word(text)).text
    assert from_word.strip() == text.strip()
    from_pdf = on_one_page(taken("pdf", as_pdf(text)).text)
    assert words_of(from_pdf) == words_of(text)


def test_versions_brought_in_one_after_the_other_are_the_drafts() -> None:
    dossier = small()
    for text in VERSIONS:
        dossier = brought_in(dossier, text)
        assert words_of(joined(dossier)) == words_of(text)
    out = re.sub(r"\\(?=[^\w\s])", "", plan_markdown(dossier))
    for clause in dossier.all(Clause):
        kept = wordings(dossier, clause.id, None)[-1].text
        assert " ".join(words_of(kept)) in " ".join(words_of(out))


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_redline_holds_both_drafts_and_so_does_its_word_file(before: int, after: int) -> None:
    old, new = VERSIONS[before], VERSIONS[after]
    pieces = redline(old, new)
    kinds = {piece.kind for piece in pieces}
    assert PieceKind.MOVED in kinds
    assert "".join(p.text for p in pieces if p.kind in (PieceKind.EQUAL, PieceKind.DELETED)) == old
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.DELETED) == new
    data = tracked(pieces, title="A to B", author="Desk", made_at=MADE)
    assert words_of(taken("office", data).text) == words_of(new)


def in_order(wanted: list[str], found: list[str]) -> list[str]:
    """The words that are not found after those before them."""
    rest = iter(found)
    return [word for word in wanted if word not in rest]


def test_a_draft_out_of_a_pdf_is_worked_on_and_goes_out_whole() -> None:
    dossier = brought_in(small(), on_one_page(taken("pdf", as_pdf(VERSIONS[0])).text))
    before = joined(dossier)
    assert words_of(before) == words_of(VERSIONS[0])
    place = before.index("[shall]") + 1
    after = lifted(accepted_alternative(before, place), place - 2)
    assert after.startswith("Article 1\nOn monitoring in sector 1\n1. Each Party shall transfer")
    assert brackets(after).strays == ()
    pieces = redline(before, after)
    assert accepted(pieces, 0, sum(len(piece.text) for piece in pieces)) == after
    assert accepted(pieces, 0, 0) == before

    word_file = tracked(pieces, title="A to B", author="Desk", made_at=MADE)
    assert words_of(taken("office", word_file).text) == words_of(after)
    report = redline_report(pieces, ("A", "B"), MADE)
    printed = words_of(taken("pdf", render(report)).text)
    head, _break, unchanged = after.partition("\n2. ")
    assert in_order(words_of(f"2. {unchanged}"), printed) == []
    for text in (head, before.partition("\n2. ")[0]):
        assert in_order([*"".join(text.split())], [*"".join(printed)]) == []

"""Line 14 of a clause is the same words in a pack's redline and on the screen."""

import io
import re
from collections.abc import Callable
from typing import Any

import docx
import pytest
from odfdo import Document

from briefings import Recipe
from briefings.compose import compose
from briefings.compose.context import PackContext
from briefings.compose.wordings import redlines
from briefings.document import Briefing, Table
from briefings.odt import odt
from briefings.render import render
from briefings.word import word
from core.model.records import Clause, Level, Mark, Negotiation, Record, Wording
from core.text.redline import redline
from core.text.redlined import numbered_lines
from tests.briefings.packs import MADE_AT
from tests.briefings.reading import structure_text
from tests.dossiers import day, small

BEFORE = "\n".join(f"{n}. Each Party shall inspect port {n} within thirty days." for n in range(9))
AFTER = BEFORE.replace("thirty days", "sixty days of the entry into force of this agreement")


def test_a_pack_s_redline_has_the_numbers_of_the_screen() -> None:
    dossier = small(
        Clause("c", 8, "Ports"),
        Wording("w1", "c", BEFORE, date=day(1)),
        Wording("w2", "c", AFTER, date=day(45)),
    )
    asked = Recipe(made_at=MADE_AT, today=day(60), sections=("redline",))
    (table,) = [
        each for each in redlines(PackContext.of(dossier, asked)) if isinstance(each, Table)
    ]
    cell = table.rows[0].cells[2]
    printed = "".join(run.text for run in cell).split("\n")
    assert all(re.match(r"[\u2007\d]{2}\u00a0\u00a0\u00a0", line) for line in printed)
    shown = numbered_lines(redline(BEFORE, AFTER))
    assert len(printed) == len(shown) == 18
    for line, (number, row) in zip(printed, shown, strict=True):
        told, _space, words = line.partition("\u00a0\u00a0\u00a0")
        assert number == told.strip("\u2007")
        said = "".join(piece.text for piece in row.pieces)
        assert "".join(words.replace("¶", "").split()) == "".join(said.split())


def test_a_clause_that_came_and_went_since_has_no_row() -> None:
    dossier = small(
        Clause("c", 8, "Ports"),
        Clause("d", 9, "Harbours"),
        Wording("w1", "c", AFTER, date=day(45)),
        Wording("w2", "d", "Every harbour is open.", date=day(44)),
        Wording("w3", "d", "", date=day(45)),
    )
    asked = Recipe(made_at=MADE_AT, today=day(60), sections=("redline",))
    (table,) = [
        each for each in redlines(PackContext.of(dossier, asked)) if isinstance(each, Table)
    ]
    assert [row.cells[1][0].text for row in table.rows] == ["Ports"]


def word_paragraphs(briefing: Briefing) -> list[str]:
    read = docx.Document(io.BytesIO(word(briefing)))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return [*(each.text for each in read.paragraphs), *cells]


def odt_paragraphs(briefing: Briefing) -> list[str]:
    body = Document(io.BytesIO(odt(briefing))).body
    return [str(each.inner_text) for each in body.get_elements("//text:p")]


def redlined(*more: Record, **asked: Any) -> Briefing:
    """The redline of a clause whose text runs over several numbered lines."""
    clause, before = Clause("c", 8, "Ports"), Wording("w1", "c", "Each Party waits.", date=day(1))
    said = "Each Party shall inspect every port within sixty days of the entry into force of this."
    now = Wording("w2", "c", f"{said}\nIt tells of it.", date=day(45))
    return compose(
        small(clause, before, now, *more),
        Recipe(made_at=MADE_AT, today=day(60), sections=("redline",), **asked),
    )


def test_numbers_of_lines_are_seen_and_not_heard() -> None:
    told = structure_text(render(redlined()))
    heard = re.sub(r"\(\w+: (.*?)\)", r"\1", told)
    assert "sixty days of the entry into force of this.¶ It tells of it." in heard
    assert not re.search(r"\d", heard[heard.index("Each Party") :])
    assert "same numbers" not in told


@pytest.mark.parametrize("edition", [word_paragraphs, odt_paragraphs])
def test_editions_flow_where_the_text_does(edition: Callable[[Briefing], list[str]]) -> None:
    (cell,) = [each for each in edition(redlined()) if "sixty" in each]
    assert cell.startswith("Each Party")
    assert "the entry into force of this.¶\nIt tells of it." in cell
    assert not any("same numbers" in each for each in edition(redlined()))


LEVELS = (Level("OFFICIAL", "O"), Level("SECRET", "S"))


@pytest.mark.parametrize(
    ("kind", "marked"), [("wording", "w1"), ("wording", "w2"), ("clause", "c")]
)
def test_a_redline_is_marked_as_high_as_either_text_and_its_clause(kind: str, marked: str) -> None:
    talks = Negotiation(Negotiation.ID, title="Talks", marking="OFFICIAL", levels=LEVELS)
    made = redlined(talks, Mark("m", kind, marked, "SECRET"), portions=True)
    assert made.page_frame.marking == "SECRET"
    (table,) = [b for s in made.sections for b in s.blocks if isinstance(b, Table)]
    told = [run for run in table.rows[0].cells[2] if not run.aside and run.text.strip()]
    assert told[0].text == "(S) "
    assert {run.level for run in told} == {"SECRET"}

"""Line 14 of a clause is the same words in a pack's redline and on the screen."""

import re

from briefings import Recipe
from briefings.compose.context import PackContext
from briefings.compose.wordings import redlines
from briefings.document import Table
from core.model.records import Clause, Wording
from core.text.redline import redline
from core.text.redlined import numbered_lines
from tests.briefings.packs import MADE_AT
from tests.dossiers import day, small

BEFORE = "\n".join(f"{n}. Each Party shall inspect port {n} within thirty days." for n in range(9))
AFTER = BEFORE.replace("thirty days", "sixty days of the entry into force of this agreement")


def test_a_pack_s_redline_has_the_numbers_of_the_screen() -> None:
    dossier = small(
        Clause("c", 8, "Ports"),
        Wording("w1", "c", BEFORE, date=day(1)),
        Wording("w2", "c", AFTER, date=day(45)),
    )
    context = PackContext.of(dossier, Recipe(made_at=MADE_AT, today=day(60)))
    (table,) = [each for each in redlines(context) if isinstance(each, Table)]
    printed = "".join(run.text for run in table.rows[0].cells[2]).split("\n")
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
    context = PackContext.of(dossier, Recipe(made_at=MADE_AT, today=day(60)))
    (table,) = [each for each in redlines(context) if isinstance(each, Table)]
    assert [row.cells[1][0].text for row in table.rows] == ["Ports"]

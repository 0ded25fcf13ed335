"""The plan table says nothing twice: no heading, no beginning of a text, no row."""

import pytest

from briefings.compose import compose
from briefings.document import Run, Table
from briefings.render.text import set_text
from briefings.render.widths import column_widths
from briefings.styles import CELL_PAD, MARGIN_SMALL, PAPERS, TABLE
from core.exchange.example import DAY, example
from core.language import speaking
from core.model.dossier import Dossier
from core.model.records import Clause, ClauseStatus, Note, Record, Wording
from tests.briefings.packs import recipe, talks

A5_BODY = PAPERS["a5"][0] - 2 * MARGIN_SMALL


def cells(title: str, text: str, *more: Note) -> str:
    """What the plan says of a clause; what is strong in asterisks, the letter of a note in
    braces."""
    records = [talks(), Clause("c", 1, title), Wording("w", "c", text), *more]
    made = compose(Dossier.of(records), recipe(sections=("plan",)))
    (table,) = (each for each in made.sections[0].blocks if isinstance(each, Table))
    cell = table.rows[0].cells[1]
    assert isinstance(cell, tuple)
    return "".join(map(_shown, cell))


def _shown(run: Run) -> str:
    if run.raised:
        return f"{{{run.text}}}"
    return f"*{run.text}*" if run.strong else run.text


def test_a_heading_is_printed_once() -> None:
    told = "Article 1\nDefinitions\n1. A boat is a boat."
    assert cells("Article 1 Definitions", told) == "*Article 1 Definitions*\n1. A boat is a boat."


def test_how_a_text_begins_is_no_heading() -> None:
    assert cells("Each Party shall report…", "Each Party shall report at once.") == (
        "Each Party shall report at once."
    )
    assert cells("Article 1 2. A boat is a boat.", "2. A boat is a boat.") == (
        "*Article 1*\n2. A boat is a boat."
    )


def test_a_title_of_its_own_stays() -> None:
    assert cells("Quota", "A third of the catch.") == "*Quota*\nA third of the catch."


def test_notes_on_what_is_printed_once_keep_their_letters() -> None:
    text = "Definitions\nA boat is a boat."
    within = Note("n", "wording", "w", "Why?", "text", "A boat", start=12, end=18)
    above = Note("m", "wording", "w", "Why?", "text", "Definitions", start=0, end=11)
    title = Note("t", "clause", "c", "Why?", "title", "Definitions", start=0, end=11)
    assert cells("Definitions", text, within) == "*Definitions*\nA boat{a} is a boat."
    assert cells("Definitions", text, above) == "*Definitions*\n{a}A boat is a boat."
    assert cells("Definitions", text, title) == "*Definitions*{a}\nDefinitions\nA boat is a boat."


def test_clauses_of_which_the_same_is_said_share_a_row() -> None:
    unknown = [Clause(f"c{n}", n, "Not described", ClauseStatus.UNKNOWN) for n in (1, 2, 3, 5, 6)]
    told = Clause("c4", 4, "Quota", ClauseStatus.OPEN)
    labelled = Clause("c7", 7, "Not described", ClauseStatus.UNKNOWN, label="6 alt")
    note = Note("n", "clause", "c2", "Which?", "title", "Not described", start=0, end=13)

    def numbers(*more: Record) -> list[str]:
        dossier = Dossier.of([talks(), *unknown, told, labelled, *more])
        made = compose(dossier, recipe(sections=("plan",)))
        (table,) = (each for each in made.sections[0].blocks if isinstance(each, Table))
        cells = [row.cells[0] for row in table.rows]
        return ["".join(run.text for run in cell) for cell in cells if isinstance(cell, tuple)]

    assert numbers() == ["1–3", "4", "5–6", "6 alt"]
    assert numbers(note) == ["1", "2", "3", "4", "5–6", "6 alt"]


@pytest.mark.parametrize("language", ["ar", "ru", "uk", "en"])
def test_a_status_stands_on_one_line_on_the_smallest_paper(language: str) -> None:
    made = compose(example(), recipe(today=DAY, sections=("plan",), language=language, paper="a5"))
    (table,) = (each for each in made.sections[0].blocks if isinstance(each, Table))
    with speaking(language):
        wide = column_widths(table, A5_BODY)[2] - 2 * CELL_PAD
        for row in table.rows:
            assert isinstance(row.cells[2], tuple)
            assert len(set_text(row.cells[2], TABLE, wide)) == 1, row.cells[2]

"""Each portion has the mark of its field; the desk's own judgement never goes as releasable."""

from itertools import pairwise

import pytest

from briefings.compose import compose
from briefings.document import Table
from core.model.records import Level, Mark, Point, Record, Round
from tests.briefings.packs import recipe, rich, talks
from tests.briefings.test_compose import blocks, runs, said

LEVELS = (Level("RELEASABLE", "R", True), Level("OFFICIAL", "O"), Level("SECRET", "S"))


def portions(*more: Record, marking: str = "OFFICIAL", **asked: object) -> dict[str, str]:
    """The words after each mark in brackets, with that mark."""
    talked = talks(levels=LEVELS, marking=marking)
    made = compose(rich(talked, *more), recipe(portions=True, marking="", **asked))
    told = [run.text for run in runs(made.sections)]
    return {words: mark.strip() for mark, words in pairwise(told) if mark.startswith("(")}


@pytest.mark.parametrize(("level", "mark"), [("RELEASABLE", "(O)"), ("SECRET", "(S)")])
def test_a_bottom_line_is_never_releasable(level: str, mark: str) -> None:
    point = Point("p", 1, "Catch quota", "They will fold.", unlock="A quota by species")
    found = portions(point, Mark("m", "point", "p", level))
    assert found["They will fold."] == found["A quota by species"] == mark


def test_what_has_no_mark_is_marked_like_the_talks() -> None:
    secret = Mark("m", "position", "x03", "SECRET")
    marked = portions(secret, sections=("briefs",))
    assert marked["Any cut "] == "(S)"
    assert marked["A third, reviewed each year."] == "(O)"
    assert {*portions(secret, marking="", sections=("briefs",)).values()} == {"(S)"}


@pytest.mark.parametrize("field", ["purpose", "objectives"])
def test_what_a_round_is_for_is_the_desk_s_own(field: str) -> None:
    meeting = Round("r3", 3, **{field: "Win time."})
    found = portions(meeting, Mark("m", "round", "r3", "RELEASABLE"), sections=("steering",))
    assert found["Win time."] == "(O)"


def test_a_releasable_agenda_tells_neither_leads_nor_press_and_has_no_empty_column() -> None:
    marks = [Mark(f"m{key}", "agenda_item", key, "RELEASABLE") for key in ("g1", "g2")]
    marks.append(Mark("mr", "round", "r3", "RELEASABLE"))
    dossier = rich(talks(levels=LEVELS), *marks)
    made = compose(dossier, recipe(releasable=True, sections=("agenda",), marking=""))
    (table,) = blocks(made, Table)
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["Time", "Item", "Minutes"]
    assert "Legal" not in said(made)

"""Each portion has the mark of its field; the desk's own judgement never goes as releasable."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.document import PositionMap, Table
from briefings.render import laid_out
from briefings.within import levels_in
from core.model.dossier import Dossier
from core.model.records import (
    AgendaItem,
    Delegate,
    Level,
    Mark,
    Point,
    Position,
    Record,
    Round,
)
from tests.briefings.packs import recipe, rich, talks
from tests.briefings.test_compose import blocks, runs, said
from tests.dossiers import position

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


def levelled(before: Dossier, now: Dossier, *sections: str) -> dict[str, str]:
    """The level of each run of a news section, by its words."""
    asked = recipe(portions=True, marking="", sections=sections)
    return {run.text: run.level for run in runs(compose(now, asked, before).sections)}


LIFE = Delegate("d1", 1, "a", "A. Person", "Head", "Known to be impatient.")
FREE = [
    Mark(f"free-{table}-{key}", table, key, "RELEASABLE")
    for table, key in (
        ("party", "a"),
        ("party", "b"),
        ("point", "p"),
        ("issue", "i"),
        ("round", "r3"),
    )
]
"""Marks on what the records below are parts of."""
BARE = rich(
    talks(levels=LEVELS, marking="OFFICIAL"),
    *FREE,
    Mark("mx", "position", "x03", "RELEASABLE"),
    Mark("md", "delegate", "d1", "RELEASABLE"),
    Mark("mg", "agenda_item", "g2", "RELEASABLE"),
)
FULL = BARE.replacing(None, LIFE)


def test_news_of_what_is_the_desk_s_own_is_never_releasable() -> None:
    moved = replace(FULL.get(Position, "x03"), red_line="Not a boat.", statement="New words.")
    told = levelled(FULL, FULL.replacing(FULL.get(Position, "x03"), moved), "news")
    assert told["Not a boat."] == ""
    assert told["statement: "] == "RELEASABLE"
    assert "(R) " not in told
    assert "(O) " in told
    added = levelled(BARE, FULL, "news")
    assert (added["Known to be impatient."], added["Head"]) == ("", "RELEASABLE")
    assert levelled(FULL, BARE, "news")["Known to be impatient."] == ""


def test_news_of_what_may_go_is_releasable() -> None:
    moved = replace(FULL.get(Position, "x03"), statement="New words.")
    told = levelled(FULL, FULL.replacing(FULL.get(Position, "x03"), moved), "news")
    assert told["(R) "] == "RELEASABLE"


def test_a_remark_on_the_agenda_and_a_range_are_never_releasable() -> None:
    item = FULL.get(AgendaItem, "g2")
    now = FULL.replacing(item, replace(item, remark="They will stall."))
    told = levelled(FULL, now, "agenda")
    assert (told["They will stall."], told["Catch quota"]) == ("", "RELEASABLE")
    made = compose(FULL, recipe(portions=True, marking="", sections=("briefs",)))
    assert not any(each.level for each in blocks(made, PositionMap))


def test_a_releasable_agenda_tells_neither_leads_nor_press_and_has_no_empty_column() -> None:
    marks = [Mark(f"m{key}", "agenda_item", key, "RELEASABLE") for key in ("g1", "g2")]
    marks.append(Mark("mr", "round", "r3", "RELEASABLE"))
    dossier = rich(talks(levels=LEVELS), *marks)
    made = compose(dossier, recipe(releasable=True, sections=("agenda",), marking=""))
    (table,) = blocks(made, Table)
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["Time", "Item", "Minutes"]
    assert "Legal" not in said(made)


def test_what_is_the_desk_s_own_beside_a_releasable_statement_has_a_mark_of_its_own() -> None:
    found = portions(Mark("m", "position", "x03", "RELEASABLE"), *FREE, sections=("briefs",))
    assert found["Any cut "] == "(R)"
    (firm,) = (mark for words, mark in found.items() if words.startswith("at 95 · "))
    assert firm == "(O)"


def test_a_table_of_which_some_may_not_go_is_marked_like_the_talks() -> None:
    free = Mark("m", "position", "x03", "RELEASABLE")
    secret = Mark("n", "position", "x04", "SECRET")
    for marks, word in (((free,), "OFFICIAL"), ((free, secret), "SECRET")):
        talked = talks(levels=LEVELS, marking="OFFICIAL")
        asked = recipe(portions=True, marking="", sections=("briefs",), points=("p",))
        (section,) = (
            each for each in compose(rich(talked, *marks), asked).sections if each.key == "brief:p"
        )
        below = [b for a, b in pairwise(section.blocks) if isinstance(a, Table)]
        assert "".join(run.text for run in below[0].text) == word


def test_a_value_alone_raises_the_marking_of_whatever_shows_it() -> None:
    bare = position("x99", "k", "a", 50, 170.0)
    marked = rich(
        bare, talks(levels=LEVELS, marking="OFFICIAL"), Mark("m", "position", "x99", "SECRET")
    )
    for section in ("steering", "glance", "briefs", "matrix", "chronology", "method"):
        made = compose(marked, recipe(marking="", sections=(section,)))
        assert made.page_frame.marking == "SECRET", section


def test_a_name_that_is_marked_raises_the_marking_of_headings() -> None:
    dossier = rich(talks(levels=LEVELS, marking="OFFICIAL"), Mark("m", "point", "q", "SECRET"))
    for section in ("card", "matrix", "steering"):
        made = compose(dossier, recipe(marking="", sections=(section,)))
        assert made.page_frame.marking == "SECRET", section
    made = compose(dossier, recipe(marking="", sections=("card",), points=("p",)))
    assert made.page_frame.marking == "OFFICIAL"


def test_a_page_is_marked_no_lower_than_what_has_no_mark() -> None:
    low, high = (Mark(f"m{n}", "position", "x03", w) for n, w in enumerate(("OFFICIAL", "SECRET")))
    for talked, mark, found in (("SECRET", low, ""), ("OFFICIAL", high, "SECRET")):
        dossier = rich(talks(levels=LEVELS, marking=talked), mark)
        asked = recipe(marking="", by_page=True, sections=("briefs",), points=("p",))
        assert laid_out(compose(dossier, asked)).pages[0].marking == found


def test_a_releasable_name_lets_nothing_else_go() -> None:
    free = [Mark("m1", "point", "p", "RELEASABLE"), Mark("m2", "party", "a", "RELEASABLE")]
    made = compose(
        rich(talks(levels=LEVELS), *free), recipe(marking="", sections=("matrix", "card"))
    )
    assert not any(levels_in(made.sections))
    assert made.page_frame.marking == ""

"""Marks rank by their place in the list, roll up, and are never lowered."""

import pytest

from core.editing.commands import remove
from core.editing.commands.marks import set_mark
from core.editing.workspace import Workspace
from core.errors import RuleBroken
from core.lenses.marking import (
    UNMARKED,
    highest,
    is_releasable,
    level_of,
    levels,
    rank,
    rank_of_text,
    rolled_up,
    sets,
    short,
)
from core.lenses.releasable import released
from core.model.dossier import Dossier
from core.model.records import Level, Line, Mark, Negotiation, Party, Point
from tests.dossiers import small

KNOWN = (Level("RELEASABLE", "R", True), Level("OFFICIAL", "O"), Level("SECRET", "S"))
TALKS = Negotiation(Negotiation.ID, "Talks", summary="Ours", levels=KNOWN)


@pytest.fixture
def workspace(tmp_path):
    with_levels = small().replacing(small().talks, TALKS)
    space = Workspace.create(tmp_path / "talks.parley", with_levels)
    yield space
    space.close()


def test_six_lists_come_along_and_each_begins_with_a_releasable_word() -> None:
    names = [each.name for each in sets()]
    assert names == [
        "None",
        "United Kingdom",
        "European Union",
        "NATO",
        "United States",
        "United Nations",
    ]
    assert all(each.levels[0].releasable for each in sets())
    assert levels(small()) == sets()[0].levels


def test_words_rank_by_their_place_and_a_forgotten_one_above_all() -> None:
    assert [rank(KNOWN, word) for word in ("", "OFFICIAL", "SECRET", "GONE")] == [UNMARKED, 1, 2, 3]
    assert highest(KNOWN, ["OFFICIAL", "SECRET", ""]) == "SECRET"
    assert highest(KNOWN, []) == ""
    assert short(KNOWN, "SECRET") == "S"


def test_a_marking_is_known_by_the_word_it_begins_with() -> None:
    known = (Level("OFFICIAL"), Level("OFFICIAL-SENSITIVE"))
    assert rank_of_text(known, "Official-Sensitive — delegation only") == 1
    assert rank_of_text(known, "official: by hand") == 0
    assert rank_of_text(known, "Draft") == UNMARKED


def test_a_marking_is_raised_and_never_lowered() -> None:
    assert rolled_up(KNOWN, "OFFICIAL", "SECRET") == "SECRET"
    assert rolled_up(KNOWN, "SECRET — by hand", "OFFICIAL") == "SECRET — by hand"
    assert rolled_up(KNOWN, "Draft", "") == "Draft"


def test_marking_many_is_one_step_and_unmarking_takes_it_away(workspace) -> None:
    point, *others = workspace.latest.points
    targets = [(Point, each.id) for each in (point, *others)]
    workspace.do(set_mark(targets, "SECRET"))
    assert all(level_of(workspace.latest, each) == "SECRET" for each in workspace.latest.points)
    workspace.do(set_mark(targets[:1], "RELEASABLE"))
    assert is_releasable(workspace.latest, workspace.latest.points[0])
    workspace.do(set_mark(targets, ""))
    assert workspace.latest.count(Mark) == 0
    workspace.undo()
    assert level_of(workspace.latest, workspace.latest.points[0]) == "RELEASABLE"


def test_a_mark_goes_with_its_record(workspace) -> None:
    point = workspace.latest.points[0]
    workspace.do(set_mark([(Point, point.id)], "SECRET"))
    workspace.do(remove(Point, point.id))
    assert workspace.latest.count(Mark) == 0
    workspace.undo()
    assert level_of(workspace.latest, point) == "SECRET"


def test_a_record_has_one_mark_and_a_word_is_listed_once(workspace) -> None:
    from core.editing.commands import change, create

    point = workspace.latest.points[0]
    workspace.do(set_mark([(Point, point.id)], "SECRET"))
    with pytest.raises(RuleBroken):
        workspace.do(create(Mark, target_kind="point", target=point.id, level="OFFICIAL"))
    with pytest.raises(RuleBroken):
        workspace.do(create(Mark, target_kind="point", target="nobody", level="OFFICIAL"))
    twice = (Level("A"), Level(" a "))
    with pytest.raises(RuleBroken):
        workspace.do(change(Negotiation, Negotiation.ID, levels=twice))


def marked(*records, level="RELEASABLE"):
    names = {Party: "party", Point: "point", Line: "line"}
    marks = (Mark(f"m{r.id}", names[type(r)], r.id, level) for r in records)
    return Dossier.of([TALKS, *records, *marks])


def test_what_carries_no_mark_is_left_out_and_named() -> None:
    dossier = marked(Party("a", 1, "Zed", "Z"), Party("b", 2, "Alf", "A"))
    dossier = dossier.replacing(None, Party("c", 3, "Secretive", "S"))
    found, left = released(dossier)
    assert [party.name for party in found.parties] == ["Alf", "Zed"]
    assert [record.id for record in left] == ["c"]
    assert found.talks.summary == ""


def test_a_higher_mark_is_left_out_too() -> None:
    found, left = released(marked(Party("a", 1, "Zed", "Z"), level="SECRET"))
    assert found.parties == ()
    assert [record.id for record in left] == ["a"]


def test_a_part_goes_with_its_whole_and_own_judgement_stays() -> None:
    line = Line("l", 1, "p", "Say this.")
    found, _left = released(marked(line))
    assert found.all(Line) == ()
    found, _left = released(marked(Point("p", 1, "Point", "Our bottom line", unlock="x"), line))
    assert found.points[0].bottom_line == found.points[0].unlock == ""
    assert found.all(Line) == (line,)

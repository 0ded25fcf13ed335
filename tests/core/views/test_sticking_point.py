"""A sticking point as its panel shows it, as one value."""

from msgspec.structs import replace

from core.model.records import Issue, Line, LineType, Note, Point, Position
from core.views.inspector import Subject, inspected
from core.views.sticking_point import PointLook, StickingPoint, point_figures, sticking_point
from tests.dossiers import day, position, small

LOOK = PointLook("p", ("a", "b"), day(36), 2025)


def shown(*more: Line | Note | Point | Issue | Position, **look: object) -> StickingPoint:
    return sticking_point(small(*more), replace(LOOK, **look))


def test_the_same_dossier_makes_the_same_view() -> None:
    assert shown() == shown()


def test_what_is_said_on_another_point_leaves_it_as_it_was() -> None:
    other = Point("q", 2, "Borders"), Issue("k", 1, "q", "Line", 0.0)
    assert shown(*other, position("x9", "k", "a", 9, 50.0)) == shown(*other)


def test_what_is_said_on_it_alters_figures_and_cards() -> None:
    before, after = shown(), shown(position("x9", "i", "a", 30, 70.0, statement="More."))
    assert before.figures.head.figures.stated != after.figures.head.figures.stated
    assert before.cards[0] != after.cards[0]
    assert before.lines == after.lines


def test_a_hidden_party_has_no_card_and_no_marker() -> None:
    seen = shown(hidden=frozenset({"b"}))
    assert [card.party for card in seen.cards] == ["a", "m"]
    assert "b" not in {mark.party for row in seen.figures.rows for mark in row.marks}


def test_tables_behind_the_figures_are_made_while_they_are_unfolded() -> None:
    dossier = small()
    assert point_figures(dossier, LOOK).behind is None
    assert point_figures(dossier, replace(LOOK, unfolded=True)).behind is not None
    assert point_figures(dossier, replace(LOOK, unfolded=True, pair=None)).behind is None


def test_lines_stand_in_the_order_in_which_a_speaker_needs_them() -> None:
    sorts = [*LineType]
    lines = [
        Line(f"l{n}", n, "p", "Words.", sort, addressee="AR" if n == 0 else "")
        for n, sort in enumerate(reversed(sorts))
    ]
    seen = shown(*lines).lines
    assert [line.type for line in seen] == sorts
    assert [line.to for line in seen if line.to] == ["To AR: "]


def test_what_is_inspected_is_counted() -> None:
    notes = (
        Note("n", "position", "x1", "Check."),
        Note("m", "position", "x1", "Done.", resolved=True),
    )
    seen = inspected(small(*notes), Subject("p", "x1"))
    assert (seen.name, len(seen.notes), seen.open_notes) == ("Arland on Catch", 2, 1)
    assert seen.cited == 1

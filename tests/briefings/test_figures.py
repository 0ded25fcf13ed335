"""Figures stay in their box, their labels do not meet, and grey is enough to read them."""

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import Recipe
from briefings.compose.context import PackContext
from briefings.compose.figures import position_map, trend_figure, trend_table
from briefings.document import (
    Curve,
    PositionMap,
    Prose,
    ScaleFigure,
    ScalePlace,
    Sparkline,
    Table,
    TextCurve,
    TrendFigure,
)
from briefings.figure_words import map_words, trend_words
from briefings.render.figures.marks import RADIUS
from briefings.render.figures.position_map import lanes, scale_drawings
from briefings.render.figures.trend import spark_drawing, trend_drawing
from briefings.render.shapes import Area, Box, Drawing, Stroke, TextRun, hatching, sign
from briefings.within import levels_in
from core.analysis.movement import day_before
from core.model.dossier import Dossier
from core.model.records import (
    Anchor,
    Clause,
    Dash,
    Issue,
    Mark,
    Marker,
    Party,
    Point,
    Position,
    Proposal,
    Role,
    Round,
    Term,
    Wording,
)
from core.views.position_map import MapChoices, rows
from core.views.terms import TermMark
from tests.briefings.packs import MADE_AT, recipe, talks
from tests.dossiers import day, small

WIDTH = 453.5
ROOM = 0.6  # half a line's weight may stand over the edge

sp = st.floats(0, 100)
maybe = st.none() | sp
names = st.text("abc XYZ дщё", min_size=0, max_size=60)


@st.composite
def places(draw: st.DrawFn) -> ScalePlace:
    low, high = sorted((draw(sp), draw(sp)))
    ranged = draw(st.booleans())
    return ScalePlace(
        draw(st.text("ABCDEFG", min_size=1, max_size=6)),
        draw(st.sampled_from(list(Marker))),
        draw(st.sampled_from(["#0072B2", "#C8501E", "#F2E205"])),
        draw(maybe),
        low if ranged else None,
        high if ranged else None,
        draw(maybe),
        draw(st.booleans()),
        draw(maybe),
        draw(st.sampled_from(list(Dash))),
    )


@st.composite
def scales(draw: st.DrawFn) -> ScaleFigure:
    anchors = draw(st.lists(st.tuples(sp, names), max_size=9))
    overlap = draw(st.none() | st.tuples(sp, sp))
    return ScaleFigure(
        draw(names),
        draw(names),
        tuple(anchors),
        tuple(draw(st.lists(places(), max_size=14))),
        (min(overlap), max(overlap)) if overlap else None,
        draw(st.sampled_from(["—", "97"])),
        draw(names),
        tuple(draw(st.lists(st.builds(TermMark, sp, names), max_size=2))),
    )


def outside(drawing: Drawing) -> list[Box]:
    """The boxes of shapes that leave the drawing."""
    return [
        box
        for box in (shape.box for shape in drawing.shapes)
        if box[0] < -ROOM
        or box[1] < -ROOM
        or box[2] > drawing.width + ROOM
        or box[3] > drawing.height + ROOM
    ]


def meeting(drawing: Drawing) -> list[tuple[str, str]]:
    """The pairs of labels whose boxes meet; codes inside markers are not labels."""
    words = [s for s in drawing.shapes if isinstance(s, TextRun) and s.text and s.style.size > 6]
    return [(a.text, b.text) for a, b in combinations(words, 2) if _meet(a.box, b.box)]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] - 0.1 and b[0] < a[2] - 0.1 and a[1] < b[3] - 1.8 and b[1] < a[3] - 1.8


@settings(max_examples=150, deadline=None)
@given(scales())
def test_a_scale_stays_in_its_box(scale: ScaleFigure) -> None:
    for drawing in scale_drawings(PositionMap((scale,), "Illustrative"), WIDTH):
        assert outside(drawing) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([0, 5, 12, 25, 50, 75, 97, 100]), names), max_size=9))
def test_anchor_labels_do_not_meet(anchors: list[tuple[float, str]]) -> None:
    scale = ScaleFigure("An issue", "weight 1", tuple(anchors), (), None, "97", "ranges 12 apart")
    (drawing,) = scale_drawings(PositionMap((scale,)), WIDTH)
    assert meeting(drawing) == []


@given(st.lists(places().filter(lambda p: p.at is not None), max_size=12))
def test_markers_in_a_lane_do_not_meet(found: list[ScalePlace]) -> None:
    unit = 3.0
    for lane in lanes(found, unit):
        for one, other in combinations(lane, 2):
            assert one.at is not None
            assert other.at is not None
            assert abs(one.at - other.at) * unit > 2 * RADIUS


def scale_of(
    *found: ScalePlace,
    overlap: tuple[float, float] | None = None,
    terms: tuple[TermMark, ...] = (),
) -> Drawing:
    ends = (0, "none"), (100, "all")
    scale = ScaleFigure("Issue", "weight 1", ends, found, overlap, "9", "", terms)
    (drawing,) = scale_drawings(PositionMap((scale,)), WIDTH)
    return drawing


def test_shape_and_code_tell_parties_apart_without_colour() -> None:
    drawing = scale_of(
        ScalePlace("UA", Marker.CIRCLE, "#777777", 10.0),
        ScalePlace("RU", Marker.SQUARE, "#777777", 90.0),
    )
    filled = [s for s in drawing.shapes if isinstance(s, Area) and s.fill == "#777777"]
    assert len({len(area.spots) for area in filled}) == 2
    assert {"UA", "RU"} <= {s.text for s in drawing.shapes if isinstance(s, TextRun)}


def test_the_edge_of_a_range_is_in_its_party_s_line() -> None:
    """In grey, with markers out of the picture, the lines alone tell whose range it is."""
    edges = []
    for dash in Dash:
        drawing = scale_of(ScalePlace("UA", Marker.CIRCLE, "#777777", 50.0, 20.0, 80.0, dash=dash))
        (edge,) = [s for s in drawing.shapes if isinstance(s, Area) and s.line == "#777777"]
        edges.append((edge.line, edge.dashes))
    assert len(set(edges)) == len(Dash)
    assert [line for line, dashes in edges if not dashes] == ["#777777"]


def test_a_party_of_which_nothing_is_known_has_a_dashed_outline() -> None:
    drawing = scale_of(ScalePlace("RU", Marker.SQUARE, "#777777"))
    (outline,) = [s for s in drawing.shapes if isinstance(s, Area)]
    assert outline.dashes
    assert outline.fill == "panel"


def test_where_a_party_stood_before_is_hollow() -> None:
    drawing = scale_of(ScalePlace("RU", Marker.SQUARE, "#777777", 50.0, before=80.0))
    hollow = [s for s in drawing.shapes if isinstance(s, Area) and s.line == "#777777"]
    assert [area.fill for area in hollow] == ["panel"]


def test_the_ideal_is_a_stroke_across_the_bar() -> None:
    plain = scale_of(ScalePlace("RU", Marker.SQUARE, "#777777", 50.0))
    wished = scale_of(ScalePlace("RU", Marker.SQUARE, "#777777", 50.0, ideal=80.0))

    def strokes(drawing: Drawing) -> int:
        return sum(isinstance(s, Stroke) and s.colour == "#777777" for s in drawing.shapes)

    assert (strokes(plain), strokes(wished)) == (0, 1)


def test_a_term_is_a_hollow_diamond_on_a_dashed_line_and_said_beside_the_scale() -> None:
    place = ScalePlace("RU", Marker.SQUARE, "#777777", 50.0)
    without = scale_of(place)
    drawing = scale_of(place, terms=(TermMark(30.0, "Thirds: 160 boats"),))
    hollow = [s for s in drawing.shapes if isinstance(s, Area) and s.line == "ink"]
    (diamond,) = hollow
    assert (diamond.fill, len(diamond.spots)) == ("panel", 4)
    (line,) = [s for s in drawing.shapes if isinstance(s, Stroke) and s.dashes]
    assert (line.colour, {x for x, _y in line.spots}) == ("ink", {diamond.spots[0][0]})
    assert drawing.height > without.height
    assert not outside(drawing)
    told = " ".join(s.text for s in drawing.shapes if isinstance(s, TextRun))
    assert "Thirds: 160 boats" in told


def test_words_of_terms_leave_each_other_alone() -> None:
    for first, second in ((0.0, 100.0), (50.0, 100.0), (50.0, 50.0), (0.0, 3.0), (49.0, 52.0)):
        marks = TermMark(first, "A swap of land: 100"), TermMark(second, "Free economic zones: 50")
        drawing = scale_of(ScalePlace("RU", Marker.SQUARE, "#777777", 50.0), terms=marks)
        words = [s for s in drawing.shapes if isinstance(s, TextRun) and ": " in s.text]
        signs = [s for s in drawing.shapes if isinstance(s, Area) and s.line == "ink"]
        assert (len(words), len(signs)) == (2, 2)
        for one, other in combinations([*words, *signs], 2):
            if not (isinstance(one, Area) and isinstance(other, Area)):
                assert not _meet(one.box, other.box)
        assert not outside(drawing)


def test_overlap_is_hatched_inside_its_frame() -> None:
    strokes = list(hatching(10, 5, 60, 20, 3.4))
    assert len(strokes) > 10
    for stroke in strokes:
        for x, y in stroke.spots:
            assert 10 <= x <= 60
            assert 5 <= y <= 20
    drawing = scale_of(ScalePlace("A", Marker.CIRCLE, "#777777", 10.0), overlap=(20.0, 60.0))
    assert sum(isinstance(shape, Stroke) for shape in drawing.shapes) > 10


def test_signs_stay_near_their_spot() -> None:
    for marker in Marker:
        for x, y in sign(marker, 100, 100, RADIUS):
            assert abs(x - 100) <= 1.5 * RADIUS
            assert abs(y - 100) <= 1.5 * RADIUS


@st.composite
def trends(draw: st.DrawFn) -> TrendFigure:
    days = sorted(draw(st.sets(st.integers(0, 2000), min_size=1, max_size=20)))
    values = st.lists(maybe, min_size=len(days), max_size=len(days)).map(tuple)
    dates = tuple(day(n) for n in days)
    rounds = sorted(draw(st.sets(st.integers(0, 2000), max_size=60)))
    return TrendFigure(
        Curve(dates, draw(values)),
        Curve(dates, draw(values)),
        draw(names),
        draw(names),
        tuple((day(n), f"Round {n}") for n in rounds),
        dates[0],
        dates[-1] + dt.timedelta(draw(st.integers(0, 100))),
        draw(st.sampled_from(["", "Illustrative placements"])),
        events=tuple((day(n), draw(st.booleans())) for n in draw(happened)),
        text=draw(st.none() | shares(dates)),
    )


happened = st.lists(st.integers(0, 2000), max_size=60).map(sorted)


def shares(days: tuple[dt.date, ...]) -> st.SearchStrategy[TextCurve]:
    values = st.lists(sp, min_size=len(days), max_size=len(days)).map(tuple)
    curve = st.builds(Curve, st.just(days), values)
    return st.builds(TextCurve, curve, st.just(100.0), st.just(("0%", "100%")), names)


@settings(max_examples=150, deadline=None)
@given(trends())
def test_a_trend_stays_in_its_box_and_its_labels_apart(figure: TrendFigure) -> None:
    drawing = trend_drawing(figure, WIDTH)
    assert outside(drawing) == []
    assert meeting(drawing) == []


def test_a_trend_is_a_step_line_with_gaps_where_nothing_is_known() -> None:
    curve = Curve((day(0), day(10), day(20)), (80.0, None, 40.0))
    figure = TrendFigure(curve, Curve((), ()), "40 stated", "", (), day(0), day(30))
    lines = [s for s in trend_drawing(figure, WIDTH).shapes if isinstance(s, Stroke)]
    steps = [line for line in lines if line.weight > 1]
    assert len(steps) == 2
    for step in steps:
        (_x, first), (_x2, second) = step.spots
        assert first == second


def test_stated_and_between_differ_without_colour() -> None:
    curve = Curve((day(0),), (50.0,))
    figure = TrendFigure(curve, curve, "50 stated", "50 between", (), day(0), day(30))
    lines = [s for s in trend_drawing(figure, WIDTH).shapes if isinstance(s, Stroke)]
    assert {bool(line.dashes) for line in lines if line.weight > 1} == {True, False}


def test_a_sparkline_stays_in_its_cell_and_says_when_it_has_nothing() -> None:
    curve = Curve((day(0), day(5)), (0.0, 100.0))
    assert outside(spark_drawing(Sparkline(curve, curve, day(30)), 60)) == []
    empty = spark_drawing(Sparkline(Curve((), ()), Curve((), ()), day(30)), 60)
    (words,) = empty.shapes
    assert isinstance(words, TextRun)
    assert words.text == "—"


def test_a_line_is_broken_where_an_issue_becomes_known_and_says_so() -> None:
    curve = Curve((day(0), day(10)), (24.0, 48.0), (1,))
    figure = TrendFigure(
        curve, Curve((), ()), "48 stated", "", (), day(0), day(30), breaks=((day(10), "+1 issue"),)
    )
    shapes = trend_drawing(figure, WIDTH).shapes
    steps = [s for s in shapes if isinstance(s, Stroke) and s.weight > 1]
    assert all(s.spots[0][1] == s.spots[1][1] for s in steps)
    (dots,) = [s for s in shapes if isinstance(s, Stroke) and s.weight == 0.6]
    assert dots.spots == (steps[0].spots[1], steps[1].spots[0])
    assert "+1 issue" in [s.text for s in shapes if isinstance(s, TextRun)]
    small_one = spark_drawing(Sparkline(curve, curve, day(30)), 60).shapes
    assert len([s for s in small_one if isinstance(s, Stroke)]) == 4


def figure_of(dossier: Dossier) -> TrendFigure:
    """The trend of the small dossier's point in a pack."""
    recipe = Recipe(made_at=MADE_AT, today=day(60))
    context = PackContext.of(dossier, recipe)
    assert context.pair is not None
    figure = trend_figure(context, context.pair, "p")
    assert figure is not None
    return figure


LANES = (
    Clause("c", 8, "Quotas", point="p"),
    Wording("w1", "c", "[Catches] [are] shared.", date=day(5), version="Text 1"),
    Wording("w2", "c", "Catches are shared.", date=day(20), version="Text 2"),
    Proposal("h", 1, "Halves", day(12), "b"),
    Term("u", 1, "h", "i", 30.0),
)


def test_text_and_events_are_drawn_below_the_gap_and_told() -> None:
    plain, figure = figure_of(small()), figure_of(small(*LANES))
    assert (plain.text, plain.events) == (None, ())
    assert "○" not in plain.notice
    assert figure.events == ((day(5), True), (day(12), False), (day(20), True))
    drawing = trend_drawing(figure, WIDTH)
    assert drawing.height > trend_drawing(plain, WIDTH).height
    words = {s.text for s in drawing.shapes if isinstance(s, TextRun)}
    assert {"1", "2", "3", "0% in brackets", "100%", "0%"} <= words
    told = trend_words(figure)
    assert "Words in brackets: 67% on 6 January 2025 · 0% on 21 January 2025." in told
    assert "3 events are marked." in told
    assert "○ proposal · □ plan text" in told


def test_the_marks_are_listed_in_a_table_with_the_text_of_their_day() -> None:
    context = PackContext.of(small(*LANES), Recipe(made_at=MADE_AT, today=day(60)))
    (table,) = trend_table(context, ("a", "b"), "p")
    assert isinstance(table, Table)
    rows = [["".join(run.text for run in cell) for cell in row.cells] for row in table.rows]
    assert rows == [
        ["1", "6 Jan 2025", "Text 1: text of 1 clause", "67%"],
        ["2", "13 Jan 2025", "Halves tabled by Borduria", "67%"],
        ["3", "21 Jan 2025", "Text 2: text of 1 clause", "0%"],
    ]
    assert [*trend_table(PackContext.of(small(), context.recipe), ("a", "b"), "p")] == []
    many = [Proposal(f"h{n}", n, f"Paper {n}", day(n), "b") for n in range(2, 12)]
    terms = [Term(f"t{n}", n, f"h{n}", "i", 30.0) for n in range(2, 12)]
    crowded = PackContext.of(small(*many, *terms), context.recipe)
    table, rest = trend_table(crowded, ("a", "b"), "p")
    assert isinstance(table, Table)
    assert isinstance(rest, Prose)
    assert len(table.rows) == 6
    assert rest.text[0].text == "4 earlier events are not listed."


def test_a_trend_carries_the_highest_mark_of_what_it_shows() -> None:
    figure = figure_of(small(*LANES, Mark("k", "wording", "w2", "SECRET")))
    assert figure.level == "SECRET"
    (table,) = trend_table(
        PackContext.of(
            small(*LANES, Mark("k", "proposal", "h", "SECRET")),
            Recipe(made_at=MADE_AT, today=day(60)),
        ),
        ("a", "b"),
        "p",
    )
    assert [*levels_in(table)] == ["SECRET"]


def test_the_axis_has_dates_before_any_round() -> None:
    dossier = small()
    for record in dossier.all(Round):
        dossier = dossier.replacing(record, None)
    figure = figure_of(dossier)
    assert figure.rounds == ()
    days = [words for _day, words in figure.dates]
    assert (len(days), days[0], days[-1]) == (5, "2 Jan 2025", "2 Mar 2025")
    told = {s.text for s in trend_drawing(figure, WIDTH).shapes if isinstance(s, TextRun)}
    assert set(days) <= told


AS_DRAWN = {
    "touching": {"a": (40.0, 20.0, 40.0), "b": (60.0, 40.0, 80.0)},
    "one range missing": {"a": (40.0, None, None), "b": (60.0, 55.0, 80.0)},
    "no ranges": {"a": (40.0, None, None), "b": (60.0, None, None)},
    "overlapping": {"a": (40.0, 20.0, 60.0), "b": (60.0, 40.0, 80.0)},
    "a range without a place": {"a": (None, 20.0, 30.0), "b": (60.0, 40.0, 80.0)},
    "one silent": {"a": (40.0, 20.0, 30.0)},
    "nobody": {},
}


@pytest.mark.parametrize("said", AS_DRAWN.values(), ids=AS_DRAWN)
def test_paper_says_of_a_scale_what_the_screen_says(
    said: dict[str, tuple[float | None, float | None, float | None]],
) -> None:
    anchors = (Anchor(100.0, "all"), Anchor(0.0, "none"), Anchor(50.0, "half"))
    positions = [
        Position(f"x{party}", "i", party, day(1), value, low, high)
        for party, (value, low, high) in said.items()
    ]
    before = Position("x0", "i", "b", day(-400), 62.0)
    observer = Party("b", 2, "Borduria", "BO", role=Role.OBSERVER)
    dossier = Dossier.of(
        [
            talks(),
            Party("a", 1, "Arland", "AR"),
            observer,
            Round("r", 1, day(0)),
            Point("p", 1, "Point"),
            Issue("i", 1, "p", "Issue", anchors=anchors),
            Proposal("t", 1, "Halves"),
            Term("tt", 1, "t", "i", 50.0),
            *([before] if "b" in said else []),
            *positions,
        ]
    )
    context = PackContext.of(dossier, recipe(pair=("a", "b"), round=None))
    (paper,) = position_map(context, "p").scales
    eve = day_before(context.last) if context.last else None
    (screen,) = rows(context.dossier, "p", MapChoices(("a", "b"), before=eve, today=context.on))
    assert (paper.stated, paper.between) == (screen.gap, screen.gap_note)
    assert [place.code for place in paper.places] == [mark.code for mark in screen.marks]
    assert [place.at for place in paper.places] == [mark.value for mark in screen.marks]
    assert [place.before for place in paper.places] == [mark.before for mark in screen.marks]
    assert [at for at, _label in paper.anchors] == [0.0, 50.0, 100.0]
    assert (paper.overlap is None) == (screen.shared is None)
    assert [(term.at, term.words) for term in paper.terms] == [(50.0, "Halves: 50")]
    assert screen.terms
    assert "◇ Halves: 50" in map_words(paper)

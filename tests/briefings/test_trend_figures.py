"""Trends stay in their box and say what they show: the gap, and the text and events below it."""

import datetime as dt
from typing import TypeGuard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings import Recipe
from briefings.compose import compose
from briefings.compose.context import PackContext
from briefings.compose.figures import trend_figure, trend_table
from briefings.document import Curve, Prose, Sparkline, Table, TextCurve, TrendFigure
from briefings.figure_words import trend_words
from briefings.render.figures.trend import spark_drawing, trend_drawing
from briefings.render.shapes import Area, Drawing, Shape, Stroke, TextRun
from briefings.styles import LABEL
from briefings.within import levels_in
from core.exchange.example import DAY, example
from core.model.dossier import Dossier
from core.model.records import Clause, Mark, Proposal, Round, Term, Wording
from tests.briefings.drawings import WIDTH, maybe, meet, meeting, names, outside, sp
from tests.briefings.packs import MADE_AT, recipe
from tests.briefings.test_compose import blocks
from tests.dossiers import day, small


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


@settings(max_examples=60, deadline=None)
@given(trends(), st.floats(240, WIDTH))
def test_the_labels_of_a_low_and_narrow_trend_are_apart(figure: TrendFigure, width: float) -> None:
    labels = {"stated_label": "40 declared", "between_label": "6 between the ranges of both"}
    text = TextCurve(figure.stated, 100.0, ("0%", "100%"), "37% in brackets")
    drawing = trend_drawing(replace(figure, height=60.0, text=text, **labels), width)
    beside = [s for s in drawing.shapes if isinstance(s, TextRun) and s.x > width * 0.8 + 5]
    assert meeting(Drawing(width, drawing.height, tuple(beside))) == []
    assert all(each.box[1] >= 0 and each.box[3] <= drawing.height for each in beside)


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


@pytest.mark.parametrize("between", [None, 0.0, 15.0, 26.0, 50.0])
def test_the_reason_for_a_break_is_clear_of_the_lines_of_a_low_trend(between: float | None) -> None:
    days, why = (day(0), day(10)), ((day(10), "+1 issue"),)
    for stated in range(int(between or 0), 101):
        curves = (Curve(days, (value, value), (1,)) for value in (float(stated), between))
        figure = TrendFigure(*curves, "", "", (), day(0), day(99), height=60.0, breaks=why)
        shapes = trend_drawing(figure, WIDTH).shapes
        (label,) = [s for s in shapes if isinstance(s, TextRun) and s.text == "+1 issue"]
        lines = [s.spots[0][1] for s in shapes if isinstance(s, Stroke) and s.weight > 1]
        middle = label.y - label.style.size * 0.34
        assert min(abs(middle - y) for y in lines) > 5.5, stated


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
    assert "oval" not in plain.notice
    assert figure.events == ((day(5), True), (day(12), False), (day(20), True))
    drawing = trend_drawing(figure, WIDTH)
    assert drawing.height > trend_drawing(plain, WIDTH).height
    words = {s.text for s in drawing.shapes if isinstance(s, TextRun)}
    assert {"1", "2", "3", "0% in brackets", "100%", "0%"} <= words
    unlisted = trend_drawing(replace(figure, numbered=False), WIDTH)
    assert any(s.text == "1 event" for s in unlisted.shapes if isinstance(s, TextRun))
    told = trend_words(figure)
    assert "Words in brackets: 67% on 6 January 2025 · 0% on 21 January 2025." in told
    assert "3 events are marked." in told
    assert "oval: proposals · box: plan text" in told


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


def test_a_trend_says_where_the_numbers_of_its_marks_are_listed() -> None:
    for sections in (("briefs", "method"), ("briefs",)):
        made = compose(example(), recipe(today=DAY, sections=sections))
        (trend, *_others) = blocks(made, TrendFigure)
        said = "numbers: see “How the figures are calculated”" in trend.notice
        assert said is trend.numbered is ("method" in sections)


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


@pytest.mark.parametrize("at", [3, 15, 27, 29])
def test_the_reason_for_a_break_stands_beside_it_wherever_it_is(at: int) -> None:
    curve = Curve((day(0), day(at)), (40.0, 60.0), (1,))
    ends = (day(0), day(30))
    broken = TrendFigure(
        curve, Curve((), ()), "60 stated", "", (), *ends, breaks=((day(at), "+1 issue"),)
    )
    assert "+1 issue" in {s.text for s in trend_drawing(broken, WIDTH).shapes if has_words(s)}


@pytest.mark.parametrize("values", [(75.0, 44.0), (90.0, 60.0), (50.0, 20.0)])
@pytest.mark.parametrize("height", [58.0, 60.0, 66.0])
def test_no_line_runs_through_the_reason_for_a_break(
    values: tuple[float, float], height: float
) -> None:
    stated, between = (Curve((day(0), day(4)), (value - 5, value), (1,)) for value in values)
    broken = TrendFigure(
        stated, between, "A", "B", (), day(0), day(90), breaks=((day(4), "+1 issue"),)
    )
    shapes = trend_drawing(replace(broken, height=height), WIDTH).shapes
    (words,) = (s for s in shapes if has_words(s) and s.text == "+1 issue")
    lines = {
        y
        for s in shapes
        if isinstance(s, Stroke) and s.weight > 1
        for x, y in s.spots
        if x > words.x
    }
    assert [y for y in lines if words.y - LABEL.size * 0.6 < y < words.y] == []


def test_no_round_and_no_height_runs_through_the_reason_for_a_break() -> None:
    curve = Curve((day(0), day(12)), (40.0, 60.0), (1,))
    figure = TrendFigure(
        curve,
        Curve((), ()),
        "60 stated",
        "",
        ((day(15), "Round 2"),),
        day(0),
        day(90),
        breaks=((day(12), "+1 issue"),),
    )
    shapes = trend_drawing(figure, WIDTH).shapes
    (place,) = (n for n, s in enumerate(shapes) if has_words(s) and s.text == "+1 issue")
    words, ground = shapes[place], shapes[place - 1]
    crossing = [n for n, s in enumerate(shapes) if isinstance(s, Stroke) and meet(s.box, words.box)]
    assert isinstance(ground, Area)
    assert ground.box == words.box
    assert crossing
    assert max(crossing) < place


@pytest.mark.parametrize("last", [20, 28])
def test_the_reasons_for_breaks_are_on_the_same_side_of_them(last: int) -> None:
    days = (day(10), day(last))
    curve = Curve((day(0), *days), (40.0, 60.0, 50.0), (1, 2))
    why = tuple((each, f"+{number} issues") for number, each in enumerate(days, start=2))
    figure = TrendFigure(curve, Curve((), ()), "50 stated", "", (), day(0), day(30), breaks=why)
    shapes = trend_drawing(figure, WIDTH).shapes
    leaps = sorted(s.spots[0][0] for s in shapes if isinstance(s, Stroke) and s.weight == 0.6)
    words = sorted(s.x for s in shapes if has_words(s) and s.text.startswith("+"))
    assert len(words) == 2
    after = [x > leap for x, leap in zip(words, leaps, strict=True)]
    assert after == [last == 20] * 2


def has_words(shape: Shape) -> TypeGuard[TextRun]:
    return isinstance(shape, TextRun)

"""Position maps stay in their box, their labels do not meet, and grey is enough to read them."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.compose import compose
from briefings.compose.context import PackContext
from briefings.compose.figures import position_map
from briefings.document import PositionMap, ScaleFigure, ScalePlace
from briefings.figure_words import map_words
from briefings.render.blocks import boxes
from briefings.render.boxes import paginate
from briefings.render.figures.marks import RADIUS, code_room
from briefings.render.figures.position_map import lanes, scale_drawings
from briefings.render.figures.terms import placed
from briefings.render.shapes import Area, Drawing, Stroke, TextRun, hatching, sign
from briefings.render.sheet import sheet_of
from core.analysis.movement import day_before
from core.exchange.example import DAY, example
from core.language import Language, speaking
from core.model.dossier import Dossier
from core.model.records import (
    Anchor,
    Dash,
    Issue,
    Marker,
    Party,
    Point,
    Position,
    Proposal,
    Role,
    Round,
    Term,
)
from core.views.position_map import MapChoices, rows
from core.views.terms import TermMark
from tests.briefings.drawings import (
    WIDTH,
    maybe,
    meet,
    meeting,
    names,
    outside,
    sp,
    touching,
)
from tests.briefings.packs import recipe, talks
from tests.briefings.test_compose import blocks
from tests.dossiers import day


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


@settings(max_examples=150, deadline=None)
@given(scales())
def test_a_scale_stays_in_its_box(scale: ScaleFigure) -> None:
    for drawing in scale_drawings(PositionMap((scale,), "Illustrative"), WIDTH):
        assert outside(drawing) == []


@pytest.mark.parametrize("notice", ["", "Illustrative"])
def test_no_last_scale_is_alone_on_a_page(notice: str) -> None:
    scale = ScaleFigure("Issue", "weight 1", ((0, "none"), (100, "all")), (), None, "9", "")
    parts = boxes(PositionMap((scale,) * 4, notice), WIDTH)
    last = len(parts) - (2 if notice else 1)
    for used in range(300, 700, 10):
        firsts = [parts.index(page[0].box) for page in paginate(parts, 700, used) if page]
        assert last not in firsts


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([0, 5, 12, 25, 50, 75, 97, 100]), names), max_size=9))
def test_anchor_labels_do_not_meet(anchors: list[tuple[float, str]]) -> None:
    scale = ScaleFigure("An issue", "weight 1", tuple(anchors), (), None, "97", "ranges 12 apart")
    (drawing,) = scale_drawings(PositionMap((scale,)), WIDTH)
    assert meeting(drawing) == []
    assert touching(drawing) == []


def test_labels_at_an_end_leave_room_for_the_one_beside_them() -> None:
    ends = (0, "Never"), (25, "Question set aside"), (50, "Control noted, not recognised")
    anchors = (*ends, (75, "Recognition later"), (100, "Recognised in law"))
    scale = ScaleFigure("Recognition", "weight 20", anchors, (), None, "9", "")
    (drawing,) = scale_drawings(PositionMap((scale,)), WIDTH)
    words = [s for s in drawing.shapes if isinstance(s, TextRun) and s.colour == "mute"]
    assert touching(drawing) == []
    assert max(s.y for s in words) - min(s.y for s in words) < 12, "in one row"


@pytest.mark.parametrize("language", ["en", "fr", "ru", "uk"])
def test_no_word_beside_a_scale_is_broken_on_small_paper(language: Language) -> None:
    wanted = recipe(today=DAY, paper="a5", language=language, sections=("briefs",))
    maps = blocks(compose(example(), wanted), PositionMap)
    with speaking(language):
        runs = [
            each.text
            for figure in maps
            for drawing in scale_drawings(figure, sheet_of("a5", wanted.layout, False, 1).body[0])
            for each in drawing.shapes
            if isinstance(each, TextRun)
        ]
    words = {word for each in maps for scale in each.scales for word in scale.between.split()}
    assert words <= {word for run in runs for word in run.split()}


def test_a_sign_that_stays_with_its_word_counts_with_it_beside_a_scale() -> None:
    scale = ScaleFigure("Recognition", "poids 20", ((0, "Never"),), (), None, "—", BESIDE)
    for width in range(300, 480, 5):
        (drawing,) = scale_drawings(PositionMap((scale,)), float(width))
        lines = [each.text for each in drawing.shapes if isinstance(each, TextRun)]
        assert not any(line.endswith("-") for line in lines), width


BESIDE = "pas de déclaration\u00a0: Borduria"


def test_labels_of_many_lines_alternate_between_two_rows() -> None:
    ends = (0, "None"), (25, "Named persons"), (50, "Escorted shifts"), (100, "Full access")
    anchors = (*ends, (75, "Full shifts, some areas closed"))
    scale = ScaleFigure("Access of staff", "weight 20", anchors, (), None, "9", "")
    (drawing,) = scale_drawings(PositionMap((scale,)), 340)
    words = [s for s in drawing.shapes if isinstance(s, TextRun) and s.colour == "mute"]
    (most,) = {s.x for s in words if s.text.startswith("Full shifts")}
    assert len([s for s in words if s.x == most]) <= 3
    assert drawing.height < 80


@given(st.lists(places().filter(lambda p: p.at is not None), max_size=12))
def test_markers_in_a_lane_do_not_meet(found: list[ScalePlace]) -> None:
    unit = 3.0
    for lane in lanes(found, unit):
        for one, other in combinations(lane, 2):
            assert one.at is not None
            assert other.at is not None
            assert abs(one.at - other.at) * unit > 2 * RADIUS


@pytest.mark.parametrize("codes", [("UA", "US"), ("WWMWW", "DELEG"), ("RU", "WWMWW")])
def test_codes_in_a_lane_do_not_meet(codes: tuple[str, str]) -> None:
    unit = 2.0
    for apart in range(50):
        spots = zip(codes, (20.0, 20.0 + apart), strict=True)
        found = [ScalePlace(code, Marker.CIRCLE, "#777777", at) for code, at in spots]
        needed = sum(map(code_room, found)) if len(lanes(found, unit)) == 1 else 0.0
        assert apart * unit >= needed


def test_a_party_beside_a_scale_goes_by_its_code_where_its_name_would_take_many_lines() -> None:
    for paper, party in (("a4", "United States"), ("a5", "US")):
        context = PackContext.of(example(), recipe(today=DAY, paper=paper))
        points = [point.id for _number, point in context.points]
        said = {each.between for point in points for each in position_map(context, point).scales}
        assert [each for each in said if "not known" in each] == [f"{party} not known"]


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
                assert not meet(one.box, other.box)
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
    assert "Proposal: Halves: 50." in map_words(paper)


@pytest.mark.parametrize(("name", "told"), [("Borduria", "Borduria"), ("Borduria " * 9, "BO")])
def test_a_long_name_takes_no_room_beside_a_scale(name: str, told: str) -> None:
    parties = (Party("a", 1, "Arland", "AR"), Party("b", 2, name.strip(), "BO"))
    heard = Position("x", "i", "a", day(1), 10.0)
    said = Dossier.of(
        [talks(), *parties, Point("p", 1, "Ports"), Issue("i", 1, "p", "Ports"), heard]
    )
    (ports,) = position_map(PackContext.of(said, recipe(pair=("a", "b"))), "p").scales
    assert ports.between == f"{told} not known"


@pytest.mark.parametrize(
    ("upper", "lower"), [(340.0, 240.0), (10.0, 120.0), (200.0, 60.0), (5.0, 345.0)]
)
@pytest.mark.parametrize("words", [3, 4, 9])
def test_no_line_of_a_proposal_runs_through_the_words_of_another(
    upper: float, lower: float, words: int
) -> None:
    marks = [TermMark(50.0, "A long name of a proposal: " * words)] * 2
    above, below = placed(marks, [upper, lower], 0.0, 350.0)
    assert above.y < below.y
    assert not below.left < above.x < below.right


@pytest.mark.parametrize("shape", Marker)
def test_the_sign_of_who_is_not_placed_is_clear_of_the_letters_above_it(shape: Marker) -> None:
    place = ScalePlace("US", shape, "accent")
    scale = ScaleFigure("Fleet", "weight 20", (), (place,), None, "—", "")
    (drawing,) = scale_drawings(PositionMap((scale,)), WIDTH)
    (words,) = (s for s in drawing.shapes if isinstance(s, TextRun) and s.text == "weight 20")
    outlines = [s.box[1] for s in drawing.shapes if isinstance(s, Area | Stroke)]
    below = min(top for top in outlines if top > words.y)
    assert below > words.box[3] + 1

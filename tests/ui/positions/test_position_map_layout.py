"""Where labels, lanes and outlines of the position map stand, for a few parties and for many."""

import itertools

import msgspec
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from core.model.dossier import Dossier
from core.model.records import Anchor, Commitment, Marker, Party, Position, Record
from core.views.position_map import MapChoices, PartyMark, rows
from tests.dossiers import day, position, small
from tests.ui.point.test_position_map import drawn, mark
from ui.kit import fonts
from ui.kit.theme import Theme
from ui.point.map_paint import Picture, tag_box
from ui.positions.scale_layout import (
    GAP_ROOM,
    MOST_LINES,
    MOST_NAME_LINES,
    ScaleExtent,
    anchor_labels,
    extent,
    name_lines,
)

THEME = Theme.load("light")


@pytest.mark.parametrize("width", [340, 500, 828, 1400])
def test_anchor_labels_never_touch(width: int) -> None:
    anchors = [Anchor(at, "a phrase of some length") for at in (0, 20, 25, 50, 75, 100)]
    labels = anchor_labels(anchors, ScaleExtent.of(width), lambda text: 6.0 * len(text))
    for line in range(MOST_LINES):
        spans = sorted((x.left, x.left + x.width) for x in labels if x.line == line)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert len(labels) == len(anchors)


def test_a_long_name_takes_two_lines() -> None:
    def measure(text: str) -> float:
        return 6.0 * len(text)

    assert name_lines("Catch", 80.0, measure) == ("Catch",)
    assert name_lines("Monitoring and control", 96.0, measure) == ("Monitoring and", "control")
    together = "◇\N{NO-BREAK SPACE}Counter-proposal of all"
    assert name_lines(together, 96.0, measure)[0].startswith("◇\N{NO-BREAK SPACE}Counter")
    assert name_lines("Unpronounceable", 50.0, measure) == ("Unpronounceable",)


def test_words_beside_a_scale_take_the_lines_that_they_need() -> None:
    def measure(text: str) -> float:
        return 6.0 * len(text)

    said = "◇\N{NO-BREAK SPACE}Draft text: joint oversight of the plant: 50"
    lines = name_lines(said, 96.0, measure)
    assert len(lines) == 3
    assert " ".join(lines) == said
    assert all(measure(line) <= 96.0 for line in lines)
    assert len(name_lines("word " * 40, 96.0, measure)) == MOST_NAME_LINES


@pytest.mark.parametrize("width", [360, 430, 520, 700])
def test_anchor_labels_stand_whole_as_far_as_the_scale_is_wide_enough(width: int) -> None:
    said = (
        "Back under Ukrainian",
        "Ukraine, others have a say",
        "Joint oversight",
        "With monitors",
    )
    anchors = [Anchor(25 * n, words) for n, words in enumerate((*said, "Russia alone"))]
    frame = ScaleExtent.of(width)

    def measure(text: str) -> float:
        return 6.0 * len(text)

    for label in anchor_labels(anchors, frame, measure):
        room = frame.right - frame.left + 14
        assert label.width >= min(measure(label.text), room), label


def test_short_labels_stay_on_one_line() -> None:
    anchors = [Anchor(0, "none"), Anchor(100, "all")]
    labels = anchor_labels(anchors, ScaleExtent.of(600), lambda text: 6.0 * len(text))
    assert {label.line for label in labels} == {0}


def test_markers_at_the_same_place_stand_in_lanes_of_their_own() -> None:
    picture = Picture.of(drawn(small(position("y", "i", "a", 50, 80.0)))[0], 800)
    assert picture.centre(mark(picture.row, "a")).y() != picture.centre(mark(picture.row, "b")).y()


def crowd(parties: int) -> Dossier:
    """So many parties whose places, ranges, former places and ideals lie across each other; every
    fifth is not placed on the first issue, and one has a range but no stated value."""
    more: list[Record] = []
    for n in range(parties - 3):
        more.append(Party(f"q{n}", 4 + n, f"Member {n}", f"MB{n:02}", marker=list(Marker)[n % 8]))
        at = (37.0 * n) % 101
        fields = {"low": max(0.0, at - 9), "high": min(100.0, at + 6), "ideal": min(100.0, at + 9)}
        more.append(position(f"e{n}", "i", f"q{n}", 10, (at + 11) % 101))
        if n == 1:
            more.append(position(f"f{n}", "i", f"q{n}", 50, None, low=20.0, high=40.0))
        elif n % 5:
            more.append(position(f"f{n}", "i", f"q{n}", 50, at, **fields))
    return small(*(each for each in more if not (isinstance(each, Position) and each.id == "e0")))


@pytest.mark.parametrize("parties", [3, 8, 30])
@pytest.mark.parametrize("width", [500, 828, 1200])
def test_nothing_of_a_party_overlaps_anything_of_another(parties: int, width: int) -> None:
    row = drawn(crowd(parties), before=day(40))[0]
    picture = Picture.of(row, width)
    assert len(row.marks) == parties
    boxes = [marks_of(picture, each) for each in row.marks]
    for one, other in itertools.combinations(boxes, 2):
        assert not one.intersects(other)
    assert all(box.bottom() < picture.height for box in boxes)


def marks_of(picture: Picture, each: PartyMark) -> QRectF:
    """The room that a party's marker, range, ideal and former place take."""
    box = tag_box(picture.centre(each), picture.halves[each.party])
    if each.at is None:
        return box
    left, right = extent(each, picture.frame, picture.halves[each.party])
    return QRectF(left, box.top(), right - left, box.height())


def test_who_is_not_placed_stands_beside_the_scale() -> None:
    picture = Picture.of(drawn(crowd(30))[0], 828)
    unknown = [each for each in picture.row.marks if each.at is None]
    assert unknown
    for each in unknown:
        assert picture.centre(each).x() + picture.halves[each.party] < picture.frame.left


@pytest.mark.parametrize("width", [430, 500, 828])
def test_what_an_outline_means_is_told_whole_at_any_width(width: int) -> None:
    silent = position("z", "i", "m", 50, None, commitment=Commitment.NO_STATEMENT)
    picture = Picture.of(drawn(small(silent))[0], width)
    measure = QFontMetricsF(fonts.sans(11)).horizontalAdvance
    assert " ".join(each.text for each in picture.told) == "ME: no statement"
    assert all(measure(each.text) <= each.width for each in picture.told)
    assert all(each.top + 15 <= picture.height for each in picture.told)
    assert all(each.left + each.width < picture.frame.left for each in picture.told)


def test_many_parties_without_a_place_are_counted_and_named_on_asking() -> None:
    names = [f"Member {n}" for n in range(30)]
    silent = [Party(f"q{n}", 4 + n, name, f"M{n:02}") for n, name in enumerate(names)]
    row = drawn(small(*silent))[0]
    assert {each.party for each in row.marks} == {"a", "b"}
    assert row.left_out == ("Mediator", *names)
    assert all(f"{name}: " in row.summary for name in names), "who listens hears them"
    picture = Picture.of(row, 500)
    assert picture.beside + 13 < picture.height, "the line that counts them has room"


def test_what_a_scale_is_counted_in_takes_two_lines_rather_than_being_cut() -> None:
    picture = Picture.of(drawn(small())[1], 500)
    assert " ".join(picture.notes).replace("  ", " ") == "weight 40 100–300 boats"


def test_long_anchors_stand_on_as_many_lines_as_keep_them_whole() -> None:
    words = (
        "None",
        "Multilateral arrangement",
        "Bilateral defence pacts",
        "Binding, like Article 5",
    )
    anchors = [Anchor(at, word) for at, word in zip((0, 45, 68, 100), words, strict=True)]

    def measure(text: str) -> float:
        return 6.0 * len(text)

    labels = anchor_labels(anchors, ScaleExtent.of(430), measure)
    assert all(label.width >= measure(label.text) for label in labels)


def test_a_range_without_a_stated_value_is_drawn_on_the_scale() -> None:
    row = drawn(small(position("y", "j", "m", 50, None, low=140.0, high=180.0)))[1]
    picture = Picture.of(row, 828)
    assert picture.centre(mark(row, "m")).x() == pytest.approx(picture.frame.x(30.0))


def test_many_parties_carry_their_codes_whole() -> None:
    picture = Picture.of(drawn(crowd(30))[0], 828)
    measure = QFontMetricsF(fonts.sans(9.5, 600)).horizontalAdvance
    assert picture.coded
    assert all(measure(m.code) < 2 * picture.halves[m.party] for m in picture.row.marks)


def test_the_ideal_is_told() -> None:
    row = drawn(small(position("y", "j", "a", 50, 120.0, ideal=110.0)))[1]
    assert mark(row, "a").ideal == pytest.approx(5.0)
    assert "ideal 110 boats (5 of 100)" in mark(row, "a").tip


@pytest.mark.parametrize(
    ("name", "told"),
    [("Arland", "Arland not known"), ("Commonwealth of Southmark", "BO not known")],
)
def test_who_is_unknown_is_never_cut(name: str, told: str) -> None:
    dossier = small()
    for each in ("x2", "x5"):
        dossier = dossier.replacing(dossier.get(Position, each), None)
    party = dossier.get(Party, "b")
    dossier = dossier.replacing(party, msgspec.structs.replace(party, name=name))
    row = rows(dossier, "p", MapChoices(("a", "b")))[0]
    assert row.gap_note == f"{name} not known"
    assert Picture.of(row, 828).gap_notes == (told,)
    assert QFontMetricsF(fonts.sans(11)).horizontalAdvance(told) <= GAP_ROOM

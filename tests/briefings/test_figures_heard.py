"""Figures are heard in words: who is where, in which unit, and since when."""

import re

import pytest
from msgspec.structs import replace

from briefings import Recipe
from briefings.compose import compose
from briefings.compose.context import PackContext
from briefings.compose.figures import position_map
from briefings.document import Curve, ScaleFigure, ScalePlace, TrendFigure
from briefings.figure_words import MOST_STEPS, map_words, trend_words
from core.exchange.example import DAY, example
from core.model.records import Marker
from tests.accessible import pack
from tests.briefings.packs import MADE_AT, recipe, rich
from tests.briefings.reading import told_by
from tests.briefings.test_compose import blocks
from tests.dossiers import day

SIGNS = re.compile("[→←◇▼▲▬Σ]")


def test_a_gap_that_is_not_known_is_heard_in_words() -> None:
    unknown = ScaleFigure("Fleet", "", (), (), None, "—", "Borduria not known")
    assert map_words(unknown) == "Fleet: stated gap not known. Borduria not known."
    known = replace(unknown, stated="40")
    assert map_words(known) == "Fleet: stated gap 40. Borduria not known."


def test_what_is_written_along_a_scale_is_heard() -> None:
    scale = ScaleFigure("Fleet", "", ((0.0, "none"), (100.0, "300 boats")), (), None, "40", "")
    assert map_words(scale) == "Fleet: stated gap 40. Anchors: 0: none; 100: 300 boats."
    bare = replace(scale, anchors=((0.0, "0"), (100.0, "100")))
    assert map_words(bare) == "Fleet: stated gap 40.", "numbers alone name nothing"


def test_places_on_a_scale_with_a_unit_are_heard_in_it() -> None:
    context = PackContext.of(rich(), recipe())
    (scale,) = (each for each in position_map(context, "p").scales if each.title == "Duration")
    told = map_words(scale)
    assert "Arland: at 3 years, accepts 1 years to 5 years." in told
    assert "Borduria: at 11 years, accepts 9 years to 21 years, before at 15 years." in told


def test_parties_whose_place_is_not_known_are_heard_together() -> None:
    places = tuple(ScalePlace(code, Marker.CIRCLE, "#777777") for code in ("AR", "BO"))
    scale = ScaleFigure("Fleet", "", (), places, None, "—", "both not known")
    assert map_words(scale) == "Fleet: stated gap not known. Both not known. Not known: AR, BO."


def courses(told: str) -> list[list[str]]:
    """The figures of both lines of a trend as it is heard."""
    each = (told.split(f"{name}: ")[1].split(".")[0] for name in ("tated gap", "tween ranges"))
    return [re.findall(r"(?:^|· )(\d+|not known) on ", course) for course in each]


def test_the_last_figure_of_a_line_is_heard_as_it_is_written() -> None:
    """2.5 is 3 in both: all figures are rounded in one way."""
    briefing = compose(example(), Recipe(MADE_AT, DAY))
    for figure in blocks(briefing, TrendFigure):
        assert isinstance(figure, TrendFigure)
        last = [course[-1] for course in courses(trend_words(figure))]
        assert last == [figure.stated_label.split()[0], figure.between_label.split()[0]]


def trend(values: list[float | None]) -> TrendFigure:
    """A trend with a step a day, and a round every third."""
    curve = Curve(tuple(day(n) for n in range(len(values))), tuple(values))
    rounds = tuple((day(n), f"Round {n}") for n in range(0, len(values), 3))
    return TrendFigure(curve, curve, "", "", rounds, day(0), day(len(values)))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([40.2, 40.4, 35.0], ["40", "35"]),
        ([None, 40.0, None, 20.0], ["not known", "40", "not known", "20"]),
    ],
)
def test_each_step_of_a_trend_is_heard(values: list[float | None], told: list[str]) -> None:
    assert courses(trend_words(trend(values)))[0] == told
    assert "Round 0: 1 January 2025." in trend_words(trend(values))


def test_a_trend_of_many_steps_is_heard_by_rounds() -> None:
    said = trend_words(trend([float(n) for n in range(90)]))
    (told, _other) = courses(said)
    assert len(told) == MOST_STEPS
    assert (told[0], told[-2:]) == ("0", ["87", "89"])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_figure_is_heard_in_signs(language: str) -> None:
    told = told_by(pack("full", "a4", language), "Figure")
    assert len(told) > 10
    assert [each for each in told if SIGNS.search(each)] == []

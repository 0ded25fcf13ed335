"""Walks the example: wherever a number of something made up is told, it is told as made up."""

import csv
import io
import re

from briefings import compose, render
from briefings.recipe import Recipe
from briefings.sections import ALL_SECTIONS
from core.analysis.gaps import default_pair, standing
from core.analysis.illustrative import is_illustrative, told
from core.analysis.movement import moves_since
from core.exchange.example import DAY, example
from core.exchange.gaps_series import gaps_csv
from core.model.dossier import Dossier
from core.model.records import Issue, Point, Position, Source
from core.views.telling import movement
from tests.briefings.packs import MADE_AT
from tests.briefings.reading import page_texts
from tests.dossiers import small

NOTICE = "Illustrative placements"
ARROW = re.compile(r"(\S+ )(?:range )?[\d.,–]+ → [\d.,–]+ ")
"""A movement as it is told, from a number to a number, and the word before it."""


def test_what_rests_on_a_source_that_is_made_up_says_so() -> None:
    dossier = small(Source("t", 2, "Exercise", illustrative=True))
    here = dossier.get(Position, "x1")
    assert told(dossier, "10 boats", here) == "10 boats"
    made_up = Position("x9", "i", "a", here.date, 10.0, source="t")
    assert told(dossier, "10 boats", here, made_up) == "illustrative 10 boats"
    assert told(dossier, "", made_up) == ""


def test_every_movement_of_the_example_says_that_it_is_made_up() -> None:
    dossier = example()
    pair = default_pair(dossier)
    moves = moves_since(dossier, DAY.replace(year=2000))
    lines = [(move, movement(dossier, move, pair)) for move in moves]
    made_up = [
        line
        for move, line in lines
        if "→" in line and is_illustrative(dossier, move.before, move.position)
    ]
    assert len(made_up) > 20
    assert all(line.startswith("illustrative ") for line in made_up)


def test_every_page_of_the_example_s_pack_says_what_is_made_up() -> None:
    recipe = Recipe(MADE_AT, DAY, sections=ALL_SECTIONS)
    pages = page_texts(render.render(compose.compose(example(), recipe)))
    told_of = 0
    for page in pages[1:]:
        assert NOTICE in page
        for found in ARROW.finditer(page):
            told_of += 1
            assert "illustrative" in found[1], found[0]
    assert told_of > 3
    whole = " ".join(pages)
    assert "F6, illustrative" in whole


def test_the_table_of_a_trend_counts_what_is_made_up() -> None:
    dossier = example()
    pair = default_pair(dossier)
    assert pair is not None
    for point in dossier.all(Point):
        rows = list(csv.DictReader(io.StringIO(gaps_csv(dossier, pair, point.id))))
        assert int(rows[0]["illustrative_issues"]) >= int(rows[0]["issues_known"])
        assert int(rows[-1]["illustrative_issues"]) == sum(
            rests(dossier, issue, pair) for issue in dossier.issues(point.id)
        )
    plain = list(csv.DictReader(io.StringIO(gaps_csv(small(), ("a", "b")))))
    assert {row["illustrative_issues"] for row in plain} == {"0"}


def rests(dossier: Dossier, issue: Issue, pair: tuple[str, str]) -> bool:
    stands = [standing(dossier, issue, party).position for party in pair]
    return all(stands) and is_illustrative(dossier, *stands)

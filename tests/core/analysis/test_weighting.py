"""The weighting of a gap: whoever has the rows can work the figure out again."""

import re

import pytest

from core.analysis.gaps import default_pair, gap
from core.analysis.weighting import share_of_point, weighting
from core.exchange.example import DAY, example
from core.model.records import Issue
from core.text.saying import number, points
from core.views.weighting import salience_words, sum_in_words
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import page_texts
from tests.dossiers import position, small

PAIR = ("a", "b")


def test_a_gap_can_be_worked_out_from_its_rows() -> None:
    whole = weighting(small(), PAIR, point="p")
    again = sum(row.counted * row.stated for row in whole.rows if row.stated is not None)
    assert again == pytest.approx(whole.gap.stated)
    assert sum(row.share for row in whole.rows) == pytest.approx(1.0)
    assert share_of_point(whole, "p", of=lambda row: row.share) == pytest.approx(1.0)


def test_an_issue_that_is_not_known_has_a_share_and_counts_for_nothing() -> None:
    dossier = small(Issue("k", 3, "p", "Zone", 100.0), position("k1", "k", "a", 3, 20.0))
    zone = weighting(dossier, PAIR, point="p").rows[2]
    assert (zone.known, zone.counted, zone.share) == (False, 0.0, 0.5)
    assert zone.positions == ("k1", None)


def test_a_salience_that_nobody_recorded_is_told_from_one_of_50() -> None:
    dossier = small(position("y", "i", "a", 50, 10.0, salience=50.0))
    row = weighting(dossier, PAIR, point="p").rows[0]
    assert row.saliences == (50.0, None)
    assert [salience_words(each) for each in row.saliences] == ["50", "(50)"]


def test_the_sum_says_that_nothing_is_known() -> None:
    dossier = small(Issue("k", 3, "p", "Zone"))
    only = weighting(dossier.replacing(None, Issue("l", 4, "q", "Other")), PAIR, point="q")
    assert sum_in_words(only) == "No known issue carries weight."


@pytest.mark.parametrize("dossier", [example(), rich()], ids=["example", "rich"])
def test_a_reader_of_the_pack_can_recompute_every_gap_from_the_page(dossier) -> None:
    """Nothing but the printed numbers of the method table is used."""
    given = {"today": DAY} if dossier is example() else {}
    pack = make_pack(dossier, recipe(sections=("method",), marking="", **given))
    text = " ".join(page_texts(pack))
    for point in dossier.points:
        name = point.in_short
        printed = re.search(re.escape(name) + r" Σ ω·g ÷ Σ ω = [\d. ]+ ÷ [\d. ]+ = (\d+);", text)
        rows = [printed_row(text, issue) for issue in dossier.issues(point.id)]
        known = [row for row in rows if row["gap"] is not None]
        if printed is None:
            assert not known
            continue
        top = sum(row["weight"] * (row["s"] + row["t"]) / 2 * row["gap"] for row in known)
        bottom = sum(row["weight"] * (row["s"] + row["t"]) / 2 for row in known)
        assert points(top / bottom) == printed[1]


def printed_row(text: str, issue: Issue) -> dict[str, float | None]:
    """The numbers that stand behind an issue's name: weight, two saliences, ω, share, gaps."""
    figure = r"\(?([\d.]+)\)?"
    row = rf"{figure} {figure} {figure} {figure} \d+% ([\d.]+|—) "
    start = re.escape(" ".join(issue.name.split()))
    found = re.search(rf"{start} {row}", text)
    assert found, issue.name
    weight, first, second, _omega, wide = found.groups()
    return {
        "weight": float(weight),
        "s": float(first),
        "t": float(second),
        "gap": None if wide == "—" else float(wide),
    }


def test_what_is_printed_is_what_is_computed() -> None:
    whole = weighting(example(), default_pair(example()), on=DAY)
    stated = gap(example(), default_pair(example()), on=DAY).stated
    assert f"= {points(stated)};" in sum_in_words(whole)
    assert number(whole.rows[0].omega) in sum_in_words(whole) or len(whole.rows) > 1

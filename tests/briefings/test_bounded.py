"""Marks in the place of isolates show a line as these do, in editions from right to left."""

import pytest

from briefings.bounded import bounded
from briefings.compose import compose
from briefings.document import Run
from briefings.edited import sided
from briefings.render.bidi import visual
from briefings.within import texts
from core.exchange.example import example
from core.language import speaking
from core.text.conventions import RIGHT_TO_LEFT_MARK, measured, numbered, own_way, ranged
from tests.briefings.packs import recipe


@pytest.mark.parametrize(
    "said",
    [
        "قال \u2067330 ← 400 \u2068thousand troops\u2069\u2069، نحو",
        "المسألة Form of the guarantee: \u2068Other forms (bilateral).\u2069 قول",
        "\u2068Ukraine\u2069 – \u2068United States\u2069 قول",
        "\u2068قول\u2069 \u206720\u2069 Plan \u2067100–85\u2069",
        "\u2068Plan قول B\u2069 قول",
        "\u2068Plan \u2068B\u2069\u2069 قول",
        "قول \u2068Plan",
    ],
)
def test_marks_show_a_line_as_isolates_do(said: str) -> None:
    with speaking("ar"):
        assert visual(f"ق {bounded(said)} ق") == visual(f"ق {said} ق")
    with speaking("en"):
        assert bounded(said) == said


def test_nothing_that_a_pack_composes_is_shown_otherwise() -> None:
    asked = recipe(language="ar")
    with speaking("ar"):
        told = {*texts(compose(example(), asked))}
        told |= {measured(ranged("5", "10"), "km"), numbered(1, "Plan"), own_way("Plan (B)")}
        bad = [text for text in told if visual(f"ق {bounded(text)} ق") != visual(f"ق {text} ق")]
    assert len(told) > 100
    assert bad == []


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("من \u2068Form of words\u2069، نحو", "من \u200fForm of words\u200f، نحو"),
        ("من \u2068Form (B)\u2069", "من \u200fForm (B)\u200e\u200f"),
        ("من \u2068“Form”, B\u2069", "من \u200f\u200e“Form”, B\u200f"),
    ],
)
def test_no_mark_stands_between_a_blank_and_a_letter_without_need(said: str, wanted: str) -> None:
    """LibreOffice breaks words at such a mark where their line is full."""
    with speaking("ar"):
        assert bounded(said) == wanted


def test_each_line_of_a_cell_runs_its_own_way() -> None:
    cell = (Run("Swap of land", strong=True), Run("\nOne text. \nAnother (1)."), Run("\nنص"))
    with speaking("ar"):
        told = "".join(run.text for run in sided(cell, backwards=True).text)
    assert told == (
        "\u2068Swap of land\u2069\n\u2068One text.\u2069 \n\u2068Another (1).\u2069\nنص"
    )


def test_a_piece_of_several_runs_runs_as_its_first_letter_does() -> None:
    """Else a question's mark stood at its wrong end."""
    name = Run("\u2068Remaining Donbas\u2069", strong=True)
    told = sided((name, Run("  What becomes of it?")), backwards=True)
    with speaking("ar"):
        begun, *_rest = [bounded(run.text) for run in told.text]
    assert begun.startswith("\u2068")
    assert RIGHT_TO_LEFT_MARK not in begun
    with speaking("ar"):
        assert bounded("\u2068A\u2069 \u2068\u2068B\u2069") == "\u200fA\u200f \u2068\u2068B\u2069"

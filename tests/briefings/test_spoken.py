"""What is to be spoken, agreed or decided is printed whole at every density."""

import pytest
from msgspec.structs import replace

from briefings.compose import compose
from briefings.recipe import Density
from briefings.within import texts
from core.model.records import Likelihood, Line, LineType, Note, Point, Position, Round, Wording
from tests.briefings.packs import recipe, rich

LONG = (
    "That a number for the army is agreed. The number in the press is not ours, and whoever "
    "repeats it gives away the one thing that is left to trade."
)
BACKGROUND = (LineType.BACKGROUND, LineType.NOT_TO_DISCLOSE)
SPOKEN = tuple(each for each in LineType if each not in BACKGROUND)
SHORT: tuple[Density, ...] = ("telegraphic", "key_words")


def said(*more: object, **asked: object) -> str:
    """Everything that a pack of these records says."""
    return "".join(texts(compose(rich(*more), recipe(**asked))))  # type: ignore[arg-type]


@pytest.mark.parametrize("density", SHORT)
@pytest.mark.parametrize("kind", SPOKEN)
def test_a_line_is_never_cut(density: Density, kind: LineType) -> None:
    line = Line("l9", 9, "p", LONG, kind)
    assert LONG in said(line, density=density, sections=("briefs", "annex"))


@pytest.mark.parametrize("density", SHORT)
def test_key_words_are_those_recorded_and_keep_the_notes_on_the_line(density: Density) -> None:
    line = Line("l9", 9, "p", LONG, key_words="No number.")
    note = Note("n9", "line", "l9", "Check with legal.", "text", "a number")
    told = said(line, note, density=density, sections=("briefs",))
    assert "No number." in told
    assert LONG not in told
    assert "Check with legal." in told


@pytest.mark.parametrize("density", SHORT)
@pytest.mark.parametrize(
    "record",
    [
        Point("p", 1, "Catch quota", LONG, unlock=LONG.swapcase()),
        replace(rich().get(Position, "x03"), red_line=LONG),
        Round("r3", 3, replace(rich().get(Round, "r3")).date, purpose=LONG, objectives=LONG),
        Wording("w1", "c9", LONG),
    ],
    ids=lambda each: type(each).__name__,
)
def test_nothing_agreed_or_decided_is_cut(density: Density, record: object) -> None:
    told = said(record, density=density)
    assert LONG in told
    if isinstance(record, Point):
        assert record.unlock in told


@pytest.mark.parametrize("density", SHORT)
def test_background_may_be_cut_and_says_so(density: Density) -> None:
    told = said(Line("l9", 9, "p", LONG, LineType.BACKGROUND), density=density)
    assert LONG not in told
    assert "That a number for the army is" in told
    assert "[…]" in told
    assert "[…]" not in said(Line("l9", 9, "p", "Short.", LineType.BACKGROUND))


@pytest.mark.parametrize("sections", [("card",), ("defensive",), ("briefs",)])
def test_no_limit_hides_what_must_not_be_said(sections: tuple[str, ...]) -> None:
    lines = [Line(f"l{n}", n, "p", f"Say this, {n}.", LineType.RESPONSE) for n in range(20, 30)]
    never = [Line(f"d{n}", n, "p", f"Never this, {n}.", LineType.DO_NOT_SAY) for n in range(3)]
    possible = Point("p", 1, "Catch quota", likelihood=Likelihood.POSSIBLE)
    point = [possible] if sections == ("briefs",) else []
    told = said(*lines, *never, *point, sections=sections)
    assert all(line.text in told for line in never)
    assert "more lines are recorded." in told


def test_objectives_do_not_stand_among_the_points_to_make() -> None:
    told = said(Line("l9", 9, "p", LONG, LineType.OBJECTIVE), sections=("card",))
    assert LONG not in told

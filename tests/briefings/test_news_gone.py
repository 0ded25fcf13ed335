"""A delta tells what is gone as fully as what is new."""

from typing import Any

import pytest

from briefings.compose import compose
from briefings.document import Run
from core.model.naming import field_name, noun
from core.model.records import Audience, Line, LineType, Negotiation, Point, Position, Record
from core.views.field_words import field_words
from core.views.since_pack import told_fields
from tests.briefings.packs import recipe
from tests.briefings.test_compose import runs
from tests.briefings.test_news import FULL, KINDS_TOLD, news


def test_what_is_gone_is_struck_and_what_is_not_for_print_is_not_told() -> None:
    gone = FULL.get(Position, "x12")
    made = compose(FULL.replacing(gone, None), recipe(sections=("news",)), FULL)
    struck = [run for run in runs(made.sections) if isinstance(run, Run) and run.struck]
    assert [run.text for run in struck] == ["5; Our court, as in 1994.; 6 Jan 2025"]
    secret = Line("l9", 9, "p", "Our last word.", LineType.RED_LINE)
    assert "Our last word." not in news(FULL.replacing(None, secret))


@pytest.mark.parametrize("kind", [kind for kind in KINDS_TOLD if kind is not Negotiation])
def test_what_is_gone_is_told_as_fully_as_what_is_new(kind: type[Record]) -> None:
    for record in FULL.all(kind):
        without = FULL.replacing(record, None)
        asked: dict[str, Any] = {"audiences": frozenset(Audience)}
        told = [news(*sides, "annex", **asked) for sides in ((FULL, without), (without, FULL))]
        begins = [f"{noun(kind)} · {fate}: " for fate in ("new", "removed")]
        added, gone = (
            text.split(begin)[1] if begin in text else ""
            for text, begin in zip(told, begins, strict=True)
        )
        assert bool(added) == bool(gone)
        held = [f for f in told_fields(kind) if f"{field_name(f, kind)}: " in added]
        for field in held:
            label = f"{field_name(field, kind)}: "
            words = field_words(FULL, record, field)
            assert (label + words in gone) or label + words not in added, (record, field)


def test_a_point_that_is_gone_is_called_by_its_name() -> None:
    told = news(FULL.replacing(FULL.get(Point, "r"), None))
    assert "sticking point · removed: Court of arbitration" in told

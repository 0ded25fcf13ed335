"""What a person sees of the figures, checks and alters: weights, the plan, bands, charts."""

from collections.abc import Callable
from pathlib import Path

from core.model.records import Clause, ClauseStatus
from tests.dossiers import position, small
from tests.journeys.conftest import Room
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_a_gap_is_checked_and_a_salience_typed_over(start: Start, room: Room) -> None:
    person = start(small(position("y", "i", "a", 31, 12.0, salience=80.0)))
    person.click_on("Quota", within="Navigation")
    person.not_see("Σ ω·g ÷ Σ ω")
    person.click_on("Behind the figures")
    person.see("Σ ω·g ÷ Σ ω")
    person.see("Shares are of the initial gap")
    person.fill("Salience of Catch for Arland", "35,5")
    person.press("Return")
    assert person.value_of("Salience of Catch for Arland") == room.written("35.5")
    person.see("2565")
    person.press("Ctrl+Z")
    assert person.value_of("Salience of Catch for Arland") == "80"
    person.fill("Salience of Catch for Arland", "many")
    person.press("Return")
    person.see("“many” is not a number")
    person.press("Escape")
    assert person.value_of("Salience of Catch for Arland") == "80"
    person.click_on("Behind the figures")
    person.not_see("Σ ω·g ÷ Σ ω")


def test_the_plan_is_summed_up_where_it_is_read(start: Start) -> None:
    clauses = (Clause(f"c{n}", n, f"Clause {n}", ClauseStatus.UNKNOWN) for n in (1, 2))
    person = start(small(*clauses))
    person.click_on("Plan text")
    person.click_on("Summary…")
    person.type("Many are agreed, which ones is not said.")
    person.click_on("Save")
    person.see("Many are agreed, which ones is not said.")
    person.click_on("Overview")
    person.see("Many are agreed, which ones is not said.")
    person.press("Ctrl+Z")
    person.not_see("Many are agreed, which ones is not said.")


def test_bands_are_asked_for_in_the_talks(start: Start) -> None:
    person = start(small())
    person.click_on("Quota", within="Navigation")
    person.not_see("band ")
    person.menu("Dossier", "Talks…")
    person.tick("Bands")
    person.click_on("Save")
    person.see("band ")


def test_a_chart_is_exported_as_a_drawing(start: Start, tmp_path: Path) -> None:
    person = start(small())
    person.click_on("Quota", within="Navigation")
    person.click_on("Export")
    person.click_on("Vector graphic (SVG)…")
    person.choose_file(tmp_path / "chart.svg")
    person.see("Exported to chart.svg.")
    assert "Arland – Borduria" in (tmp_path / "chart.svg").read_text(encoding="utf-8")

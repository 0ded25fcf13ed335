"""The first day: from nothing to the first chart, and what is said when the last file is gone."""

from collections.abc import Callable
from pathlib import Path

from core.model.dossier import EMPTY
from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_from_nothing_to_the_first_chart_in_three_dialogs(start: Start, home: Path) -> None:
    person = start()
    person.see("Welcome to Parley")
    person.be_at("New dossier")
    person.press("Space")
    person.choose_file(home / "Documents" / "Talks.parley")
    person.be_at("Passphrase")
    person.press("Return")
    person.be_at("Add parties… Parties: next")

    person.press("Space")
    person.be_at("Parties, one per line")
    person.paste("Arland\nBorduria, BD\nSyldavia (SY), mediator\nArland")
    person.see("3 parties will be added. Already added: Arland.")
    person.press("Tab", "Tab", "Space")
    person.be_at("Add sticking points… Sticking points: next")

    person.press("Space")
    person.be_at("Sticking point, line 1")
    person.type("Quota\tCatch\tPerc\t\t\t\t\tSeasons\tDays")
    person.press("Tab", "Tab", "Tab", "Tab")
    person.be_at("Sticking point, line 3")
    person.paste("Prisoners\nAccess to the port")
    person.click_on("Add", within="New sticking points")
    person.be_at("Enter positions… First positions: next")

    person.press("Space")
    person.be_at("Source")
    person.type("Opening statements")
    while not person.stop().name.startswith("what each party said"):
        person.press("Tab")
    person.type("20\t70\t")
    person.press("Ctrl+Return")
    person.see("Gap trend")
    person.see("50% of weight known")


def test_each_step_of_the_first_day_is_undone_and_redone(start: Start, home: Path) -> None:
    person = start()
    person.click_on("New dossier")
    person.choose_file(home / "Documents" / "Talks.parley")
    person.click_on("Create")
    person.click_on("Add parties")
    person.paste("Arland\nBorduria")
    person.click_on("Add", within="New parties")
    person.click_on("Add sticking points")
    person.be_at("Sticking point, line 1")
    person.type("Quota\tCatch")
    person.click_on("Add", within="New sticking points")
    person.see("Undo: add sticking points")
    person.press("Ctrl+Z")
    person.see("Undo: add 2 parties")
    person.press("Ctrl+Z")
    person.not_see("Undo: add 2 parties")
    person.see("Add parties… Parties: next")
    person.press("Ctrl+Y", "Ctrl+Y")
    person.see("Enter positions… First positions: next")


def test_the_steps_are_hidden_and_brought_back(start: Start) -> None:
    person = start(EMPTY)
    person.see("From nothing to the first pack")
    person.click_on("Hide the first steps")
    person.not_see("From nothing to the first pack")
    person.menu("Help", "First steps")
    person.see("From nothing to the first pack")


def test_a_file_that_is_gone_is_named_and_others_are_offered(
    start: Start, stage: object, home: Path, tmp_path: Path
) -> None:
    person = start(small())
    person.menu("File", "New dossier…")
    gone = home / "Documents" / "Gone.parley"
    person.choose_file(gone)
    person.click_on("Create")
    person.see("From nothing to the first pack")
    person.menu("File", "Close dossier")
    person.see("Recent dossiers")
    gone.unlink()
    stage.bridge.ask(stage.close)  # type: ignore[attr-defined]
    person = start()
    person.see("Gone.parley was not found")
    person.click_on(f"talks.parley · {tmp_path}")
    person.see("Fishing talks")


def test_commands_are_found_before_anything_is_open(start: Start, home: Path) -> None:
    person = start()
    person.press("Ctrl+K")
    for words in ("New dossier", "Open", "Open the example", "Theme: Dark", "Help"):
        person.see(words)
    person.not_see("Go to")
    person.not_see("Filters")
    person.type("party:a")
    person.see("No command by that name.")
    person.press("Ctrl+A")
    person.type("larger")
    person.press("Ctrl+Return")
    person.be_at("Search and commands")
    person.press("Ctrl+A")
    person.type("default")
    person.press("Return")
    person.see("Welcome to Parley")
    person.be_at("New dossier")
    person.press("Ctrl+K")
    person.type("about")
    person.press("Return")
    person.see("Version")
    person.press("Escape")
    person.press("Ctrl+K")
    person.type("example")
    person.press("Return")
    person.see("Illustrative placements")
    person.press("Ctrl+K")
    person.type("referendum")
    person.see("found")

"""The panel of a sticking point: markers, cards, the trend and its files."""

from collections.abc import Callable
from pathlib import Path

from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]
MOST_STOPS = 80


def at_the_point(start: Start) -> Person:
    person = start(small())
    person.click_on("Quota", within="Navigation")
    person.see("Where the parties stand")
    return person


def tab_to(person: Person, words: str) -> None:
    """Press Tab until the keyboard is at something called so."""
    for _stop in range(MOST_STOPS):
        if any(words in name for name in person.focus()):
            return
        with person.not_looking():
            person.press("Tab")
    raise AssertionError(f"Tab never comes to {words!r}")


def test_a_marker_is_moved_edited_and_removed_by_keyboard(start: Start) -> None:
    person = at_the_point(start)
    tab_to(person, "arland on catch, stated: 10")
    person.press("Shift+Right")
    tab_to(person, "arland on catch, stated: 15")
    person.press("Return")
    person.see("Edit position")
    assert person.value_of("Value").startswith("15")
    person.press("Escape")
    person.not_see("Edit position")
    tab_to(person, "arland on catch, stated: 15")
    person.press("Delete")
    person.see("Ctrl+Z")
    person.press("Ctrl+Z", "Ctrl+Z")
    person.see("Arland on Catch, stated: 10")


def test_a_marker_that_leaves_its_range_says_so(start: Start) -> None:
    person = at_the_point(start)
    tab_to(person, "arland on catch, stated: 10")
    person.press(*["Shift+Right"] * 7)
    person.see("Range widened to 5–45 to include the value; Ctrl+Z undoes both.")
    person.press("Shift+Left")
    person.not_see("Range widened")
    person.see("Arland on Catch, stated: 40")
    person.press("Ctrl+Z")
    person.see("Arland on Catch, stated: 10")


def test_a_card_offers_what_can_be_done_to_its_position(start: Start) -> None:
    person = at_the_point(start)
    for entry, title in (("New position…", "New position"), ("Edit…", "Edit position")):
        person.click_on("Actions for Arland")
        person.click_on(entry)
        person.see(title)
        person.press("Escape")
    person.click_on("Actions for Arland")
    person.click_on("Correct a mistake…")
    person.see("Correct position")
    person.fill("Statement", "Little, he said.")
    person.click_on("Save")
    person.see("Little, he said.")
    person.click_on("Actions for Arland")
    person.click_on("Remove")
    person.not_see("Little, he said.")
    person.press("Ctrl+Z")
    person.see("Little, he said.")


def test_the_trend_is_narrowed_and_explained(start: Start) -> None:
    person = at_the_point(start)
    person.see("all issues by weight")
    person.click_on("Issues")
    person.click_on("Catch")
    person.see("Arland – Borduria, Catch")
    tab_to(person, "gap trend")
    person.press("Right")
    person.see("Show position")
    person.click_on("Show position")


def test_the_trend_goes_into_a_file_and_never_over_a_dossier(start: Start, tmp_path: Path) -> None:
    person = at_the_point(start)
    for entry, name, begins in (
        ("Table (CSV)…", "gap.csv", b"date"),
        ("Image (PNG)…", "gap.png", b"\x89PNG"),
    ):
        person.click_on("Export")
        person.click_on(entry)
        person.choose_file(tmp_path / name)
        person.see(name)
        assert (tmp_path / name).read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(begins)
    before = (tmp_path / "talks.parley").read_bytes()[:16]
    person.click_on("Export")
    person.click_on("Table (CSV)…")
    person.choose_file(tmp_path / "talks.parley")
    person.press("Return")
    person.not_see("Replace")
    assert (tmp_path / "talks.parley").read_bytes()[:16] == before

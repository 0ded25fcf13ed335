"""Every action of every menu, and every button of every dialog and panel, once."""

import re
from collections.abc import Callable, Sequence
from itertools import cycle

import pytest
from _pytest.mark import ParameterSet

from core.exchange.example import example
from core.model.dossier import EMPTY, Dossier
from tests.journeys.conftest import Room
from tests.journeys.person import Person
from tests.journeys.seeing import plain
from tests.used import crowded, month_of_work

Start = Callable[..., Person]

ENDING = {"quit", "close dossier", "open the example"}
"""What is left for the end, because another window stands after it."""
LEAVING = {"cancel", "close", "discard", "keep editing"}
STATES = {
    "example": (Room(1440, 900), example),
    "empty": (Room(1280, 720, "de_DE"), lambda: EMPTY),
    "crowded": (Room(1100, 700), crowded),
    "used": (Room(1440, 900, text=150), month_of_work),
}
MENUS = ("File", "Edit", "View", "Dossier", "Pack", "Help")
POINTS = ("first point", "second point")
DESK = ("Notes", "Sources", "Briefings", "History")
PANELS = ("Overview", "Matrix", "Plan text", "Rounds", "Proposals", "Parties", *POINTS, *DESK)


IN_TURN = ("crowded", "used", "example")
ALSO_EMPTY = ("Edit", "Overview")


def tour(stops: Sequence[str]) -> list[ParameterSet]:
    """Every stop in every state. Each is visited once, in one state after another, and two in an
    empty dossier; all other visits take minutes."""
    found = []
    for stop, here in zip(stops, cycle(IN_TURN), strict=False):
        for name, (room, make) in STATES.items():
            short = name == here or (name == "empty" and stop in ALSO_EMPTY)
            marks = () if short else (pytest.mark.long,)
            found.append(pytest.param(room, make, stop, id=f"{stop}-{name}", marks=marks))
    return found


def back(person: Person, title: str) -> None:
    """Leave whatever stands in front of a window, throwing away what was typed."""
    for _again in range(20):
        if person.titles()[:1] == [title]:
            person.press("Escape")  # what lies over the window itself, such as the search
            if person.titles()[:1] == [title]:  # and nothing came after a progress bar
                return
            continue
        leave = {plain(each): each for each in person.buttons()}
        if "discard" in leave:
            person.click_on(leave["discard"])
        else:
            person.press("Escape")
    pytest.fail(f"{person.titles()} cannot be left by Escape")


def one_of_each(buttons: list[str]) -> list[str]:
    """One of what differs in a number or in the record that it speaks of, as lists of checks do."""
    kinds = {re.sub(r"\d+", "#", each.partition(",")[0]): each for each in reversed(buttons)}
    return [each for each in buttons if each in kinds.values()]


def press_all(person: Person, reopen: Callable[[], None], home: str, done: set[str]) -> None:
    """Press every button of what `reopen` shows, as new each time."""
    while not person.at_a_file_dialog():
        here = person.titles()[0]
        offered = [b for b in one_of_each(person.buttons()) if plain(b) not in LEAVING]
        left = [b for b in offered if f"{here}/{b}" not in done]
        if not left or here == home:
            return
        done.add(f"{here}/{left[0]}")
        print(f"{here}/{left[0]}")
        person.click_on(left[0])
        back(person, home)
        reopen()


@pytest.mark.parametrize(("room", "make", "menu"), tour(MENUS), indirect=["room"])
def test_every_action_of_a_menu(start: Start, make: Callable[[], Dossier], menu: str) -> None:
    person = start(make())
    home = person.titles()[0]
    done: set[str] = set()
    menus = {title.replace("&", ""): entries for title, entries in person.menus().items()}
    assert {*menus} == {*MENUS}
    for entry in menus[menu]:
        if plain(entry).partition(":")[0] in ENDING:
            continue
        print(f"{menu}/{entry}")
        person.menu(menu, entry)
        press_all(person, lambda e=entry: person.menu(menu, e), home, done)
        back(person, home)
    person.menu("File", "Close dossier")
    person.see("No dossier is open")


@pytest.mark.parametrize(("room", "make", "panel"), tour(PANELS), indirect=["room"])
def test_every_button_of_a_panel(start: Start, make: Callable[[], Dossier], panel: str) -> None:
    points = [point.in_short for point in make().points]
    named = dict(zip(POINTS, points, strict=False))
    if panel in POINTS and panel not in named:
        return  # an empty dossier has none
    place = named.get(panel, panel)
    person = start(make())
    home = person.titles()[0]
    bars = set() if place == "Overview" else set(person.buttons())  # what stands around any panel
    done = set(bars)
    person.click_on(place, within="Navigation")
    while left := [b for b in one_of_each(person.buttons()) if b not in done]:
        done.add(left[0])
        print(f"{place}/{left[0]}")
        person.click_on(left[0])
        back(person, home)
        person.click_on(place, within="Navigation")

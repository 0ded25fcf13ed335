"""Somebody who does whatever can be done next, by chance: the window lives through it, and undo
leads back to where it began.

PARLEY_SEED tells a run again, PARLEY_ACTS says how many acts it has."""

import os
import random
from collections.abc import Callable

import pytest

from core.editing.workspace import Workspace
from core.exchange.example import example
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Copy, Pack
from tests.journeys import offered
from tests.journeys.conftest import Room, Stage
from tests.journeys.offered import Thing
from tests.journeys.person import Person
from tests.journeys.seeing import plain
from tests.used import month_of_work

Start = Callable[..., Person]
Act = Callable[[], None]

pytestmark = pytest.mark.long

SEED = int(os.environ.get("PARLEY_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)
ACTS = int(os.environ.get("PARLEY_ACTS", "150"))
ENDING = ("quit", "close dossier", "open the example", "full screen")
"""What puts another window in the place of this one."""
LASTING = (Pack, Copy)
"""What undo rightly passes over."""
SAID = ("Arland said so.", "12,5", "13.5", "45", "-3", "40 %", "2025-03-01", "Zürich — Женева",
        "مفاوضات", "谈判", "a", "x" * 60, "<b>&", "ceasefire", "1 March 2025", " ")  # fmt: skip
SOUGHT = ("ceasefire", "referendum", "ukraine", "legally binding")
STEERING = ("Tab", "Shift+Tab", "Up", "Down", "Left", "Right", "Home", "End", "PgDown", "PgUp")
DOING = ("Return", "Escape", "Space", "F2", "Delete", "Ctrl+Return", "Shift+Right", "Alt+Down")
WINDOW = ("Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+PgDown", "F6", "Ctrl+N", "Ctrl+M",
          "Ctrl+K", "Ctrl+E", "Ctrl+Shift+D")  # fmt: skip
ROOMS = [
    pytest.param(Room(1440, 900), example, id="example"),
    pytest.param(Room(1280, 720, "de_DE"), month_of_work, id="used"),
]


class RandomUser:
    """Looks at what can be done, does some of it, and writes down what it did."""

    def __init__(self, person: Person, seed: int) -> None:
        self._person, self._ask = person, person.read
        self._chance = random.Random(seed)

    def act(self) -> None:
        """Do one thing of those that can be done now."""
        ways = self._ways()
        names = list(ways)
        while names:
            weights = [ways[name][0] for name in names]
            (name,) = self._chance.choices(names, weights)
            if ways[name][1]():
                return
            names.remove(name)
        self._press("Escape")

    def _ways(self) -> dict[str, tuple[int, Callable[[], bool]]]:
        front = self._ask(offered.front)
        if front in (offered.FILE, offered.PRINTER):
            return {"leave": (1, lambda: self._press("Escape"))}
        if front == offered.MENU:
            return {
                "choose": (6, lambda: self._click(offered.entries)),
                "leave": (1, lambda: self._press("Escape")),
            }
        if front == offered.LIST:
            return {"keys": (1, lambda: self._press("Up", "Down", "Down", "Return", "Escape"))}
        if front == offered.SEARCH:
            return {
                "seek": (3, lambda: self._seek()),
                "leave": (2, lambda: self._press("Escape")),
            }
        return self._ways_in_a_window(front)

    def _ways_in_a_window(self, front: int) -> dict[str, tuple[int, Callable[[], bool]]]:
        ways: dict[str, tuple[int, Callable[[], bool]]] = {
            "press a button": (8, lambda: self._click(offered.buttons)),
            "click on a row": (3, lambda: self._click(offered.rows)),
            "click twice": (1, lambda: self._click(offered.rows, twice=True)),
            "go into a field": (3, lambda: self._click(offered.fields)),
            "drop a box": (2, lambda: self._click(offered.boxes)),
            "write": (8, self._write),
            "steer": (4, lambda: self._press(*STEERING)),
            "key": (4, lambda: self._press(*DOING)),
        }
        if front == offered.WINDOW:
            ways |= {
                "click on a marker": (4, lambda: self._click(offered.markers)),
                "open a menu": (6, lambda: self._click(offered.titles)),
                "key of the window": (5, lambda: self._press(*WINDOW)),
            }
        return ways

    def _click(self, what: Callable[[], list[Thing]], *, twice: bool = False) -> bool:
        things = [each for each in self._ask(what) if not _ends(each.name)]
        if not things:
            return False
        thing = self._chance.choice(things)
        print("double click" if twice else "click", what.__name__, repr(thing.name), flush=True)
        click = self._person.double_click_at if twice else self._person.click_at
        click(thing.widget, thing.point)
        return True

    def _press(self, *keys: str) -> bool:
        key = self._chance.choice(keys)
        print("press", key, flush=True)
        self._person.press(key)
        return True

    def _write(self) -> bool:
        if not self._ask(offered.writing):
            return False
        words = self._chance.choice(SAID)
        print("type", repr(words), flush=True)
        with self._person.not_looking():
            self._person.type(words)
        return True

    def _seek(self) -> bool:
        words = self._chance.choice(SOUGHT)
        print("seek", repr(words), flush=True)
        with self._person.not_looking():
            self._person.press("Ctrl+A")
            self._person.type(words)
            self._person.see(words)
        self._person.press(self._chance.choice(("Down", "Return", "Escape", "Tab")))
        return True

    def leave_everything(self) -> None:
        """Leave whatever stands in front of the window, throwing away what was typed."""
        for _again in range(40):
            discard = [each for each in self._ask(offered.buttons) if each.name == "Discard"]
            others = [each for each in self._person.titles() if not each.endswith("Parley")]
            if discard:
                self._person.click_at(discard[0].widget, discard[0].point)
            elif self._ask(offered.front) != offered.WINDOW:
                self._person.press("Escape")
            elif others:
                self._person.close_window(others[0])
            else:
                return
        pytest.fail(f"{self._person.titles()} cannot be left by Escape")


def _ends(name: str) -> bool:
    return plain(name).startswith(ENDING)


def in_file(stage: Stage) -> Dossier:
    """What is in the file, once the window has let it go."""
    workspace = Workspace.open(stage.folder / "talks.parley")
    dossier = workspace.latest
    workspace.close()
    return dossier


def without_packs(dossier: Dossier) -> Dossier:
    kinds = [kind for kind in KINDS if kind not in LASTING]
    return Dossier.of([record for kind in kinds for record in dossier.all(kind)])


def undo_everything(person: Person, user: RandomUser) -> None:
    """Go back to the latest state, to a place without fields, and take every step back."""
    user.leave_everything()
    person.press("Ctrl+Shift+D")
    person.click_on("History", within="Navigation")
    user.leave_everything()
    with person.not_looking():
        for _step in range(ACTS * 3):
            if not person.is_enabled("Undo"):
                return
            person.press("Ctrl+Z")
    pytest.fail("there is always more to undo")


@pytest.mark.parametrize(("room", "make"), ROOMS, indirect=["room"])
def test_whatever_is_done_can_be_undone(
    start: Start, stage: Stage, make: Callable[[], Dossier]
) -> None:
    print(f"PARLEY_SEED={SEED} PARLEY_ACTS={ACTS}", flush=True)
    opened = make()
    person = start(opened)
    user = RandomUser(person, SEED)
    for number in range(ACTS):
        print(number, end=" ")
        user.act()
    undo_everything(person, user)
    person.menu("File", "Close dossier")
    user.leave_everything()
    person.see("No dossier is open")
    assert without_packs(in_file(stage)) == without_packs(opened)

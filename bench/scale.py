"""How long a person waits in talks with many parties, issues and points.

In one process, without a display, from the action until everything in view is repainted. Each wait
has a bound in seconds, the same on every laptop: anything slower feels slow. `python -m
bench.scale`.
"""

import datetime as dt
import gc
import itertools
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from bench.application import application
from bench.ratio import Ratio, report, timed
from core.editing.commands import change
from core.editing.workspace import Workspace
from core.model.dossier import Dossier
from core.model.records import Issue, Negotiation, Party, Point, Position, Record, Round, Source
from core.storage.store import Store
from tests.used import crowded
from ui import features
from ui.app import set_up_appearance
from ui.kit import theme
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings
from ui.shell.window import Window

DAY = dt.date(2025, 3, 1)
REPAINT, OPENING, EDIT, THEME = 0.1, 2.0, 0.3, 0.3
"""The longest acceptable waits, in seconds."""
TURNS = 5
FIRST, POINT = features.point_key("p0"), features.point_key("point00")
EVERY = (
    features.OVERVIEW,
    FIRST,
    features.MATRIX,
    features.PLAN,
    features.ROUNDS,
    features.PROPOSALS,
    features.PARTIES,
    features.NOTES,
    features.SOURCES,
    features.HISTORY,
    features.BRIEFINGS,
)


def ratios() -> Iterator[Ratio]:
    """Every wait, with the longest that is allowed."""
    app = application()
    set_up_appearance(app)
    theme.apply_theme(app, theme.chosen("light", app))
    gc.disable()  # as the app does; see `ui/garbage.py`
    with tempfile.TemporaryDirectory() as folder:
        yield from _many_parties(app, Path(folder, "parties.parley"))
        yield from _many_issues(app, Path(folder, "issues.parley"))
        yield from _theme(app, Path(folder, "points.parley"))


def _many_parties(app: QApplication, path: Path) -> Iterator[Ratio]:
    """Every panel after an edit, among 196 parties on 13 issues at 5 rounds."""
    Store.create(path, talks(parties=196, points=4, issues=13, rounds=5)).close()
    with _window(app, path) as window:
        for key in EVERY:
            window.go_to(key)
            yield _wait(f"196 parties: {key} after an edit", _edits(app, window), REPAINT)


def _many_issues(app: QApplication, path: Path) -> Iterator[Ratio]:
    """Opening, and the Overview and a point after an edit, on 1,200 issues among 128 parties."""
    Store.create(path, talks(parties=128, points=60, issues=1200, rounds=1)).close()
    yield _opened("1,200 issues, 128 parties: open and paint", app, path)
    with _window(app, path) as window:
        for key in (features.OVERVIEW, FIRST, features.MATRIX):
            window.go_to(key)
            yield _wait(
                f"1,200 issues, 128 parties: {key} after an edit", _edits(app, window), EDIT
            )


def _theme(app: QApplication, path: Path) -> Iterator[Ratio]:
    """A change of theme, among 30 parties on 60 points, with each kind of panel in view in turn."""
    Store.create(path, crowded()).close()
    with _window(app, path) as window:
        turn = itertools.cycle(("dark", "light"))

        def switch() -> None:
            window.apply_theme(theme.chosen(next(turn), app))
            app.processEvents()

        for key in (
            features.MATRIX,
            features.BRIEFINGS,
            features.point_key("point00"),
            features.OVERVIEW,
        ):
            window.go_to(key)
            app.processEvents()
            yield _wait(f"30 parties, 60 points: another theme on {key}", switch, THEME)


def talks(*, parties: int, points: int, issues: int, rounds: int) -> Dossier:
    """Talks in which every party has said something on every issue at every round; the last round
    is over, so that what was said before it is stale."""
    records: list[Record] = [Negotiation(Negotiation.ID, "Large talks", "", "", "a0", "a1")]
    people = [f"a{n}" for n in range(parties)]
    records += [Party(key, n, f"Party {n}", f"P{n:03}") for n, key in enumerate(people)]
    records += [Point(f"p{n}", n, f"Point {n}") for n in range(points)]
    matters = [f"i{n:04}" for n in range(issues)]
    records += [Issue(key, n, f"p{n % points}", f"Issue {n}") for n, key in enumerate(matters)]
    records += [Round(f"r{n}", n + 1, _day(n)) for n in range(rounds + 1)]
    records.append(Source("s", 1, "A record", date=DAY))
    numbers = itertools.count()
    for turn, matter, party in itertools.product(range(rounds), range(issues), range(parties)):
        number = next(numbers)
        at = float((7 * matter + 13 * party + 3 * turn) % 101)
        said = _day(turn)
        records.append(
            Position(f"{number:032x}", matters[matter], people[party], said, at, source="s")
        )
    return Dossier.of(records)


def _day(turn: int) -> dt.date:
    return DAY + dt.timedelta(days=30 * turn)


@contextmanager
def _window(app: QApplication, path: Path) -> Iterator[Window]:
    """A painted window on the file; what it stores of a session is deleted with the file."""
    settings = Settings(path.with_suffix(".ini"))
    window = Window(settings, Prompts(), clock=lambda: _day(12))
    window.show_workspace(Workspace.open(path))
    window.show()
    app.processEvents()
    try:
        yield window
    finally:
        window.close_dossier()
        window.hide()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()


def _opened(name: str, app: QApplication, path: Path) -> Ratio:
    """From the file to a painted window; closing does not count."""
    taken: list[float] = []
    for _turn in range(TURNS):
        with ExitStack() as stack:
            taken.append(timed(partial(stack.enter_context, _window(app, path))))
    return Ratio(name, statistics.median(taken), OPENING, 1.0)


def _edits(app: QApplication, window: Window) -> Callable[[], None]:
    """Change a position on the first issue by command, and repaint what is in view."""
    values = itertools.cycle((12.0, 34.0, 56.0))
    session = window.session
    assert session is not None
    position = session.dossier.positions("i0000", "a0")[-1].id

    def edit() -> None:
        session.do(change(Position, position, label="edit", value=next(values)))
        app.processEvents()

    return edit


def _wait(name: str, act: Callable[[], object], longest: float) -> Ratio:
    """The median of a few runs, after an uncounted one, with its bound."""
    act()
    return Ratio(name, statistics.median(timed(act) for _turn in range(TURNS)), longest, 1.0)


if __name__ == "__main__":
    sys.exit(1 if report(ratios()) else 0)

"""Save a picture of every screen, every dialog and every page to look/: `make look`.

`python -m tests.look dark overview` saves only the pictures whose names contain all the words. A
screen that fails is reported and skipped; then the exit code is 1.
"""

import datetime as dt
import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from unittest import mock

import msgspec
import pypdfium2
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from briefings import Recipe
from briefings.recipe import PackPaper
from briefings.sections import ALL_SECTIONS
from core.editing.workspace import Workspace
from core.exchange.example import DAY, example, example_texts
from core.model.dossier import EMPTY, Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Issue,
    Line,
    Negotiation,
    Party,
    Point,
    Position,
    Record,
    Round,
)
from tests.briefings.packs import make_pack
from tests.scenes import SCENES, contested
from tests.used import crowded, month_of_work
from ui.app import set_up_appearance
from ui.kit import fonts, theme
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings
from ui.shell.actions import menu_items
from ui.shell.window import Window

FOLDER = Path(__file__).resolve().parent.parent / "look"
SIZES = ((1440, 900), (1100, 700))
LARGE = 150
"""The text size, in per cent, at which screens are pictured too, in the smaller window."""
THEMES = ("light", "dark", "contrast")
PAPERS: tuple[PackPaper, ...] = ("a4", "letter", "a5")
POCKET = ("cover", "steering", "glance", "card", "defensive")
NO_DIALOG = {
    "note",
    "author",
    "quit",
    "close",
    "undo",
    "redo",
    "example",
    "recent",
    "theme",
    "text_size",
    "latest",
}
GREY = "grey"
LONGEST_JOB = 10.0
REST = 0.2
"""Seconds allowed for laying out what a job has produced."""
SCALE = 110 / 72
"""Pixels per point when a page becomes a picture: 110 dpi."""

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversorgung"
MIXED = "مفاوضات الحدود · 边界谈判 · Переговоры о границе"


class NobodyThere(Prompts):
    """Answers every question like a user who cancels."""

    def file_to_open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """No file."""
        return None

    def file_to_write(
        self, parent: QWidget, title: str, suggestion: Path, kinds: str
    ) -> Path | None:
        """No place."""
        return None

    def file_of_kind(
        self, parent: QWidget, title: str, suggestion: Path, kinds: Sequence[str]
    ) -> tuple[Path, int] | None:
        """No place."""
        return None

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """No folder."""
        return None

    def text(self, parent: QWidget, title: str, question: str, suggestion: str) -> str | None:
        """No name."""
        return None

    def new_password(
        self, parent: QWidget, title: str, question: str, shown: theme.Theme
    ) -> str | None:
        """No password."""
        return None

    def choose(
        self, parent: QWidget, question: str, choices: Sequence[str], stay: str = ""
    ) -> int | None:
        """None of them."""
        return None

    def confirm(
        self, parent: QWidget, question: str, action: str, more: str = "", stay: str = ""
    ) -> bool:
        """No."""
        return False


def long_names() -> Dossier:
    """The example with names and statements far longer than anybody would plan for."""
    return Dossier.of(_lengthened(r) for kind in KINDS for r in example().all(kind))


def _lengthened(record: Record) -> Record:
    longer: dict[type[Record], dict[str, object]] = {
        Negotiation: {"title": f"Talks on {LONG_WORD} and the matters that belong to it ({MIXED})"},
        Party: {"name": f"The United Commonwealth of {getattr(record, 'name', '')} and Beyond"},
        Point: {
            "name": f"{getattr(record, 'name', '')}, {LONG_WORD}",
            "short_name": "",
            "bottom_line": f"{MIXED} {LONG_WORD} " * 6,
        },
        Issue: {"name": f"{getattr(record, 'name', '')} with {LONG_WORD}", "question": MIXED * 4},
        Position: {"statement": f"{LONG_WORD} {MIXED} {getattr(record, 'statement', '')} " * 4},
        Round: {"place": f"{LONG_WORD} Palace", "record": f"{MIXED} {LONG_WORD} " * 12},
        Line: {"text": f"{getattr(record, 'text', '')} {LONG_WORD} {MIXED}"},
    }
    return msgspec.structs.replace(record, **longer.get(type(record), {}))


DOSSIERS = {"example": example, "empty": lambda: EMPTY, "long": long_names}
USED = {"month": month_of_work, "crowded": crowded}
"""States after long use: packs issued, notes answered, 60 points, 30 parties."""
MOST_POINTS = 3
"""How many points are pictured; the others look alike."""


class Camera:
    """Saves pictures whose names contain all the wanted words, and remembers which."""

    def __init__(self, folder: Path, words: list[str]) -> None:
        self.folder = folder
        self.words = words
        self.taken: list[str] = []
        self.failed: list[str] = []
        folder.mkdir(exist_ok=True)

    @contextmanager
    def telling(self, name: str) -> Iterator[None]:
        """Continue with the next picture if this one fails, and say so."""
        try:
            yield
        except Exception:
            traceback.print_exc()
            self.failed.append(name)

    def wants(self, name: str) -> bool:
        """Whether a picture of this name is wanted."""
        return all(word in name for word in self.words)

    def take(self, name: str, image: QImage) -> None:
        """Save a picture, and for the light theme and paper a greyscale one too."""
        if self.wants(name):
            self._save(name, image)
        if "light" in name or name.startswith("page"):
            grey = f"{name}_{GREY}"
            if self.wants(grey):
                self._save(grey, image.convertToFormat(QImage.Format.Format_Grayscale8))

    def _save(self, name: str, image: QImage) -> None:
        assert image.save(str(self.folder / f"{name}.png")), name
        self.taken.append(name)


def settle() -> None:
    """Let everything pending in the event loop happen."""
    for _turn in range(3):
        QApplication.processEvents()
        time.sleep(0.02)  # QTest.qWait would keep other threads from working
    end = time.monotonic() + LONGEST_JOB
    while any(t.name == "parley-job" for t in threading.enumerate()) and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    end = time.monotonic() + REST
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def shown(
    dossier: Dossier, colours: str, size: tuple[int, int], text: int = 100
) -> Iterator[Window]:
    """A window on a dossier on the example's day, closed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Peace framework talks.parley"
        settings = Settings(Path(folder) / "settings.ini")
        settings.theme = colours
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        fonts.set_fonts(app, text)
        theme.apply_theme(app, theme.chosen(colours, app))
        window = Window(settings, NobodyThere(), clock=lambda: DAY)
        window.show_workspace(Workspace.create(path, dossier, texts=example_texts()))
        assert window.session is not None
        window.resize(*size)
        window.show()
        settle()
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            fonts.set_fonts(app, 100)
            settle()


def screens(camera: Camera) -> None:
    """Every place of the navigation."""
    looks = ((SIZES[0], 100, ""), (SIZES[1], 100, ""), (SIZES[1], LARGE, "_large"))
    for (name, make), (size, text, said), colours in product(
        (DOSSIERS | USED).items(), looks, THEMES
    ):
        start = f"screen_{name}_{colours}_{size[0]}{said}"
        if not could_want(camera, start):
            continue
        with shown(make(), colours, size, text) as window:
            for number, key in enumerate(few_points(window._places)):
                title = f"{start}_{number:02}_{key.partition(':')[0]}"
                with camera.telling(title):
                    window.go_to(key)
                    settle()
                    camera.take(title, window.grab().toImage())


def few_points(places: Iterable[str]) -> list[str]:
    """The places in the navigation, with only the first few points."""
    points = [key for key in places if key.startswith("point:")]
    return [key for key in places if key not in points[MOST_POINTS:]]


def could_want(camera: Camera, start: str) -> bool:
    """Whether a name with this beginning could be wanted; cheap, to skip whole windows."""
    kinds = {
        "screen",
        "dialog",
        "scene",
        "page",
        "large",
        *THEMES,
        *DOSSIERS,
        *USED,
        *(str(w) for w, _h in SIZES),
    }
    return all(word in start for word in camera.words if word in kinds)


def dialogs(camera: Camera) -> None:
    """What every action opens, from the Overview of the example."""
    for colours in THEMES:
        start = f"dialog_{colours}"
        if not could_want(camera, start):
            continue
        with shown(example(), colours, SIZES[0]) as window:
            for item in menu_items():
                name = f"{start}_{item.name}"
                if item.name not in NO_DIALOG and camera.wants(name):
                    with camera.telling(name):
                        dialog(camera, window, name, item.name)


def dialog(camera: Camera, window: Window, name: str, item: str) -> None:
    """Pictures of the windows that one action opens, including those that wait for an answer."""
    opened: list[QWidget] = []

    def shown_only(asking: QDialog) -> int:
        asking.show()
        settle()
        opened.append(asking)
        camera.take(name, asking.grab().toImage())
        asking.close()
        return QDialog.DialogCode.Rejected.value

    with mock.patch.object(QDialog, "exec", shown_only):
        window.do(item)
        settle()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not window:
            camera.take(f"{name}_{len(opened)}" if opened else name, widget.grab().toImage())
            opened.append(widget)
            widget.close()
    settle()


def scenes(camera: Camera) -> None:
    """What takes a step or two to show: search, replay, other views, forms for one record."""
    for size, colours in product(SIZES, THEMES):
        start = f"scene_{colours}_{size[0]}"
        if not could_want(camera, start):
            continue
        with shown(contested(), colours, size) as window:
            for name, act in SCENES.items():
                with camera.telling(f"{start}_{name}"):
                    seen = act(window) or window
                    settle()
                    QTest.qWait(250)
                    camera.take(f"{start}_{name}", seen.grab().toImage())
                    if seen is not window:
                        seen.close()
                    window.setFocus()
                    settle()


def pages(camera: Camera) -> None:
    """Every page of the pack for Round 5, and of the packs of the other dossiers."""
    for (name, make), paper in product(DOSSIERS.items(), PAPERS):
        start = f"page_{name}_{paper}"
        sections = POCKET if paper == "a5" else ALL_SECTIONS
        if not could_want(camera, start):
            continue
        moment = dt.datetime.combine(DAY, dt.time(14, 2), dt.UTC)
        recipe = Recipe(
            made_at=moment,
            today=DAY,
            paper=paper,
            readers=("Head of delegation", *(f"Reader {n}" for n in range(2, 9))),
            marking="Sensitive — delegation only",
            sections=sections,
        )
        with camera.telling(start):
            for number, image in enumerate(drawn(make_pack(make(), recipe)), start=1):
                camera.take(f"{start}_{number:02}", image)


def drawn(pdf: bytes) -> Iterator[QImage]:
    """The pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=SCALE).to_pil().convert("RGB")
        width, height = picture.size
        data = picture.tobytes()
        yield QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    document.close()


def main(words: list[str]) -> int:
    """Take the wanted pictures; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    set_up_appearance(app)
    camera = Camera(FOLDER, [part for word in words for part in word.split("_")])
    for take in (screens, dialogs, scenes, pages):
        take(camera)
    print(f"{len(camera.taken)} pictures in {FOLDER}", *camera.failed, sep="\nfailed: ")
    return 0 if camera.taken and not camera.failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

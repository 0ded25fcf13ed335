"""Import and export, one file per format, each declared in FORMATS.

Dialogs, menus, what may be dropped and the command line read that list; a module is imported when
its format is first used.
"""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import msgspec

from core.language import gettext as _
from core.language import noop
from core.text.extensions import TABLE

What = Literal["positions", "gaps", "notes"]


class Format(msgspec.Struct, frozen=True):
    """A format of another program's file: what it holds, what people call it, how the names of its
    files end (the first is the usual one), and the functions of its module that read and write."""

    what: What
    name: str
    endings: tuple[str, ...]
    module: str
    reads: str = ""
    writes: str = ""

    @property
    def key(self) -> str:
        """What the command line calls it: "csv"."""
        return self.endings[0].removeprefix(".")

    @property
    def kind(self) -> str:
        """As a file dialog lists it: "Table (*.csv)"."""
        return f"{_(self.name)} (*{self.endings[0]})"

    @property
    def reader(self) -> Callable[..., Any]:
        """What reads it."""
        return self._function(self.reads)

    @property
    def writer(self) -> Callable[..., str]:
        """What writes it, as text."""
        return self._function(self.writes)

    def _function(self, name: str) -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(
            importlib.import_module(f"core.exchange.{self.module}"), name
        )
        return function


FORMATS = (
    Format("positions", noop("Table"), (TABLE,), "positions_csv", reads="import_positions"),
    Format("gaps", noop("Table"), (TABLE,), "gaps_series", writes="gaps_csv"),
    Format("gaps", noop("JSON"), (".json",), "gaps_series", writes="gaps_json"),
    Format(
        "notes", noop("Web page for Word"), (".html", ".htm"), "notes_html", writes="notes_html"
    ),
    Format("notes", noop("Table"), (TABLE,), "notes_csv", writes="notes_csv"),
    Format(
        "notes",
        noop("W3C annotations"),
        (".jsonld", ".json"),
        "notes_jsonld",
        writes="notes_jsonld",
    ),
)


def formats(what: What) -> tuple[Format, ...]:
    """The formats that hold this, the usual one first."""
    return tuple(each for each in FORMATS if each.what == what)


def format_of(what: What, path: Path) -> Format | None:
    """The format that a file's name asks for; None for none of ours."""
    ending = path.suffix.lower()
    return next((each for each in formats(what) if ending in each.endings), None)

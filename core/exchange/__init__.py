"""Import and export, one file per format, each declared in FORMATS.

Dialogs, menus, what may be dropped and the command line read that list; a module is imported when
its format is first used.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from core.errors import Problem
from core.language import gettext as _
from core.language import noop
from core.model.change import NO_TEXTS, Body
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import ISSUED, Negotiation
from core.text.extensions import CALENDAR, TABLE, TABLES, extension_of


class Format(msgspec.Struct, frozen=True):
    """A format of another program's file.

    `what`: what it holds, as the code calls it;
    `name`: what people call it;
    `endings`: how the names of its files end, the usual way first;
    `module`, `reads`, `writes`: its module in this folder, and the functions of it that do so;
    `whole`: what people call that which it holds of a whole dossier. File › Export and the command
    `export` offer what has such a name; to its writer they give the dossier and nothing else;
    `pair`: unless it compares two parties, for then it is given those too;
    `everything`: or holds all that is in the dossier's file, for then it is given the long texts by
    digest, and whom to tell how far it is; it answers with bytes.
    """

    what: str
    name: str
    endings: tuple[str, ...]
    module: str
    reads: str = ""
    writes: str = ""
    whole: str = ""
    pair: bool = False
    everything: bool = False

    @property
    def key(self) -> str:
        """What the command line calls it among those that hold the same: "csv"."""
        return self.endings[0].removeprefix(".")

    @property
    def full_key(self) -> str:
        """What the command line calls it among all: "gaps-csv"."""
        return f"{self.what}-{self.key}"

    @property
    def kind(self) -> str:
        """As a file dialog lists it among those that hold the same: "Table (*.csv)"."""
        return f"{_(self.name)} (*{self.endings[0]})"

    @property
    def readable(self) -> str:
        """As a dialog lists what can be read of it: "Table (*.csv *.xlsx)"."""
        return f"{_(self.name)} ({' '.join(f'*{each}' for each in self.endings)})"

    @property
    def full_kind(self) -> str:
        """As a file dialog lists it among all: "Gap over time: Table (*.csv)"."""
        return _("{what}: {kind}").format(what=_(self.whole), kind=self.kind)

    @property
    def reader(self) -> Callable[..., Any]:
        """What reads it."""
        return self._function(self.reads)

    @property
    def writer(self) -> Callable[..., str]:
        """What writes it, as text."""
        return self._function(self.writes)

    def content(
        self,
        dossier: Dossier,
        pair: Pair | None,
        texts: Mapping[str, Body] = NO_TEXTS,
        watch: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> bytes:
        """A file that holds all there is of it in a dossier; Problem if it compares two parties
        and is given none, or lacks a text."""
        if self.everything:
            content: bytes = self._function(self.writes)(dossier, texts, watch)
            return content
        if self.pair and pair is None:
            raise Problem(_("There are fewer than two parties to compare."))
        text: str = self.writer(dossier, *((pair,) if self.pair else ()))
        return text.encode("utf-8", "replace")

    def _function(self, name: str) -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(
            importlib.import_module(f"core.exchange.{self.module}"), name
        )
        return function


GAP, NOTES, WHOLE = noop("Gap over time"), noop("Notes"), noop("Whole dossier")
PLAN, ROUNDS = noop("Plan text"), noop("Rounds and agendas")

FORMATS = (
    Format("positions", noop("Table"), TABLES, "kinds_csv", reads="import_table"),
    Format("meetings", noop("Calendar"), (CALENDAR,), "meetings_calendar", reads="import_meetings"),
    Format(
        "dossier",
        noop("Zip of tables, JSON and texts"),
        (".zip",),
        "whole_files",
        reads="read_whole",
        writes="whole_zip",
        whole=WHOLE,
        everything=True,
    ),
    Format(
        "dossier",
        noop("JSON"),
        (".json",),
        "whole_files",
        reads="read_whole",
        writes="whole_json",
        whole=WHOLE,
        everything=True,
    ),
    Format(
        "dossier",
        noop("Excel workbook"),
        (".xlsx",),
        "whole_workbook",
        writes="whole_workbook",
        whole=WHOLE,
        everything=True,
    ),
    Format("gaps", noop("Table"), (TABLE,), "gaps_series", writes="gaps_csv", whole=GAP, pair=True),
    Format(
        "gaps", noop("JSON"), (".json",), "gaps_series", writes="gaps_json", whole=GAP, pair=True
    ),
    Format(
        "notes",
        noop("Web page for Word"),
        (".html", ".htm"),
        "notes_html",
        writes="notes_html",
        whole=NOTES,
    ),
    Format("notes", noop("Table"), (TABLE,), "notes_csv", writes="notes_csv", whole=NOTES),
    Format(
        "notes",
        noop("W3C annotations"),
        (".jsonld", ".json"),
        "notes_jsonld",
        writes="notes_jsonld",
        whole=NOTES,
    ),
    Format("plan", noop("Markdown"), (".md",), "plan_markdown", writes="plan_markdown", whole=PLAN),
    Format(
        "rounds",
        noop("Calendar"),
        (CALENDAR,),
        "rounds_calendar",
        writes="rounds_calendar",
        whole=ROUNDS,
    ),
)


def formats(what: str) -> tuple[Format, ...]:
    """The formats that hold this, the usual one first."""
    return tuple(each for each in FORMATS if each.what == what)


def importable() -> tuple[str, ...]:
    """The kinds of which a table can have records, by their own tables: all but those of which only
    the program makes some."""
    ours = ISSUED | {Negotiation}
    return tuple(told.table for kind, told in KINDS.items() if kind not in ours)


def whole_formats() -> tuple[Format, ...]:
    """The formats that are written of a whole dossier."""
    return tuple(each for each in FORMATS if each.whole)


def is_whole(path: Path) -> bool:
    """Whether a file's name, or a folder, can mean a whole dossier that was exported."""
    chosen = format_of("dossier", path)
    return path.is_dir() or (chosen is not None and bool(chosen.reads))


def format_of(what: str, path: Path) -> Format | None:
    """The format that a file's name asks for; None for none of ours."""
    return next(iter(asked_for(path, formats(what))), None)


def asked_for(path: Path, offered: Sequence[Format]) -> tuple[Format, ...]:
    """The formats that a file's name can mean: those that usually end so, else any that may."""
    ending = extension_of(path)
    usual = tuple(each for each in offered if each.endings[0] == ending)
    return usual or tuple(each for each in offered if ending in each.endings)

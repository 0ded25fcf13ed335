"""Everything in a dossier as an Excel workbook: a sheet a kind, with numbers, dates and booleans as
such, and no text that Excel would take for a formula or an address."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.errors import Problem
from core.exchange.whole import Watch, WholeDossier, contents
from core.exchange.whole_readme import for_workbook
from core.exchange.whole_tables import Value, row
from core.language import gettext as _
from core.model.change import Body
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import field_name
from core.model.records import Record
from core.model.stored import with_text
from core.model.texts import STORED_TEXT
from core.views.names import called

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST = 32_767
"""The most characters that a cell can hold, counted as UTF-16 does."""
MOST_ROWS = 1_048_576
EXACT = 2**53
"""Up to which integer a number in a workbook is exact."""
FIRST_YEAR = 1901
"""From which year on dates are right in every workbook: Excel has a 29 February 1900."""
MADE = dt.datetime(2000, 1, 1)
"""When a workbook says that it was made, so that the same dossier makes the same bytes."""
README, LONG = "README", "long texts"
PART = 1000
"""How many records are written before it is said how far that is."""

Long = list[tuple[str, str, str, str]]
"""Texts that no cell can hold: kind, id, field and text."""


def whole_workbook(dossier: Dossier, stored: Mapping[str, Body], watch: Watch) -> bytes:
    """The dossier with its texts as a workbook; Problem if it has more records than one can
    hold."""
    from xlsxwriter import Workbook

    held, out = contents(dossier, stored), io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, settings) as book:
        book.set_properties({"created": MADE})
        _Writer(book, dossier, held, watch).write()
    return out.getvalue()


class _Writer:
    """Writes the sheets of one workbook, and remembers what goes on the sheet of long texts."""

    def __init__(
        self, book: "Workbook", dossier: Dossier, held: WholeDossier, watch: Watch
    ) -> None:
        self._book, self._dossier, self._held = book, dossier, held
        self._watch, self._done = watch, 0
        self._long: Long = [
            (KINDS[type(each)].table, each.id, STORED_TEXT, held.text(each))
            for each in with_text(held.records)
        ]
        self._names: dict[tuple[type[Record], str], str] = {}
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})

    def write(self) -> None:
        """All sheets, what explains them first."""
        self._explain()
        by_kind: dict[type[Record], list[Record]] = {kind: [] for kind in KINDS}
        for record in self._held.records:
            by_kind[type(record)].append(record)
        for kind, records in by_kind.items():
            if len(records) >= MOST_ROWS:
                raise Problem(_("There are more records than a workbook can hold. Export a zip."))
            self._kind(kind, records)
        self._long_texts()

    def _explain(self) -> None:
        sheet = self._book.add_worksheet(README)
        sheet.set_column(0, 0, 100)
        for place, sentence in enumerate(for_workbook(self._dossier)):
            sheet.write_string(place, 0, sentence, self._wrapped)

    def _kind(self, kind: type[Record], records: Sequence[Record]) -> None:
        sheet = self._sheet(KINDS[kind].table, [*self._titles(kind)])
        for place, record in enumerate(records, start=1):
            if self._done % PART == 0:
                self._watch(self._done, len(self._held.records))
            self._done += 1
            for column, (name, value) in enumerate(self._cells(record)):
                self._cell(sheet, place, column, value, record, name)

    def _sheet(self, name: str, titles: Sequence[str]) -> "Worksheet":
        sheet: Worksheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(titles) - 1, 18)
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self._head)
        return sheet

    @staticmethod
    def _titles(kind: type[Record]) -> Iterator[str]:
        for name in kind.__struct_fields__:
            yield name
            if name in KINDS[kind].references:
                yield _("{field}, called").format(field=field_name(name))

    def _cells(self, record: Record) -> Iterator[tuple[str, Value]]:
        """The fields of a record, and after each that names another, what that is called."""
        references = KINDS[type(record)].references
        for name, value in zip(record.__struct_fields__, row(record), strict=True):
            yield name, value
            if name in references:
                yield name, self._called(references[name], value)

    def _called(self, kind: type[Record], identifier: Any) -> str | None:
        key = (kind, identifier)
        if key not in self._names:
            record = self._dossier.find(kind, identifier)
            self._names[key] = called(self._dossier, record) if record is not None else ""
        return self._names[key] or None

    def _cell(
        self, sheet: "Worksheet", place: int, column: int, value: Value, of: Record, field: str
    ) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_boolean(place, column, value)
        elif isinstance(value, (int, float)) and abs(value) <= EXACT:
            sheet.write_number(place, column, value)
        elif isinstance(value, dt.date) and value.year >= FIRST_YEAR:
            sheet.write_datetime(place, column, *self._dated(value))
        else:
            sheet.write_string(place, column, self._text(str(value), of, field))

    def _dated(self, value: dt.date) -> tuple[dt.date, "Format"]:
        """A day, or a moment in UTC, and how it looks; cells know no time zones."""
        if not isinstance(value, dt.datetime):
            return value, self._day
        return value.replace(tzinfo=None) - (value.utcoffset() or dt.timedelta()), self._moment

    def _text(self, text: str, of: Record, field: str) -> str:
        """A text as a cell has it, or where it is if it is too long for one."""
        if _length(text) <= MOST:
            return text
        self._long.append((KINDS[type(of)].table, of.id, field, text))
        return _("[{count} characters: see the sheet “{sheet}”]").format(
            count=len(text), sheet=LONG
        )

    def _long_texts(self) -> None:
        sheet = self._sheet(LONG, ["kind", "id", "field", "part", "text"])
        place = 0
        for kind, identifier, field, text in self._long:
            for number, part in enumerate(parts(text), start=1):
                place += 1
                for column, word in enumerate((kind, identifier, field)):
                    sheet.write_string(place, column, word)
                sheet.write_number(place, 3, number)
                sheet.write_string(place, 4, part)


def parts(text: str) -> Iterator[str]:
    """A text in pieces that a cell can hold, which make it up if put together."""
    step = MOST if _length(text) == len(text) else MOST // 2
    return (text[start : start + step] for start in range(0, len(text), step))


def _length(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text) if len(text) <= MOST else len(text)

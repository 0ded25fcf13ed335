"""Spreadsheets of OpenDocument (.ods): the cells of each sheet as a person sees them.

Source: OpenDocument 1.3, part 3, 9.1 (tables) and 19.385 (kinds of values).
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lxml import etree

from core.intake.readers.found import RefusedError, Shift
from core.intake.readers.number_formats import plain_duration, plain_number
from core.intake.readers.open_beside import HEEDED, OpenBeside
from core.intake.readers.open_looks import UNTOLD, OpenLook, OpenLooks, shift_of, within
from core.intake.readers.open_words import NONE, words_of
from core.intake.readers.package import Element, attribute, local, whole
from core.intake.readers.sheet_looks import SheetLooks, linked_by
from core.intake.readers.sheet_rows import ReadSheet, Rows

MOST_COLUMNS = 16_384
DATE_FIGURES = 3
"""How many figures a date has at most without a time."""
_HIDDEN = ("collapse", "filter")
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_NUMBERS = ("float", "currency", "percentage")
_FIGURES = re.compile(r"[\s'’]*[-+−(]*\d[\d.,'’٫٬\s]*(?:E[-+]?\d+)?\)?%?|^[-+−]+")
"""A number as it is seen, whatever parts its digits."""
_ERROR = re.compile(r"#[^\W\d_][\w/]*[!?]?|Err:\d{3}")


def is_open_sheet(data: bytes) -> bool:
    """Whether a zipped file is a spreadsheet of OpenDocument."""
    return b"opendocument.spreadsheet" in data[:200]


def read_open_sheets(data: bytes, most_rows: int) -> Iterator[ReadSheet]:
    """The sheets of a file, each with at most so many rows; RefusedError if it is locked or
    damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            with zipfile.Path(package, "META-INF/manifest.xml").open("rb") as manifest:
                if b"encryption-data" in manifest.read(10 << 20):
                    raise RefusedError("encrypted")
            sheets = _Sheets(most_rows, OpenBeside(package))
            if "styles.xml" in package.namelist():
                with zipfile.Path(package, "styles.xml").open("rb") as styles:
                    sheets.learn(styles)
            with zipfile.Path(package, "content.xml").open("rb") as content:
                yield from sheets.read(content)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        raise RefusedError("damaged") from None


class _Sheets:
    """Reads one file from its beginning to its end."""

    def __init__(self, most_rows: int, beside: OpenBeside) -> None:
        self._most = most_rows
        self._beside = beside
        self._powers: dict[str, int] = {}
        self._styles: dict[str, int] = {}
        self._shifts: dict[str, Shift] = {}
        self._all_styles: list[Element] = []
        self._known = OpenLooks(())
        self._looks = SheetLooks()
        self._columns: list[str] = []
        self._rows: Rows = []
        self._blank = 0
        self._unseen: set[str] = set()
        self._hidden: tuple[list[int], set[int]] = ([], set())
        self._spans: dict[int, tuple[str, int]] = {}

    def learn(self, styles: object) -> None:
        """Heed the styles that those of cells are based on."""
        tags = [f"{{*}}{name}" for name in ("number-style", "style", "master-page")]
        for _event, element in etree.iterparse(styles, tag=tags):
            self._heed(local(element.tag), element)

    def read(self, content: object) -> Iterator[ReadSheet]:
        """The sheets, each once it is read."""
        names = ("number-style", *HEEDED, "table", "table-column", "table-row")
        tags = [f"{{*}}{name}" for name in names]
        for event, element in etree.iterparse(content, events=("start", "end"), tag=tags):
            name = local(element.tag)
            if event == "start":
                if name == "table":
                    self._known = OpenLooks(self._all_styles)
                    self._columns, self._rows, self._blank = [], [], 0
                    self._hidden, self._spans, self._looks = ([], set()), {}, SheetLooks()
            elif name == "table":
                style = attribute(element, "style-name")
                for words in (*self._beside.over(element), *self._beside.on_pages(style)):
                    self._looks.lies_beside(words)
                is_hidden = style in self._unseen
                told = (attribute(element, "name"), self._rows, self._looks)
                yield ReadSheet(*told, *self._hidden, is_hidden)
                element.clear()
            else:
                self._heed(name, element)

    def _heed(self, name: str, element: Element) -> None:
        if name in HEEDED:
            self._beside.heed(name, element)
        if name == "number-style":
            factors = (attribute(each, "display-factor", "1") for each in element)
            self._powers[attribute(element, "name")] = -max(map(_power, factors), default=0)
        elif name == "style":
            based_on = self._styles.get(attribute(element, "parent-style-name"), 0)
            power = self._powers.get(attribute(element, "data-style-name"), based_on)
            self._styles[attribute(element, "name")] = power
            for each in element:
                if shift := shift_of(attribute(each, "text-position")):
                    self._shifts[attribute(element, "name")] = shift
            self._all_styles.append(element)
            if any(attribute(each, "display") == "false" for each in element):
                self._unseen.add(attribute(element, "name"))
        elif name == "table-column":
            style = attribute(element, "default-cell-style-name")
            begin = len(self._columns)
            count = min(_count(element, "columns"), MOST_COLUMNS - begin)
            self._columns += [style] * count
            if attribute(element, "visibility") in _HIDDEN:
                self._hidden[1].update(range(begin, begin + count))
        elif name == "table-row":
            self._row(element)
            element.clear()

    def _row(self, row: Element) -> None:
        cells = list(islice(self._cells(row), MOST_COLUMNS))
        while cells and not cells[-1]:
            cells.pop()
        count = min(_count(row, "rows"), self._most)
        if not cells:
            self._blank = min(self._blank + count, self._most)
            return
        room = self._most - len(self._rows)
        begin = len(self._rows) + min(self._blank, room)
        if attribute(row, "visibility") in _HIDDEN:
            self._hidden[0].extend(range(begin, min(begin + count, self._most)))
        self._rows += [[] for _each in range(min(self._blank, room))]
        self._blank = 0
        self._rows += [cells] * min(count, self._most - len(self._rows))

    def _cells(self, row: Element) -> Iterator[str]:
        at, here = 0, len(self._rows) + self._blank
        common = attribute(row, "default-cell-style-name")
        for cell in row:
            name = local(cell.tag)
            if name not in ("table-cell", "covered-table-cell"):
                continue
            usual = common or (self._columns[at] if at < len(self._columns) else "")
            style = attribute(cell, "style-name") or usual
            count = min(_count(cell, "columns"), MOST_COLUMNS)
            text = _shown(cell, self._styles.get(style, 0), self._shifts)
            for remark in cell.iterchildren("{*}annotation") if here < self._most else ():
                self._looks.comment(" ".join(_seen(remark).split()), here, at)
            for words in (
                (*self._beside.at(cell), *self._beside.over(cell)) if here < self._most else ()
            ):
                self._looks.lies_beside(words)
            if text and here < self._most:
                self._note(cell, style, here, range(at, min(at + count, MOST_COLUMNS)))
            if (rows := whole(attribute(cell, "number-rows-spanned"), 1, digits=8)) > 1:
                self._spans[at] = (text, here + rows)
            columns = range(at, at + count)
            if name == "covered-table-cell":
                yield from (self._spanned(column, here) or text for column in columns)
            else:
                yield from [text] * count
            at += count

    def _note(self, cell: Element, style: str, row: int, columns: range) -> None:
        """Note how a cell in some columns looks, as far as that does not come in with it."""
        found = [*cell.iter("{*}span", "{*}a")]
        own = self._known.named("table-cell", style)
        spans = (each for each in found if local(each.tag) == "span" and words_of(each).strip())
        looks = [*map(self._known.of, spans)]
        is_struck = own.struck or any(each.struck for each in looks)
        is_seen = _shows(cell) and (own.is_conditional or _are_seen(cell, own, looks))
        for each in found:
            if not (address := attribute(each, "href")).startswith("#"):
                self._looks.link(address, words_of(each), row, columns[0])
        self._looks.link(linked_by(attribute(cell, "formula")), words_of(cell), row, columns[0])
        is_number = attribute(cell, "value-type") in _NUMBERS
        words = _FIGURES.sub(" … ", _seen(cell)).strip(" …()") if is_number else ""
        for column in columns:
            if is_struck:
                self._looks.strike(row, column)
            if not is_seen:
                self._looks.hide(row, column)
            self._looks.word(words, row, column)

    def _spanned(self, column: int, row: int) -> str:
        """What a cell holds that reaches down into a row; "" if none does."""
        text, end = self._spans.get(column, ("", 0))
        return text if row < end else ""


def _shown(cell: Element, power: int, shifts: Mapping[str, Shift]) -> str:
    """A cell as it is seen; a number with all its digits, a day with its year first."""
    seen = _seen(cell, shifts)
    told = {local(name): str(value) for name, value in cell.items()}
    kinds = [str(value) for name, value in cell.items() if local(name) == "value-type"]
    if "error" in kinds or _ERROR.fullmatch(seen):
        return seen or "#VALUE!"
    kind = kinds[0] if kinds else ""
    if kind in _NUMBERS:
        return _number(told.get("value", ""), kind, power, seen)
    if kind == "date":
        return _date(told.get("date-value", seen), seen)
    if kind == "time":
        return _duration(told.get("time-value", ""), seen)
    if kind == "boolean":
        return told.get("boolean-value", seen)
    return seen or told.get("string-value", "")


def _shows(cell: Element) -> bool:
    """Whether the format of a cell shows its value; where nothing is told of that, it does."""
    return bool(_seen(cell).strip()) or next(cell.iterchildren("{*}p"), None) is None


def _are_seen(cell: Element, own: OpenLook, looks: Iterable[OpenLook]) -> bool:
    """Whether a reader sees all words of a cell, which has a look of its `own`, while some words in
    it have others."""
    around = within(own, UNTOLD)
    plain = (
        (each.text for each in cell.iterchildren("{*}p")),
        (e.tail for e in cell.iter("{*}span")),
    )
    has_plain = any(words and words.strip() for told in plain for words in told)
    is_seen = around.is_seen or not has_plain
    return is_seen and all(within(each, around).is_seen for each in looks)


def _seen(cell: Element, shifts: Mapping[str, Shift] = NONE) -> str:
    return "\n".join(words_of(each, shifts) for each in cell if local(each.tag) in ("p", "h"))


def _number(value: str, kind: str, power: int, seen: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return seen
    if kind == "percentage":
        return f"{plain_number(number, 2)}%"
    if seen.startswith("0") and seen.isascii() and seen.isdecimal() and float(seen) == number:
        return seen
    return plain_number(number, power)


def _date(value: str, seen: str) -> str:
    """A day, with the time of the day if that is seen."""
    day, _sign, time = value.partition("T")
    shows_time = not seen or ":" in seen or len(re.findall(r"\d+", seen)) > DATE_FIGURES
    return f"{day} {time}" if shows_time and time.strip("0:") else day


def _duration(value: str, seen: str) -> str:
    found = _DURATION.fullmatch(value)
    if found is None:
        return seen
    days, hours, minutes, seconds = map(int, found.groups("0")[1:])
    span = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    return plain_duration(-span if found[1] else span)


def _power(factor: str) -> int:
    """The power of ten that a factor is: 3 of "1000"."""
    rest = factor.partition(".")[0]
    return len(rest) - 1 if re.fullmatch(r"10*", rest) else 0


def _count(element: Element, of: str) -> int:
    return whole(attribute(element, f"number-{of}-repeated"), 1, digits=8)

"""A table before it is imported: what its columns are, what would be added, and what
cannot be."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from core.errors import Problem
from core.exchange import importable
from core.exchange.dates import DAY_FIRST, MONTH_FIRST, DateStyle
from core.exchange.exported_workbook import is_exported
from core.exchange.kind_columns import columns_for
from core.exchange.positions_csv import Import, ImportChoices
from core.exchange.preview import Preview, preview
from core.exchange.workbook import Workbook
from core.language import gettext as _
from core.language import ngettext
from core.model.kinds import KIND_NAMED
from core.model.naming import called, field_name
from core.model.naming import counted as records_in_words
from core.model.records import Record
from ui.kit.breakable import breakable
from ui.kit.choices import CalmBox
from ui.kit.elided_button import ElidedTick
from ui.kit.frame import Frame
from ui.kit.labels import Muted, ProseLabel
from ui.kit.working import Working
from ui.positions.imported import carry_out, created
from ui.session import Session

WIDTH = 760
MOST_COLUMNS = 60
"""How many columns can be chosen one by one; of more, those that are not known are left out
together."""
MOST_NAMES = 20
"""How many names are asked about."""
LISTED = 2_000
"""How many lines are listed; all are copied."""

Reader = Callable[..., Import]


def _sheets(file: bytes | Workbook) -> list[str]:
    """The sheets of a workbook, if one of several can be chosen."""
    if not isinstance(file, Workbook) or len(file.sheets) < 2 or is_exported(file):
        return []
    return [name for name, _rows in file.sheets]


class ImportForm(Frame):
    """Shows what a file would add, by choices that can be changed, and imports it. `kind` is the
    kind of record that its rows seem to be, by its table."""

    def __init__(
        self, session: Session, data: bytes | Workbook, kind: str, name: str, reader: Reader
    ) -> None:
        title = _("Import a table")
        super().__init__(session.window, title, _("Import"), width=WIDTH)
        self._session, self._file, self._name, self._reader = session, data, name, reader
        self._found: Import | None = None
        self._what = kind
        self._boxes: list[tuple[str, QComboBox]] = []
        self._shown: list[QWidget] = []
        self._names: dict[tuple[str, str], QCheckBox] = {}
        self.told = ProseLabel(parent=self)
        self.lines = QPlainTextEdit(self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(_("Lines that are not imported as they are"))
        self.copy = QPushButton(_("Copy the list"), self)
        self.copy.setAutoDefault(False)
        self.grid = QGridLayout()
        self.asked = QGridLayout()
        self._add_options()
        self._lay_out_parts()
        self._show_columns()
        self.copy.clicked.connect(self._copy_lines)
        self.go.clicked.connect(self._import)
        self._connect_options()

    def _add_options(self) -> None:
        self.kind = CalmBox(self)
        self.kind.addItem(_("positions, with their issue in words"), "")
        for table in importable():
            self.kind.addItem(called(KIND_NAMED[table].record), table)
        self.kind.setCurrentIndex(self.kind.findData(self._what))
        self.kind.setAccessibleName(_("What each row is"))
        self.sheet = CalmBox(self)
        self.sheet.addItem(_("as the columns suggest"), "")
        for name in _sheets(self._file):
            self.sheet.addItem(name, name)
        self.sheet.setAccessibleName(_("Which sheet is read"))
        self.decimal, self.order = CalmBox(self), CalmBox(self)
        for words, sign in (
            (_("as the file suggests"), ""),
            (_("a point"), "."),
            (_("a comma"), ","),
        ):
            self.decimal.addItem(words, sign)
        self.decimal.setAccessibleName(_("Decimals follow"))
        for words, order in (
            (_("only dates that can be one day"), ""),
            (_("day first: 31/12/2025"), DAY_FIRST),
            (_("month first: 12/31/2025"), MONTH_FIRST),
        ):
            self.order.addItem(words, order)
        self.order.setAccessibleName(_("Dates are written"))
        self.any_year = QCheckBox(_("Years of any time: 1404-09-12 is a Gregorian date"), self)
        self.wide = QCheckBox(_("Each column that is not known is an issue"), self)
        self.twice = QCheckBox(_("Add a row as often as the table has it"), self)
        self.rest = QCheckBox(_("Leave out all columns that are not known"), self)

    def _lay_out_parts(self) -> None:
        """What would happen comes first; what can be chosen, below it."""
        self.body.removeItem(self.form)
        self.body.addWidget(ProseLabel(self._name, muted=True, parent=self))
        what = QHBoxLayout()
        what.addWidget(Muted(_("Rows are"), 12, self))
        what.addWidget(self.kind)
        if self.sheet.count() > 1:
            what.addWidget(Muted(_("Sheet"), 12, self))
            what.addWidget(self.sheet)
        self.sheet.setVisible(self.sheet.count() > 1)
        what.addStretch()
        self.body.addLayout(what)
        self.body.addWidget(self.told)
        self.body.addLayout(self.asked)
        self.lines.setFixedHeight(self.lines.fontMetrics().lineSpacing() * 5 + 16)
        self.body.addWidget(self.lines)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.copy)
        self.body.addLayout(row)
        self.grid.setHorizontalSpacing(14)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(2, 2)
        self.body.addLayout(self.grid)
        self.body.addWidget(self.rest)
        self.body.addWidget(self.wide)
        self.body.addWidget(self.twice)
        self.ask_for(_("Decimals follow"), self.decimal)
        self.ask_for(_("Dates are written"), self.order)
        self.add_below(self.any_year)
        self.body.addLayout(self.form)

    def _connect_options(self) -> None:
        self.kind.currentIndexChanged.connect(self._choose_kind)
        self.sheet.currentIndexChanged.connect(self._choose_kind)
        self.decimal.currentIndexChanged.connect(self.read)
        self.order.currentIndexChanged.connect(self.read)
        self.any_year.toggled.connect(self.read)
        self.wide.toggled.connect(self.read)
        self.rest.toggled.connect(self.read)
        self.twice.toggled.connect(self.read)

    def _show_columns(self) -> None:
        seen = preview(self._data, ImportChoices(kind=self._what))
        self.wide.setVisible(not self._what)
        self.rest.setVisible("" in seen.columns)
        if len(seen.heads) > MOST_COLUMNS:
            return
        for column, words in enumerate((_("Column"), _("Is"), _("For example"))):
            self._put(Muted(words, 12, self), 0, column)
        for at in range(len(seen.heads)):
            self._show_column(at, seen)

    def _show_column(self, at: int, seen: Preview) -> None:
        head = seen.heads[at] or _("(no name)")
        box = CalmBox(self)
        box.addItem(_("unknown"), None)
        box.addItem(_("left out"), "")
        for name in columns_for(ImportChoices(kind=self._what)).known:
            box.addItem(field_name(name), name)
        box.setCurrentIndex(max(box.findData(seen.columns[at] or None), 0))
        box.setAccessibleName(_("What {column} is").format(column=head))
        box.currentIndexChanged.connect(self.read)
        self._boxes.append((seen.heads[at], box))
        self._put(ProseLabel(breakable(head), parent=self), at + 1, 0)
        self._put(box, at + 1, 1)
        example = ProseLabel(breakable(" · ".join(seen.cells[at])[:120]), muted=True, parent=self)
        self._put(example, at + 1, 2)

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self.grid.addWidget(widget, row, column)
        self._shown.append(widget)
        widget.show()

    def _choose_kind(self) -> None:
        """Show the columns of another kind or sheet, and read the table as one of those."""
        self._what = str(self.kind.currentData())
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown, self._boxes = [], []
        self._show_columns()
        self.read()

    @property
    def _data(self) -> bytes | Workbook:
        """The file, or the sheet of it that is chosen."""
        chosen, file = self.sheet.currentData(), self._file
        return file.alone(chosen) if chosen and isinstance(file, Workbook) else file

    @property
    def of_kind(self) -> type[Record]:
        """What each row is."""
        return KIND_NAMED[self._what or "position"].record

    @property
    def choices(self) -> ImportChoices:
        """How the table is to be read, as chosen."""
        told = {head: box.currentData() for head, box in self._boxes}
        return ImportChoices(
            columns={head: name for head, name in told.items() if name is not None},
            leaves_out=self.rest.isChecked(),
            wide=self.wide.isChecked() and not self._what,
            decimal=self.decimal.currentData(),
            dates=DateStyle(self.order.currentData(), self.any_year.isChecked()),
            same=dict(pair for pair, box in self._names.items() if box.isChecked()),
            skip_bad=True,
            kind=self._what,
            keep_twice=self.twice.isChecked(),
        )

    def read(self) -> bool:
        """Read the table once more; False if somebody did not wait for it."""
        data, choices, dossier = self._data, self.choices, self._session.workspace.latest

        def work(**asked: object) -> Import:
            return self._reader(data, dossier, choices, **asked)

        words = _("Reading {file}…").format(file=self._name)
        waiting = Working(self, _("Import a table"), words, work)
        try:
            if not waiting.run():
                self._show(None, Problem(_("Not read. Choose again how to read it.")))
                return False
        except Problem as problem:
            self._show(None, problem)
        else:
            self._show(waiting.result_of_work)
        return True

    def _show(self, found: Import | None, problem: Problem | None = None) -> None:
        self._found = found
        self.refuse(problem, self._session.theme)
        lines = self._bad_lines()
        self.lines.setPlainText("\n".join(lines[:LISTED]))
        for widget in (self.lines, self.copy):
            widget.setVisible(bool(lines))
        count = self._found.count if self._found else 0
        self.go.setEnabled(count > 0)
        words = _("Import {records}").format(records=records_in_words(self.of_kind, count))
        self.go.setText(words if count else _("Import"))
        self.told.setText(breakable(" ".join(self._sentences())))
        self.twice.setVisible(bool(found and found.twice) or self.twice.isChecked())
        self._ask_about_names()
        self.fit()

    def _sentences(self) -> list[str]:
        found = self._found
        if found is None:
            return []
        known = ngettext(
            "{count} row is in the dossier already and is not added again.",
            "{count} rows are in the dossier already and are not added again.",
            found.known,
        ).format(count=found.known)
        bad = ngettext(
            "{count} line cannot be imported and is left out.",
            "{count} lines cannot be imported and are left out.",
            len(found.bad),
        ).format(count=len(found.bad))
        twice = ngettext(
            "{count} row repeats an earlier one and is not added again.",
            "{count} rows repeat earlier ones and are not added again.",
            len(found.twice),
        ).format(count=len(found.twice))
        made = created(found)
        return [
            *found.remarks,
            *([_("To be created: {made}.").format(made=made)] if made else []),
            *([known] if found.known else []),
            *([twice] if found.twice else []),
            *([self._on_differing(len(found.differing))] if found.differing else []),
            *([bad] if found.bad else []),
        ]

    def _on_differing(self, count: int) -> str:
        """What becomes of lines that differ from what the dossier says."""
        if self._what:
            return ngettext(
                "{count} line differs from what the dossier says and is left out.",
                "{count} lines differ from what the dossier says and are left out.",
                count,
            ).format(count=count)
        return ngettext(
            "{count} line differs from what the dossier says of that day and is added beside it.",
            "{count} lines differ from what the dossier says of that day and are added beside it.",
            count,
        ).format(count=count)

    def _bad_lines(self) -> list[str]:
        if self._found is None:
            return []
        lines = (*self._found.bad, *self._found.twice, *self._found.differing)
        return [_("Line {number}: {sentence}").format(number=n, sentence=s) for n, s in lines]

    def _copy_lines(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._bad_lines()))
        self._session.say(_("Copied."))

    def _ask_about_names(self) -> None:
        """Offer to take a new name for the existing one that it looks like; what was answered
        stays."""
        asked = self._found.alike[:MOST_NAMES] if self._found else ()
        for pair in asked:
            if pair not in self._names:
                words = _("“{name}” is “{other}”").format(name=pair[0], other=pair[1])
                box = ElidedTick(words, self)
                box.toggled.connect(self.read)
                self._names[pair] = box
                self.asked.addWidget(box, len(self._names), 0)

    def altered(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    def first_field(self) -> QWidget:
        """The button, since most tables need no choice."""
        return self.go

    def _import(self) -> None:
        if self._found is None:
            return
        try:
            done = carry_out(self._session, self._found, self.of_kind)
        except Problem as problem:
            self.refuse(problem, self._session.theme)
            return
        if done:
            self.accept()

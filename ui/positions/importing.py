"""Importing positions from a file: it is read, shown, and imported from there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import Problem
from core.exchange import formats
from core.language import gettext as _
from core.storage.place import beginning_of
from ui.kit.working import Working
from ui.session import Session

if TYPE_CHECKING:
    from core.exchange.workbook import Workbook


def import_positions_from(session: Session, path: Path) -> None:
    """Show what a file would add; it is imported from there, as one undo step."""
    from ui.positions.import_form import ImportForm

    (table,) = formats("positions")
    try:
        found = _read(session, path)
        form = None if found is None else ImportForm(session, *found, path.name, table.reader)
    except Problem as problem:
        session.warn(str(problem))
        return
    if form is not None and form.read():
        form.open()
        return
    if form is not None:
        form.deleteLater()
    session.say(_("Nothing was imported."))


def _read(session: Session, path: Path) -> "tuple[bytes | Workbook, str] | None":
    """What is in a file, and the kind of record that its rows are; None if the user did not wait
    for it."""
    from core.exchange.delimited import LARGEST
    from core.exchange.kind_columns import guessed
    from core.exchange.workbook import unpacked

    def work(*, cancelled: Callable[[], bool], **_asked: object) -> "tuple[bytes | Workbook, str]":
        data = unpacked(beginning_of(path, LARGEST), path.name, cancelled)
        return data, guessed(data, path.name)

    words = _("Reading {file}…").format(file=path.name)
    waiting = Working(session.window, _("Import a table"), words, work)
    return waiting.result_of_work if waiting.run() else None

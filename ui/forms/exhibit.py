"""What is drawn, taken elsewhere: as a picture, a drawing, a page or a table, into a file or by the
clipboard, with the words that must accompany it."""

import html
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from core.errors import Problem
from core.exchange.spreadsheet import guarded_figure, pasted, spreadsheet
from core.language import gettext as _
from core.language import noop
from core.storage.names import inside, own_name
from core.storage.publish import put_file
from core.text.saying import long_date
from ui.forms.knowing import may_go_out
from ui.kit import fonts
from ui.kit.chart_export import Caption, Plate, as_image, as_pdf, as_png, as_svg
from ui.session import Session

CSV = ".csv"
PICTURES: dict[str, tuple[str, str, Callable[[Plate], bytes]]] = {
    ".png": (noop("Image (PNG)…"), noop("Images (*.png)"), as_png),
    ".svg": (noop("Vector graphic (SVG)…"), noop("Vector graphics (*.svg)"), as_svg),
    ".pdf": (noop("Page (PDF)…"), noop("PDF files (*.pdf)"), as_pdf),
}
"""By ending: the words in the menu, a label for such files, and what makes one."""


class Exhibit(msgspec.Struct, frozen=True):
    """Something drawn: what its file is called, without an ending; how it is drawn, with its
    caption; and its figures, under their titles."""

    name: str
    plate: Plate
    rows: Sequence[Sequence[str]]


Make = Callable[[], Exhibit]
Made = TypeVar("Made")


def offer(
    menu: QMenu, session: Session, make: Make, save_table: Callable[[], object] | None = None
) -> None:
    """Fill a menu with the ways to take something along. The table is saved by `save_table`, or
    else as its rows with the caption below."""
    for ending, (words, *_rest) in PICTURES.items():
        menu.addAction(_(words), partial(_save_picture, session, make, ending))
    table = save_table or partial(_save_table, session, make)
    menu.addAction(_("Table (CSV)…"), table)
    menu.addSeparator()
    menu.addAction(_("Copy as picture"), partial(_copy_picture, session, make))
    menu.addAction(_("Copy as table"), partial(copy_table, session, lambda: make().rows))


def caption(session: Session, subject: str, *told: str) -> Caption:
    """What must accompany a picture wherever it goes: the talks and its subject, what it shows, and
    what to bear in mind."""
    talks = session.dossier.talks
    notice = " · ".join(part for part in (talks.notice, talks.marking) if part)
    return Caption(" — ".join(part for part in (talks.title, subject) if part), told, notice)


def as_of(session: Session) -> str:
    """The day on which things stand as they are shown."""
    return _("As of {date}").format(date=long_date(session.today))


def ask_where(session: Session, question: str, name: str, ending: str, kinds: str) -> Path | None:
    """Where the user wants the file, if it may go out at all."""
    if not may_go_out(session, session.window):
        return None
    folder = session.settings.pack_folder or session.workspace.path.parent
    suggestion = inside(folder, own_name(name, ending))
    return session.prompts.file_to_write(session.window, question, suggestion, kinds)


def put(session: Session, path: Path, content: bytes) -> None:
    """Write the file, and say so."""
    try:
        put_file(path, content)
    except Problem as problem:
        session.warn(str(problem))
    else:
        session.say(_("Exported to {name}.").format(name=path.name))


def _on_paper(make: Callable[[], Made]) -> Made:
    """What is made with text at 100 %, whatever its size in the window."""
    with fonts.plain():
        return make()


def _save_picture(session: Session, make: Make, ending: str) -> None:
    _words, kinds, made = PICTURES[ending]
    exhibit = _on_paper(make)
    path = ask_where(session, _("Export the picture"), exhibit.name, ending, _(kinds))
    if path is not None:
        try:
            content = _on_paper(lambda: made(exhibit.plate))
        except Problem as problem:
            session.warn(str(problem))
        else:
            put(session, path, content)


def _save_table(session: Session, make: Make) -> None:
    exhibit = make()
    path = ask_where(session, _("Export the table"), exhibit.name, CSV, _("Table (*.csv)"))
    if path is not None:
        put(session, path, captioned(exhibit.rows, exhibit.plate.caption))


def captioned(rows: Sequence[Sequence[str]], told: Caption) -> bytes:
    """A table, its titles first, as a CSV file with the caption below it."""
    titles, *figures = rows
    below = ([each] for each in (told.title, *told.lines, told.notice) if each)
    return spreadsheet(titles, [*figures, [""], *below], guarded_figure).encode()


def _copy_picture(session: Session, make: Make) -> None:
    try:
        QGuiApplication.clipboard().setImage(_on_paper(lambda: as_image(make().plate)))
    except Problem as problem:
        session.warn(str(problem))
    else:
        session.say(_("Copied to the clipboard as a picture."))


def copy_table(session: Session, make: Callable[[], Sequence[Sequence[str]]]) -> None:
    """Put a table on the clipboard, as text and as what word processors paste as a table."""
    table = make()
    data = QMimeData()
    data.setText(pasted(table))
    data.setHtml(_as_html(table))
    QGuiApplication.clipboard().setMimeData(data)
    session.say(_("Copied to the clipboard as a table."))


def _as_html(table: Sequence[Sequence[str]]) -> str:
    rows = ("<tr>" + "".join(map(_html_cell, row)) + "</tr>" for row in table)
    return f"<table border='1'>{''.join(rows)}</table>"


def _html_cell(cell: str) -> str:
    lines = html.escape(guarded_figure(cell)).splitlines()
    return f"<td>{'<br>'.join(lines)}</td>"

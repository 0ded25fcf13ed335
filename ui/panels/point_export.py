"""The trend of a sticking point as a file: a picture for documents, figures for a spreadsheet."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from core.errors import Problem
from core.exchange.gaps_series import as_csv
from core.language import gettext as _
from core.storage.names import own_name
from core.storage.publish import put_file
from core.trend import Trend
from ui.desk import Desk
from ui.widgets.gap_trend import GapTrend


def export_png(desk: Desk, card: GapTrend, title: str) -> None:
    """Ask for a file name and write the chart as it is drawn."""
    if card.plot is None:
        return
    path = _ask(desk, _("Export the chart"), title, ".png", _("Pictures (*.png)"))
    if path is not None:
        _write(desk, path, _png(card.plot.picture()))


def export_csv(desk: Desk, trend: Trend, title: str) -> None:
    """Ask for a file name and write the figures."""
    path = _ask(desk, _("Export the figures"), title, ".csv", _("Tables (*.csv)"))
    if path is not None:
        _write(desk, path, as_csv(trend).encode())


def _ask(desk: Desk, question: str, title: str, ending: str, kinds: str) -> Path | None:
    name = own_name(_("{point} gap trend").format(point=title or _("Point")), ending)
    folder = desk.settings.pack_folder or desk.workspace.path.parent
    return desk.prompts.file_to_write(desk.window, question, folder / name, kinds)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _write(desk: Desk, path: Path, content: bytes) -> None:
    try:
        put_file(path, content)
    except Problem as problem:
        desk.warn(str(problem))
    else:
        desk.say(_("Exported to {name}.").format(name=path.name))

"""The trend of a sticking point as a file: a picture for documents, figures for a spreadsheet."""

from pathlib import Path

from core.errors import CannotWrite
from core.exchange.gaps_series import as_csv
from core.language import gettext as _
from core.trend import Trend
from ui.desk import Desk
from ui.widgets.gap_trend import GapTrend


def export_png(desk: Desk, card: GapTrend, title: str) -> None:
    """Ask for a file name and write the chart as it is drawn."""
    if card.plot is None:
        return
    path = _ask(desk, _("Export the chart"), title, ".png", _("Pictures (*.png)"))
    if path is not None:
        written = card.plot.picture().save(str(path), "PNG")  # type: ignore[call-overload]
        _tell(desk, path, bool(written))


def export_csv(desk: Desk, trend: Trend, title: str) -> None:
    """Ask for a file name and write the figures."""
    path = _ask(desk, _("Export the figures"), title, ".csv", _("Tables (*.csv)"))
    if path is None:
        return
    try:
        path.write_bytes(as_csv(trend).encode())
    except OSError:
        _tell(desk, path, False)
    else:
        _tell(desk, path, True)


def _ask(desk: Desk, question: str, title: str, suffix: str, kinds: str) -> Path | None:
    stem = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in title)
    name = _("{point} gap trend").format(point=stem.strip() or _("Point"))
    return desk.prompts.file_to_write(desk.window, question, Path(name + suffix), kinds)


def _tell(desk: Desk, path: Path, written: bool) -> None:
    if written:
        desk.say(_("Exported to {name}.").format(name=path.name))
    else:
        problem = CannotWrite(_("{name} cannot be written there.").format(name=path.name))
        desk.warn(str(problem))

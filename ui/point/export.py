"""The trend of a sticking point as a file: a picture for documents, figures for a spreadsheet."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from core.errors import Problem
from core.exchange import format_of, formats
from core.language import gettext as _
from core.language import noop
from core.model.choices import Pair
from core.storage.names import inside, own_name
from core.storage.publish import put_file
from core.text.saying import long_date
from ui.forms.knowing import may_go_out
from ui.kit.chart_export import Caption, Plate, as_pdf, as_png, as_svg
from ui.point.gap_trend import GapTrend
from ui.session import Session

KINDS: dict[str, tuple[str, Callable[[Plate], bytes]]] = {
    ".png": (noop("Images (*.png)"), as_png),
    ".svg": (noop("Vector graphics (*.svg)"), as_svg),
    ".pdf": (noop("PDF files (*.pdf)"), as_pdf),
}
"""The formats in which a chart can be exported: a label for such files, and what makes one."""


def export_chart(
    session: Session, card: GapTrend, ending: str, title: str, span: tuple[dt.date, dt.date]
) -> None:
    """Ask for a file name and write the chart as drawn, with its caption."""
    if card.plot is None:
        return
    kinds, made = KINDS[ending]
    path = _ask(session, _("Export the chart"), title, ending, _(kinds))
    if path is not None:
        caption = chart_caption(session, title, card.note.text(), span)
        plate = Plate(caption, session.theme, card.plot.size(), card.plot.paint_on)
        _write(session, path, made(plate))


def chart_caption(
    session: Session, point: str, told: str, span: tuple[dt.date, dt.date]
) -> Caption:
    """What must accompany a chart wherever it goes: its subject and parties, its dates, and what to
    bear in mind."""
    talks = session.dossier.talks
    days = _("{start} to {end}").format(start=long_date(span[0]), end=long_date(span[1]))
    of = (talks.title, point)
    notice = " · ".join(part for part in (talks.notice, talks.marking) if part)
    return Caption(" — ".join(part for part in of if part), (told, days), notice)


def export_figures(session: Session, pair: Pair, point: str, issue: str, title: str) -> None:
    """Ask for a file name and write the figures of a point, or of one issue of it."""
    usual, *_others = offered = formats("gaps")
    kinds = ";;".join(each.kind for each in offered)
    path = _ask(session, _("Export the figures"), title, usual.endings[0], kinds)
    if path is not None:
        chosen = format_of("gaps", path) or usual
        _write(session, path, chosen.writer(session.dossier, pair, point, issue).encode())


def _ask(session: Session, question: str, title: str, ending: str, kinds: str) -> Path | None:
    if not may_go_out(session, session.window):
        return None
    name = own_name(_("{point} gap trend").format(point=title or _("Point")), ending)
    folder = session.settings.pack_folder or session.workspace.path.parent
    return session.prompts.file_to_write(session.window, question, inside(folder, name), kinds)


def _write(session: Session, path: Path, content: bytes) -> None:
    try:
        put_file(path, content)
    except Problem as problem:
        session.warn(str(problem))
    else:
        session.say(_("Exported to {name}.").format(name=path.name))

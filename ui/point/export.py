"""The trend and the position map of a sticking point, taken elsewhere."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter

from core.exchange import format_of, formats
from core.language import gettext as _
from core.text.saying import long_date
from core.views.position_map_table import map_table
from core.views.words import pair_name
from ui.forms.exhibit import Exhibit, as_of, ask_where, caption, offer, put
from ui.kit.chart_export import Caption, Plate
from ui.point.gap_trend import GapTrend
from ui.point.map_card import LEGEND, MapCard
from ui.point.map_key import MapKey
from ui.session import Session


class Drawn(msgspec.Struct, frozen=True):
    """What a trend shows: a point and an issue by id, what they are called, and from when to
    when."""

    point: str
    issue: str
    title: str
    span: tuple[dt.date, dt.date]

    @property
    def name(self) -> str:
        """What its files are called."""
        return _("{point} gap trend").format(point=self.title or _("Point"))


def offer_trend(session: Session, card: GapTrend, drawn: Callable[[], Drawn]) -> None:
    """Offer to take the trend along."""

    def make() -> Exhibit:
        return _trend(session, card, drawn())

    offer(card.export_button.menu(), session, make, lambda: _save_figures(session, drawn()))


def _trend(session: Session, card: GapTrend, drawn: Drawn) -> Exhibit:
    """The chart as drawn, and its figures."""
    plot = card.plot
    assert plot is not None, "only what has been drawn is offered"
    told = chart_caption(session, drawn.title, card.note.text(), drawn.span, card.lines)
    plate = Plate(told, session.theme, plot.size(), plot.paint_on)
    usual, *_others = formats("gaps")
    figures = usual.writer(session.dossier, session.pair, drawn.point, drawn.issue)
    rows = [*csv.reader(io.StringIO(figures)), *([line] for line in card.lines)]
    return Exhibit(drawn.name, plate, rows)


def chart_caption(
    session: Session,
    point: str,
    told: str,
    span: tuple[dt.date, dt.date],
    legend: Sequence[str] = (),
) -> Caption:
    """What must accompany a chart wherever it goes: its subject and parties, its dates, what is on
    its lanes, and what to bear in mind."""
    days = _("{start} to {end}").format(start=long_date(span[0]), end=long_date(span[1]))
    return msgspec.structs.replace(caption(session, point, told, days), legend=tuple(legend))


def _save_figures(session: Session, drawn: Drawn) -> None:
    """Ask for a file name and write the figures of a point, or of one issue of it."""
    usual, *_others = offered = formats("gaps")
    kinds = ";;".join(each.kind for each in offered)
    path = ask_where(session, _("Export the figures"), drawn.name, usual.endings[0], kinds)
    if path is not None:
        chosen = format_of("gaps", path) or usual
        text = chosen.writer(session.dossier, session.pair, drawn.point, drawn.issue)
        put(session, path, text.encode())


def offer_map(session: Session, card: MapCard, title: Callable[[], str]) -> None:
    """Offer to take the position map along."""
    offer(card.export_button.menu(), session, lambda: _map(session, card, title()))


def _map(session: Session, card: MapCard, title: str) -> Exhibit:
    """The map as drawn, and where everyone stands."""
    view, pair = card.map, session.pair
    compared = "" if pair is None else pair_name(session.dossier, pair)
    told = caption(session, title, compared, as_of(session), _(LEGEND))
    rows = [each.row for each in view.rows]
    marks = [mark for row in rows for mark in row.everyone]
    key = MapKey(marks, session.theme, view.width())

    def paint(painter: QPainter, box: QRectF) -> None:
        key.paint_on(painter, box.topLeft())
        view.paint_on(painter, box.topLeft() + QPointF(0, key.height))

    size = QSize(view.width(), key.height + view.drawn_height())
    plate = Plate(told, session.theme, size, paint)
    name = _("{point} position map").format(point=title or _("Point"))
    return Exhibit(name, plate, map_table(rows))

"""The trend and the position map of a sticking point, taken elsewhere."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Sequence

import msgspec

from core.exchange import format_of, formats
from core.language import gettext as _
from core.text.saying import long_date
from core.views.position_map_table import map_table
from core.views.words import pair_name
from ui.forms.exhibit import Exhibit, as_of, ask_where, caption, captioned, offer, put
from ui.kit.chart_export import WIDTH, Caption, Plate, paper
from ui.point.gap_trend import GapTrend
from ui.point.map_card import LEGEND, MapCard
from ui.point.map_picture import MapPicture
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

    offer(card.export_button.menu(), session, make, lambda: _save_figures(session, card, drawn()))


def _trend(session: Session, card: GapTrend, drawn: Drawn) -> Exhibit:
    """The chart as drawn, and its figures."""
    plot = card.drawn_again(paper(), WIDTH)
    told = _told(session, card, drawn)
    plate = Plate(told, paper(), plot.size(), plot.paint_on)
    rows = [*_figures(session, drawn), *([line] for line in card.lines)]
    return Exhibit(drawn.name, plate, rows)


def _told(session: Session, card: GapTrend, drawn: Drawn) -> Caption:
    return chart_caption(session, drawn.title, card.note.text(), drawn.span, card.lines)


def _figures(session: Session, drawn: Drawn) -> list[list[str]]:
    """The gap from change to change, under its titles."""
    usual, *_others = formats("gaps")
    text = usual.writer(session.dossier, session.pair, drawn.point, drawn.issue)
    return [*csv.reader(io.StringIO(text))]


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


def _save_figures(session: Session, card: GapTrend, drawn: Drawn) -> None:
    """Ask for a file name and write the figures of a point, or of one issue of it; in a table with
    the caption below them."""
    usual, *_others = offered = formats("gaps")
    kinds = ";;".join(each.kind for each in offered)
    path = ask_where(session, _("Export the figures"), drawn.name, usual.endings[0], kinds)
    if path is None:
        return
    chosen = format_of("gaps", path) or usual
    if chosen is usual:
        put(session, path, captioned(_figures(session, drawn), _told(session, card, drawn)))
    else:
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
    picture = MapPicture(rows, paper(), WIDTH)
    plate = Plate(told, paper(), picture.size, picture.paint_on)
    name = _("{point} position map").format(point=title or _("Point"))
    return Exhibit(name, plate, map_table(rows))

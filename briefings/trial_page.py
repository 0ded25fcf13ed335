"""A page to test a printer with: its margins, the fonts at their sizes, what remains
distinguishable in grey."""

import datetime as dt

from briefings.document import (
    Block,
    Briefing,
    Heading,
    Heat,
    PageFrame,
    Paper,
    PositionMap,
    Prose,
    RuledLines,
    Run,
    ScaleFigure,
    ScalePlace,
    Section,
    Table,
    TableColumn,
    TableRow,
    Text,
    Title,
    plain,
)
from core.language import gettext as _
from core.model.records import Dash, Marker
from core.text.saying import long_date

COLOURS = ("#0072B2", "#C8501E", "#0B8A6B", "#8A5AA8", "#B8860B", "#B03A6A", "#3E6C9A", "#5B6470")
SCRIPTS = (
    "Latin: The quick brown fox, Öl, façade, niño, ł",
    "Кирилиця: Переговори про припинення вогню, їжак, ґанок",
    "Ελληνικά: Διαπραγμάτευση και συμφωνία",
    "العربية: مفاوضات حول الضمانات الأمنية",
)


def trial_page(paper: Paper, made_at: dt.datetime, marking: str = "") -> Briefing:
    """One page with everything that a printer may get wrong."""
    made = f"{long_date(made_at.date())}, {made_at:%H:%M}"
    head = (_("Test page"), made)
    return Briefing(
        title=_("Test page"),
        subject=made,
        language="en",
        paper=paper,
        page_frame=PageFrame(marking or _("Marking"), made),
        sections=(Section(head, _blocks()),),
        made_at=made_at,
    )


def _blocks() -> tuple[Block, ...]:
    told = _(
        "The marking must be fully visible at head and foot, the lines below the "
        "running head and above the footer unbroken, and “1 of 1” legible at the "
        "lower right. If anything is cut off, select actual size, not “fit”, and "
        "the correct paper."
    )
    return (
        Title(_("Test page"), _("Print this before the pack")),
        Prose(plain(told)),
        Heading(_("Scripts")),
        *(Prose(plain(each)) for each in SCRIPTS),
        Heading(_("Markers and greys"), aside=_("each marker must be distinguishable in grey")),
        _signs(),
        _map(),
        Heading(_("Lines"), aside=_("all must be visible and evenly spaced")),
        RuledLines(4),
    )


def _signs() -> Table:
    signs: list[Text] = [
        (Run("", sign=marker, colour=colour), Run(marker.value))
        for marker, colour in zip(Marker, COLOURS, strict=True)
    ]
    columns = tuple(TableColumn("", 1 / len(signs)) for _sign in signs)
    greys = tuple(Heat(100 * n / (len(signs) - 1), str(n)) for n in range(len(signs)))
    return Table(columns, (TableRow(tuple(signs)), TableRow(greys)))


def _map() -> PositionMap:
    places = (
        ScalePlace("A", Marker.CIRCLE, COLOURS[0], 12.0, 5.0, 45.0, 20.0, True),
        ScalePlace("B", Marker.SQUARE, COLOURS[1], 80.0, 35.0, 95.0, None, True, dash=Dash.DASHED),
        ScalePlace("C", Marker.DIAMOND, COLOURS[2], 55.0),
    )
    ends = ((0.0, "0"), (100.0, "100"))
    scale = ScaleFigure(_("Ranges and overlap"), "", ends, places, (35.0, 45.0), "68", "0")
    return PositionMap((scale,))

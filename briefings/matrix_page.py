"""The matrix on paper: a landscape table, split into several tables if it has many columns."""

import datetime as dt
from collections.abc import Sequence

from briefings.document import (
    Block,
    Briefing,
    Heading,
    PageFrame,
    Prose,
    Section,
    Table,
    TableColumn,
    TableRow,
    Title,
    plain,
    strong,
)
from core.language import gettext as _
from core.language import speaking
from core.lenses.marking import covering
from core.model.dossier import Dossier
from core.model.records import Issue, Party, Point, Position, Round
from core.text.saying import long_date

COLUMNS = 7
"""How many parties or rounds fit side by side on a page."""

NAMES = 0.2
"""The share of the width used for the names of the rows."""


def matrix_pdf(
    dossier: Dossier,
    title: str,
    table: Sequence[Sequence[str]],
    made_at: dt.datetime,
    signs: str = "",
    *,
    letter: bool = False,
    language: str = "en",
) -> bytes:
    """A table of words as PDF; its first row and column are headings. `signs` are what the signs in
    its cells mean."""
    from briefings.render import render

    page = matrix_page(dossier, title, table, made_at, signs, letter=letter, language=language)
    return render(page)


def matrix_page(
    dossier: Dossier,
    title: str,
    table: Sequence[Sequence[str]],
    made_at: dt.datetime,
    signs: str = "",
    *,
    letter: bool = False,
    language: str = "en",
) -> Briefing:
    """The table as a briefing in landscape."""
    with speaking(language):
        talks = dossier.talks.title or _("Untitled talks")
        made = _("prepared {date}, {time}").format(
            date=long_date(made_at.date()), time=f"{made_at:%H:%M}"
        )
        return Briefing(
            title=f"{title} · {talks}",
            subject=made,
            language=language,
            paper="letter-landscape" if letter else "a4-landscape",
            page_frame=PageFrame(_marking(dossier), made, notice=dossier.talks.notice),
            sections=(Section((title, talks), _blocks(title, talks, table, signs)),),
            made_at=made_at,
        )


def _marking(dossier: Dossier) -> str:
    """That of all that a matrix may show."""
    shown = (Point, Issue, Party, Round, Position)
    return covering(dossier, (each for kind in shown for each in dossier.all(kind)))


def _blocks(
    title: str, talks: str, table: Sequence[Sequence[str]], signs: str
) -> tuple[Block, ...]:
    blocks: list[Block] = [Title(title, talks)]
    across = max(len(table[0]) - 1, 1)
    for start in range(1, across + 1, COLUMNS):
        part = [[row[0], *row[start : start + COLUMNS]] for row in table]
        if across > COLUMNS:
            last = min(start + COLUMNS - 1, across)
            words = _("Columns {first} to {last} of {total}")
            blocks.append(Heading(words.format(first=start, last=last, total=across)))
        blocks.append(_table(part))
        if signs:
            blocks.append(Prose(plain(signs), small=True))
    return tuple(blocks)


def _table(part: Sequence[Sequence[str]]) -> Table:
    head, *body = part
    share = (1 - NAMES) / max(len(head) - 1, 1)
    columns = (TableColumn("", NAMES), *(TableColumn(title, share) for title in head[1:]))
    rows = tuple(
        TableRow((strong(name), *(plain(cell) for cell in cells))) for name, *cells in body
    )
    return Table(columns, rows)

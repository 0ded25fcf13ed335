"""The plan's texts: what changed since a round, and the parties' texts beside each other."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefings.compose.absent import nothing
from briefings.compose.setting import Setting
from briefings.document import (
    Block,
    Cell,
    Heading,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
    plain,
)
from core.analysis.rounds import last_round
from core.language import gettext as _
from core.model import naming
from core.model.records import Clause, ClauseStatus, Party, Round, Wording
from core.text.redline import Stay, redline
from core.views.plan import wordings

MOST_TEXTS = 4
"""How many texts stand beside each other on a landscape page."""
SETTLED = (ClauseStatus.AGREED, ClauseStatus.UNKNOWN)


def redlines(setting: Setting) -> tuple[Block, ...]:
    """Clauses whose working text changed since a round, what went struck through and what came
    underlined."""
    since = _since(setting)
    heading = Heading(_("Plan text: what changed"), 1, anchor="redline")
    if since is None or since.date is None:
        said = _("No round has been held yet, so there is nothing to compare with.")
        return heading, nothing(said)
    rows = tuple(_changed(setting, since.date))
    said = _("Working texts since {round}: taken out struck through, put in underlined.")
    intro = Prose(plain(said.format(round=naming.round_name(since))), small=True)
    if not rows:
        return heading, nothing(_("No working text has changed."))
    columns = (
        TableColumn(_("No."), 0.07, "right"),
        TableColumn(_("Clause"), 0.23),
        TableColumn(_("Text"), 0.7),
    )
    return heading, intro, Table(columns, rows)


def _since(setting: Setting) -> Round | None:
    chosen = setting.dossier.find(Round, setting.recipe.plan_since)
    return chosen or last_round(setting.dossier, setting.on)


def _changed(setting: Setting, date: dt.date) -> Iterator[TableRow]:
    for clause in setting.dossier.all(Clause):
        working = wordings(setting.dossier, clause.id, None)
        earlier = [each for each in working if each.date is None or each.date < date]
        if not working or (earlier and earlier[-1].text == working[-1].text):
            continue
        if working[-1] in earlier:
            continue
        before = earlier[-1].text if earlier else ""
        text = tuple(_redlined(setting, working[-1], before))
        yield TableRow((plain(str(clause.number)), plain(clause.title), text))


def _redlined(setting: Setting, wording: Wording, before: str) -> Iterator[Run]:
    yield from setting.portion(wording)
    level = setting.level(wording)
    for stay, text in redline(before, wording.text):
        run = Run(text, struck=stay is Stay.DELETED, added=stay is Stay.INSERTED, level=level)
        yield replace(run, mute=stay is Stay.DELETED)


def columns(setting: Setting) -> Iterator[Block]:
    """The open clauses in landscape: the working text, and the text that each party would have."""
    heading = Heading(_("Plan text: texts side by side"), 1, anchor="columns")
    clauses = [each for each in setting.dossier.all(Clause) if each.status not in SETTLED]
    if not clauses:
        yield heading
        yield nothing(_("No clause is open."))
        return
    parties = _with_texts(setting, clauses)
    for start in range(0, max(len(parties), 1), MOST_TEXTS - 1):
        yield heading
        heading = Heading(_("Plan text: texts side by side, continued"), 1)
        yield _table(setting, clauses, parties[start : start + MOST_TEXTS - 1])


def _with_texts(setting: Setting, clauses: Sequence[Clause]) -> tuple[Party, ...]:
    wanted = {each.id for each in clauses}
    named = {each.party for each in setting.dossier.all(Wording) if each.clause in wanted}
    return tuple(party for party in setting.dossier.parties if party.id in named)


def _table(setting: Setting, clauses: Sequence[Clause], parties: Sequence[Party]) -> Table:
    share = 0.8 / (len(parties) + 1)
    titles = (_("Working text"), *(party.name for party in parties))
    first = TableColumn(_("Clause"), 0.2)
    rows = tuple(_row(setting, clause, parties) for clause in clauses)
    return Table((first, *(TableColumn(title, share) for title in titles)), rows)


def _row(setting: Setting, clause: Clause, parties: Sequence[Party]) -> TableRow:
    texts: list[Cell] = [
        _latest(setting, clause, party) for party in (None, *(each.id for each in parties))
    ]
    title = (Run(f"{clause.number}  "), *setting.said(clause, clause.title, strong=True))
    return TableRow((title, *texts))


def _latest(setting: Setting, clause: Clause, party: str | None) -> Text:
    found = wordings(setting.dossier, clause.id, party)
    return setting.said(found[-1], found[-1].text) if found else plain("—")

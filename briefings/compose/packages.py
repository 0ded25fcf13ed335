"""Packages on the table as trades: what each would settle, and how far that is from each party."""

from collections.abc import Iterator

from briefings.compose.context import PackContext, section
from briefings.compose.proposals import tabled
from briefings.document import (
    Block,
    Cell,
    Heading,
    Prose,
    Run,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from core.analysis.gaps import negotiating, standing
from core.analysis.measures import distance
from core.language import gettext as _
from core.model import naming
from core.model.records import Issue, Party, Proposal, Term
from core.text import saying

MOST_PARTIES = 6


def packages(context: PackContext, head: tuple[str, str]) -> Iterator[Section]:
    """A section a package on the table, each a page."""
    for proposal in tabled(context.dossier):
        terms = context.dossier.where(Term, proposal=proposal.id)
        if terms:
            key = f"package:{proposal.id}"
            yield from section(key, head, _blocks(context, proposal, terms), norm=1.0)


def _blocks(context: PackContext, proposal: Proposal, terms: tuple[Term, ...]) -> Iterator[Block]:
    title = _("Package: {name}").format(name=proposal.name)
    yield Heading(title, 1, anchor=f"package-{proposal.id}")
    if proposal.summary:
        yield Prose(context.said(proposal, proposal.summary))
    parties = negotiating(context.dossier)[:MOST_PARTIES]
    names = tuple(
        TableColumn(party.code, 0.44 / max(len(parties), 1), "right") for party in parties
    )
    columns = (TableColumn(_("Issue"), 0.26), TableColumn(_("Term"), 0.3), *names)
    yield Table(columns, tuple(_row(context, term, parties) for term in terms))
    said = _(
        "Way of each party from what it stated to the term, in scale points; “in range” where its"
        " assessed range holds the term."
    )
    yield Prose(plain(said), small=True)


def _row(context: PackContext, term: Term, parties: tuple[Party, ...]) -> TableRow:
    issue = context.dossier.get(Issue, term.issue)
    value = "" if term.value is None else naming.natural(issue, term.value)
    said = " · ".join(part for part in (term.text, value) if part) or "—"
    ways: list[Cell] = [_way(context, issue, term, party) for party in parties]
    return TableRow((plain(issue.name), context.said(term, said), *ways))


def _way(context: PackContext, issue: Issue, term: Term, party: Party) -> Cell:
    stand = standing(context.dossier, issue, party.id, context.on)
    if term.value is None or stand.value is None:
        return plain(saying.points(None))
    at = issue.scaled(term.value)
    way = saying.points(distance(stand.value, at))
    inside = stand.assessed and stand.low is not None and stand.high is not None
    if inside and stand.low <= at <= stand.high:  # type: ignore[operator]
        return (Run(way), Run("\n" + _("in range"), mute=True))
    return plain(way)

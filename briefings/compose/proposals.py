"""The packages on the table, and what each party answered."""

from collections.abc import Iterator

from briefings.compose.context import PackContext, dotted, is_narrow
from briefings.document import Block, Cell, Heading, Run, Table, TableColumn, TableRow, Text, plain
from core.language import gettext as _
from core.model.naming import choice
from core.model.records import Issue, Party, Proposal, Response, Term
from core.text import saying
from core.text.conventions import dot, isolated, own_way
from core.views.names import issue_alone
from core.views.proposal_chain import on_the_table
from core.views.terms import term_words


def proposals(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section; none if nothing was tabled."""
    tabled = on_the_table(context.dossier)
    if not tabled:
        return ()
    heading = Heading(_("Proposals and responses"), 1, anchor="proposals")
    rows = tuple(TableRow(tuple(_cells(context, each))) for each in tabled)
    return heading, Table(tuple(_columns(context)), rows)


def _columns(context: PackContext) -> Iterator[TableColumn]:
    """Those of `_cells`: how a proposal stands is below its date where a page is narrow."""
    tabled, status = _("Tabled"), _("Status")
    yield TableColumn(_("Proposal"), 0.48)
    if is_narrow(context):
        yield TableColumn(dotted(tabled, status), 0.22)
    else:
        yield TableColumn(tabled, 0.14)
        yield TableColumn(status, 0.14)
    yield TableColumn(_("Responses"), 0.3 if is_narrow(context) else 0.24)


def _cells(context: PackContext, proposal: Proposal) -> Iterator[Cell]:
    tabled, status = _tabled(context, proposal), choice(proposal.status)
    yield _terms(context, proposal)
    yield from map(plain, [f"{tabled}\n{status}"] if is_narrow(context) else [tabled, status])
    yield _answers(context, proposal)


def _terms(context: PackContext, proposal: Proposal) -> Text:
    level = context.level(proposal, "summary")
    runs = [*context.portion(proposal, "name"), Run(proposal.name, strong=True, level=level)]
    if proposal.summary:
        runs.append(Run("\n" + context.cut(proposal.summary), level=level))
        runs += context.left_off(proposal.summary)
    for term in context.dossier.where(Term, proposal=proposal.id):
        issue = context.dossier.get(Issue, term.issue)
        said = saying.labelled(issue_alone(context.dossier, issue), term_words(issue, term))
        level = context.level(term, "text")
        runs += [Run("\n"), *context.portion(term, "text"), Run(said, mute=True, level=level)]
    replaced = context.dossier.find(Proposal, proposal.replaces)
    if replaced is not None:
        said = _("replaces {proposal}").format(proposal=own_way(replaced.name))
        runs.append(Run("\n" + said, mute=True))
    return tuple(runs)


def _tabled(context: PackContext, proposal: Proposal) -> str:
    party = context.dossier.find(Party, proposal.party)
    date = saying.long_date(proposal.date) if proposal.date else ""
    return "\n".join(part for part in (party.name if party else "", date) if part) or "—"


def _answers(context: PackContext, proposal: Proposal) -> Text:
    runs: list[Run] = []
    answers = {r.party: r for r in context.dossier.where(Response, proposal=proposal.id)}
    for party in context.dossier.parties:
        if answer := answers.get(party.id):
            runs += [Run("\n")] if runs else []
            runs += _answer(context, party, answer)
    return tuple(runs) or plain("—")


def _answer(context: PackContext, party: Party, answer: Response) -> Iterator[Run]:
    level = context.level(answer, "text")
    yield from context.portion(answer, "text")
    yield Run(saying.labelled(party.name), level=level)
    yield Run(choice(answer.answer), strong=True, level=level)
    if answer.date:
        said = isolated(saying.short_date_and_year(answer.date))
        yield Run(dot() + said, mute=True, level=level)
    if answer.text:
        yield Run(" — " + own_way(answer.text), mute=True, level=level)

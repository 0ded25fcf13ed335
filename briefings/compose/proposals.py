"""The packages on the table, and what each party answered."""

from briefings.compose.setting import Setting, dotted
from briefings.document import Block, Heading, Run, Table, TableColumn, TableRow, Text, plain
from core.language import gettext as _
from core.model import naming
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Issue, Party, Proposal, ProposalStatus, Response, Term
from core.text import saying

_GONE = (ProposalStatus.DRAFT, ProposalStatus.WITHDRAWN)


def proposals(setting: Setting) -> tuple[Block, ...]:
    """The blocks of the section; none where nothing was tabled."""
    on_the_table = tabled(setting.dossier)
    if not on_the_table:
        return ()
    columns = (
        TableColumn(_("Proposal"), 0.48),
        TableColumn(_("Tabled"), 0.17),
        TableColumn(_("Status"), 0.13),
        TableColumn(_("Answers"), 0.22),
    )
    heading = Heading(_("Proposals and answers"), 1, anchor="proposals")
    return heading, Table(columns, tuple(_row(setting, each) for each in on_the_table))


def tabled(dossier: Dossier) -> tuple[Proposal, ...]:
    """The proposals that are on the table."""
    return tuple(each for each in dossier.all(Proposal) if each.status not in _GONE)


def _row(setting: Setting, proposal: Proposal) -> TableRow:
    return TableRow(
        (
            _terms(setting, proposal),
            plain(_tabled(setting, proposal)),
            plain(choice(proposal.status)),
            _answers(setting, proposal),
        )
    )


def _terms(setting: Setting, proposal: Proposal) -> Text:
    level = setting.level(proposal)
    runs = [*setting.portion(proposal), Run(proposal.name, strong=True, level=level)]
    if proposal.summary:
        runs.append(Run("\n" + setting.cut(proposal.summary), level=level))
    for term in setting.dossier.where(Term, proposal=proposal.id):
        issue = setting.dossier.get(Issue, term.issue)
        value = "" if term.value is None else naming.natural(issue, term.value)
        runs.append(Run(f"\n{issue.name}: {dotted(term.text, value)}", mute=True))
    replaced = setting.dossier.find(Proposal, proposal.replaces)
    if replaced is not None:
        said = _("replaces {proposal}").format(proposal=replaced.name)
        runs.append(Run("\n" + said, mute=True))
    return tuple(runs)


def _tabled(setting: Setting, proposal: Proposal) -> str:
    party = setting.dossier.find(Party, proposal.party)
    date = saying.long_date(proposal.date) if proposal.date else ""
    return "\n".join(part for part in (party.name if party else "", date) if part) or "—"


def _answers(setting: Setting, proposal: Proposal) -> Text:
    runs: list[Run] = []
    answers = {r.party: r for r in setting.dossier.where(Response, proposal=proposal.id)}
    for party in setting.dossier.parties:
        if answer := answers.get(party.id):
            start = "\n" if runs else ""
            runs.append(Run(start + party.name + ": "))
            runs.append(Run(choice(answer.answer), strong=True))
            if answer.date:
                runs.append(Run(" · " + saying.short_date_and_year(answer.date), mute=True))
            if answer.text:
                runs.append(Run(" — " + answer.text, mute=True))
    return tuple(runs) or plain("—")

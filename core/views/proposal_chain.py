"""The proposals as they follow each other: who tabled what, what it replaces, what was answered."""

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Answer, Party, Proposal, ProposalStatus, Response
from core.text.saying import commas, dotted, labelled, short_date_and_year
from core.views.graph import Graph, GraphArrow, GraphBox

_GONE = (ProposalStatus.DRAFT, ProposalStatus.WITHDRAWN)


def was_tabled(proposal: Proposal) -> bool:
    """Whether a proposal was ever tabled: a draft was not."""
    return proposal.status is not ProposalStatus.DRAFT


def on_the_table(dossier: Dossier) -> tuple[Proposal, ...]:
    """The proposals that were tabled and not withdrawn."""
    return tuple(each for each in dossier.all(Proposal) if each.status not in _GONE)


def current(dossier: Dossier) -> tuple[Proposal, ...]:
    """The proposals on the table that none on the table replaces."""
    tabled = on_the_table(dossier)
    replaced = {each.replaces for each in tabled}
    return tuple(each for each in tabled if each.id not in replaced)


def proposal_chain(dossier: Dossier, proposal: str) -> Graph:
    """A box for each proposal before and after one, with its answers; an arrow leads from what was
    replaced to what replaced it. Those on the table now stand out."""
    chained = _chained(dossier, proposal)
    proposals = [each for each in dossier.all(Proposal) if each.id in chained]
    now = {each.id for each in current(dossier)}
    boxes = tuple(_box(dossier, each, each.id in now) for each in proposals)
    arrows = tuple(
        GraphArrow(each.replaces, each.id) for each in proposals if each.replaces in chained
    )
    return Graph(boxes, arrows)


def _chained(dossier: Dossier, proposal: str) -> set[str]:
    found: set[str] = set()
    waiting = [proposal]
    while waiting:
        each = dossier.find(Proposal, waiting.pop())
        if each is not None and each.id not in found:
            found.add(each.id)
            waiting += [each.replaces] if each.replaces else []
            waiting += [after.id for after in dossier.having(Proposal, replaces=each.id)]
    return found


def _box(dossier: Dossier, proposal: Proposal, on_the_table: bool) -> GraphBox:
    party = dossier.find(Party, proposal.party)
    dated = short_date_and_year(proposal.date) if proposal.date is not None else ""
    tabled = dotted((party.name if party is not None else "", dated))
    answers = dotted(answer_words(dossier, proposal.id))
    former = dossier.find(Proposal, proposal.replaces)
    said = _("replaces {proposal}")
    replaces = said.format(proposal=former.name) if former is not None else ""
    lines = tuple(filter(None, (tabled, choice(proposal.status), answers)))
    spoken = commas((proposal.name, *lines, replaces))
    return GraphBox(proposal.id, proposal.name, lines, spoken, on_the_table)


def answer_words(dossier: Dossier, proposal: str) -> tuple[str, ...]:
    """What each party answered, in the order of the parties; those awaited are left out."""
    given = {each.party: each for each in dossier.having(Response, proposal=proposal)}
    answered = (given.get(party.id) for party in dossier.parties)
    return tuple(
        labelled(dossier.get(Party, each.party).code, choice(each.answer))
        for each in answered
        if each is not None and each.answer is not Answer.AWAITED
    )

"""What the proposals on the table would settle, as marks on the scale of an issue."""

import msgspec

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import natural
from core.model.records import Issue, Proposal, Term
from core.text.conventions import own_way
from core.text.saying import commas
from core.views.proposal_chain import current

MOST = 2
"""Of how many proposals the terms are drawn, the latest."""
SIGN = "◇"


class TermMark(msgspec.Struct, frozen=True):
    """A term in scale points, and in words with its proposal."""

    at: float
    words: str


def term_words(issue: Issue, term: Term) -> str:
    """A term in the issue's unit and in words: "35, a third"; "" if it leaves both open."""
    return commas(("" if term.value is None else natural(issue, term.value), own_way(term.text)))


def terms_on(dossier: Dossier, issue: Issue) -> tuple[tuple[Proposal, Term], ...]:
    """The terms on an issue that name a value, of the proposals that came last."""
    terms = {each.proposal: each for each in dossier.having(Term, issue=issue.id)}
    tabled = [each for each in current(dossier) if each.id in terms]
    tabled.sort(key=lambda each: (each.date is not None, each.date, each.rank))
    latest = ((each, terms[each.id]) for each in tabled[-MOST:])
    return tuple((each, term) for each, term in latest if term.value is not None)


def term_marks(dossier: Dossier, issue: Issue) -> tuple[TermMark, ...]:
    """These terms as marks."""
    said = _("{proposal}: {value}")
    return tuple(
        TermMark(issue.scaled(value), said.format(proposal=each.name, value=natural(issue, value)))
        for each, term in terms_on(dossier, issue)
        if (value := term.value) is not None
    )

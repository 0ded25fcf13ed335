"""What a clause is linked to and depends on, in words, and what can be linked."""

from collections.abc import Iterator

import msgspec

from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.records import (
    Clause,
    ClauseLink,
    Condition,
    Issue,
    Position,
    Precedent,
    Proposal,
    Record,
)
from core.text.saying import dotted, list_of, short_date_and_year
from core.views.names import called, clause_number

ENDS: dict[str, tuple[type[Record], str]] = {
    "issue": (Issue, noop("Issue")),
    "position": (Position, noop("Position")),
    "proposal": (Proposal, noop("Proposal")),
    "precedent": (Precedent, noop("Precedent")),
}
"""The fields of a link that lead somewhere, with the kind they name and what that is called."""


class LinkWords(msgspec.Struct, frozen=True):
    """A link as a line: what sort of thing is linked, and what it is called."""

    sort: str
    name: str
    remark: str

    @property
    def line(self) -> str:
        """All in one line."""
        said = _("{sort}: {name}").format(sort=self.sort, name=self.name)
        return f"{said} ({self.remark})" if self.remark else said


def end_of(link: ClauseLink) -> str:
    """The field through which a link leads somewhere."""
    return next(name for name in ENDS if getattr(link, name) is not None)


def link_words(dossier: Dossier, link: ClauseLink) -> LinkWords:
    """A link in words."""
    _kind, sort = ENDS[end_of(link)]
    return LinkWords(_(sort), end_name(dossier, linked_record(dossier, link)), link.remark)


def linked_record(dossier: Dossier, link: ClauseLink) -> Record | None:
    """What a link leads to."""
    field = end_of(link)
    return dossier.find(ENDS[field][0], getattr(link, field))


def end_name(dossier: Dossier, record: Record | None) -> str:
    """What can be linked by name; a position with its day, as a party has several on an issue."""
    if isinstance(record, Position):
        return dotted((called(dossier, record), short_date_and_year(record.date)))
    return called(dossier, record)


def linkable(dossier: Dossier, field: str, kept: str | None = None) -> Iterator[tuple[str, str]]:
    """Ids and names of what a link can lead to; of positions the last of each party, and the one
    that is linked already."""
    kind, _sort = ENDS[field]
    found: Iterator[Record] = iter(dossier.all(kind))
    if kind is Position:
        sides = ((issue, party) for issue in dossier.all(Issue) for party in dossier.parties)
        groups = (dossier.positions(issue.id, party.id) for issue, party in sides)
        found = (each for g in groups for each in g if each is g[-1] or each.id == kept)
    for record in found:
        yield record.id, end_name(dossier, record)


def clause_links(dossier: Dossier, clause: str) -> tuple[LinkWords, ...]:
    """What a clause is linked to, by sort."""
    found = [link_words(dossier, each) for each in dossier.having(ClauseLink, clause=clause)]
    sorts = [_(sort) for _kind, sort in ENDS.values()]
    return tuple(sorted(found, key=lambda each: (sorts.index(each.sort), each.name)))


def conditions_of(dossier: Dossier, clause: str) -> tuple[Condition, ...]:
    """The conditions of a clause, in the order of the clauses that it waits for."""
    found = dossier.having(Condition, clause=clause)
    return tuple(sorted(found, key=lambda each: dossier.get(Clause, each.needs).number))


def condition_words(dossier: Dossier, clause: str) -> str:
    """ "Only if 14 and 15"; empty without conditions."""
    needed = [dossier.get(Clause, each.needs) for each in conditions_of(dossier, clause)]
    if not needed:
        return ""
    numbers = list_of([clause_number(dossier, each) for each in needed])
    return _("only if {numbers}").format(numbers=numbers)


def linked_words(dossier: Dossier, clause: str) -> str:
    """The conditions of a clause and what it is linked to, in a line; empty without any."""
    links = [each.line for each in clause_links(dossier, clause)]
    return dotted([condition_words(dossier, clause), *links])

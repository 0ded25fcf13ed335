"""A draft that came in: its clauses with their texts, those of the draft before going on."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Any, NamedTuple

import msgspec

from core.editing.commands.basic import Command, existing
from core.editing.commands.clause_numbers import moved
from core.editing.commands.clause_turns import turns
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Clause, ClauseStatus, Round, Wording


class DraftClause(NamedTuple):
    """A clause of a draft: what it is called, its text, the clause on record that it goes on from,
    if any, whether this text is on record as the one that stands, its number as printed, "" if it
    has none, and its status from then on; without one a new clause is open, and another stays as
    it is."""

    title: str
    text: str
    clause: str | None = None
    stands: bool = False
    number: str = ""
    status: ClauseStatus | None = None


def bring_in(
    clauses: Sequence[DraftClause],
    *,
    gone: Sequence[str] = (),
    party: str | None = None,
    **facts: Any,
) -> Command:
    """The clauses in the order of the draft, each with a new text of the party's, or working text,
    where it is another than what stands.
    `facts` say where the texts come from. Clauses that the draft does not have stay behind it, with
    the numbers that they are known by, unless the draft has these for others; those that are `gone`
    have no text from then on, which is on record as an empty one."""
    ids = [(new_id(), new_id()) for _clause in clauses]
    blank = [new_id() for _clause in gone]

    def edits(dossier: Dossier) -> Iterator[Edit]:
        taken = {each.number for each in clauses}
        for number, (each, said) in enumerate(zip(ids, clauses, strict=True), start=1):
            new, wording = each
            before = None if said.clause is None else existing(dossier, Clause, said.clause)
            after = _laid(before or Clause(new, number, ""), said, number, taken)
            if after != before:
                yield Edit(before, after)
            if before is not None and after != before:
                yield from _turns(dossier, before, after, **facts)
            if not said.stands:
                yield Edit(None, Wording(wording, after.id, said.text, party, **facts))
        for wording, clause in zip(blank, gone, strict=True):
            yield Edit(None, Wording(wording, clause, "", party, **facts))
        kept = {each.clause for each in clauses}
        others = [each for each in dossier.all(Clause) if each.id not in kept]
        for before, after in _left_behind(others, len(clauses) + 1, taken):
            yield Edit(before, after)
            yield from _turns(dossier, before, after, **facts)

    return Command(_("bring in a draft"), edits)


def _turns(
    dossier: Dossier,
    before: Clause,
    after: Clause,
    date: dt.date | None = None,
    round: str | None = None,  # noqa: A002 - the field's name
    **_facts: object,
) -> Iterator[Edit]:
    """What becomes of a clause on the date of a draft, or else on that of its round."""
    meeting = dossier.find(Round, round)
    day = date or (meeting.date if meeting is not None else None)
    if day is not None:
        yield from turns(dossier, before, after, day, round)


def _laid(clause: Clause, said: DraftClause, place: int, taken: set[str]) -> Clause:
    """A clause at its place in a draft, with the heading and the number that it has there, which is
    `taken` from then on."""
    shown = str(place) if said.clause is None else clause.written_number
    titled = msgspec.structs.replace(clause, title=said.title, status=said.status or clause.status)
    after = moved(titled, place, said.number or _free(shown, place, taken))
    taken.add(after.written_number)
    return after


def _left_behind(
    others: Sequence[Clause], place: int, taken: set[str]
) -> Iterator[tuple[Clause, Clause]]:
    """Clauses that a draft does not have, as they are and as they come to stand behind it."""
    for number, clause in enumerate(others, start=place):
        shown = _free(clause.written_number, number, taken)
        taken.add(shown)
        after = moved(clause, number, shown)
        if after != clause:
            yield clause, after


def _free(written: str, place: int, taken: set[str]) -> str:
    """A number that no other clause has: as it is written, else its place, else its place marked
    as that of a paragraph without a number."""
    marked = (f"¶{number}" for number in count(place))
    return next(each for each in chain((written, str(place)), marked) if each not in taken)

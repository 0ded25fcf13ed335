"""A draft that came in: its clauses with their texts, those of the draft before going on."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, chain, count
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
from core.model.wordings import is_gone, wordings
from core.text.alignment import in_order
from core.text.clauses import order_of


class DraftClause(NamedTuple):
    """A clause of a draft: what it is called, its text, the clause on record that it goes on from,
    if any, whether this text is on record as the one that stands, its number as printed, "" if it
    has none, and its status from then on; without one a new clause is open, and another stays as
    it is. A new clause has the id `new` if that is told."""

    title: str
    text: str
    clause: str | None = None
    stands: bool = False
    number: str = ""
    status: ClauseStatus | None = None
    new: str = ""


def bring_in(
    clauses: Sequence[DraftClause],
    *,
    gone: Sequence[str] = (),
    party: str | None = None,
    **facts: Any,
) -> Command:
    """The clauses in the order of the draft, each with a new text of the party's, or working text,
    where it is another than what stands. Working text that has none of those on record comes behind
    what stays. `facts` say where the texts come from. Clauses that the draft does not have stand
    after the one that they followed. Those that are `gone` have no text from then on, which is on
    record as an empty one. What has no working text any more keeps its number as printed, even if
    the draft has that for another clause; what stays in the text is marked then as having had
    it."""
    ids = [(each.new or new_id(), new_id()) for each in clauses]
    blank = [new_id() for _clause in gone]

    def edits(dossier: Dossier) -> Iterator[Edit]:
        there = dossier.all(Clause)
        out = {each.id for each in there if is_gone(dossier, each.id)}
        out |= {*gone} if party is None else set()
        kept = {each.clause: n for n, each in enumerate(clauses) if each.clause is not None}
        numbers = [each.number for each in clauses]
        behind = party is None and not kept and _says_something(dossier, out)
        left = {0: [*there]} if behind else _left_behind(there, kept, numbers, out)
        places = _ranks(left, len(clauses))
        printed = {*numbers}
        taken = printed | _numbers(left, out)
        for n, ((new, wording), said) in enumerate(zip(ids, clauses, strict=True)):
            before = None if said.clause is None else existing(dossier, Clause, said.clause)
            after = _laid(before or Clause(new, n + 1, ""), said, places[n], taken)
            yield from _changed(dossier, before, after, **facts)
            if not said.stands:
                yield Edit(None, Wording(wording, after.id, said.text, party, **facts))
        for wording, clause in zip(blank, gone, strict=True):
            yield Edit(None, Wording(wording, clause, "", party, **facts))
        for before, after in _kept_places(left, out, printed):
            yield from _changed(dossier, before, after, **facts)

    return Command(_("bring in a draft"), edits)


def _says_something(dossier: Dossier, out: Collection[str]) -> bool:
    """Whether a clause has working text besides those that are `out` of it."""
    staying = (each.id for each in dossier.all(Clause) if each.id not in out)
    return any(wordings(dossier, each, None) for each in staying)


def _changed(
    dossier: Dossier, before: Clause | None, after: Clause, **facts: Any
) -> Iterator[Edit]:
    if after != before:
        yield Edit(before, after)
        if before is not None:
            yield from _turns(dossier, before, after, **facts)


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
    shown = clause.written_number
    titled = msgspec.structs.replace(clause, title=said.title, status=said.status or clause.status)
    after = moved(titled, place, said.number or _free(shown, clause.number, taken))
    taken.add(after.written_number)
    return after


def _left_behind(
    others: Sequence[Clause], kept: Mapping[str, int], numbers: Sequence[str], out: Collection[str]
) -> Mapping[int, list[Clause]]:
    """Clauses on record that a draft with these numbers does not have, by the place of the one in
    it that they come to stand before: after that which they followed, if it has not moved, and what
    is new behind that; what stays in the text, before any later number there. What followed none
    stands before the first that has not moved, or behind all if it is `out` of the text."""
    pairs = [(n, kept[each.id], 1) for n, each in enumerate(others) if each.id in kept]
    still = {n: j for n, j, _weight in in_order(pairs)}
    ends = sorted(still.values())
    place, end, last = 0, next(iter(ends), len(numbers)), len(numbers)
    found = defaultdict[int, list[Clause]](list)
    for n, each in enumerate(others):
        if n in still:
            place = still[n] + 1
            end = last = next((other for other in ends if other >= place), len(numbers))
        elif each.id in out:
            found[last].append(each)
        elif each.id not in kept:
            key = order_of(each.written_number)
            later = (at for at in range(place, end) if order_of(numbers[at]) > key)
            found[end if not place else next(later, end)].append(each)
    return found


def _ranks(left: Mapping[int, list[Clause]], many: int) -> list[int]:
    """The places in the plan of so many clauses of a draft, among those left behind; last the place
    behind all."""
    before = accumulate(len(left.get(n, ())) for n in range(many + 1))
    return [n + 1 + others for n, others in enumerate(before)]


def _kept_places(
    left: Mapping[int, list[Clause]], out: Collection[str], taken: Collection[str]
) -> Iterator[tuple[Clause, Clause]]:
    """Clauses left behind, as they are and as they come to stand. Those that are `out` of the text
    keep their number; so do others, marked as what it was where the draft has it for another."""
    numbers = {*taken, *_numbers(left)}
    before = 0
    for n, others in sorted(left.items()):
        for place, clause in enumerate(others, start=n + before + 1):
            shown = clause.written_number
            if clause.id not in out and shown in taken:
                shown = _free(_("ex {number}").format(number=shown), place, numbers)
                numbers.add(shown)
            yield clause, moved(clause, place, shown)
        before += len(others)


def _numbers(left: Mapping[int, list[Clause]], out: Collection[str] = ()) -> set[str]:
    """The numbers of clauses left behind, but for those that are out of the text."""
    return {each.written_number for n in left for each in left[n] if each.id not in out}


def _free(written: str, place: int, taken: Collection[str]) -> str:
    """A number that no other clause has: as it is written, else its place, else its place marked
    as that of a paragraph without a number."""
    marked = (f"¶{number}" for number in count(place))
    return next(each for each in chain((written, str(place)), marked) if each not in taken)

"""Numbers of clauses as the text has them: one between two takes the place of the later."""

from collections.abc import Iterator, Sequence

import msgspec

from core.editing.commands.basic import Command, existing
from core.errors import RuleBroken
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.naming import noun
from core.model.records import Clause
from core.model.wordings import is_gone
from core.text.clause_numbers import LONGEST
from core.text.clauses import order_of
from core.text.likeness import same_key


def numbered(clause: str, written: str) -> Command:
    """A clause with its number as it was typed, at the place that goes with it. Clauses that have
    to make room keep the numbers that they are known by; one that is gone from the text leaves its
    number to others."""

    def edits(dossier: Dossier) -> Iterator[Edit]:
        before, number = existing(dossier, Clause, clause), " ".join(written.split())
        others = [each for each in dossier.all(Clause) if each.id != clause]
        in_text = [each for each in others if not is_gone(dossier, each.id)]
        if written == before.written_number and (
            is_gone(dossier, clause) or not _has(number, in_text)
        ):
            return
        _refuse(number, in_text)
        if _is_free(number, others):
            yield Edit(before, moved(before, int(number), number))
            return
        at = _place(number, others)
        if _lies_between(before.number, at, others):
            at = before.number
        yield from _making_room(at, others)
        yield Edit(before, moved(before, at, number))

    return Command(_("number clause {number}").format(number=written), edits)


def _refuse(written: str, others: Sequence[Clause]) -> None:
    if not written:
        raise RuleBroken(_("Enter the number of the clause."), "number")
    if len(written) > LONGEST:
        sentence = _("The number of a clause has at most {count} characters.")
        raise RuleBroken(sentence.format(count=LONGEST), "number")
    if _has(written, others):
        sentence = _("Another {noun} has the number {number}.")
        raise RuleBroken(sentence.format(noun=noun(Clause), number=written), "number")


def _has(written: str, others: Sequence[Clause]) -> bool:
    return any(same_key(each.written_number) == same_key(written) for each in others)


def _is_free(written: str, others: Sequence[Clause]) -> bool:
    """Whether the number can be the place as well."""
    plain = written.isascii() and written.isdigit() and str(int(written)) == written
    if not plain or any(each.label for each in others):
        return False
    return 0 < int(written) < 1000 and all(each.number != int(written) for each in others)


def _place(written: str, others: Sequence[Clause]) -> int:
    """That of the first clause with a later number; else behind all."""
    key = order_of(written)
    later = (each.number for each in others if order_of(each.written_number) > key)
    return next(later, max((each.number for each in others), default=0) + 1)


def _lies_between(number: int, at: int, others: Sequence[Clause]) -> bool:
    before = max((each.number for each in others if each.number < at), default=0)
    return before < number < at


def _making_room(at: int, others: Sequence[Clause]) -> Iterator[Edit]:
    for each in others:
        if each.number == at:
            at += 1
            yield Edit(each, moved(each, at, each.written_number))


def moved(clause: Clause, number: int, written: str) -> Clause:
    """A clause at another place, shown with its number as it is written."""
    label = "" if written == str(number) else written
    return msgspec.structs.replace(clause, number=number, label=label)

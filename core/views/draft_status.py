"""The status of clauses once a draft is brought in: what says the same as before keeps its status,
what does not is judged by its brackets."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from core.language import noop
from core.model.choices import ClauseStatus
from core.model.naming import choice
from core.text.beside import ClauseFate
from core.text.clauses import clauses_in
from core.text.saying import commas


class NewStatus(StrEnum):
    """What a new clause of a draft counts as, and one that says something else."""

    BRACKETED = "bracketed"
    SETTLED = "settled"
    OPEN = "open"


NEW_STATUSES = {
    NewStatus.BRACKETED: noop("bracketed where they have brackets, else open"),
    NewStatus.SETTLED: noop("bracketed where they have brackets, else agreed"),
    NewStatus.OPEN: noop("open, with brackets or without"),
}
SETTLED = (ClauseStatus.AGREED, ClauseStatus.AD_REFERENDUM)


def status_after(
    was: Collection[ClauseStatus], rule: NewStatus, *, keeps_words: bool, bracketed: bool
) -> ClauseStatus:
    """The status of a clause of the working text from a draft on, which may have brackets and may
    keep the words of what it `was`. One made of several clauses is no further than the least of
    them; a part of one is as far as that was."""
    least = min(was, key=[*ClauseStatus].index, default=None)
    if least is not None and keeps_words:
        return least
    if rule is not NewStatus.OPEN and bracketed:
        return ClauseStatus.BRACKETED
    if least is ClauseStatus.UNKNOWN or (rule is NewStatus.OPEN and least not in (None, *SETTLED)):
        return least or ClauseStatus.OPEN
    return ClauseStatus.AGREED if rule is NewStatus.SETTLED else ClauseStatus.OPEN


def turned_words(was: Collection[ClauseStatus], now: ClauseStatus) -> str:
    """A status, and what it was where that is another: "agreed → bracketed"."""
    others = [choice(each) for each in dict.fromkeys(was) if each is not now]
    return " → ".join(filter(None, (commas(others), choice(now))))


def keeps_words(fate: ClauseFate, before: Sequence[str], after: str) -> bool:
    """Whether a clause says the same as what it was, but for its number: the same words; of a split
    one, a part of them; of several, those of all, one after the other."""
    now, then = _words(after), [_words(each) for each in before]
    if fate is ClauseFate.SPLIT:
        return any(_within(now, each) for each in then)
    if fate is ClauseFate.MERGED:
        return sum(map(len, then)) >= len(now) and all(_within(each, now) for each in then)
    return then == [now]


def _words(text: str) -> list[str]:
    number = next((each.number for each in clauses_in(text) if each.number), "")
    return text.replace(number, "", 1).split() if number else text.split()


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "

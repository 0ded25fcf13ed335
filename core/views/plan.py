"""Where the draft plan stands, clause by clause."""

import datetime as dt
from collections.abc import Collection
from functools import partial
from itertools import chain

import msgspec

from core.language import gettext as _
from core.language import ngettext
from core.lenses.marking import (
    Portion,
    covering,
    highest_portion,
    level_of,
    levels,
    rank_of_text,
    signs,
)
from core.lenses.said import said_by
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Clause, ClauseStatus, Round, Wording
from core.model.wordings import is_gone, said_on, wordings
from core.text.patterns import pattern
from core.text.saying import dotted

NAMED = 3
"""With how many of its first words a text names its clause."""
_WORD = pattern(r"\S+")


class ClauseCell(msgspec.Struct, frozen=True):
    """A clause where there is room for its number and the sign of its status; `words` are the
    whole."""

    clause: str
    number: str
    status: ClauseStatus
    sign: str
    words: str


class PlanGlance(msgspec.Struct, frozen=True):
    """The plan at a glance: what is known of it as a whole, how many clauses have each status, and
    a cell a clause; its brackets, and where they and the positions part ways."""

    summary: str
    counts: str
    clauses: tuple[ClauseCell, ...]
    text: str = ""
    parting: str = ""


def plan_glance(dossier: Dossier) -> PlanGlance | None:
    """The plan at a glance; None without clauses."""
    if not dossier.count(Clause):
        return None
    clauses = tuple(_cell(clause) for clause in clauses_there(dossier))
    return PlanGlance(dossier.talks.plan_summary, clause_counts(dossier), clauses)


def texts_of(dossier: Dossier) -> tuple[object, ...]:
    """What the texts of the plan, and when they were said, rest on."""
    return tuple(dossier.tables[kind] for kind in (Clause, Wording, Round))


def title_above(title: str, text: str) -> tuple[str, int]:
    """What of a clause's title stands above its text, and how many characters of the text are the
    rest: a title that is only how the text begins is not said twice."""
    words, begins = title.removesuffix("…").split(), [each.end() for each in _WORD.finditer(text)]
    whole = text.split()
    for at, tail in ((at, words[at:]) for at in range(len(words))):
        if whole[: len(tail)] == tail:
            end = begins[len(tail) - 1]
            is_line = not text[end:].strip() or text[end] == "\n"
            if is_line or len(tail) >= NAMED:
                return " ".join(words[:at]), end
    return title, 0


def clauses_in_words(count: int) -> str:
    """So many clauses: "20 clauses"."""
    return ngettext("{count} clause", "{count} clauses", count).format(count=count)


def clauses_there(dossier: Dossier) -> tuple[Clause, ...]:
    """The clauses that the plan has: without those whose working text a later draft took out."""
    make = partial(_clauses_there, dossier)
    return dossier.memory.fact(clauses_there, texts_of(dossier), make)


def _clauses_there(dossier: Dossier) -> tuple[Clause, ...]:
    return tuple(each for each in dossier.all(Clause) if not is_gone(dossier, each.id))


def _cell(clause: Clause) -> ClauseCell:
    words = _("Clause {number}, {status}: {title}").format(
        number=clause.written_number, status=choice(clause.status), title=clause.title
    )
    return ClauseCell(
        clause.id, clause.written_number, clause.status, status_sign(clause.status), words
    )


def clauses_agreed(dossier: Dossier) -> int:
    """How many clauses of the plan are agreed."""
    return sum(each.status is ClauseStatus.AGREED for each in clauses_there(dossier))


def plan_progress(dossier: Dossier) -> str:
    """How far the plan is: "12/20", or "20" where only the plan's summary says how far it is;
    empty without a plan."""
    count = len(clauses_there(dossier))
    if not dossier.count(Clause):
        return ""
    return str(count) if dossier.talks.plan_summary else f"{clauses_agreed(dossier)}/{count}"


def plan_progress_in_words(dossier: Dossier) -> str:
    """The same for a screen reader: "12 of 20 settled", or what the plan's summary says."""
    said = _("{settled} of {total} settled").format(
        settled=clauses_agreed(dossier), total=len(clauses_there(dossier))
    )
    return dossier.talks.plan_summary or said


def status_sign(status: ClauseStatus) -> str:
    """The sign that tells a clause's status without colour."""
    return {
        ClauseStatus.AGREED: "✓",
        ClauseStatus.AD_REFERENDUM: "ref",
        ClauseStatus.BRACKETED: "[ ]",
        ClauseStatus.OPEN: "✕",
        ClauseStatus.UNKNOWN: "?",
    }[status]


def clause_counts(dossier: Dossier) -> str:
    """How many clauses have each status, most settled first, and how many the text no longer has:
    "12 agreed · 3 bracketed · 5 open · 2 gone"."""
    there = clauses_there(dossier)
    statuses = [clause.status for clause in there]
    found = [(statuses.count(status), choice(status)) for status in reversed(ClauseStatus)]
    found.append((dossier.count(Clause) - len(there), _("gone")))
    said = _("{count} {status}")
    return dotted([said.format(count=n, status=words) for n, words in found if n])


def standing_wordings(dossier: Dossier) -> tuple[Wording, ...]:
    """The last text of every clause by each party, and its last working text."""
    sides = dict.fromkeys((each.clause, each.party) for each in dossier.all(Wording))
    return tuple(wordings(dossier, *side)[-1] for side in sides)


def standing_text(
    dossier: Dossier,
    party: str | None = None,
    on: dt.date | None = None,
    later: Collection[str] = (),
) -> str:
    """The plan as one text: number, title and last working text of every clause that it has. Or as
    a party words it, without the clauses that it does not word; or as it stood on a day, in the
    order of then, without those that had no text then, before the wordings with the ids `later`."""
    return "\n".join(
        _clause_text(clause, "" if wording is None else wording.text.strip())
        for clause, wording in _standing(dossier, party, on, later)
    )


def standing_marking(
    dossier: Dossier,
    party: str | None = None,
    on: dt.date | None = None,
    later: Collection[str] = (),
) -> str:
    """The marking of that text: that of the talks, raised to the highest of the clauses and
    wordings that are in it, as they are marked now."""
    return covering(dossier, chain.from_iterable(_standing(dossier, party, on, later)))


def standing_portions(
    dossier: Dossier,
    party: str | None = None,
    on: dt.date | None = None,
    later: Collection[str] = (),
) -> tuple[Portion, ...]:
    """The clauses of that text, each with the highest of its marks and that of the talks; none
    where none of them is marked."""
    known, marking = levels(dossier), dossier.talks.marking
    there = _standing(dossier, party, on, later)
    own = [[level_of(dossier, each) for each in pair if each is not None] for pair in there]
    if not any(map(any, own)):
        return ()
    place = rank_of_text(known, marking)
    least = known[place].word if place >= 0 else ""
    texts = (_clause_text(clause, text.text if text else "") for clause, text in there)
    found = (highest_portion(known, words, marking) or least for words in own)
    return tuple(map(Portion, map(signs, texts), found))


def _standing(
    dossier: Dossier, party: str | None, on: dt.date | None, later: Collection[str]
) -> list[tuple[Clause, Wording | None]]:
    then = dossier if on is None else said_by(dossier, on, later)
    whole = party is None and on is None
    clauses = clauses_there(then) if whole else then.all(Clause)
    found = ((each, standing_wording(then, each.id, party)) for each in clauses)
    return [(each, said) for each, said in found if whole or (said and said.text.strip())]


def last_text(dossier: Dossier, clause: str, party: str | None = None) -> str:
    """What the wording of a clause says that stands; "" for none."""
    found = standing_wording(dossier, clause, party)
    return found.text.strip() if found is not None else ""


def standing_wording(
    dossier: Dossier, clause: str, party: str | None = None, on: dt.date | None = None
) -> Wording | None:
    """A party's wording of a clause, or the working text, that stands, or that stood on a day."""
    found = wordings(dossier, clause, party)
    if on is not None:
        found = tuple(each for each in found if said_on(dossier, each) <= on)
    return found[-1] if found else None


def _clause_text(clause: Clause, text: str) -> str:
    if has_own_heading(clause, text):
        return f"{text}\n"
    return f"{clause.written_number}. {clause.title}\n" + (f"{text}\n" if text else "")


def has_own_heading(clause: Clause, text: str) -> bool:
    """Whether the clause is named by the first words of its text, which needs no other heading."""
    return bool(text.strip()) and " ".join(text.split()[:NAMED]) in clause.title


def latest_wordings(dossier: Dossier, clause: str) -> list[Wording]:
    """The latest wording of the working text and of each party, in that order."""
    order = [None, *(party.id for party in dossier.parties)]
    texts = (wordings(dossier, clause, party) for party in order)
    return [found[-1] for found in texts if found]

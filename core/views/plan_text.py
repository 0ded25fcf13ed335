"""The plan text as its panel shows it: asked for once, drawn from one value."""

import datetime as dt

import msgspec

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Clause, ClauseStatus, Party, Point, Round, Wording
from core.model.signs import sign
from core.model.wordings import is_gone
from core.text.brackets import Brackets
from core.text.saying import dotted, long_date
from core.views.annotations import Noted, noted
from core.views.clause_graph import ClausesTogether, clauses_together
from core.views.clause_links import linked_words
from core.views.inspector import NoteCard, cards_on
from core.views.names import called, clause_number
from core.views.plan import clause_counts, latest_wordings, status_sign
from core.views.text_gap import course_words, plan_text_gap, text_gap_words
from core.views.unmatched import (
    NAMED,
    UnmatchedSign,
    more_words,
    plan_brackets,
    signs_in,
    unmatched_signs,
)


class WordingWords(msgspec.Struct, frozen=True):
    """A text of a clause, by its id, with the notes on it: whose it is, in what colour ("" for the
    working text), what it is called to whoever listens, and the version and the round that it is
    from; `gone` says so where a later draft took it out. Its brackets, and those among their signs
    that have no partner in any clause."""

    wording: str
    who: str
    colour: str
    spoken: str
    text: Noted
    round: str
    gone: str
    brackets: Brackets
    unmatched: tuple[UnmatchedSign, ...]


class ClauseWords(msgspec.Struct, frozen=True):
    """A clause: its number with the sign of its status, its title, its sticking point, and what
    there is to do called by its name; whether there are `several` texts to compare, and whether it
    is `gone` from the text."""

    clause: str
    mark: str
    status: ClauseStatus
    title: str
    point: str
    status_of: str
    edit: str
    links_of: str
    versions_of: str
    several: bool
    gone: bool
    linked: str
    wordings: tuple[WordingWords, ...]


class PlanText(msgspec.Struct, frozen=True):
    """All that the panel shows. `counts` says what to do where there is no clause; `text` tells of
    the brackets, `unmatched` of the first signs of the working text that have no partner, and
    `unmatched_more` of how many others there are."""

    counts: str
    text: str
    unmatched: tuple[UnmatchedSign, ...]
    unmatched_more: str
    summary: str
    together: ClausesTogether
    clauses: tuple[ClauseWords, ...]
    notes: tuple[NoteCard, ...]


def plan_text(dossier: Dossier, today: dt.date, links_of: dt.date | None = None) -> PlanText:
    """The clauses in order, each with the texts that stand, and the notes on any text.

    Links and conditions have no date: where the rest is as it had been said by one, `links_of` is
    the day as of which they are shown, which is said beside them."""
    clauses, lost = dossier.all(Clause), unmatched_signs(dossier)
    return PlanText(
        clause_counts(dossier) if clauses else _empty(),
        _brackets(dossier, today),
        lost[:NAMED],
        more_words(lost),
        dossier.talks.plan_summary,
        _together(dossier, links_of),
        tuple(_clause(dossier, clause, links_of) for clause in clauses),
        cards_on(dossier, [text.id for text in (*clauses, *dossier.all(Wording))]),
    )


def _brackets(dossier: Dossier, today: dt.date) -> str:
    """The brackets of the plan now and over its versions."""
    now = text_gap_words(plan_text_gap(dossier))
    return "\n".join(filter(None, (now, course_words(dossier, today))))


def _empty() -> str:
    return _(
        "No draft yet. Add the clauses of the plan, then each party’s wording and the working "
        "text; square brackets show what is contested."
    )


def _together(dossier: Dossier, links_of: dt.date | None) -> ClausesTogether:
    together = clauses_together(dossier)
    if links_of is None or not together.words:
        return together
    sentence = _("Links and conditions have no date. They are shown as of {date}.")
    words = (sentence.format(date=long_date(links_of)), *together.words)
    return msgspec.structs.replace(together, words=words)


def _linked(dossier: Dossier, clause: str, links_of: dt.date | None) -> str:
    linked = linked_words(dossier, clause)
    if links_of is None or not linked:
        return linked
    return _("As of {date}: {links}").format(date=long_date(links_of), links=linked)


def _clause(dossier: Dossier, clause: Clause, links_of: dt.date | None) -> ClauseWords:
    name, point = called(dossier, clause), dossier.find(Point, clause.point)
    return ClauseWords(
        clause.id,
        _mark(dossier, clause),
        clause.status,
        clause.title,
        point.in_short if point is not None else "",
        _("Status of {clause}").format(clause=name),
        _("Edit {clause}").format(clause=name),
        _("Links of {clause}").format(clause=name),
        _("Versions of {clause}").format(clause=name),
        len(dossier.having(Wording, clause=clause.id)) > 1,
        is_gone(dossier, clause.id),
        _linked(dossier, clause.id, links_of),
        tuple(_wording(dossier, each) for each in latest_wordings(dossier, clause.id)),
    )


def _mark(dossier: Dossier, clause: Clause) -> str:
    """The number of a clause with the sign of its status, which one that is gone has no more."""
    number = clause_number(dossier, clause)
    gone = is_gone(dossier, clause.id)
    return number if gone else f"{number} {status_sign(clause.status)}"


def _wording(dossier: Dossier, wording: Wording) -> WordingWords:
    party, met = dossier.find(Party, wording.party), dossier.find(Round, wording.round)
    found = plan_brackets(dossier, wording.party)[wording.clause]
    who = f"{sign(party.marker)} {party.name}" if party is not None else _("Working text")
    return WordingWords(
        wording.id,
        who,
        party.colour if party is not None else "",
        _("Wording: {who}").format(who=who),
        noted(dossier, wording, "text"),
        dotted((wording.version, round_name(met) if met is not None else "")),
        "" if wording.text.strip() else _("No longer in the text"),
        found,
        tuple(signs_in(wording.text, found, "", wording.id)),
    )

"""The text gap of the draft plan in figures and words: its brackets now and over its versions, and
where it and the gap between positions part ways."""

import datetime as dt
from collections.abc import Iterator

from core.analysis.movement import change_since_round
from core.analysis.rounds import last_round
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Clause, Round, Wording
from core.text.saying import dated, dotted, percent
from core.text.textgap import TextGap, clause_gap, together
from core.views.plan import said_on, wordings

LEAST = 0.01
"""A share of words that changes by less has not changed."""
SHOWN = 5
"""How many versions a line tells of."""


def working_text(dossier: Dossier, clause: str, on: dt.date | None = None) -> Wording | None:
    """The working text of a clause that stands, or that stood on a day."""
    found = wordings(dossier, clause, None)
    if on is not None:
        found = tuple(each for each in found if said_on(dossier, each) <= on)
    return found[-1] if found else None


def clause_text_gap(dossier: Dossier, clause: Clause, on: dt.date | None = None) -> TextGap:
    """The counts of a clause's working text; all zero without one."""
    wording = working_text(dossier, clause.id, on)
    found = clause_gap(wording.text if wording is not None else "")
    numbered = [each._replace(clause=clause.written_number) for each in found.unbalanced]
    return found._replace(unbalanced=tuple(numbered))


def plan_text_gap(dossier: Dossier, point: str | None = None, on: dt.date | None = None) -> TextGap:
    """The counts of the working texts of all clauses, or of those of a sticking point."""
    clauses = dossier.all(Clause) if point is None else dossier.where(Clause, point=point)
    return together(clause_text_gap(dossier, clause, on) for clause in clauses)


def text_gap_course(dossier: Dossier, until: dt.date) -> Iterator[tuple[dt.date, TextGap]]:
    """The counts of the plan from each of the last days on which a working text came."""
    came = {said_on(dossier, each) for each in dossier.where(Wording, party=None)}
    for day in sorted(each for each in came if dt.date.min < each <= until)[-SHOWN:]:
        yield day, plan_text_gap(dossier, on=day)


def text_gap_words(gap: TextGap) -> str:
    """The counts in a line: "12 brackets · 23% of words inside · 4 options · 8 of 20 clauses
    clean"; empty without any working text."""
    if not gap.clauses:
        return ""
    pairs = ngettext("{count} bracket", "{count} brackets", gap.outermost)
    offered = ngettext("{count} option", "{count} options", gap.options)
    lost = ngettext("{count} unmatched sign", "{count} unmatched signs", len(gap.unbalanced))
    clean = ngettext(
        "{clean} of {count} clause clean", "{clean} of {count} clauses clean", gap.clauses
    )
    inside = _("{share} of words in brackets").format(share=percent(gap.inside_share))
    return dotted(
        (
            pairs.format(count=gap.outermost),
            inside if gap.outermost else "",
            offered.format(count=gap.options) if gap.options else "",
            clean.format(clean=gap.clean, count=gap.clauses),
            lost.format(count=len(gap.unbalanced)) if gap.unbalanced else "",
        )
    )


def parting(dossier: Dossier, pair: Pair | None, today: dt.date, since: Round | None) -> str:
    """A sentence where the gap between positions and the share of words in brackets went different
    ways since a round, by default the last one; empty where they did not."""
    since = since or last_round(dossier, today)
    if pair is None or since is None or since.date is None:
        return ""
    change = change_since_round(dossier, pair, None, today, since)
    stated = change.told_stated if change is not None else None
    if stated is None or abs(stated) < dossier.talks.stall_threshold:
        return ""
    before, now = (plan_text_gap(dossier, on=day) for day in (since.date, today))
    bracketed = now.inside_share - before.inside_share
    if not before.clauses or abs(bracketed) < LEAST or stated * bracketed > 0:
        return ""
    closer = _(
        "Since {round} the positions have moved closer, but more of the text stands in brackets: "
        "{before} → {now}."
    )
    apart = _(
        "Since {round} the positions have moved apart, but less of the text stands in brackets: "
        "{before} → {now}."
    )
    shares = percent(before.inside_share), percent(now.inside_share)
    said = closer if stated < 0 else apart
    return said.format(round=round_name(since), before=shares[0], now=shares[1])


def course_words(dossier: Dossier, today: dt.date) -> str:
    """How the share of words in brackets went: "Words in brackets: 40% on 3 Dec · 22% on 12 Dec";
    empty with less than two versions."""
    course = [*text_gap_course(dossier, today)]
    if len(course) < 2:
        return ""
    said = _("{share} on {day}")
    steps = (
        said.format(share=percent(gap.inside_share), day=dated(day, today)) for day, gap in course
    )
    return _("Words in brackets: {steps}").format(steps=dotted([*steps]))

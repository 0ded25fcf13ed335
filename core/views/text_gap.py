"""The text gap of the draft plan in figures and words: its brackets now and over its versions, and
where it and the gap between positions part ways."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

import msgspec

from core.analysis.comparison import compare_days
from core.analysis.movement import day_before, is_move
from core.analysis.rounds import last_round
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import since_round
from core.model.records import Clause, ClauseLink, Round
from core.model.wordings import said_on, wordings
from core.text.saying import dated, dotted, percent, since_date
from core.text.spanning import gaps_of
from core.text.textgap import TextGap, together
from core.views.plan import standing_wording, texts_of

LEAST = 0.01
"""A share of words that changes by less has not changed."""
SHOWN = 5
"""How many versions a line tells of."""
SCALES = (0.1, 0.25, 0.5, 1.0)
"""Where the scale of a chart of shares may end."""
COUNTED = ("words", "inside", "outermost", "options", "clauses", "clean")
"""What of the counts is followed over time."""


class TextCourse(msgspec.Struct, frozen=True):
    """How the text of some clauses went: from `days[n]` on, until the next day, it has the counts
    `gaps[n]`, without depth and places; what has no date stands from the first day of all on.
    `added[n]` clauses got their first text that day, which is no movement."""

    days: tuple[dt.date, ...] = ()
    gaps: tuple[TextGap, ...] = ()
    added: tuple[int, ...] = ()

    @property
    def shares(self) -> tuple[float, ...]:
        """The words in brackets / all words, 0–1."""
        return tuple(gap.inside_share for gap in self.gaps)

    @property
    def breaks(self) -> tuple[int, ...]:
        """The entries that do not go on from the one before: more clauses have a text."""
        return tuple(n for n, count in enumerate(self.added) if n and count)

    @property
    def reasons(self) -> tuple[tuple[dt.date, str], ...]:
        """The same in short: "+2 clauses"."""
        return tuple((self.days[n], _added(self.added[n])) for n in self.breaks)

    @property
    def scale_end(self) -> float:
        """Where its scale ends, as a share: near above the largest share."""
        most = max(self.shares, default=0.0)
        return next(each for each in SCALES if most <= each)

    def at(self, day: dt.date) -> TextGap | None:
        """The counts on a day; None before there is a text."""
        n = bisect_right(self.days, day)
        return self.gaps[n - 1] if n else None


def _added(count: int) -> str:
    return ngettext("+{count} clause", "+{count} clauses", count).format(count=count)


NO_TEXT = TextCourse()


def clause_text_gaps(dossier: Dossier, on: dt.date | None = None) -> Mapping[str, TextGap]:
    """The counts of the working text of every clause, by its id, where brackets may go from one
    clause of the plan to the next; all zero without a text."""
    make = partial(_clause_text_gaps, dossier, on)
    return dossier.memory.fact((clause_text_gaps, on), texts_of(dossier), make)


def _clause_text_gaps(dossier: Dossier, on: dt.date | None) -> dict[str, TextGap]:
    clauses = dossier.all(Clause)
    standing = [standing_wording(dossier, each.id, on=on) for each in clauses]
    gaps = gaps_of([each.text if each is not None else "" for each in standing])
    return {
        each.id: _numbered(gap, each.written_number)
        for each, gap in zip(clauses, gaps, strict=True)
    }


def _numbered(gap: TextGap, number: str) -> TextGap:
    """The counts with the number of the clause at each sign without a partner."""
    return gap._replace(unbalanced=tuple(each._replace(clause=number) for each in gap.unbalanced))


def plan_text_gap(dossier: Dossier, point: str | None = None, on: dt.date | None = None) -> TextGap:
    """The counts of the working texts of all clauses, or of those of a sticking point."""
    return _whole(dossier, clauses_on(dossier, point), on)


def _whole(dossier: Dossier, clauses: Iterable[Clause], on: dt.date | None) -> TextGap:
    gaps = clause_text_gaps(dossier, on)
    return together(gaps[each.id] for each in clauses)


def clauses_on(dossier: Dossier, point: str | None = None, issue: str = "") -> tuple[Clause, ...]:
    """The clauses of the plan, or those that are about a sticking point or linked to one of its
    issues, or those linked to one issue."""
    if point is None and not issue:
        return tuple(dossier.all(Clause))
    issues = issues_in(dossier, point, issue)
    linked = {each.clause for i in issues for each in dossier.having(ClauseLink, issue=i)}
    if not issue:
        linked |= {each.id for each in dossier.having(Clause, point=point)}
    return tuple(each for each in dossier.all(Clause) if each.id in linked) if linked else ()


def issues_in(dossier: Dossier, point: str | None, issue: str) -> list[str]:
    """The ids of the issues of a sticking point, or the one that is chosen among them."""
    return [issue] if issue else [each.id for each in dossier.issues(point or "")]


def text_course(dossier: Dossier, clauses: Sequence[Clause], until: dt.date) -> TextCourse:
    """How the working texts of some clauses went until a day."""
    chosen = {each.id for each in clauses}
    standing: dict[str, TextGap] = {}
    whole = TextGap()
    steps: list[tuple[dt.date, TextGap, int]] = []
    for day, came in _plan_course(dossier) if chosen else ():
        mine = {clause: gap for clause, gap in came.items() if clause in chosen}
        if not mine or day > until:
            continue
        added = len(mine.keys() - standing)
        for clause, gap in mine.items():
            whole = _exchanged(whole, standing.get(clause, TextGap()), gap)
        standing |= mine
        steps.append((day, whole, added))
    return TextCourse(*map(tuple, zip(*steps, strict=True))) if steps else NO_TEXT


def _plan_course(dossier: Dossier) -> Sequence[tuple[dt.date, dict[str, TextGap]]]:
    """The days on which working texts came, and which clauses have other counts since then, as
    `clause_text_gaps` has them."""
    make = partial(_make_plan_course, dossier)
    return dossier.memory.fact(_plan_course, texts_of(dossier), make)


def _make_plan_course(dossier: Dossier) -> Sequence[tuple[dt.date, dict[str, TextGap]]]:
    order = [each.id for each in dossier.all(Clause)]
    texts = [
        (said_on(dossier, each), each)
        for clause in order
        for each in wordings(dossier, clause, None)
    ]
    steps: list[tuple[dt.date, dict[str, TextGap]]] = []
    standing: dict[str, str] = {}
    before: dict[str, TextGap] = {}
    for day, came in groupby(sorted(texts, key=itemgetter(0)), itemgetter(0)):
        new = {each.clause: each.text for _day, each in came}
        standing |= new
        there = [clause for clause in order if clause in standing]
        now = dict(zip(there, gaps_of([standing[each] for each in there]), strict=True))
        steps.append((day, {c: gap for c, gap in now.items() if c in new or gap != before[c]}))
        before = now
    return steps


def _exchanged(whole: TextGap, old: TextGap, new: TextGap) -> TextGap:
    """The counts with those of one text in the place of another's."""
    parts = {n: getattr(whole, n) - getattr(old, n) + getattr(new, n) for n in COUNTED}
    return TextGap(**parts)


def text_gap_course(dossier: Dossier, until: dt.date) -> Iterator[tuple[dt.date, TextGap]]:
    """The counts of the plan from each of the last days on which a working text came."""
    course = text_course(dossier, clauses_on(dossier), until)
    steps = [*zip(course.days, course.gaps, strict=True)]
    yield from [each for each in steps if each[0] > dt.date.min][-SHOWN:]


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


def bracketed_words(gap: TextGap) -> str:
    """What stands at the end of a line: "23% in brackets"."""
    return _("{share} in brackets").format(share=percent(gap.inside_share))


def reading_of_text(course: TextCourse, day: dt.date) -> str:
    """The counts on a day in a line, for the crosshair; empty before there is a text."""
    gap = course.at(day)
    return text_gap_words(gap) if gap is not None else ""


def parting(
    dossier: Dossier,
    pair: Pair | None,
    today: dt.date,
    since: Round | None,
    point: str | None = None,
) -> str:
    """A sentence where the gap between positions and the share of words in brackets went different
    ways, in the plan or on a sticking point; empty where they did not. Both are compared like for
    like, with the start of a round, by default the last one; before the first round with the day
    before the latest text."""
    clauses = clauses_on(dossier, point)
    begun = _begun(dossier, clauses, today, since)
    if pair is None or begun is None:
        return ""
    since_words, start = begun
    stated = compare_days(dossier, pair, point, start, today).told_stated
    if stated is None or not is_move(dossier, stated):
        return ""
    before, now = _both(dossier, clauses, start, today)
    bracketed = now.inside_share - before.inside_share
    if not before.clauses or abs(bracketed) < LEAST or stated * bracketed > 0:
        return ""
    shares = {"before": percent(before.inside_share), "now": percent(now.inside_share)}
    whole = plan_text_gap(dossier, point, today)
    rest = {} if now.clauses == whole.clauses else {"whole": percent(whole.inside_share)}
    said = _parted(closer=stated < 0, in_part=bool(rest))
    return said.format(since=since_words, **shares, **rest)


def _parted(*, closer: bool, in_part: bool) -> str:
    """The sentence for positions that came closer or grew apart; `in_part` where some clauses had
    no text before, so that the shares are not those of the whole text, which is given as well."""
    if not in_part and closer:
        return _(
            "The positions have come closer {since}, but more of the text stands in brackets: "
            "{before} → {now}."
        )
    if not in_part:
        return _(
            "The positions have grown apart {since}, but less of the text stands in brackets: "
            "{before} → {now}."
        )
    if closer:
        return _(
            "The positions have come closer {since}, but in the clauses that had a text then, "
            "more words stand in brackets: {before} → {now}. All clauses of today together: "
            "{whole}."
        )
    return _(
        "The positions have grown apart {since}, but in the clauses that had a text then, fewer "
        "words stand in brackets: {before} → {now}. All clauses of today together: {whole}."
    )


def _begun(
    dossier: Dossier, clauses: Sequence[Clause], today: dt.date, since: Round | None
) -> tuple[str, dt.date] | None:
    """What is compared with, in words, and the day whose end it is."""
    if not clauses:
        return None
    held = since or last_round(dossier, today)
    if held is not None and held.date is not None:
        return since_round(held), day_before(held)
    days = text_course(dossier, clauses, today).days
    if len(days) < 2:
        return None
    return since_date(dated(days[-1], today)), days[-1] - dt.timedelta(days=1)


def _both(
    dossier: Dossier, clauses: Sequence[Clause], start: dt.date, end: dt.date
) -> tuple[TextGap, TextGap]:
    """The counts on two days, of the clauses that have a text on both."""
    gaps = clause_text_gaps(dossier, start)
    common = [each for each in clauses if gaps[each.id].clauses]
    return _whole(dossier, common, start), _whole(dossier, common, end)


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

"""The two gaps of a pair as figures, with what became of them since a round."""

import datetime as dt
from functools import partial

import msgspec

from core.analysis.gaps import Gap, gap
from core.analysis.movement import RoundChange, change_since_round
from core.analysis.trend import trend
from core.analysis.trend_value import Trend
from core.language import gettext as _
from core.language import spoken
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Round
from core.text.saying import UNKNOWN, delta, dotted, percent, points, semicolons
from core.views.telling import since_words
from core.views.text_gap import NO_TEXT, TextCourse, clauses_on, text_course
from core.views.words import coverage, held_note, known_of, ranges_note

UNCHANGED = "▬"


class GapFigures(msgspec.Struct, frozen=True):
    """The gaps as of a day, on a point or on all of them. The changes are in scale points, like for
    like, None where not known; `altered` tells what else became of the figures, `coverage` what
    share of the weight is known and `known` of how many issues, `note` how ranges were counted."""

    stated: str = UNKNOWN
    between: str = UNKNOWN
    stated_change: float | None = None
    between_change: float | None = None
    altered: str = ""
    coverage: str = ""
    known: str = ""
    note: str = ""
    in_brief: str = UNKNOWN
    """The stated gap and its change as they stand in the navigation: "48 ▼ 9"."""
    spoken: str = ""
    """The same for whoever listens."""

    @property
    def rests_on(self) -> str:
        """What share of the weight is known, of how many issues."""
        return dotted((self.coverage, self.known))


class Course(msgspec.Struct, frozen=True):
    """How the stated gap went until a day, and the rounds to draw beside it; below it the `text` of
    the clauses in question."""

    trend: Trend
    rounds: tuple[Round, ...]
    today: dt.date
    text: TextCourse = NO_TEXT

    @property
    def text_words(self) -> str:
        """What the lower line shows and where it is now; empty without a text."""
        now = self.text.at(self.today)
        return (
            _("In brackets: {share} of words").format(share=percent(now.inside_share))
            if now
            else ""
        )

    @property
    def known(self) -> bool:
        """Whether there is anything to draw."""
        return any(value is not None for value in (*self.trend.stated, *self.trend.between))


def gap_figures(
    dossier: Dossier,
    pair: Pair | None,
    point: str | None,
    today: dt.date,
    since: Round | None,
) -> GapFigures:
    """The figures of a pair on a point, or on all with None; what is unknown without a pair."""
    if pair is None:
        return GapFigures(spoken=_("gap not known"))
    now = gap(dossier, pair, point=point, on=today)
    change = change_since_round(dossier, pair, point, today, since)
    make = partial(_gap_figures, now, change)
    return dossier.memory.fact((gap_figures, pair, point), (now, change, spoken()), make)


def _gap_figures(now: Gap, change: RoundChange | None) -> GapFigures:
    stated_change = change.told_stated if change is not None else None
    aside = since_words(change, ranges=False)
    in_brief, spoken = _in_brief(now, stated_change, aside)
    return GapFigures(
        points(now.stated),
        points(now.between),
        stated_change,
        change.told_between if change is not None else None,
        since_words(change),
        coverage(now),
        known_of(now),
        " ".join(filter(None, (ranges_note(now), held_note(now)))),
        in_brief,
        spoken,
    )


def _in_brief(now: Gap, change: float | None, aside: str) -> tuple[str, str]:
    if now.stated is None:
        return UNKNOWN, _("gap not known")
    sign = delta(change) if change is not None else ""
    shown = sign.rstrip("0").rstrip() if sign.startswith(UNCHANGED) else sign
    told = _("stated gap {gap}, change {change}").format(gap=points(now.stated), change=sign)
    spoken = semicolons((told, aside))
    return f"{points(now.stated)} {shown}".strip(), spoken


def course(dossier: Dossier, pair: Pair, point: str | None, today: dt.date) -> Course:
    """The course of the stated gap and of the text on a point, or on all with None."""
    text = text_course(dossier, clauses_on(dossier, point), today)
    return Course(trend(dossier, pair, point=point, until=today), dossier.all(Round), today, text)

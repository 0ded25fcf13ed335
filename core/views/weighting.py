"""How the gap is made up of its issues, in words."""

import datetime as dt

import msgspec

from core.analysis.weighting import Weighed, Weighting, weighting
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.text.saying import UNKNOWN, number, percent, points, rounded
from core.views.words import known_of


class WeightFigures(msgspec.Struct, frozen=True, gc=False):
    """The sum behind a gap, of how many issues it is, and a row an issue: its name, then what
    `weighed_figures` gives."""

    total: str
    known: str
    rows: tuple[tuple[str, ...], ...]


def weight_figures(dossier: Dossier, pair: Pair, point: str | None, on: dt.date) -> WeightFigures:
    """How the gap of a pair on a point, or on all with None, is worked out on a day."""
    whole = weighting(dossier, pair, point=point, on=on)
    rows = tuple((each.issue.name, *weighed_figures(each)) for each in whole.rows)
    return WeightFigures(sum_in_words(whole), known_of(whole.gap), rows)


def salience_words(value: float | None) -> str:
    """A salience as it is shown: "80", or "(50)" for one that is not recorded."""
    return _("(50)") if value is None else number(value)


def weighed_figures(each: Weighed) -> tuple[str, ...]:
    """The numbers of a row as they are shown: weight, two saliences, ω, share, the two gaps."""
    gaps = (UNKNOWN if gap is None else rounded(gap) for gap in (each.stated, each.between))
    return (
        number(each.issue.weight),
        *(salience_words(value) for value in each.saliences),
        rounded(each.omega),
        percent(each.share),
        *gaps,
    )


def sum_in_words(whole: Weighting) -> str:
    """The sum behind the stated gap: "Σ ω·g ÷ Σ ω = 238 025 ÷ 5 987.5 = 40"; that nothing is known
    where nothing is."""
    weight = sum(row.omega for row in whole.rows if row.stated is not None)
    if whole.gap.stated is None:
        return _("No known issue carries weight.")
    weighed = sum(row.omega * row.stated for row in whole.rows if row.stated is not None)
    said = _("Σ ω·g ÷ Σ ω = {weighed} ÷ {weight} = {gap}; {share} of the weight is known")
    return said.format(
        weighed=rounded(weighed),
        weight=rounded(weight),
        gap=points(whole.gap.stated),
        share=percent(whole.gap.coverage),
    )

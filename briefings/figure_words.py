"""What a figure shows, in words: for those who cannot see it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from briefings.document import Curve, ScaleFigure, ScalePlace, Sparkline, TrendFigure
from core.language import gettext as _
from core.language import ngettext
from core.text.conventions import own_way
from core.text.saying import (
    commas,
    dotted,
    from_until,
    headed,
    labelled,
    long_date,
    percent,
    points,
    semicolons,
)

MOST_STEPS = 12
"""How many steps of a gap over time are told, and how many rounds; if there are more steps, where
it stood at the rounds."""


def map_words(scale: ScaleFigure) -> str:
    """Where each party stands on an issue, from 0 to 100 or in its unit, the gap of the pair, and
    what the proposals on the table would settle."""
    between = headed(scale.between)
    if any(map(str.isdigit, scale.stated)):
        said = _("{issue}: stated gap {stated}. {between}")
        gap = said.format(issue=scale.title, stated=scale.stated, between=between)
    else:
        gap = f"{labelled(scale.title, _('stated gap not known.'))} {between}"
    terms = (f"{labelled(_('Proposal'), term.words)}." for term in scale.terms)
    rest = (*_along(scale), *_places(scale), *_shared(scale), *terms)
    return " ".join([f"{gap.rstrip('. ')}.", *rest])


def _along(scale: ScaleFigure) -> Iterator[str]:
    """What is written along a scale, if it is more than its numbers."""
    named = [(points(at), label) for at, label in scale.anchors]
    if any(number != label for number, label in named):
        each = [labelled(number, own_way(label)) for number, label in named]
        yield labelled(headed(_("anchors")), semicolons(each)) + "."


def _places(scale: ScaleFigure) -> Iterator[str]:
    """Where each party is; those whose place is not known together, at the end."""
    words, nowhere = dict(scale.words), list[str]()
    for place in scale.places:
        name = place.name or place.code
        if told := commas(_at(place, words)):
            yield f"{labelled(name, told)}."
        else:
            nowhere.append(name)
    if nowhere:
        yield f"{labelled(headed(_('not known')), commas(nowhere))}."


def _at(place: ScalePlace, words: dict[float, str]) -> Iterator[str]:
    def called(at: float) -> str:
        return words.get(at) or points(at)

    if place.at is not None:
        said = _("at {value}") if place.at in words else _("at {value} of 100")
        yield said.format(value=called(place.at))
    if place.low is not None and place.high is not None:
        said = _("accepts {low} to {high}")
        yield said.format(low=called(place.low), high=called(place.high))
    if place.before is not None:
        yield _("before at {value}").format(value=called(place.before))
    if place.ideal is not None:
        yield _("ideally {value}").format(value=called(place.ideal))


def _shared(scale: ScaleFigure) -> Iterator[str]:
    if scale.overlap is not None:
        words = dict(scale.words)
        low, high = (words.get(at) or points(at) for at in scale.overlap)
        yield _("The ranges overlap from {low} to {high}.").format(low=low, high=high)


def trend_words(figure: TrendFigure) -> str:
    """How the gap of a pair went, step by step, and why lines break."""
    said = _("Gap over time: {stated}, {between}")
    whole = said.format(stated=figure.stated_label, between=figure.between_label)
    days = from_until(figure.start, figure.until)
    stated = _("Stated gap: {course}.").format(course=_steps(figure, figure.stated))
    between = _("Gap between ranges: {course}.").format(course=_steps(figure, figure.between))
    rounds = [f"{labelled(name, long_date(day))}." for day, name in figure.rounds[-MOST_STEPS:]]
    breaks = [f"{labelled(long_date(day), reason)}." for day, reason in figure.breaks]
    below = [*_lanes(figure), figure.notice]
    return " ".join([f"{whole}.", days, stated, between, *rounds, *breaks, *below]).strip()


def _steps(figure: TrendFigure, curve: Curve) -> str:
    """The figures of a line with their days, without those that do not differ when rounded."""
    told = list[tuple[dt.date, str]]()
    for day, value in zip(curve.days, curve.values, strict=True):
        figures = _("not known") if value is None else points(value)
        if not told or told[-1][1] != figures:
            told.append((max(day, figure.start), figures))
    said = _("{share} on {day}")
    steps = told if len(told) <= MOST_STEPS else _at_rounds(figure, told)
    return dotted([said.format(share=each, day=long_date(day)) for day, each in steps])


def _at_rounds(
    figure: TrendFigure, steps: Sequence[tuple[dt.date, str]]
) -> list[tuple[dt.date, str]]:
    """The first step, where a line stood at the latest rounds, and the last."""
    rounds = [day for day, _name in figure.rounds if steps[0][0] < day < steps[-1][0]]
    held = (
        (day, [told for since, told in steps if since <= day][-1])
        for day in rounds[2 - MOST_STEPS :]
    )
    return [steps[0], *held, steps[-1]]


def _lanes(figure: TrendFigure) -> Iterator[str]:
    """What is below the gap: the share of words in brackets by day, and how many events."""
    if figure.text is not None:
        curve, said = figure.text.curve, _("{share} on {day}")
        steps = [
            said.format(share=percent(value / 100), day=long_date(max(day, figure.start)))
            for day, value in zip(curve.days, curve.values, strict=True)
            if value is not None
        ]
        yield _("Words in brackets: {steps}").format(steps=dotted(steps)) + "."
    if figure.events:
        count = len(figure.events)
        told = ngettext("{count} event is marked.", "{count} events are marked.", count)
        yield told.format(count=count)


def spark_words(cell: Sparkline) -> str:
    """How both gaps went."""
    said = _("Stated gap: {course}.").format(course=_course(cell.stated, aloud=True))
    between = _course(cell.between, aloud=True)
    return f"{said} {_('Gap between ranges: {course}.').format(course=between)}"


def course_words(curve: Curve) -> str:
    """The first and the last figure of a line, as far back as it is unbroken, to be read."""
    return _course(curve, aloud=False)


def _course(curve: Curve, *, aloud: bool) -> str:
    known = [value for value in curve.values[max(curve.breaks, default=0) :] if value is not None]
    if not known:
        return _("not known")
    said = _("from {first} to {last}") if aloud else _("{first} → {last}")
    return said.format(first=points(known[0]), last=points(known[-1]))

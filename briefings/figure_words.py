"""What a figure shows, in words: for those who cannot see it."""

from collections.abc import Iterator

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
    semicolons,
)
from core.views.terms import SIGN


def map_words(scale: ScaleFigure) -> str:
    """Where each party stands on an issue, from 0 to 100, the gap of the pair, and what the
    proposals on the table would settle."""
    if any(map(str.isdigit, scale.stated)):
        said = _("{issue}: stated gap {stated}. {between}")
        gap = said.format(issue=scale.title, stated=scale.stated, between=scale.between)
    else:
        gap = f"{labelled(scale.title, _('stated gap not known.'))} {scale.between}"
    terms = (f"{SIGN} {term.words}." for term in scale.terms)
    places = map(_place_words, scale.places)
    return " ".join([f"{gap.rstrip('. ')}.", *_along(scale), *places, *_shared(scale), *terms])


def _along(scale: ScaleFigure) -> Iterator[str]:
    """What is written along a scale."""
    if scale.anchors:
        told = semicolons([f"{_figure(at)} {own_way(label)}" for at, label in scale.anchors])
        yield labelled(headed(_("anchors")), told) + "."


def _place_words(place: ScalePlace) -> str:
    told = commas(_at(place)) or _("not known")
    return f"{labelled(place.code, told)}."


def _at(place: ScalePlace) -> Iterator[str]:
    if place.at is not None:
        yield _("at {value} of 100").format(value=_figure(place.at))
    if place.low is not None and place.high is not None:
        yield _("accepts {low} to {high}").format(low=_figure(place.low), high=_figure(place.high))
    if place.before is not None:
        yield _("before at {value}").format(value=_figure(place.before))
    if place.ideal is not None:
        yield _("ideally {value}").format(value=_figure(place.ideal))


def _shared(scale: ScaleFigure) -> Iterator[str]:
    if scale.overlap is not None:
        low, high = scale.overlap
        said = _("The ranges overlap from {low} to {high}.")
        yield said.format(low=_figure(low), high=_figure(high))


def trend_words(figure: TrendFigure) -> str:
    """How the gap of a pair went, from the first known figure to the last, and why lines break."""
    said = _("Gap over time: {stated}, {between}")
    whole = said.format(stated=figure.stated_label, between=figure.between_label)
    days = from_until(figure.start, figure.until)
    stated = _("Stated gap: {course}.").format(course=course_words(figure.stated))
    between = _("Gap between ranges: {course}.").format(course=course_words(figure.between))
    breaks = [f"{labelled(long_date(day), reason)}." for day, reason in figure.breaks]
    below = [*_lanes(figure), figure.notice]
    return " ".join([f"{whole}.", days, stated, between, *breaks, *below]).strip()


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
    said = _("Stated gap: {course}.").format(course=course_words(cell.stated))
    return f"{said} {_('Gap between ranges: {course}.').format(course=course_words(cell.between))}"


def course_words(curve: Curve) -> str:
    """The first and the last figure of a line, as far back as it is unbroken."""
    known = [value for value in curve.values[max(curve.breaks, default=0) :] if value is not None]
    if not known:
        return _("not known")
    said = _("{first} → {last}")
    return said.format(first=_figure(known[0]), last=_figure(known[-1]))


def _figure(points: float) -> str:
    return f"{points:.0f}"

"""What is new since the last issued pack: only what was added or altered, point by point."""

from collections.abc import Iterator

from briefings.compose.context import PackContext, dotted, point_anchor
from briefings.document import Block, Bullets, Heading, Prose, Run, Text, plain
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import called
from core.model.records import (
    Clause,
    Issue,
    Line,
    Note,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Wording,
)
from core.model.texts import bearing
from core.views.names import called as name_of
from core.views.since_pack import gap_since, place_since

KINDS = (Position, Line, Clause, Wording, Proposal, Response, Round, Source, Note)
ANNEX = frozenset({"red_line", "fallback", "alternative"})


def news(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section."""
    title = _("What is new")
    if context.before is None:
        said = _("No pack has been issued yet, so everything is new.")
        return Heading(title, 1, anchor="news"), Prose(plain(said))
    return tuple(_blocks(context, context.before, title))


def _blocks(context: PackContext, before: Dossier, title: str) -> Iterator[Block]:
    yield Heading(title, 1, _("since the last pack was issued"), "news")
    fresh = [each for kind in KINDS for each in _new(context, before, kind)]
    by_point: dict[str, list[Record]] = {}
    for record in fresh:
        by_point.setdefault(bearing(context.dossier, record).point, []).append(record)
    for number, point in context.points:
        name = dotted(_addendum(context), _gap(context, before, point))
        items = tuple(_said(context, before, each) for each in by_point.get(point.id, ()))
        if items or name:
            yield Heading(f"{number}  {point.name}", 2, name, f"news-{point.id}")
            if items:
                yield Bullets(items)
            else:
                yield Prose(plain(_("Nothing new.")))
    rest = by_point.get("", ())
    if rest:
        yield Heading(_("Other matters"))
        yield Bullets(tuple(_said(context, before, each) for each in rest))
    if not fresh:
        yield Prose(plain(_("Nothing has been recorded since.")))


def _addendum(context: PackContext) -> str:
    number = context.recipe.addendum
    return _("Addendum {number} to this brief").format(number=number) if number else ""


def _new(context: PackContext, before: Dossier, kind: type[Record]) -> Iterator[Record]:
    """The printable records of a kind that did not exist before, or were different."""
    for record in context.dossier.all(kind):
        if before.find(kind, record.id) != record and _is_for_print(context, record):
            yield record


def _is_for_print(context: PackContext, record: Record) -> bool:
    if isinstance(record, Note):
        return context.may_print(record) and not record.resolved
    return not (isinstance(record, Line) and record.type.value in ANNEX)


def _gap(context: PackContext, before: Dossier, point: Point) -> str:
    return gap_since(before, context.dossier, context.pair, point.id, context.on)


def _said(context: PackContext, before: Dossier, record: Record) -> Text:
    sort = _("altered") if before.find(type(record), record.id) else _("new")
    head = Run(dotted(called(type(record)), sort) + ": ", mute=True)
    placed = _placed(context, before, record) if isinstance(record, Position) else ()
    return (head, *_subject(context, record), *placed, *context.said(record, _text(record)))


def _placed(context: PackContext, before: Dossier, position: Position) -> Text:
    told = place_since(before, context.dossier, position)
    return (Run(f"{told}. " if _text(position) else told),) if told else ()


def _subject(context: PackContext, record: Record) -> Text:
    dossier = context.dossier
    if isinstance(record, Position):
        party, issue = dossier.get(Party, record.party), dossier.get(Issue, record.issue)
        to = point_anchor(issue.point)
        return (Run(party.name, strong=True, to=to), Run(f", {issue.name}: "))
    if isinstance(record, Line | Note):
        return ()
    return (Run(name_of(dossier, record), strong=True), Run(" "))


def _text(record: Record) -> str:
    for field in ("statement", "text", "summary", "record"):
        if found := getattr(record, field, ""):
            return str(found)
    return ""

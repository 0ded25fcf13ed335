"""What is new since the pack issued last: only what was added or altered, point by point."""

from collections.abc import Iterator

from briefings.compose.context import PackContext, dotted, point_anchor
from briefings.document import Block, Bullets, Heading, Prose, Run, Text, plain
from core.analysis.comparison import compare_dossiers
from core.analysis.gaps import places, standing
from core.language import gettext as _
from core.model import naming
from core.model.dossier import Dossier
from core.model.naming import called
from core.model.records import (
    Clause,
    Commitment,
    Issue,
    Line,
    Note,
    Party,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Wording,
)
from core.model.texts import bearing
from core.text import saying
from core.views import words
from core.views.names import called as name_of
from core.views.telling import like_for_like

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
    yield Heading(title, 1, _("since the pack issued last"), "news")
    fresh = [each for kind in KINDS for each in _new(context, before, kind)]
    by_point: dict[str, list[Record]] = {}
    for record in fresh:
        by_point.setdefault(bearing(context.dossier, record).point, []).append(record)
    for number, point in context.points:
        name = dotted(_addendum(context), _gap(context, before, point.id))
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
    """The records of a kind that were not there, or were otherwise, and that may be printed."""
    for record in context.dossier.all(kind):
        if before.find(kind, record.id) != record and _is_for_print(context, record):
            yield record


def _is_for_print(context: PackContext, record: Record) -> bool:
    if isinstance(record, Note):
        return context.may_print(record) and not record.resolved
    return not (isinstance(record, Line) and record.type.value in ANNEX)


def _gap(context: PackContext, before: Dossier, point: str) -> str:
    """How the gap of a point was and is, like for like where it does not rest on the same; "" where
    nothing differs."""
    if context.pair is None or not all(before.find(Party, each) for each in context.pair):
        return ""
    both = compare_dossiers(before, context.dossier, context.pair, point, context.on)
    was, now, altered = both.before.stated, both.now.stated, words.compared(both)
    if saying.points(was) == saying.points(now) and not altered:
        return ""
    said = _("stated gap {was} before, {now} now")
    told = said.format(was=saying.points(was), now=saying.points(now))
    return "; ".join((told, like_for_like(both.told_stated), altered)) if altered else told


def _said(context: PackContext, before: Dossier, record: Record) -> Text:
    sort = _("altered") if before.find(type(record), record.id) else _("new")
    head = Run(dotted(called(type(record)), sort) + ": ", mute=True)
    placed = _placed(before, context.dossier, record) if isinstance(record, Position) else ()
    return (head, *_subject(context, record), *placed, *context.said(record, _text(record)))


def _placed(before: Dossier, dossier: Dossier, position: Position) -> Text:
    """Where a position puts its party, and from where, if that is not where it stood then."""
    issue = dossier.get(Issue, position.issue)
    known = before.find(Issue, issue.id) is not None
    last = standing(before, issue, position.party).position if known else None
    silent = position.commitment is Commitment.NO_STATEMENT
    now = naming.place(issue, position) if silent or places(position) else ""
    was = naming.place(issue, last) if last is not None and places(position) else ""
    told = _("{before} → {now}").format(before=was, now=now) if was not in ("", now) else now
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

"""What is new since the last issued pack, point by point: what was added, altered or removed, with
what it was before."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import fields, replace

from briefings.compose.context import PackContext, dotted, point_anchor
from briefings.document import Block, Bullets, Heading, Prose, Run, Text, plain
from briefings.redline_report import redline_runs
from core.language import gettext as _
from core.lenses.marking import level_of
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import field_name, noun
from core.model.records import (
    Action,
    Clause,
    Definition,
    Excerpt,
    Issue,
    Line,
    Note,
    Outcome,
    Pack,
    Party,
    Point,
    Position,
    Record,
    Response,
)
from core.model.texts import bearing
from core.text import saying
from core.text.conventions import ISOLATE_END, comma, numbered, own_way, semicolon
from core.text.days import local_day
from core.text.redline import redline
from core.views.field_words import field_words
from core.views.names import called as name_of
from core.views.names import issue_alone
from core.views.since_pack import (
    Fate,
    FieldChange,
    RecordNews,
    gap_since,
    news_since,
    place_since,
    stand_since,
    told_fields,
)

ANNEX: Final = frozenset({"red_line", "fallback", "alternative"})
MAIN_TEXTS: Final = ("statement", "text", "summary", "record", "meaning", "quote", "biography")
"""What a record says; the first that it has."""
NAMES: Final = frozenset(("name", "title", "number", "word", "short_name", "code"))
"""The fields by which records are called."""


def news(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section."""
    title = _("What is new")
    if context.before is None:
        said = _("No pack has been issued yet, so everything is new.")
        return Heading(title, 1, anchor="news"), Prose(plain(said))
    return tuple(_blocks(context, context.before, title))


def fresh(context: PackContext, before: Dossier) -> dict[str, list[RecordNews]]:
    """What is new and may be printed, by the sticking point that it is about, "" for none."""
    found: dict[str, list[RecordNews]] = {}
    for each in news_since(before, context.dossier):
        if _is_for_print(context, each.record):
            then = before if each.fate is Fate.REMOVED else context.dossier
            found.setdefault(bearing(then, each.record).point, []).append(each)
    return found


def _blocks(context: PackContext, before: Dossier, title: str) -> Iterator[Block]:
    yield Heading(title, 1, _since(context), "news")
    by_point = fresh(context, before)
    told = False
    for number, point in context.points:
        gap, found = _gap(context, before, point), by_point.get(point.id, ())
        if not gap and not found:
            continue
        told = True
        aside = dotted(_addendum(context), gap)
        yield Heading(numbered(number, point.name, "  "), 2, aside, f"news-{point.id}")
        if found:
            yield Bullets(tuple(_said(context, before, each) for each in found))
    there = {point.id for point in context.dossier.points}
    rest = [each for point, found in by_point.items() if point not in there for each in found]
    if rest:
        yield Heading(_("Other matters"))
        yield Bullets(tuple(_said(context, before, each) for each in rest))
    if not told and not rest:
        yield Prose(plain(_("Nothing has been recorded since.")))


def _since(context: PackContext) -> str:
    last = context.dossier.find(Pack, context.recipe.since)
    if last is None or last.issued is None:
        return _("since the last pack was issued")
    said = _("since the last pack was issued, on {date}")
    return said.format(date=saying.long_date(local_day(last.issued)))


def _addendum(context: PackContext) -> str:
    number = context.recipe.addendum
    return _("Addendum {number} to this brief").format(number=number) if number else ""


def _is_for_print(context: PackContext, record: Record) -> bool:
    if isinstance(record, Note):
        return context.may_print(record)
    is_annex = isinstance(record, Line) and record.type.value in ANNEX
    return context.wants("annex") or not is_annex


def _gap(context: PackContext, before: Dossier, point: Point) -> str:
    return gap_since(before, context.dossier, context.pair, point.id, context.on)


def _said(context: PackContext, before: Dossier, news: RecordNews) -> Text:
    fates = {Fate.NEW: _("new"), Fate.ALTERED: _("altered"), Fate.REMOVED: _("removed")}
    record = news.record
    head = Run(saying.labelled(dotted(noun(type(record)), fates[news.fate])), mute=True)
    if news.fate is Fate.REMOVED:
        field, text = _text(record)
        level = context.level(record, field, before)
        gone = context.quoted((Run(text, struck=True, mute=True, level=level),))
        told: Text = gone if text and not isinstance(record, Action) else ()
        return (head, *context.portion_at(level), *_about(_subject(before, record), told))
    parts = (
        [_changed(context, record, each) for each in news.changes]
        if news.fate is Fate.ALTERED
        else list(_added(context, before, record))
    )
    subject = () if isinstance(record, Point) else _subject(context.dossier, record)
    levels = [run.level for part in parts for run in part]
    level = level_of(context.dossier, record) if all(levels) else ""
    return (head, *context.portion_at(level), *_about(subject, _joined(parts)))


def _about(subject: Text, told: Text) -> Text:
    return (*subject, Run(saying.labelled("")), *told) if subject and told else (*subject, *told)


def _added(context: PackContext, before: Dossier, record: Record) -> Iterator[Text]:
    """What a new record says: where it places a party and from where, its text, and whatever else
    stands in it."""
    placed: Sequence[FieldChange] = ()
    if isinstance(record, Position):
        if told := place_since(before, context.dossier, record):
            field = "low" if record.value is None else "value"
            yield (Run(told, level=context.level(record, field)),)
        placed = tuple(stand_since(before, context.dossier, record))
    field, text = _text(record)
    if text and not isinstance(record, Action):
        yield context.quoted((Run(text, level=context.level(record, field)),))
    for each in placed:
        yield _changed(context, record, each)
    yield from _rest(context, record)


def _rest(context: PackContext, record: Record) -> Iterator[Text]:
    """The other fields of a new record that hold anything; of a position only its date."""
    if isinstance(record, Position):
        level = context.level(record, "date")
        yield (Run(saying.short_date_and_year(record.date), mute=True, level=level),)
        return
    kind = KINDS[type(record)]
    usual = {each.name: each.default for each in fields(kind.record)}
    _field, text = _text(record)
    for field in told_fields(kind.record):
        value = getattr(record, field)
        is_said = field in NAMES or field in kind.parts or value == text
        if not is_said and value not in (None, "", ()) and usual[field] != value:
            level = context.level(record, field)
            words = own_way(field_words(context.dossier, record, field))
            name = Run(saying.labelled(field_name(field, kind.record)), mute=True, level=level)
            yield (name, Run(words, level=level))


def _changed(context: PackContext, record: Record, change: FieldChange) -> Text:
    """A field before and now; texts as a redline."""
    level = context.level(record, change.field)
    name = Run(saying.labelled(change.name), mute=True, level=level)
    if change.is_text:
        runs = redline_runs(redline(change.before, change.now))
        return (name, *context.quoted(tuple(replace(run, level=level) for run in runs)))
    words = _("{before} → {now}").format(before=own_way(change.before), now=own_way(change.now))
    return (name, Run(words, level=level))


def _joined(parts: Sequence[Text]) -> Text:
    """The parts, each a phrase, one after another."""
    found: list[Run] = []
    for part in parts:
        if found:
            ends = found[-1].text.rstrip(f" {ISOLATE_END}").endswith((".", "?", "!", "…", "؟"))
            found.append(Run(" " if ends else semicolon()))
        found += part
    return tuple(found)


def _subject(dossier: Dossier, record: Record) -> Text:
    """What a record is about; nothing of a line or a note, which say so themselves."""
    if isinstance(record, Position):
        party, issue = dossier.get(Party, record.party), dossier.get(Issue, record.issue)
        to = point_anchor(issue.point)
        name = Run(own_way(party.name), strong=True, to=to)
        return (name, Run(comma() + own_way(issue_alone(dossier, issue))))
    if isinstance(record, Line | Note):
        return ()
    return (Run(own_way(_name(dossier, record)), strong=True),)


def _name(dossier: Dossier, record: Record) -> str:
    if isinstance(record, Excerpt):
        return name_of(dossier, dossier.find(Position, record.position))
    if isinstance(record, Outcome):
        kind = KINDS[Outcome].references["clause"]
        return name_of(dossier, dossier.find(kind, record.clause))
    if isinstance(record, Response):
        party = dossier.find(Party, record.party)
        return saying.commas((name_of(dossier, record), party.name if party else ""))
    if isinstance(record, Clause):
        return saying.commas((name_of(dossier, record), record.title))
    if isinstance(record, Action):
        return record.text
    return record.word if isinstance(record, Definition) else name_of(dossier, record)


def _text(record: Record) -> tuple[str, str]:
    """The field that says what there is to say, and what it says; "id" and "" for a record without
    one."""
    texts = ((field, getattr(record, field, "")) for field in MAIN_TEXTS)
    return next(((field, str(text)) for field, text in texts if text), ("id", ""))

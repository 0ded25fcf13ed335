"""What is new since the last issued pack, point by point: what was added, altered or removed, with
what it was before."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from msgspec.structs import fields, replace

from briefings.anchors import point_anchor
from briefings.compose.context import PackContext, dotted
from briefings.compose.figures import level_of_point
from briefings.document import Block, Bullets, Heading, Prose, Run, Text, plain
from briefings.redline_report import redline_runs
from core.language import gettext as _
from core.lenses.kept import target_of
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import NAMES, choice, field_name, noun, round_name
from core.model.records import (
    Action,
    Commitment,
    Hypothesis,
    Indication,
    Issue,
    Line,
    Note,
    Pack,
    Party,
    Point,
    Position,
    Record,
    Round,
    Source,
)
from core.model.texts import bearing
from core.text import saying
from core.text.conventions import ISOLATE_END, comma, numbered, own_way, semicolon
from core.text.days import local_day
from core.text.redline import redline
from core.views.field_words import field_words
from core.views.names import issue_alone
from core.views.news_names import news_name
from core.views.since_pack import (
    GONE,
    Fate,
    FieldChange,
    RecordNews,
    gap_since,
    gone_words,
    news_since,
    place_since,
    stand_since,
    told_against,
    told_fields,
)

ANNEX: Final = frozenset({"red_line", "fallback", "alternative"})
ANNEX_FIELDS: Final = frozenset({"alternative"})
"""Sorts of lines, and fields, that the annex alone says."""
MAIN_TEXTS: Final = ("statement", "text", "summary", "record", "meaning", "quote", "biography")
"""What a record says; the first that it has."""
SORTS: Final = frozenset(("type", "stance", "answer", "status"))
"""Fields that say what sort of thing a record is."""


def news(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section."""
    title = _("What is new")
    if context.before is None:
        said = _("No pack has been issued yet, so everything is new.")
        if context.recipe.addendum:
            said = _("No pack has been issued for this round yet, so there is nothing to add to.")
        return Heading(title, 1, anchor="news"), Prose(plain(said))
    return tuple(_blocks(context, context.before, title))


def fresh(context: PackContext, before: Dossier) -> dict[str, list[RecordNews]]:
    """What is new and may be printed, by the sticking point that it is about, "" for none."""
    found: dict[str, list[RecordNews]] = {}
    for each in map(partial(_to_readers, context, before), news_since(before, context.dossier)):
        tells = each.fate is not Fate.ALTERED or each.changes
        if tells and _is_for_print(context, each.record):
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
        rests_on = (level_of_point(context, point.id, each) for each in (None, before))
        mark = context.highest(*rests_on) if gap else ""
        name = numbered(number, point.name, "  ")
        yield Heading(name, 2, aside, f"news-{point.id}", marking=mark)
        if found:
            yield Bullets(tuple(_said(context, before, each) for each in found))
    there = {point.id for point in context.dossier.points}
    rest = [each for point, found in by_point.items() if point not in there for each in found]
    if rest:
        yield Heading(_("Other matters"))
        yield Bullets(tuple(_said(context, before, each) for each in rest))
    if not told and not rest:
        yield context.unrecorded(_("Nothing has been recorded since."))


def _since(context: PackContext) -> str:
    last = context.dossier.find(Pack, context.recipe.since)
    if last is None or last.issued is None:
        return _("since the last pack was issued")
    said = _("since the last pack was issued, on {date}")
    return said.format(date=saying.long_date(local_day(last.issued)))


def _addendum(context: PackContext) -> str:
    number = context.recipe.addendum
    return _("Addendum {number} to this brief").format(number=number) if number else ""


def _to_readers(context: PackContext, before: Dossier, news: RecordNews) -> RecordNews:
    """News as it is to the readers: what they were not to see before is new to them, and what it
    was then is still not told."""
    was = before.find(type(news.record), news.record.id)
    if news.fate is Fate.ALTERED and not _is_for_print(context, was):
        return RecordNews(news.record, Fate.NEW)
    changes = (each for each in news.changes if _is_field_for_print(context, each.field))
    return replace(news, changes=tuple(changes))


def _is_for_print(context: PackContext, record: Record | None) -> bool:
    """Whether a record is told: what the annex alone says, and notes on that, only with it."""
    if isinstance(record, Note):
        if not _is_field_for_print(context, record.field):
            return False
        kind, key = target_of(record)
        gone = context.before.find(kind, key) if context.before is not None else None
        on = context.dossier.find(kind, key) or gone
        return context.may_print(record) and _is_for_print(context, on)
    of_annex = isinstance(record, Hypothesis | Indication)
    is_annex = of_annex or (isinstance(record, Line) and record.type.value in ANNEX)
    return context.wants("annex") or not is_annex


def _is_field_for_print(context: PackContext, field: str) -> bool:
    return context.wants("annex") or field not in ANNEX_FIELDS


def _gap(context: PackContext, before: Dossier, point: Point) -> str:
    return gap_since(before, context.dossier, context.pair, point.id, context.on)


def _said(context: PackContext, before: Dossier, news: RecordNews) -> Text:
    fates = {Fate.NEW: _("new"), Fate.ALTERED: _("altered"), Fate.REMOVED: _("removed")}
    record = news.record
    head = Run(saying.labelled(dotted(noun(type(record)), fates[news.fate])), mute=True)
    if news.fate is Fate.REMOVED:
        return (head, *_removed(context, before, record))
    field, _text_said = _text(record)
    if news.fate is Fate.ALTERED:
        is_said = any(each.field == field for each in news.changes)
        was = before.find(type(record), record.id)
        parts = [_changed(context, record, each, was) for each in news.changes]
    else:
        is_said, parts = True, list(_added(context, record))
    own = _level(context, record, "id")
    subject = () if isinstance(record, Point) else _subject(context.dossier, record, own, is_said)
    if isinstance(record, Position) and news.fate is Fate.ALTERED:
        subject = (*subject, Run(comma() + saying.short_date_and_year(record.date)))
    level = context.highest(own, *(run.level for part in parts for run in part))
    return (head, *context.portion_at(level), *_about(subject, _joined(parts)))


def _removed(context: PackContext, before: Dossier, record: Record) -> Text:
    """What is gone, struck: what it said, and whatever else stood in it."""
    parts = tuple(_gone(context, before, record))
    field = GONE[0] if isinstance(record, Position) else _text(record)[0]
    own = _level(context, record, field, before)
    level = context.highest(own, *(run.level for part in parts for run in part))
    subject = _subject(before, record, level, is_said=True)
    return (*context.portion_at(level), *_about(subject, _joined(parts)))


def _gone(context: PackContext, before: Dossier, record: Record) -> Iterator[Text]:
    if isinstance(record, Position):
        said = (each for each in GONE if getattr(record, each) not in (None, ""))
        level = context.highest(*(_level(context, record, each, before) for each in said))
        words = gone_words(before, record)
        yield context.quoted((Run(words, struck=True, mute=True, level=level),))
    yield from _says(context, record, before)


def _level(context: PackContext, record: Record, field: str, then: Dossier | None = None) -> str:
    """The mark of a field, and of what it names: of a note also of what that is on."""
    dossier = then or context.dossier
    level = context.level(record, field, then)
    of, key = KINDS[type(record)].references.get(field), getattr(record, field)
    if isinstance(record, Note):
        of, key, level = KIND_NAMED[record.target_kind].record, record.target, ""
    named = dossier.find(of, key) if of is not None else None
    return level if named is None else context.highest(level, context.level(named, "id", then))


def _about(subject: Text, told: Text) -> Text:
    return (*subject, Run(saying.labelled("")), *told) if subject and told else (*subject, *told)


def _added(context: PackContext, record: Record) -> Iterator[Text]:
    """What a new record says: where it places a party and from where, its text, and whatever else
    stands in it."""
    if isinstance(record, Position):
        yield from _placed(context, record)
    yield from _says(context, record)


def _says(context: PackContext, record: Record, then: Dossier | None = None) -> Iterator[Text]:
    """The text of a record, unless its name or its place says it, and each other field that holds
    anything; those of one that was in the dossier `then`, struck."""
    dossier, is_gone = then or context.dossier, then is not None
    field, text = _text(record)
    if text and not isinstance(record, Action | Position):
        level = _level(context, record, field, then)
        yield context.quoted((Run(text, struck=is_gone, mute=is_gone, level=level),))
    for field in filter(partial(_is_field_for_print, context), _held(record)):
        level = _level(context, record, field, then)
        words = own_way(field_words(dossier, record, field))
        name = Run(saying.labelled(field_name(field, type(record))), mute=True, level=level)
        yield (name, Run(words, struck=is_gone, mute=is_gone, level=level))


def _placed(context: PackContext, record: Position) -> Iterator[Text]:
    """What a new position says: where it puts its party and from where, in which words, what else
    it alters, and how it was said."""
    last = told_against(context.dossier, record)
    if told := place_since(context.dossier, record, last, context.pair):
        field = "low" if record.value is None else "value"
        yield (Run(told, level=context.level_of_way(record, field, last)),)
    if record.statement:
        level = _level(context, record, "statement")
        yield context.quoted((Run(record.statement, level=level),))
    for each in stand_since(context.dossier, record, last):
        yield _changed(context, record, each, last)
    yield _said_how(context, record)


def _said_how(context: PackContext, record: Position) -> Text:
    """How a position was said, where that is from, when, and how sure the desk is of it."""
    source = context.dossier.find(Source, record.source)
    meeting = context.dossier.find(Round, record.round)
    cited = context.cited(source) if source is not None else ""
    date = saying.short_date_and_year(record.date)
    at = round_name(meeting) if meeting is not None else ""
    said = [choice(record.commitment), cited, record.locator, date, record.time, at]
    field = "date"
    if context.tells(Position, "confidence") and record.commitment is not Commitment.NO_STATEMENT:
        field = "confidence"
        said.append(_("{level} confidence").format(level=choice(record.confidence)))
    level = context.highest(_level(context, record, field), _level(context, record, "source"))
    return (Run(saying.commas(said), mute=True, level=level),)


def _held(record: Record) -> Iterator[str]:
    """The fields of a record that hold anything besides its name and its text; what sort of thing
    it is, also where that is the usual one."""
    kind = KINDS[type(record)]
    usual = {each.name: each.default for each in fields(kind.record)}
    _field, text = _text(record)
    for field in ("corrects",) if isinstance(record, Position) else told_fields(kind.record):
        value = getattr(record, field)
        is_said = field in NAMES or field in kind.parts or value == text
        is_usual = usual[field] == value and field not in SORTS
        if not is_said and value not in (None, "", ()) and not is_usual:
            yield field


def _changed(context: PackContext, record: Record, change: FieldChange, was: Record | None) -> Text:
    """A field of a record before, where it `was` marked in its own way, and now; texts as a
    redline."""
    level = _level(context, record, change.field)
    if was is not None:
        then = context.before if was.id == record.id else None
        level = context.highest(level, _level(context, was, change.field, then))
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


def _subject(dossier: Dossier, record: Record, level: str, is_said: bool) -> Text:
    """What a record is called; nothing of one that says so itself."""
    if isinstance(record, Position):
        party, issue = dossier.get(Party, record.party), dossier.get(Issue, record.issue)
        to = point_anchor(issue.point)
        name = Run(own_way(party.name), strong=True, to=to)
        return (name, Run(comma() + own_way(issue_alone(dossier, issue))))
    called = news_name(dossier, record, is_said=is_said)
    return (Run(called, strong=True, level=level),) if called else ()


def _text(record: Record) -> tuple[str, str]:
    """The field that says what there is to say, and what it says; "id" and "" for a record without
    one."""
    texts = ((field, getattr(record, field, "")) for field in MAIN_TEXTS)
    return next(((field, str(text)) for field, text in texts if text), ("id", ""))

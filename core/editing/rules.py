"""What must hold in every dossier, whoever made the change.

Each rule looks at one record in the dossier to come and answers with a sentence if it is broken.
Only what a change edited is looked at, so that an edit costs the same in a large dossier.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from core.errors import RuleBroken
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import called, noun
from core.model.records import (
    AgendaItem,
    Anchor,
    Clause,
    Definition,
    Excerpt,
    Issue,
    Level,
    Mark,
    Negotiation,
    Note,
    Party,
    Point,
    Position,
    Record,
    Round,
    Source,
    Term,
)
from core.model.references import by_kind, naming
from core.model.texts import STORED_TEXT
from core.text.numbers import written

Rule = Callable[[Dossier, Any], str | None]

UNKEPT = re.compile("[\\0\ud800-\udfff]")
"""Characters that SQLite or UTF-8 cannot keep: the null character and lone surrogates."""

LARGEST = 1e15
"""The largest number, either side of zero: up to there, differences are exact and sums finite."""


def check(edits: Iterable[Edit], dossier: Dossier) -> None:
    """Raise RuleBroken for the first rule that the edits break in `dossier`, the one to come."""
    edits = tuple(edits)
    for edit in edits:
        sentence = next(_broken(edit, dossier), None)
        if sentence is not None:
            raise RuleBroken(sentence)
    sentence = next(_left_behind([e.record for e in edits if e.after is None], dossier), None)
    if sentence is not None:
        raise RuleBroken(sentence)


def _broken(edit: Edit, dossier: Dossier) -> Iterator[str]:
    if edit.after is None:
        if edit.kind is Negotiation:
            yield _("The talks themselves cannot be removed.")
        return
    for rule in (*RULES["every"], *RULES.get(KINDS[edit.kind].table, ())):
        sentence = rule(dossier, edit.after)
        if sentence is not None:
            yield sentence
    if isinstance(edit.before, Position) and isinstance(edit.after, Position):
        yield from _leaves_its_corrections(edit.before, edit.after, dossier)
    if isinstance(edit.after, Term):
        yield from _comes_beside_a_term(edit.before, edit.after, dossier)


def _leaves_its_corrections(before: Position, after: Position, dossier: Dossier) -> Iterator[str]:
    moved = (before.issue, before.party) != (after.issue, after.party)
    if moved and any(
        p.corrects == before.id for p in dossier.positions(before.issue, before.party)
    ):
        yield _("A corrected position stays with its party and issue.")


def _comes_beside_a_term(before: Record | None, after: Term, dossier: Dossier) -> Iterator[str]:
    """Two terms on one issue would say two things of one package. Those of older files may stay."""
    same = dossier.where(Term, proposal=after.proposal, issue=after.issue)
    was = (before.proposal, before.issue) if isinstance(before, Term) else None
    if was != (after.proposal, after.issue) and len(same) > 1:
        name = dossier.get(Issue, after.issue).name
        yield _("This proposal has a term on {issue} already.").format(issue=name)


def _left_behind(gone: list[Record], dossier: Dossier) -> Iterator[str]:
    """What still names a record that is gone, or stands on it."""
    for record, name in naming(dossier, by_kind(gone)):
        named = KINDS[type(record)].references[name]
        sentence = _("This {noun} is still named by {others}.")
        yield sentence.format(noun=noun(named), others=called(type(record)))
    for record in gone:
        table = KINDS[type(record)].table
        if any(note.target_kind == table for note in dossier.notes(record.id)):
            yield _("There are still notes on this {noun}.").format(noun=noun(type(record)))
        if any(mark.target_kind == table for mark in dossier.marks(record.id)):
            yield _("There is still a mark on this {noun}.").format(noun=noun(type(record)))


def _has_the_right_types(dossier: Dossier, record: Record) -> str | None:
    """A wrong type is no person's doing, so that TypeError reaches the crash dialog."""
    try:
        told = msgspec.convert(msgspec.to_builtins(record), type(record))
    except (msgspec.ValidationError, TypeError, ValueError) as failure:
        raise TypeError(f"{type(record).__name__}: {failure}") from failure
    if told != record:
        raise TypeError(f"{type(record).__name__} does not come back from the file as it was")
    return None


def _text_can_be_kept(dossier: Dossier, record: Record) -> str | None:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        parts = value if isinstance(value, tuple) else (value,)
        if any(UNKEPT.search(text) for text in map(_text_of, parts) if text):
            return _("A text holds a character that cannot be stored. Type it again.")
    return None


def _text_of(value: object) -> str:
    if isinstance(value, Anchor):
        return value.label
    if isinstance(value, Level):
        return value.word + value.short
    return value if isinstance(value, str) else ""


def _no_chain_closes(dossier: Dossier, record: Record) -> str | None:
    """Corrections, replies and proposals that replace others all end somewhere."""
    kind = KINDS[type(record)]
    for name, named in kind.references.items():
        seen, link = {record.id}, getattr(record, name)
        while named is kind.record and link is not None:
            if link in seen:
                return _("This {noun} cannot follow from itself.").format(noun=noun(kind.record))
            seen.add(link)
            link = getattr(dossier.find(named, link), name, None)
    return None


def _references_exist(dossier: Dossier, record: Record) -> str | None:
    kind = KINDS[type(record)]
    for name, named in kind.references.items():
        identifier = getattr(record, name)
        if identifier is None and not (name in kind.parts and name != "parent"):
            continue
        if dossier.find(named, identifier) is None:
            return _("The {noun} that it belongs to does not exist.").format(noun=noun(named))
    return None


def _numbers_can_be_kept(dossier: Dossier, record: Record) -> str | None:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, float) and not math.isfinite(value):
            return _("A number must be finite.")
        most = LARGEST if isinstance(value, float) else 2**63 - 1
        if isinstance(value, float | int) and abs(value) > most:
            return _("A number is too large.")
    return None


def _years_have_four_digits(dossier: Dossier, record: Record) -> str | None:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, dt.date) and value.year < 1000:
            return _("The year of a date has four digits.")
    return None


def _pair_differs(dossier: Dossier, talks: Negotiation) -> str | None:
    if talks.first is not None and talks.first == talks.second:
        return _("The two parties to compare must differ.")
    if talks.stall_threshold < 0 or talks.stall_rounds < 1 or talks.stale_days < 1:
        return _("A threshold cannot be negative, and one round or day is the least.")
    return None


def _colour_is_written_in_hex(dossier: Dossier, party: Party) -> str | None:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", party.colour):
        return _("A colour is written as # and six hexadecimal digits, such as #5B6470.")
    return None


def _has_title(dossier: Dossier, record: Source | Clause) -> str | None:
    if not record.title.strip():
        return _("This {noun} needs a title.").format(noun=noun(type(record)))
    return None


def _scale_holds_what_was_said(dossier: Dossier, issue: Issue) -> str | None:
    """Moving the ends of a scale must not leave positions or terms outside."""
    said = (p for party in dossier.parties for p in dossier.positions(issue.id, party.id))
    values = [v for p in said for v in (p.value, p.low, p.high, p.ideal) if v is not None]
    values += [t.value for t in dossier.where(Term, issue=issue.id) if t.value is not None]
    if values and not (on_scale(issue, min(values)) and on_scale(issue, max(values))):
        sentence = _("Positions on {issue} would be outside that scale ({low} to {high}).")
        low, high = written(min(values)), written(max(values))
        return sentence.format(issue=issue.name, low=low, high=high)
    return None


def on_scale(issue: Issue, value: float) -> bool:
    """Whether a value stands between the ends of the issue's scale, give or take rounding."""
    low, high = sorted((issue.low_end, issue.high_end))
    slack = (high - low) * 1e-9
    return low - slack <= value <= high + slack


def _term_is_on_the_scale(dossier: Dossier, term: Term) -> str | None:
    return _off_scale(dossier.get(Issue, term.issue), (term.value,))


def _off_scale(issue: Issue, values: Iterable[float | None]) -> str | None:
    for value in values:
        if value is not None and not on_scale(issue, value):
            low, high = map(written, sorted((issue.low_end, issue.high_end)))
            sentence = _("{value} is outside the scale of {issue} ({low} to {high}).")
            return sentence.format(value=written(value), issue=issue.name, low=low, high=high)
    return None


def _has_name(dossier: Dossier, record: Any) -> str | None:
    name = getattr(record, "name", None)
    if name is not None and not name.strip():
        return _("This {noun} needs a name.").format(noun=noun(type(record)))
    return None


def _party_code_is_unique(dossier: Dossier, party: Party) -> str | None:
    if not party.code.strip():
        return _("A party needs a short code.")
    if party.code.casefold() in {p.code.casefold() for p in dossier.parties if p.id != party.id}:
        return _("Another party has the code {code}.").format(code=party.code)
    return None


def _point_name_is_unique(dossier: Dossier, point: Point) -> str | None:
    if any(p.name == point.name and p.id != point.id for p in dossier.points):
        return _("Another sticking point is called {name}.").format(name=point.name)
    return None


def _issue_has_a_scale(dossier: Dossier, issue: Issue) -> str | None:
    if issue.low_end == issue.high_end:
        return _("The two ends of the scale must differ.")
    if issue.weight < 0:
        return _("A weight cannot be negative.")
    if any(not 0 <= anchor.at <= 100 for anchor in issue.anchors):
        return _("An anchor must stand between 0 and 100.")
    if any(i.name == issue.name and i.id != issue.id for i in dossier.issues(issue.point)):
        return _("Another issue of this point is called {name}.").format(name=issue.name)
    return None


def _position_is_on_the_scale(dossier: Dossier, position: Position) -> str | None:
    values = (position.value, position.low, position.high, position.ideal)
    return _off_scale(dossier.get(Issue, position.issue), values)


def _position_has_a_range(dossier: Dossier, position: Position) -> str | None:
    if (position.low is None) != (position.high is None):
        return _("A range needs both its ends.")
    if position.low is not None and position.high is not None and position.low > position.high:
        return _("The low end of a range cannot be above its high end.")
    if position.salience is not None and not 0 <= position.salience <= 100:
        return _("Salience is between 0 and 100.")
    return None


def _correction_keeps_its_place(dossier: Dossier, position: Position) -> str | None:
    if position.corrects is None:
        return None
    corrected = dossier.get(Position, position.corrects)
    if (corrected.issue, corrected.party) != (position.issue, position.party):
        return _("A correction stays with its party and issue.")
    return None


def _no_statement_has_no_value(dossier: Dossier, position: Position) -> str | None:
    if position.commitment == "no_statement" and position.value is not None:
        return _("“No statement” cannot carry a value.")
    return None


def _round_is_in_order(dossier: Dossier, record: Round) -> str | None:
    if any(r.number == record.number and r.id != record.id for r in dossier.all(Round)):
        return _("There is a Round {number} already.").format(number=record.number)
    if record.date and record.end_date and record.end_date < record.date:
        return _("A round cannot end before it begins.")
    return None


def _source_is_graded(dossier: Dossier, source: Source) -> str | None:
    if source.reliability not in ("", *"ABCDEF") or not 0 <= source.credibility <= 6:
        return _("A source is graded A to F and 1 to 6.")
    return None


def _number_is_unique(dossier: Dossier, record: Source | Clause) -> str | None:
    kind = type(record)
    if any(r.number == record.number and r.id != record.id for r in dossier.all(kind)):
        sentence = _("Another {noun} has the number {number}.")
        return sentence.format(noun=noun(kind), number=record.number)
    return None


def _item_takes_time(dossier: Dossier, item: AgendaItem) -> str | None:
    if item.minutes is not None and item.minutes < 0:
        return _("An agenda item cannot take less than no time.")
    return None


def _note_has_a_target(dossier: Dossier, note: Note) -> str | None:
    kind = KIND_NAMED.get(note.target_kind)
    target = dossier.find(kind.record, note.target) if kind else None
    if target is None:
        return _("The text that this note stands on does not exist.")
    if note.field and note.field not in (*target.__struct_fields__, STORED_TEXT):
        return _("The text that this note stands on does not exist.")
    return None


def _phrase_has_a_place(dossier: Dossier, record: Note | Excerpt) -> str | None:
    if (record.start is None) != (record.end is None):
        return _("A phrase has a start and an end.")
    if record.start is not None and record.end is not None and not 0 <= record.start <= record.end:
        return _("A phrase cannot end before it starts.")
    return None


def _reply_keeps_its_target(dossier: Dossier, note: Note) -> str | None:
    parent = dossier.find(Note, note.parent)
    if parent and (parent.target_kind, parent.target) != (note.target_kind, note.target):
        return _("A reply stands on the same text as the note that it answers.")
    return None


def _mark_has_a_target(dossier: Dossier, mark: Mark) -> str | None:
    kind = KIND_NAMED.get(mark.target_kind)
    if kind is None or dossier.find(kind.record, mark.target) is None:
        return _("What the mark stands on does not exist.")
    others = (each.target_kind for each in dossier.marks(mark.target) if each.id != mark.id)
    if mark.target_kind in others:
        return _("This {noun} has a mark already.").format(noun=noun(kind.record))
    return None


def _levels_differ(dossier: Dossier, talks: Negotiation) -> str | None:
    words = [level.word.strip().casefold() for level in talks.levels]
    if "" in words or len(set(words)) < len(words):
        return _("Every word of marking is written once, and none is empty.")
    return None


def _word_is_given(dossier: Dossier, entry: Definition) -> str | None:
    return None if entry.word.strip() else _("A glossary entry needs its word.")


RULES: dict[str, tuple[Rule, ...]] = {
    "every": (
        _has_the_right_types,
        _references_exist,
        _numbers_can_be_kept,
        _text_can_be_kept,
        _years_have_four_digits,
        _has_name,
        _no_chain_closes,
    ),
    "negotiation": (_pair_differs, _levels_differ),
    "mark": (_mark_has_a_target,),
    "definition": (_word_is_given,),
    "party": (_party_code_is_unique, _colour_is_written_in_hex),
    "point": (_point_name_is_unique,),
    "issue": (_issue_has_a_scale, _scale_holds_what_was_said),
    "position": (
        _position_is_on_the_scale,
        _position_has_a_range,
        _correction_keeps_its_place,
        _no_statement_has_no_value,
    ),
    "round": (_round_is_in_order,),
    "agenda_item": (_item_takes_time,),
    "term": (_term_is_on_the_scale,),
    "clause": (_has_title, _number_is_unique),
    "source": (_has_title, _number_is_unique, _source_is_graded),
    "excerpt": (_phrase_has_a_place,),
    "note": (_note_has_a_target, _phrase_has_a_place, _reply_keeps_its_target),
}

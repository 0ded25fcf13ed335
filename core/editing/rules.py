"""What must hold in every dossier, whoever made the change.

Each rule looks at one record in the dossier to come and returns a sentence if it is broken. Only
what a change edited is checked, so that an edit costs the same in a large dossier.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from core.editing.annotation_rules import (
    has_a_name_of_its_own,
    left_standing,
    mark_has_a_target,
    note_has_a_target,
    phrase_has_a_place,
    reply_keeps_its_target,
    tagging_has_a_target,
)
from core.editing.limits import FIRST_YEAR, LARGEST, UNKEPT, on_scale
from core.editing.link_rules import condition_is_another_clause, link_has_one_end
from core.editing.membership_rules import member_is_another_party, membership_is_in_order
from core.editing.position_rules import (
    correction_keeps_its_place,
    leaves_its_corrections,
    no_statement_has_no_value,
    position_has_a_range,
)
from core.editing.rules_at_once import keep_all_rules
from core.errors import RuleBroken
from core.language import gettext as _
from core.model.change import Edit, runs
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import called, noun
from core.model.records import (
    AgendaItem,
    Anchor,
    Clause,
    Issue,
    Level,
    Negotiation,
    Party,
    Point,
    Position,
    Record,
    Round,
    Source,
    Term,
)
from core.model.references import by_kind, naming
from core.text.likeness import same_key
from core.text.saying import exact

Rule = Callable[[Dossier, Any], RuleBroken | None]


def check(edits: Iterable[Edit], dossier: Dossier) -> None:
    """Raise RuleBroken for the first rule that the edits break in `dossier`, the one to come."""
    edits = tuple(edits)
    for run in runs(edits, len(edits)):
        if len(run) > 1 and run[0].adds and keep_all_rules(dossier, [edit.record for edit in run]):
            continue
        for edit in run:
            for broken in broken_by(edit, dossier):
                raise broken
    for broken in _left_behind([e.record for e in edits if e.after is None], dossier):
        raise broken


def broken_by(edit: Edit, dossier: Dossier) -> Iterator[RuleBroken]:
    """The rules that an edit breaks in `dossier`, the one to come."""
    if edit.after is None:
        if edit.kind is Negotiation:
            yield RuleBroken(_("The talks themselves cannot be removed."))
        return
    if isinstance(edit.after, Party):
        yield from _takes_a_free_name(edit.before, edit.after, dossier)
    for rule in (*RULES["every"], *RULES.get(KINDS[edit.kind].table, ())):
        broken = rule(dossier, edit.after)
        if broken is not None:
            yield broken
    if isinstance(edit.before, Position) and isinstance(edit.after, Position):
        yield from leaves_its_corrections(edit.before, edit.after, dossier)
    if isinstance(edit.after, Term):
        yield from _comes_beside_a_term(edit.before, edit.after, dossier)


def _comes_beside_a_term(
    before: Record | None, after: Term, dossier: Dossier
) -> Iterator[RuleBroken]:
    """Two terms on one issue would contradict each other in one package. Those in older files may
    stay."""
    same = dossier.where(Term, proposal=after.proposal, issue=after.issue)
    was = (before.proposal, before.issue) if isinstance(before, Term) else None
    if was != (after.proposal, after.issue) and len(same) > 1:
        name = dossier.get(Issue, after.issue).name
        yield RuleBroken(
            _("This proposal already has a term on {issue}.").format(issue=name), "issue"
        )


def _left_behind(gone: list[Record], dossier: Dossier) -> Iterator[RuleBroken]:
    """Whatever still refers to a removed record, or is attached to it."""
    for record, name in naming(dossier, by_kind(gone)):
        named = KINDS[type(record)].references[name]
        sentence = _("This {noun} is still used by {others}.")
        yield RuleBroken(sentence.format(noun=noun(named), others=called(type(record))))
    for record in gone:
        yield from left_standing(dossier, record)


def _has_the_right_types(dossier: Dossier, record: Record) -> RuleBroken | None:
    """A wrong type is not a person's doing, so TypeError goes to the crash dialog."""
    try:
        told = msgspec.convert(msgspec.to_builtins(record), type(record))
    except (msgspec.ValidationError, TypeError, ValueError) as failure:
        raise TypeError(f"{type(record).__name__}: {failure}") from failure
    if told != record:
        raise TypeError(f"{type(record).__name__} does not come back from the file as it was")
    return None


def _text_can_be_kept(dossier: Dossier, record: Record) -> RuleBroken | None:
    values = msgspec.structs.astuple(record)
    texts = [value for value in values if isinstance(value, str)]
    several = any(isinstance(value, tuple) for value in values)
    if not several and not UNKEPT.search("".join(texts)):
        return None
    for name, value in zip(record.__struct_fields__, values, strict=True):
        text = "".join(map(_text_of, value)) if isinstance(value, tuple) else _text_of(value)
        if text and UNKEPT.search(text):
            return RuleBroken(
                _("The text contains a character that cannot be stored. Retype the text."), name
            )
    return None


def _text_of(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Level):
        return value.word + value.short
    return value.label if isinstance(value, Anchor) else ""


def _no_chain_closes(dossier: Dossier, record: Record) -> RuleBroken | None:
    """Chains of corrections, replies and replacing proposals must end somewhere."""
    kind = KINDS[type(record)]
    for name, named in kind.references.items():
        seen, link = {record.id}, getattr(record, name)
        while named is kind.record and link is not None:
            if link in seen:
                return RuleBroken(
                    _("This {noun} cannot refer back to itself.").format(noun=noun(kind.record)),
                    name,
                )
            seen.add(link)
            link = getattr(dossier.find(named, link), name, None)
    return None


def _references_exist(dossier: Dossier, record: Record) -> RuleBroken | None:
    kind = KINDS[type(record)]
    for name, named in kind.references.items():
        identifier = getattr(record, name)
        if identifier is None and name not in kind.owners:
            continue
        if dossier.find(named, identifier) is None:
            return RuleBroken(
                _("The {noun} it belongs to does not exist.").format(noun=noun(named)), name
            )
    return None


def _numbers_can_be_kept(dossier: Dossier, record: Record) -> RuleBroken | None:
    for name, value in zip(record.__struct_fields__, msgspec.structs.astuple(record), strict=True):
        if not isinstance(value, (float, int)):
            continue
        if isinstance(value, float) and not math.isfinite(value):
            return RuleBroken(_("A number must be finite."), name)
        if abs(value) > (LARGEST if isinstance(value, float) else 2**63 - 1):
            return RuleBroken(_("A number is too large."), name)
    return None


def _years_have_four_digits(dossier: Dossier, record: Record) -> RuleBroken | None:
    for name, value in zip(record.__struct_fields__, msgspec.structs.astuple(record), strict=True):
        if isinstance(value, dt.date) and value.year < FIRST_YEAR:
            return RuleBroken(_("The year of a date must have four digits."), name)
    return None


def _has_what_it_needs(dossier: Dossier, record: Record) -> RuleBroken | None:
    for name, sentence in KINDS[type(record)].needs.items():
        if not getattr(record, name).strip():
            return RuleBroken(_(sentence), name)
    return None


def _pair_differs(dossier: Dossier, talks: Negotiation) -> RuleBroken | None:
    if talks.first is not None and talks.first == talks.second:
        return RuleBroken(_("Compare two different parties."), "second")
    if talks.stall_threshold < 0 or talks.stall_rounds < 1 or talks.stale_days < 1:
        return RuleBroken(_("A threshold cannot be negative; the minimum is one round or day."))
    return None


def _colour_is_written_in_hex(dossier: Dossier, party: Party) -> RuleBroken | None:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", party.colour):
        return RuleBroken(
            _("Enter a colour as # and six hexadecimal digits, such as #5B6470."), "colour"
        )
    return None


def _scale_holds_what_was_said(dossier: Dossier, issue: Issue) -> RuleBroken | None:
    """Moving the ends of a scale must not leave positions or terms outside it."""
    said = (p for group in dossier.shelf(issue.id).groups.values() for p in group)
    values = [v for p in said for v in (p.value, p.low, p.high, p.ideal) if v is not None]
    values += [t.value for t in dossier.having(Term, issue=issue.id) if t.value is not None]
    if values and not (on_scale(issue, min(values)) and on_scale(issue, max(values))):
        sentence = _(
            "Positions on {issue} range from {low} to {high} and would fall outside that scale."
        )
        low, high = exact(min(values)), exact(max(values))
        return RuleBroken(sentence.format(issue=issue.name, low=low, high=high), "low_end")
    return None


def _term_is_on_the_scale(dossier: Dossier, term: Term) -> RuleBroken | None:
    return _off_scale(dossier.get(Issue, term.issue), (term.value,))


def _off_scale(issue: Issue, values: Iterable[float | None]) -> RuleBroken | None:
    for value in values:
        if value is not None and not on_scale(issue, value):
            low, high = map(exact, sorted((issue.low_end, issue.high_end)))
            sentence = _("{value} is outside the scale of {issue} ({low} to {high}).")
            return RuleBroken(
                sentence.format(value=exact(value), issue=issue.name, low=low, high=high)
            )
    return None


def _takes_a_free_name(
    before: Record | None, after: Party, dossier: Dossier
) -> Iterator[RuleBroken]:
    """Two parties with the same name cannot be told apart. Those in older files may stay."""
    if isinstance(before, Party) and before.name == after.name:
        return
    for party in dossier.parties:
        if party.id != after.id and same_key(party.name) == same_key(after.name):
            sentence = _("A party called {name} already exists.").format(name=party.name)
            yield RuleBroken(sentence, "name")


def _party_code_is_unique(dossier: Dossier, party: Party) -> RuleBroken | None:
    if party.code.casefold() in {p.code.casefold() for p in dossier.parties if p.id != party.id}:
        return RuleBroken(_("Another party has the code {code}.").format(code=party.code), "code")
    return None


def _influence_is_a_share(_dossier: Dossier, party: Party) -> RuleBroken | None:
    if party.influence is not None and not 0 <= party.influence <= 100:
        return RuleBroken(_("Influence must be between 0 and 100."), "influence")
    return None


def _point_name_is_unique(dossier: Dossier, point: Point) -> RuleBroken | None:
    if any(p.id != point.id for p in dossier.having(Point, name=point.name)):
        return RuleBroken(
            _("Another sticking point is called {name}.").format(name=point.name), "name"
        )
    return None


def _issue_has_a_scale(dossier: Dossier, issue: Issue) -> RuleBroken | None:
    if issue.low_end == issue.high_end:
        return RuleBroken(_("Enter different values for the two ends of the scale."), "high_end")
    if issue.weight < 0:
        return RuleBroken(_("A weight cannot be negative."), "weight")
    if any(not 0 <= anchor.at <= 100 for anchor in issue.anchors):
        return RuleBroken(_("An anchor must be between 0 and 100."), "anchors")
    if any(i.id != issue.id for i in dossier.having(Issue, point=issue.point, name=issue.name)):
        sentence = _("Another issue of this point is called {name}.")
        return RuleBroken(sentence.format(name=issue.name), "name")
    return None


def _position_is_on_the_scale(dossier: Dossier, position: Position) -> RuleBroken | None:
    values = (position.value, position.low, position.high, position.ideal)
    return _off_scale(dossier.get(Issue, position.issue), values)


def _round_is_in_order(dossier: Dossier, record: Round) -> RuleBroken | None:
    if any(r.id != record.id for r in dossier.having(Round, number=record.number)):
        return RuleBroken(
            _("Round {number} already exists.").format(number=record.number), "number"
        )
    if record.end_date and not record.date:
        return RuleBroken(_("Enter the first day of the round."), "date")
    if record.date and record.end_date and record.end_date < record.date:
        sentence = _("The round ends before it begins. Change one of the dates.")
        return RuleBroken(sentence, "end_date")
    return None


def _source_is_graded(dossier: Dossier, source: Source) -> RuleBroken | None:
    if source.reliability not in ("", *"ABCDEF") or not 0 <= source.credibility <= 6:
        return RuleBroken(_("A source must be graded A to F and 1 to 6."), "reliability")
    return None


def _number_is_unique(dossier: Dossier, record: Source | Clause) -> RuleBroken | None:
    kind = type(record)
    if any(r.id != record.id for r in dossier.having(kind, number=record.number)):
        sentence = _("Another {noun} has the number {number}.")
        return RuleBroken(sentence.format(noun=noun(kind), number=record.number), "number")
    return None


def _item_takes_time(dossier: Dossier, item: AgendaItem) -> RuleBroken | None:
    if item.minutes is not None and item.minutes < 0:
        return RuleBroken(_("The length of an agenda item cannot be negative."), "minutes")
    return None


def _levels_differ(dossier: Dossier, talks: Negotiation) -> RuleBroken | None:
    words = [level.word.strip().casefold() for level in talks.levels]
    if "" in words or len(set(words)) < len(words):
        return RuleBroken(_("Each marking level must be unique, and none may be empty."), "levels")
    return None


RULES: dict[str, tuple[Rule, ...]] = {
    "every": (
        _has_the_right_types,
        _references_exist,
        _numbers_can_be_kept,
        _text_can_be_kept,
        _years_have_four_digits,
        _has_what_it_needs,
        _no_chain_closes,
    ),
    "negotiation": (_pair_differs, _levels_differ),
    "mark": (mark_has_a_target,),
    "tag": (has_a_name_of_its_own,),
    "tagging": (tagging_has_a_target,),
    "saved_search": (has_a_name_of_its_own,),
    "party": (_party_code_is_unique, _colour_is_written_in_hex, _influence_is_a_share),
    "membership": (member_is_another_party, membership_is_in_order),
    "point": (_point_name_is_unique,),
    "issue": (_issue_has_a_scale, _scale_holds_what_was_said),
    "position": (
        _position_is_on_the_scale,
        position_has_a_range,
        correction_keeps_its_place,
        no_statement_has_no_value,
    ),
    "round": (_round_is_in_order,),
    "agenda_item": (_item_takes_time,),
    "term": (_term_is_on_the_scale,),
    "clause": (_number_is_unique,),
    "clause_link": (link_has_one_end,),
    "condition": (condition_is_another_clause,),
    "source": (_number_is_unique, _source_is_graded),
    "excerpt": (phrase_has_a_place,),
    "note": (note_has_a_target, phrase_has_a_place, reply_keeps_its_target),
}

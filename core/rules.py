"""What must hold in every dossier, whoever made the change.

Each rule looks at one record in the dossier to come and answers with a sentence if it is broken.
Only what a change edited is looked at, so that an edit costs the same in a large dossier.
"""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from core.change import Edit
from core.dossier import Dossier
from core.errors import RuleBroken
from core.kinds import KINDS
from core.language import gettext as _
from core.model import Issue, Negotiation, Note, Party, Point, Position, Record, Round, Source
from core.naming import called, noun

Rule = Callable[[Dossier, Any], str | None]


def check(edits: Iterable[Edit], dossier: Dossier) -> None:
    """Raise RuleBroken for the first rule that the edits break in `dossier`, the one to come."""
    for edit in edits:
        sentence = next(_broken(edit, dossier), None)
        if sentence is not None:
            raise RuleBroken(sentence)


def _broken(edit: Edit, dossier: Dossier) -> Iterator[str]:
    if edit.after is None:
        yield from _still_named(dossier, edit.record)
        return
    for rule in (*RULES["every"], *RULES.get(KINDS[edit.kind].table, ())):
        sentence = rule(dossier, edit.after)
        if sentence is not None:
            yield sentence


def _still_named(dossier: Dossier, gone: Record) -> Iterator[str]:
    if isinstance(gone, Negotiation):
        yield _("The talks themselves cannot be removed.")
    for kind in KINDS.values():
        for name, named in kind.references.items():
            if named is type(gone) and any(
                getattr(record, name) == gone.id for record in dossier.all(kind.record)
            ):
                yield _("This {noun} is still named by {others}.").format(
                    noun=noun(type(gone)), others=called(kind.record)
                )


def _references_exist(dossier: Dossier, record: Record) -> str | None:
    kind = KINDS[type(record)]
    for name, named in kind.references.items():
        identifier = getattr(record, name)
        if identifier is None and not (name in kind.parts and name != "parent"):
            continue
        if dossier.find(named, identifier) is None:
            return _("The {noun} that it belongs to does not exist.").format(noun=noun(named))
    return None


def _numbers_are_finite(dossier: Dossier, record: Record) -> str | None:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, float) and not math.isfinite(value):
            return _("A number must be finite.")
    return None


def _has_name(dossier: Dossier, record: Any) -> str | None:
    name = getattr(record, "name", None)
    if name is not None and not name.strip():
        return _("A {noun} needs a name.").format(noun=noun(type(record)))
    return None


def _party_code_is_unique(dossier: Dossier, party: Party) -> str | None:
    if not party.code.strip():
        return _("A party needs a short code.")
    if any(
        p.code.casefold() == party.code.casefold() and p.id != party.id for p in dossier.parties
    ):
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
    issue = dossier.get(Issue, position.issue)
    ends = sorted((issue.low_end, issue.high_end))
    slack = (ends[1] - ends[0]) * 1e-9
    for value in (position.value, position.low, position.high, position.ideal):
        if value is not None and not ends[0] - slack <= value <= ends[1] + slack:
            return _("{value:g} is outside the scale of {issue} ({low:g} to {high:g}).").format(
                value=value, issue=issue.name, low=ends[0], high=ends[1]
            )
    return None


def _position_has_a_range(dossier: Dossier, position: Position) -> str | None:
    if (position.low is None) != (position.high is None):
        return _("A range needs both its ends.")
    if position.low is not None and position.high is not None and position.low > position.high:
        return _("The low end of a range cannot be above its high end.")
    if position.salience is not None and not 0 <= position.salience <= 100:
        return _("Salience is between 0 and 100.")
    return None


def _position_is_dated(dossier: Dossier, position: Position) -> str | None:
    if not dt.date(1000, 1, 1) <= position.date:
        return _("The year of a date has four digits.")
    return None


def _correction_keeps_its_place(dossier: Dossier, position: Position) -> str | None:
    if position.corrects is None:
        return None
    corrected = dossier.get(Position, position.corrects)
    if (corrected.issue, corrected.party) != (position.issue, position.party):
        return _("A correction stays with its party and issue.")
    if corrected.id == position.id:
        return _("A position cannot correct itself.")
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


def _note_has_a_target(dossier: Dossier, note: Note) -> str | None:
    kinds = [kind for kind in KINDS.values() if kind.table == note.target_kind]
    if not kinds or dossier.find(kinds[0].record, note.target) is None:
        return _("The text that this note stands on does not exist.")
    return None


RULES: dict[str, tuple[Rule, ...]] = {
    "every": (_references_exist, _numbers_are_finite, _has_name),
    "party": (_party_code_is_unique,),
    "point": (_point_name_is_unique,),
    "issue": (_issue_has_a_scale,),
    "position": (
        _position_is_on_the_scale,
        _position_has_a_range,
        _position_is_dated,
        _correction_keeps_its_place,
        _no_statement_has_no_value,
    ),
    "round": (_round_is_in_order,),
    "source": (_source_is_graded,),
    "note": (_note_has_a_target,),
}

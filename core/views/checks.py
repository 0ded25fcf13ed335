"""What to look at before the pack goes out: what is missing, old, without a source, or left out."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Literal

import msgspec

from core.analysis.contradictions import Contradiction, contradictions
from core.analysis.gaps import negotiating, standing
from core.analysis.in_force import placed_on, recorded_on
from core.analysis.rounds import last_round
from core.analysis.staleness import count_stale, last_start
from core.analysis.stalls import moved_though_stalled
from core.language import gettext as _
from core.language import ngettext
from core.model import naming
from core.model.dossier import Dossier, KindTable
from core.model.groups import Shelf
from core.model.records import (
    Audience,
    Issue,
    Membership,
    Negotiation,
    Note,
    Party,
    Point,
    PointStatus,
    Position,
    Record,
    Role,
    Source,
    Wording,
)
from core.text import saying
from core.views.held_words import clash
from core.views.names import issue_alone
from core.views.plan import standing_wordings
from core.views.unmatched import unmatched_signs

MOST_NAMED = 3
"""How many parties or issues of a point are named one by one before they are counted instead."""


Fix = Literal[
    "",
    "notice",
    "position",
    "status",
    "source",
    "clash",
    "attach",
    "audience",
    "wording",
    "round",
    "agenda",
    "line",
    "actions",
]
"""What mends a finding: a new position, or something about the record that is named."""


class Finding(msgspec.Struct, frozen=True):
    """One thing found: a sentence, the record that it is about (a kind and an id), what mends it,
    and the party that a position is missing of."""

    severity: Literal["warning", "ok"]
    sentence: str
    kind: type[Record] | None = None
    record: str | None = None
    fix: Fix = ""
    party: str = ""


def findings(dossier: Dossier, on: dt.date) -> tuple[Finding, ...]:
    """Everything to look at on a date: warnings first, then what is in order."""
    found = [
        *_illustrative(dossier),
        *_unplaced(dossier, on),
        *_differing_groups(dossier, on),
        *_no_longer_stalled(dossier, on),
        *_stale(dossier, on),
        *_without_source(dossier, on),
        *_contradictions(dossier),
        *_detached(dossier),
        *_for_the_principal(dossier),
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity == "ok"))


def _illustrative(dossier: Dossier) -> Iterator[Finding]:
    if notice := dossier.talks.notice:
        yield Finding("warning", notice, Negotiation, Negotiation.ID, "notice")


def _unplaced(dossier: Dossier, on: dt.date) -> Iterator[Finding]:
    """What negotiating parties have not been heard on, in open points: named one by one where they
    are few, else counted, so that a point takes up a handful of lines at most. That a party made no
    statement is a record, and nothing is missing; nor of whoever holds the position of a group, or
    whose groups differ, which is a finding of its own."""
    parties = negotiating(dossier)
    wanted = dossier.tables[Party].derive(_wanted)
    members = {each.member for each in dossier.all(Membership)}
    for point in dossier.points:
        issues = () if point.status is PointStatus.SETTLED else dossier.issues(point.id)
        missing: defaultdict[str, list[Issue]] = defaultdict(list)
        for issue in issues:
            for party in dossier.shelf(issue.id).recall(_unheard, wanted, on):
                if party not in members or not _holds(dossier, issue, party, on):
                    missing[party].append(issue)
        silent = [party for party in parties if party.id in missing]
        if len(silent) > MOST_NAMED:
            yield _many_missing(point, silent, missing[silent[0].id][0])
        else:
            yield from (_missing(point, party, issues, missing[party.id]) for party in silent)


def _holds(dossier: Dossier, issue: Issue, party: str, on: dt.date) -> bool:
    stand = standing(dossier, issue, party, on)
    return stand.group is not None or bool(stand.conflict)


def _open_issues(dossier: Dossier) -> Iterator[Issue]:
    for point in dossier.points:
        if point.status is not PointStatus.SETTLED:
            yield from dossier.issues(point.id)


def _differing_groups(dossier: Dossier, on: dt.date) -> Iterator[Finding]:
    """Members of groups that differ, and that have no position of their own."""
    members = {each.member for each in dossier.all(Membership)}
    for party in (each for each in dossier.parties if each.id in members):
        for issue in _open_issues(dossier):
            stand = standing(dossier, issue, party.id, on)
            if stand.conflict:
                said = _("{party}, {issue}: {why}").format(
                    party=party.name, issue=issue_alone(dossier, issue), why=clash(dossier, stand)
                )
                yield Finding("warning", said, Issue, issue.id, "position", party.id)


def _wanted(table: KindTable) -> frozenset[str]:
    """The ids of the negotiating parties."""
    parties = (each for each in table.records() if isinstance(each, Party))
    return frozenset(party.id for party in parties if party.role is Role.PARTY)


def _unheard(shelf: Shelf, wanted: frozenset[str], on: dt.date) -> frozenset[str]:
    """The parties of which there is no record on an issue by a day."""
    return wanted - recorded_on(shelf, on)


def _many_missing(point: Point, silent: Sequence[Party], first: Issue) -> Finding:
    said = ngettext(
        "{point}: {count} party has no position on at least one issue",
        "{point}: {count} parties have no position on at least one issue",
        len(silent),
    )
    sentence = said.format(point=point.name, count=len(silent))
    return Finding("warning", sentence, Issue, first.id, "position", silent[0].id)


def _missing(
    point: Point, party: Party, issues: Sequence[Issue], missing: Sequence[Issue]
) -> Finding:
    if len(missing) <= MOST_NAMED and len(missing) < max(2, len(issues)):
        said = _("{party}, {issues}: no position recorded").format(
            party=party.name, issues=saying.list_of([issue.name for issue in missing])
        )
        return Finding("warning", said, Issue, missing[0].id, "position", party.id)
    said = ngettext(
        "{party}, {point}: no position recorded on {count} of {total} issues",
        "{party}, {point}: no position recorded on {count} of {total} issues",
        len(missing),
    ).format(party=party.name, point=point.name, count=len(missing), total=len(issues))
    return Finding("warning", said, Issue, missing[0].id, "position", party.id)


def _no_longer_stalled(dossier: Dossier, on: dt.date) -> Iterator[Finding]:
    for point in dossier.points:
        if moved_though_stalled(dossier, point, on):
            said = _("{point} is marked as stalled, but a party has moved").format(point=point.name)
            yield Finding("warning", said, Point, point.id, "status")


def _stale(dossier: Dossier, on: dt.date) -> Iterator[Finding]:
    old = count_stale(dossier, on)
    if old.oldest is None or old.newest is None:
        return
    said = ngettext("{count} stale position: {why}", "{count} stale positions: {why}", old.count)
    why = _why_stale(dossier, old.oldest, old.newest, on)
    sentence = said.format(count=old.count, why=why)
    yield Finding("warning", sentence, Position, old.oldest.id, "position")


def _why_stale(dossier: Dossier, oldest: Position, newest: Position, on: dt.date) -> str:
    """What positions are older than: the last round, days, or one of both."""
    last, start = last_round(dossier, on), last_start(dossier, on)
    days = dossier.talks.stale_days
    if last is None or oldest.date >= start:
        return _("older than {days} days").format(days=days)
    name = naming.round_name(last)
    if newest.date < start:
        return _("older than {round}").format(round=name)
    return _("older than {round} or than {days} days").format(round=name, days=days)


def _without_source(dossier: Dossier, on: dt.date) -> Iterator[Finding]:
    bare = [each for each in (shelf.recall(_bare, on) for shelf in dossier.shelves()) if each]
    if bare:
        count = sum(map(len, bare))
        said = ngettext(
            "{count} position has no source", "{count} positions have no source", count
        ).format(count=count)
        oldest = min((each[0] for each in bare), key=attrgetter("date", "id"))
        yield Finding("warning", said, Position, oldest.id, "source")
    elif any(placed_on(shelf, on) for shelf in dossier.shelves()):
        yield Finding("ok", _("Every stated position has a source"))


def _bare(shelf: Shelf, on: dt.date) -> tuple[Position, ...]:
    """What is in force on an issue without a source, the oldest first."""
    return tuple(each for each in placed_on(shelf, on) if each.source is None)


def _contradictions(dossier: Dossier) -> Iterator[Finding]:
    """Placements that do not agree: one by one where they are few, else counted."""
    found = contradictions(dossier)
    for each in found[:MOST_NAMED]:
        yield Finding("warning", _told(dossier, each), Position, each.second.id, "clash")
    if len(found) > MOST_NAMED:
        more = len(found) - MOST_NAMED
        said = ngettext(
            "{count} more pair of positions disagrees",
            "{count} more pairs of positions disagree",
            more,
        ).format(count=more)
        yield Finding("warning", said, Position, found[MOST_NAMED].second.id, "clash")


def _told(dossier: Dossier, clash: Contradiction) -> str:
    """Two placements that do not agree: "Russia on Referendum, 20 December 2025: 50 in Source 1,
    75 in Source 2"."""
    first, second = clash.first, clash.second
    issue = dossier.get(Issue, first.issue)
    return _("{party} on {issue}, {date}: {one} in {source}, {other} in {second}").format(
        party=dossier.get(Party, first.party).name,
        issue=issue_alone(dossier, issue),
        date=saying.long_date(first.date),
        one=_whole_place(issue, first),
        source=_cited(dossier, first),
        other=_whole_place(issue, second),
        second=_cited(dossier, second),
    )


def _whole_place(issue: Issue, position: Position) -> str:
    """The value, with the range where there is one."""
    if position.value is None or position.low is None or position.high is None:
        return naming.place(issue, position)
    low, high = naming.span(issue, position.low, position.high)
    return _("{value} ({low} to {high})").format(
        value=naming.natural(issue, position.value), low=low, high=high
    )


def _cited(dossier: Dossier, position: Position) -> str:
    source = dossier.find(Source, position.source)
    return _("Source {number}").format(number=source.number) if source else _("no source")


def _detached(dossier: Dossier) -> Iterator[Finding]:
    lost = [
        note
        for note in dossier.all(Note)
        if note.quote and note.start is None and not note.resolved
    ]
    if lost:
        said = ngettext(
            "{count} note is detached: the words it was attached to are gone",
            "{count} notes are detached: the words they were attached to are gone",
            len(lost),
        ).format(count=len(lost))
        yield Finding("warning", said, Note, lost[0].id, "attach")


def _for_the_principal(dossier: Dossier) -> Iterator[Finding]:
    left_out = [
        note
        for note in dossier.all(Note)
        if note.audience is Audience.PRINCIPAL and not note.resolved and note.parent is None
    ]
    if left_out:
        said = ngettext(
            "{count} note marked “principal only” will be left out of the delegation copy",
            "{count} notes marked “principal only” will be left out of the delegation copy",
            len(left_out),
        ).format(count=len(left_out))
        yield Finding("warning", said, Note, left_out[0].id, "audience")


def _unmatched_texts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Texts that stand with a bracket that has no partner, nor one in another clause of the side's
    text: the wording, and its first such sign in words."""
    for side in dict.fromkeys(each.party for each in standing_wordings(dossier)):
        first = {each.wording: each.words for each in reversed(unmatched_signs(dossier, side))}
        yield from reversed(first.items())


def unmatched(dossier: Dossier) -> Iterator[Finding]:
    """Unmatched square brackets in texts that stand: contested text could not be told from the
    rest."""
    open_ones = [*_unmatched_texts(dossier)]
    for wording, words in open_ones[:MOST_NAMED]:
        yield Finding("warning", f"{words}.", Wording, wording, "wording")
    more = len(open_ones) - MOST_NAMED
    if more > 0:
        said = ngettext(
            "{count} more text has an unmatched bracket.",
            "{count} more texts have unmatched brackets.",
            more,
        ).format(count=more)
        yield Finding("warning", said, Wording, open_ones[MOST_NAMED][0], "wording")

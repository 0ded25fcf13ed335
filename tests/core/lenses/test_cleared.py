"""What a reader sees who is cleared up to a word of marking."""

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.analysis.gaps import standing
from core.analysis.histories import entries
from core.editing.commands import change, remove
from core.editing.commands.marks import set_mark
from core.editing.workspace import Workspace
from core.lenses.cleared import PLACES, cleared, cleared_then, is_below_talks
from core.lenses.marking import sets
from core.lenses.releasable import released
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Audience,
    Clause,
    ClauseStatus,
    Excerpt,
    Issue,
    Line,
    Mark,
    Note,
    Point,
    Position,
    Proposal,
    Record,
    Term,
)
from tests.briefings.packs import rich

UK = next(each for each in sets() if each.name == "United Kingdom").levels


def marked(*marks: tuple[Record, str], marking: str = "OFFICIAL") -> Dossier:
    """The rich dossier under the words of the United Kingdom, with marks on some records."""
    dossier = rich()
    talks = msgspec.structs.replace(dossier.talks, levels=UK, marking=marking)
    dossier = dossier.replacing(dossier.talks, talks)
    for n, (record, word) in enumerate(marks):
        mark = Mark(f"mark-{n}", KINDS[type(record)].table, record.id, word)
        dossier = dossier.replacing(None, mark)
    return dossier


def first(kind: type[Record], **fields: Any) -> Any:
    return rich().where(kind, **fields)[0]


def test_a_line_above_the_level_keeps_its_place_and_says_so() -> None:
    line = first(Line)
    seen, left_out = cleared(marked((line, "SECRET")), "OFFICIAL")
    assert left_out == (line,)
    found = seen.get(Line, line.id)
    assert found.text == "[left out]"
    assert (found.rank, found.point, found.type) == (line.rank, line.point, line.type)
    assert (found.key_words, found.addressee) == ("", "")
    assert not seen.all(Mark)


@pytest.mark.parametrize("word", ["SECRET", "TOP SECRET"])
def test_who_is_cleared_as_high_sees_everything(word: str) -> None:
    dossier = marked((first(Line), "SECRET"))
    assert cleared(dossier, word) == (dossier, ())


def test_a_position_says_nothing_but_that_there_is_one() -> None:
    position = next(each for each in rich().all(Position) if each.value is not None)
    seen, _left = cleared(marked((position, "SECRET")), "OFFICIAL")
    found = seen.get(Position, position.id)
    assert found == Position(
        position.id, position.issue, position.party, position.date, statement="[left out]"
    )
    assert not seen.where(Excerpt, position=position.id)


def test_a_place_that_is_no_longer_current_is_not_shown_as_if_it_were() -> None:
    position = next(each for each in rich().all(Position) if each.value is not None)
    later = msgspec.structs.replace(position, id="zz", date=dt.date(2026, 1, 1), value=1.0)
    dossier = marked().replacing(None, later)
    dossier = dossier.replacing(None, Mark("later", "position", "zz", "SECRET"))
    seen, left_out = cleared(dossier, "OFFICIAL")
    assert left_out == (later,)
    assert standing(seen, seen.get(Issue, position.issue), position.party).value is None
    assert seen.get(Position, position.id).statement == position.statement


def test_what_was_corrected_does_not_come_back_when_the_correction_is_left_out() -> None:
    position = next(each for each in rich().all(Position) if each.value is not None)
    right = msgspec.structs.replace(position, id="zz", value=1.0, corrects=position.id)
    dossier = marked().replacing(None, right)
    dossier = dossier.replacing(None, Mark("right", "position", "zz", "SECRET"))
    seen, _left = cleared(dossier, "OFFICIAL")
    said = entries(seen.positions(position.issue, position.party))
    assert [each.statement for each in said][-1] == "[left out]"
    assert position.id not in [each.id for each in said]


def test_what_belongs_to_something_left_out_goes_with_it() -> None:
    point = rich().points[0]
    seen, left_out = cleared(marked((point, "SECRET")), "OFFICIAL")
    assert left_out == (point,)
    assert seen.get(Point, point.id).name == "[left out]"
    assert not seen.issues(point.id)
    assert not seen.where(Line, point=point.id)
    assert not seen.notes(point.id)


def test_a_mark_counts_on_a_note_too_and_it_goes_with_its_replies() -> None:
    note = first(Note)
    reply = msgspec.structs.replace(note, id="reply", parent=note.id, audience=Audience.RELEASABLE)
    dossier = marked((note, "SECRET"), (reply, "SECRET")).replacing(None, reply)
    seen, left_out = cleared(dossier, "OFFICIAL")
    assert left_out == (note,)
    assert not {note.id, reply.id} & {each.id for each in seen.all(Note)}
    assert cleared(dossier, "SECRET")[0].get(Note, reply.id) == reply
    assert reply in released(dossier)[1]


def test_a_proposal_goes_as_a_whole() -> None:
    proposal = first(Proposal)
    seen, _left = cleared(marked((proposal, "SECRET")), "OFFICIAL")
    assert seen.find(Proposal, proposal.id) is None
    assert not seen.where(Term, proposal=proposal.id)


def test_a_clause_has_no_status_that_it_does_not_have() -> None:
    clause = first(Clause)
    seen, _left = cleared(marked((clause, "SECRET")), "OFFICIAL")
    assert seen.get(Clause, clause.id).status is ClauseStatus.UNKNOWN


def test_below_the_marking_of_the_talks_only_names_are_seen_of_what_has_no_mark() -> None:
    line, position = first(Line), first(Position)
    dossier = marked((line, "OFFICIAL"), marking="SECRET — delegation only")
    assert is_below_talks(dossier, "OFFICIAL")
    seen, left_out = cleared(dossier, "OFFICIAL")
    assert seen.get(Line, line.id) == line
    assert seen.get(Position, position.id).statement == "[left out]"
    assert [each.name for each in seen.points] == [each.name for each in dossier.points]
    assert seen.all(Issue) == dossier.all(Issue)
    assert seen.talks.marking == "OFFICIAL"
    assert seen.talks.summary == "[left out]"
    assert line not in left_out
    assert position in left_out


def test_a_mark_that_is_no_word_of_the_list_is_above_all() -> None:
    line = first(Line)
    seen, _left = cleared(marked((line, "COSMIC")), "TOP SECRET")
    assert seen.get(Line, line.id).text == "[left out]"


def test_who_has_a_level_that_is_no_word_of_the_list_sees_nothing_marked() -> None:
    line = first(Line)
    seen, _left = cleared(marked((line, "RELEASABLE"), marking=""), "OFICIAL")
    assert seen.get(Line, line.id).text == "[left out]"


def test_what_is_marked_now_was_never_seen() -> None:
    line = first(Line)
    then, now = marked(), marked((line, "SECRET"))
    assert cleared_then(then, now, "OFFICIAL").get(Line, line.id).text == "[left out]"


def test_what_is_part_of_something_left_out_now_was_never_seen() -> None:
    issue = first(Issue)
    secret = Point("secret", 9, "Kept back")
    now = marked((secret, "SECRET")).replacing(None, secret)
    now = now.replacing(issue, msgspec.structs.replace(issue, point=secret.id))
    seen = cleared_then(marked(), now, "OFFICIAL")
    assert seen.get(Issue, issue.id).name == "[left out]"
    assert not seen.where(Position, issue=issue.id)
    assert len(seen.all(Issue)) == len(now.all(Issue))


def test_what_was_marked_higher_and_then_removed_was_never_seen(tmp_path: Path) -> None:
    line = first(Line)
    with closing(Workspace.create(tmp_path / "talks.parley", marked())) as space:
        head = space.head
        space.do(set_mark([(Line, line.id)], "SECRET"))
        space.do(remove(Line, line.id))
        assert space.known_at(head) == marked()
        then = space.known_at(head, space.latest)
        assert cleared_then(then, space.latest, "OFFICIAL").get(Line, line.id).text == "[left out]"
        assert cleared_then(then, space.latest, "SECRET").get(Line, line.id) == line
        space.undo()
        assert space.known_at(head, space.latest) == marked()


def test_a_note_that_was_removed_is_for_those_it_was_for_in_the_end(tmp_path: Path) -> None:
    note = first(Note, audience=Audience.RELEASABLE)
    with closing(Workspace.create(tmp_path / "talks.parley", marked())) as space:
        head = space.head
        space.do(change(Note, note.id, audience=Audience.PRINCIPAL))
        space.do(remove(Note, note.id))
        then = space.known_at(head, space.latest)
        assert then.get(Note, note.id).audience is Audience.PRINCIPAL


def filled(record: Record, word: str) -> Record:
    """The record with a word in each of its texts, whether it had one or not."""
    told = {
        each.name: f"{word} {each.name}"
        for each in msgspec.structs.fields(type(record))
        if each.name in KINDS[type(record)].texts
    }
    return msgspec.structs.replace(record, **told)


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.__name__)
def test_no_word_of_a_record_that_is_left_out_stays(kind: type[Record]) -> None:
    dossier = marked()
    for record in dossier.all(kind):
        if kind in PLACES or kind is Proposal:
            mark = Mark(f"m{record.id}", KINDS[kind].table, record.id, "SECRET")
            dossier = dossier.replacing(record, filled(record, "CANARY"))
            dossier = dossier.replacing(None, mark)
    seen, _left = cleared(dossier, "OFFICIAL")
    for each in KINDS:
        told = (str(msgspec.structs.astuple(record)) for record in seen.all(each))
        assert not [words for words in told if "CANARY" in words]

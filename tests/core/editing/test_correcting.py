"""What stands on a position that is corrected stands on its correction."""

import pytest

from core.editing.commands import change, create
from core.editing.commands.evidence import cite
from core.editing.commands.marks import set_mark
from core.editing.commands.notes import add_note, reply
from core.editing.commands.positions import correct_position, remove_statement
from core.editing.commands.tags import put_tag
from core.editing.workspace import Workspace
from core.lenses.cleared import cleared
from core.lenses.marking import level_of
from core.model.records import (
    Excerpt,
    Level,
    Mark,
    Negotiation,
    Note,
    Position,
    RecordTag,
    Source,
    Tagging,
)
from core.text.selectors import located, select
from tests.dossiers import small

STATEMENT = "A line of contact holds until the vote."
QUOTE = STATEMENT.index("until"), len(STATEMENT) - 1


@pytest.fixture
def space(tmp_path):
    space = Workspace.create(tmp_path / "talks.parley", small(), author="Desk")
    space.do(change(Position, "x1", statement=STATEMENT, source="s"))
    space.do(change(Negotiation, Negotiation.ID, levels=(Level("OFFICIAL"), Level("SECRET"))))
    space.do(set_mark([(Position, "x1")], "SECRET"))
    space.do(create(RecordTag, id="t", name="urgent"))
    space.do(put_tag([(Position, "x1")], "t"))
    space.do(cite("x1", "s", select("They met.", 0, 4)))
    place = select(STATEMENT, *QUOTE)._asdict()
    space.do(add_note("position", "x1", "Why?", field="statement", **place))
    space.do(reply(space.latest.notes("x1")[0].id, "Because."))
    yield space
    space.close()


def corrected(space, **fields):
    space.do(correct_position("x1", **fields))
    return next(each for each in space.latest.all(Position) if each.corrects == "x1")


def test_a_correction_has_the_mark_the_tags_and_the_evidence_of_what_it_corrects(space):
    new, old = corrected(space, value=12.0), space.latest.get(Position, "x1")
    assert level_of(space.latest, new) == level_of(space.latest, old) == "SECRET"
    assert [each.tag for each in space.latest.taggings(new.id)] == ["t"]
    assert [each.quote for each in space.latest.excerpts(new.id)] == ["They"]
    assert [each.quote for each in space.latest.excerpts(old.id)] == ["They"]


def test_a_correction_of_what_is_marked_is_not_seen_by_those_who_may_not_see_that(space):
    new = corrected(space, statement=f"{STATEMENT} Not before.")
    seen, left_out = cleared(space.latest, "OFFICIAL")
    assert new in left_out
    assert seen.get(Position, new.id).statement == "[left out]"


def test_notes_go_to_the_correction_with_the_words_that_they_stand_on(space):
    new = corrected(space, statement=f"So it is. {STATEMENT}")
    noted, answer = space.latest.notes(new.id)
    assert new.statement[slice(*located(new.statement, noted))] == "until the vote"
    assert answer.parent == noted.id
    assert not space.latest.notes("x1")


def test_a_note_whose_words_were_the_mistake_keeps_them(space):
    new = corrected(space, statement="Nothing holds.")
    noted = space.latest.notes(new.id)[0]
    assert (noted.quote, noted.start) == ("until the vote", None)


def test_evidence_stays_behind_where_the_source_was_the_mistake(space):
    space.do(create(Source, id="other", title="A letter"))
    new = corrected(space, source="other")
    assert not space.latest.excerpts(new.id)


def test_a_correction_and_what_comes_along_are_one_step(space):
    before = space.latest
    corrected(space, value=12.0)
    after = space.latest
    space.undo()
    assert space.latest == before
    space.redo()
    assert space.latest == after


def test_a_statement_goes_with_all_that_stands_on_its_corrections(space):
    corrected(space, value=12.0)
    space.do(remove_statement("x1"))
    kinds = (Mark, Tagging, Excerpt, Note)
    assert [space.latest.count(kind) for kind in kinds] == [0, 0, 0, 0]

"""Notes and excerpts on a text that is edited, in an open file."""

import pytest

from core.editing.commands import change
from core.editing.commands.basic import create, remove
from core.editing.commands.notes import add_note
from core.editing.commands.sources import set_source_text
from core.editing.workspace import Workspace
from core.model.dossier import EMPTY
from core.model.records import Excerpt, Note, Position, Source
from core.model.texts import STORED_TEXT
from core.text.selectors import located, select
from tests.core.text.test_drift import Model
from tests.dossiers import small

STATEMENT = "A line of contact holds until the vote. Then the line goes."


@pytest.fixture
def space(tmp_path):
    space = Workspace.create(tmp_path / "talks.parley", small(), author="Desk")
    space.do(change(Position, "x1", statement=STATEMENT))
    yield space
    space.close()


def note_on(space, phrase, nth=0):
    """A note on a phrase of the statement; its id."""
    start = -1
    for _turn in range(nth + 1):
        start = STATEMENT.index(phrase, start + 1)
    place = select(STATEMENT, start, start + len(phrase))._asdict()
    space.do(add_note("position", "x1", "Why?", field="statement", **place))
    return space.latest.notes("x1")[-1].id


def phrase_of(space, note):
    """The words a note stands on by now; None where it is detached."""
    note = space.latest.get(Note, note)
    span = located(space.latest.get(Position, "x1").statement, note)
    return None if span is None else space.latest.get(Position, "x1").statement[slice(*span)]


def test_a_note_goes_with_its_words(space):
    note = note_on(space, "the line")
    space.do(change(Position, "x1", statement="So it is. " + STATEMENT))
    assert phrase_of(space, note) == "the line"
    assert space.latest.get(Note, note).start == STATEMENT.index("the line") + 10


def test_a_note_whose_words_go_is_detached_and_comes_back_with_them(space):
    note = note_on(space, "holds until the vote")
    space.do(change(Position, "x1", statement="Then the line goes."))
    detached = space.latest.get(Note, note)
    assert (detached.start, detached.end, detached.quote) == (None, None, "holds until the vote")
    assert phrase_of(space, note) is None
    space.do(change(Position, "x1", statement=STATEMENT))
    assert phrase_of(space, note) == "holds until the vote"


def test_edit_and_note_are_one_step_of_undo(space):
    note = note_on(space, "the vote")
    before = space.latest
    space.do(change(Position, "x1", statement="Nothing."))
    space.undo()
    assert space.latest == before
    assert phrase_of(space, note) == "the vote"
    space.redo()
    assert phrase_of(space, note) is None


def test_a_note_is_never_on_the_same_words_elsewhere(space):
    note = note_on(space, "line", nth=0)
    space.do(change(Position, "x1", statement="Then the line goes."))
    assert phrase_of(space, note) is None


def test_notes_on_other_fields_and_records_stay_as_they_are(space):
    space.do(add_note("position", "x1", "On the whole"))
    whole = space.latest.notes("x1")[-1]
    space.do(change(Position, "x1", statement="Nothing.", red_line="None."))
    assert space.latest.get(Note, whole.id) == whole


def test_removing_the_record_removes_its_notes_still(space):
    note_on(space, "the vote")
    space.do(remove(Position, "x1"))
    assert not space.latest.notes("x1")


def test_notes_and_excerpts_stay_on_a_long_source_that_is_edited_again_and_again(tmp_path):
    model = Model(seed=2)
    space = Workspace.create(tmp_path / "talks.parley", small(), author="Desk")
    space.do(set_source_text("s", model.text))
    for start, end in model.spans.values():
        place = select(model.text, start, end)._asdict()
        space.do(add_note("source", "s", "?", field=STORED_TEXT, **place))
    start, end = model.a_phrase()
    space.do(create(Excerpt, position="x1", source="s", **select(model.text, start, end)._asdict()))
    at_first = space.latest
    steps = 0
    for _turn in range(40):
        model.edit()
        steps += space.do(set_source_text("s", model.text)) is not None
        phrases = (*space.latest.notes("s"), *space.latest.excerpts("x1"))
        assert len(phrases) == 201
        assert all(phrase.quote for phrase in phrases)
        for phrase in phrases:
            if phrase.start is not None:
                assert model.text[phrase.start : phrase.end] == phrase.quote
    assert sum(note.start is not None for note in space.latest.notes("s")) > 150
    for _step in range(steps):
        space.undo()
    assert space.latest == at_first
    space.close()


def test_nothing_is_read_from_disk_for_an_edit_without_notes(tmp_path, monkeypatch):
    space = Workspace.create(tmp_path / "talks.parley", EMPTY)
    space.do(create(Source, id="s", title="Transcript"))
    monkeypatch.setattr(space.store, "text", lambda digest: pytest.fail("read"))
    space.do(set_source_text("s", "A text"))
    space.close()

"""What a check says of a file that can be opened."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.editing.workspace import Workspace
from core.model.dossier import Dossier
from core.model.records import Clause, Excerpt, Note, Source, Wording
from core.storage import driver
from core.storage.store import Store
from core.text.digest import digest_of
from core.views.checks import unmatched
from core.views.soundness import unsound
from tests.dossiers import small

TEXT = "A stored text."
QUOTED = Source("t", 2, "A report", digest=digest_of(TEXT))

Found = Callable[..., tuple[str, ...]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What is found in a file with a dossier, after somebody else has been at it."""

    def look(dossier: Dossier, *statements: str) -> tuple[str, ...]:
        path = tmp_path / "talks.parley"
        Store.create(path, dossier, {QUOTED.digest: TEXT}).close()
        with closing(driver.connect(path)) as connection:
            for statement in statements:
                connection.execute(statement)
        space = Workspace.look(path)
        try:
            return unsound(space.store, space.latest)
        finally:
            space.close()

    return look


def test_phrases_within_their_texts(found: Found) -> None:
    note = Note("n", "position", "x1", "?", "statement", "Little", start=0, end=6)
    excerpt = Excerpt("e", "x1", "t", "text", start=9, end=13)
    lost = Note("o", "position", "x1", "?", "statement", "gone")
    assert found(small(QUOTED, note, excerpt, lost)) == ()


def test_phrases_beyond_their_texts(found: Found) -> None:
    note = Note("n", "position", "x1", "Why?", "statement", "Little", start=4, end=10)
    excerpt = Excerpt("e", "x1", "t", "text", start=9, end=99)
    assert found(small(QUOTED, note, excerpt)) == (
        "The phrase of the note “Why?” lies outside its text.",
        "The excerpt “text” lies outside its text.",
    )


def test_a_stored_text_that_is_gone(found: Found) -> None:
    excerpt = Excerpt("e", "x1", "t", "text", start=9, end=13)
    assert found(small(QUOTED, excerpt), "DELETE FROM text") == (
        "The stored text of Source 2: A report is missing.",
        "The excerpt “text” lies outside its text.",
    )


def test_a_stored_text_that_is_damaged_is_told_once(found: Found) -> None:
    excerpt = Excerpt("e", "x1", "t", "text", start=9, end=13)
    (sentence,) = found(small(QUOTED, excerpt), "UPDATE text SET body = 'Another.'")
    assert "is not the one that was saved" in sentence


def test_a_note_on_nothing_is_no_other_fault(found: Found) -> None:
    note = Note("n", "nothing", "x", "Why?", "statement", "Little", start=4, end=10)
    (sentence,) = found(small(note))
    assert "The text this note is attached to does not exist." in sentence


def test_a_file_on_a_medium_that_cannot_be_written_is_checked(found: Found) -> None:
    assert found(small()) == ()


def test_only_brackets_of_texts_that_stand_count() -> None:
    dossier = small(
        Clause("c", 4, "Fleet"),
        Wording("w1", "c", "[old", date=None),
        Wording("w2", "c", "new"),
        Wording("w3", "c", "[ours", "a"),
    )
    assert [(each.sentence, each.record) for each in unmatched(dossier)] == [
        ("Clause 4: unmatched “[” before “ours”.", "w3")
    ]

"""The file of a source, found where it lies if it is still the same."""

from functools import cache

import pytest

from core.editing.commands import change, remove
from core.editing.commands.notes import add_note
from core.editing.commands.sources import import_source, import_text, keep_original
from core.editing.commands.whole import import_whole
from core.editing.mending import mend
from core.editing.originals import original_of
from core.editing.reducing import save_reduced
from core.editing.workspace import Workspace
from core.errors import IntakeProblem, Problem
from core.exchange.whole_files import read_whole, whole_json, whole_zip
from core.intake import read_document
from core.lenses.reduced import Reduction
from core.model.dossier import EMPTY
from core.model.records import Note, Source
from core.text.digest import digest_of_bytes
from tests.core.intake.papers import pdf
from tests.dossiers import small

FILE = b"%PDF-1.4 as it was"


def source(original="", *, name="treaty.pdf"):
    digest = digest_of_bytes(FILE)
    return Source("s", 1, "Treaty", file_name=name, file_digest=digest, original=original)


@pytest.fixture
def shelf(tmp_path):
    """A folder with the file in it."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "treaty.pdf").write_bytes(FILE)
    return folder


def test_it_is_where_the_source_says_or_beside_the_dossier(shelf, tmp_path):
    assert original_of(source(str(shelf)), tmp_path) == FILE
    assert original_of(source(str(shelf / "treaty.pdf")), tmp_path) == FILE
    assert original_of(source("Shelf 4"), shelf) == FILE
    assert original_of(source(name="/elsewhere/treaty.pdf"), shelf) == FILE


def test_it_is_where_somebody_says(shelf, tmp_path):
    other = shelf / "treaty.pdf"
    assert original_of(source(), tmp_path, other) == FILE


@pytest.mark.parametrize("place", ["", "shelf", "../shelf", "//host/share", "\\\\host\\share"])
def test_what_is_not_there_is_not_found(place, tmp_path):
    with pytest.raises(IntakeProblem, match=r"treaty\.pdf was not found"):
        original_of(source(place), tmp_path)


def test_another_file_of_that_name_is_none(shelf):
    (shelf / "treaty.pdf").write_bytes(FILE + b" and is not any more")
    with pytest.raises(IntakeProblem, match="not the file that this source was imported from"):
        original_of(source(), shelf)


def test_a_dossier_that_is_open_is_left_alone(tmp_path):
    path = tmp_path / "treaty.pdf"
    workspace = Workspace.create(path, small())
    with pytest.raises(IntakeProblem, match="was not found"):
        original_of(source(str(path)), tmp_path)
    workspace.close()


@pytest.fixture
def keeping(tmp_path):
    """A dossier that keeps the file of its one source."""
    space = Workspace.create(tmp_path / "talks.parley", EMPTY)
    space.do(import_source(pdf_taken(), keep=True))
    yield space
    space.close()


@cache
def pdf_taken():
    return read_document("treaty.pdf", pdf("No boat is given up."))


def the_source(space):
    (source,) = space.latest.all(Source)
    return source


def test_a_file_is_kept_with_its_source_once(keeping):
    source, taken = the_source(keeping), pdf_taken()
    assert source.kept
    assert keeping.store.original(source.file_digest) == taken.file
    keeping.undo()
    keeping.redo()
    assert keeping.store.original(source.file_digest) == taken.file
    assert keeping.store.check() == ()


def test_a_file_is_kept_later_if_it_is_the_same(tmp_path):
    space = Workspace.create(tmp_path / "talks.parley", EMPTY)
    space.do(import_source(pdf_taken()))
    source = the_source(space)
    assert not source.kept
    assert space.store.original(source.file_digest) is None
    assert space.do(keep_original(source.id, b"another")) is None
    assert space.do(keep_original(source.id, pdf_taken().file)) is not None
    assert the_source(space).kept
    space.close()


def test_another_document_takes_the_place_of_the_file(keeping):
    source = the_source(keeping)
    keeping.do(import_text(source.id, read_document("b.pdf", pdf("Another text."))))
    assert not the_source(keeping).kept
    keeping.undo()
    assert the_source(keeping) == source


def test_a_file_that_is_gone_or_altered_is_found_by_a_check(keeping):
    digest = the_source(keeping).file_digest
    execute = keeping.store._connection.execute
    execute("UPDATE original SET body = x'00'")
    assert keeping.store.original(digest) is None
    assert any("A file that is kept is not the one" in each for each in keeping.store.check())
    execute("DELETE FROM original")
    assert any("is not in the dossier" in each for each in keeping.store.check())


def test_a_purge_takes_files_that_no_source_keeps(keeping):
    source = the_source(keeping)
    keeping.do(change(Source, source.id, kept=False))
    assert keeping.store.original(source.file_digest) is not None
    keeping.do(add_note("source", source.id, "Gone"))
    (note,) = keeping.latest.all(Note)
    keeping.purge(remove(Note, note.id), [("note", note.id)])
    assert keeping.store.original(source.file_digest) is None


def test_a_file_comes_along_with_all_there_is(keeping, tmp_path):
    source, stored = the_source(keeping), keeping.store.texts()
    quiet = lambda _done, _of: None  # noqa: E731
    for name, data in (
        ("all.zip", whole_zip(keeping.latest, stored, quiet)),
        ("all.json", whole_json(keeping.latest, stored, quiet)),
    ):
        (tmp_path / name).write_bytes(data)
        held = read_whole(tmp_path / name)
        other = Workspace.create(tmp_path / f"{name}.parley", EMPTY)
        other.do(import_whole(held.records, held.texts))
        assert other.store.original(source.file_digest) == pdf_taken().file
        other.close()
    with pytest.raises(Problem, match="The kept file of the source"):
        whole_zip(keeping.latest, {source.digest: stored[source.digest]}, quiet)


@pytest.mark.parametrize(
    ("reduction", "stays"),
    [
        (Reduction(), True),
        (Reduction(texts=True), False),
        (Reduction(assessments=True), False),
    ],
)
def test_a_reduced_copy_has_the_file_only_with_its_text(keeping, tmp_path, reduction, stays):
    digest = the_source(keeping).file_digest
    save_reduced(keeping, tmp_path / "copy.parley", reduction, None)
    copy = Workspace.open(tmp_path / "copy.parley")
    assert (copy.store.original(digest) is not None) is stays
    assert the_source(copy).kept is stays
    assert copy.store.check() == ()
    copy.close()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE text SET body = 'another'", "The stored text of the source"),
        ("DELETE FROM text", "The stored text of the source"),
        ("UPDATE original SET body = x'00'", "The kept file of the source"),
        ("DELETE FROM original", "The kept file of the source"),
    ],
)
def test_a_reduced_copy_never_leaves_out_what_is_damaged(keeping, tmp_path, damage, told):
    keeping.store._connection.execute(damage)
    with pytest.raises(Problem, match=told):
        save_reduced(keeping, tmp_path / "copy.parley", Reduction(), None)
    assert not (tmp_path / "copy.parley").exists()


def test_a_file_survives_mending(keeping, tmp_path):
    digest = the_source(keeping).file_digest
    keeping.store.save_copy(tmp_path / "damaged.parley")
    mended = tmp_path / "mended.parley"
    mend(tmp_path / "damaged.parley", mended)
    copy = Workspace.open(mended)
    assert copy.store.original(digest) == pdf_taken().file
    assert the_source(copy).kept
    copy.close()

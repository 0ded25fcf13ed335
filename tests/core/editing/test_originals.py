"""The file of a source, found where it lies if it is still the same."""

import pytest

from core.editing.originals import original_of
from core.editing.workspace import Workspace
from core.errors import IntakeProblem
from core.model.records import Source
from core.text.digest import digest_of_bytes
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

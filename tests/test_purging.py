"""Purging on the command line."""

import pytest

from core.editing.workspace import Workspace
from core.model.records import Audience, Note
from tests.dossiers import small

SECRET = "Zyxomma bluffs"


@pytest.fixture
def talks(tmp_path):
    """A dossier with a private note on a round."""
    path = tmp_path / "talks.parley"
    Workspace.create(path, small(Note("n", "round", "r1", SECRET, audience=Audience.MINE))).close()
    return path


def test_nothing_is_purged_without_the_receipt_that_was_asked_for(parley, talks, tmp_path):
    before = talks.read_bytes()
    (tmp_path / "folder").mkdir()
    for receipt in (tmp_path / "gone" / "receipt.txt", tmp_path / "folder", talks):
        code, out, err = parley("purge", talks, "--round", 1, "--receipt", receipt)
        assert (code, out) == (3, "")
        assert receipt.name in err
        assert talks.read_bytes() == before
    receipt = tmp_path / "receipt.txt"
    code, out, _err = parley("purge", talks, "--round", 1, "--receipt", receipt)
    assert (code, out) == (0, receipt.read_text("utf-8"))
    assert "Purged: 1 note" in out
    assert SECRET.encode() not in talks.read_bytes()
    assert {each.name for each in tmp_path.iterdir()} == {"folder", "receipt.txt", "talks.parley"}

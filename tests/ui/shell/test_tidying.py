"""What a killed process left behind is tidied up after a dossier is opened, and told of."""

import os

import pytest

from core.errors import CannotWrite
from core.storage.batch import Batch
from ui.shell import tidying
from ui.shell.window import Window


@pytest.mark.skipif(os.name != "posix", reason="the lock of an open file keeps it elsewhere")
def test_what_was_left_half_done_beside_a_dossier_is_tidied_up(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session is not None
    folder = window.session.workspace.path.parent
    before = sorted(each.name for each in folder.iterdir())
    abandoned = Batch(folder)
    abandoned.write("pack.pdf", b"x")
    abandoned.write("folder.pdf", b"x")
    (folder / "folder.pdf").mkdir()
    monkeypatch.setattr(Batch, "_take_back", lambda _batch: True)
    with pytest.raises(CannotWrite):
        abandoned.publish()
    (folder / "folder.pdf").rmdir()
    assert (folder / "pack.pdf").exists()
    tidying.tidy(window.session)
    assert (folder / "pack.pdf").exists(), "it may still be written"
    assert abandoned._lock is not None
    abandoned._lock.close()
    tidying.tidy(window.session)
    assert sorted(each.name for each in folder.iterdir()) == before
    assert "The folder is as it was before" in window.status.sentence

"""What lies in a file for a moment only is gone afterwards, also where the process was killed."""

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from core.storage import private

NOBODY = 2**22 + 1
"""A number that no process gets."""
HOLDING = """
import sys, time
from pathlib import Path
from core.storage.private import private_copy
folder = private_copy([Path(sys.argv[1])])
print(folder.name, flush=True)
time.sleep(100)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of our own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def another(tmp_path: Path) -> "subprocess.Popen[str]":
    """A process with a private copy of a file."""
    file = tmp_path / "talks.parley"
    file.write_text("what was said")
    words = [sys.executable, "-c", HOLDING, str(file)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_what_a_killed_process_left_is_removed_by_the_next(
    another: "subprocess.Popen[str]", temporary: Path
) -> None:
    with another:
        assert another.stdout is not None
        folder = Path(another.stdout.readline().strip())
        assert folder.parent == temporary
        private.empty()
        assert (folder / "talks.parley").read_text() == "what was said"
        another.kill()
    private.empty()
    assert not folder.exists()


def test_a_process_that_ends_in_order_leaves_nothing(
    another: "subprocess.Popen[str]", temporary: Path
) -> None:
    with another:
        assert another.stdout is not None
        another.stdout.readline()
        another.send_signal(signal.SIGINT)
    assert not [*temporary.iterdir()]


def test_one_that_makes_way_for_another_leaves_nothing(tmp_path: Path, temporary: Path) -> None:
    file = tmp_path / "talks.parley"
    file.write_text("what was said")
    with private.private_folder() as held:
        with private.private_file(b"a page", 100) as page:
            assert page.stat().st_size == 100
            private.empty()
            assert page.exists()
            private.empty(ours=True)
            assert not page.exists()
        assert not Path(held).exists()
    assert not [*temporary.iterdir()]


def test_what_is_called_alike_is_left_alone(temporary: Path) -> None:
    (temporary / "elsewhere").mkdir()
    link = temporary / f"parley-{NOBODY}-0-abcdefgh"
    link.symlink_to(temporary / "elsewhere")
    (temporary / f"parley-{NOBODY}-0-abcdefgi").write_text("a file")
    (temporary / f"parley-{NOBODY}-0").mkdir()
    private.empty()
    assert len([*temporary.iterdir()]) == 4
    (temporary / f"parley-{NOBODY}-0").rename(temporary / f"parley-{NOBODY}-0-abcdefgj")
    private.empty()
    assert len([*temporary.iterdir()]) == 3

"""A dossier that was exported, imported in the window into a new file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.exchange import formats
from tests.core.exchange.test_whole import HELD, SOURCE, STORED, TEXT
from tests.ui.conftest import RecordedPrompts
from ui.session import Session
from ui.shell.window import Window

ZIP, JSON, *_OTHERS = formats("dossier")


@pytest.fixture
def exported(prompts: RecordedPrompts, tmp_path: Path) -> Path:
    prompts.opened = tmp_path / "exported.zip"
    prompts.opened.write_bytes(ZIP.content(HELD, None, STORED))
    prompts.path = tmp_path / "anew.parley"
    return prompts.opened


def test_it_is_shown_with_its_texts_and_there_is_nothing_to_undo(
    window: Window, prompts: RecordedPrompts, exported: Path
) -> None:
    window.do("import_dossier")
    assert prompts.asked[-2:] == ["Import a dossier", "New dossier: exported.parley"]
    assert window.session is not None
    workspace = window.session.workspace
    assert (workspace.path, workspace.latest) == (prompts.path, HELD)
    assert workspace.store.text(SOURCE.digest) == TEXT
    assert workspace.undo_label == ""


def test_what_cannot_be_imported_leaves_the_open_one_and_no_file(
    window: Window, session: Session, prompts: RecordedPrompts, exported: Path
) -> None:
    path = session.workspace.path
    good = JSON.content(HELD, None, STORED)
    broken = (
        (b"PK", "⚠ exported.zip is not a zip file"),
        (b"{}", "⚠ This is not a dossier that Parley can import"),
        (good.replace(b'"colour": "#0072B2"', b'"colour": "blue"'), "⚠ party “a”: Enter a colour"),
    )
    for data, says in broken:
        exported.write_bytes(data)
        window.do("import_dossier")
        assert window.status.sentence.startswith(says)
        assert window.session is not None
        assert window.session.workspace.path == path
        assert prompts.path is not None
        assert not prompts.path.exists()


def test_without_a_dossier_it_is_said_on_the_page(
    window: Window, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.close()
    exported.write_bytes(b"[]")
    told: list[str] = []
    show = window.show_message
    monkeypatch.setattr(window, "show_message", lambda *args: (told.append(args[0]), show(*args)))
    window.do("import_dossier")
    assert told == ["exported.zip cannot be imported"]


def test_a_whole_dossier_whose_texts_are_gone_is_not_written(
    open_window: Callable[..., Window], prompts: RecordedPrompts, tmp_path: Path
) -> None:
    window = open_window(HELD)
    prompts.path = tmp_path / "out.zip"
    window.do("export")
    assert window.status.sentence.startswith("⚠ The stored text of the source “With a text”")
    assert not prompts.path.exists()

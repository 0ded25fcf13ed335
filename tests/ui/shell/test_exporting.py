"""Writing the dossier for other programs, from the window."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.editing.commands.notes import add_note
from core.exchange import Format, whole_formats
from core.exchange.gaps_series import gaps_csv, gaps_json
from core.model.dossier import EMPTY
from core.model.records import Audience
from tests.acts import Act, answering, let_go, press
from tests.ui.conftest import RecordedPrompts
from ui.kit.prompts import Prompts
from ui.session import Session
from ui.shell import exporting
from ui.shell.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FORMATS = {each.full_key: each for each in whole_formats()}


@pytest.mark.parametrize(
    ("name", "chosen", "file", "found"),
    [
        ("a", "notes-csv", "a.csv", "notes-csv"),
        ("a", "gaps-csv", "a.csv", "gaps-csv"),
        ("a.csv", "notes-csv", "a.csv", "notes-csv"),
        ("a.html", "gaps-csv", "a.html", "notes-html"),
        ("a.JSON", "gaps-csv", "a.JSON", "gaps-json"),
        ("a.json", "notes-jsonld", "a.json", "notes-jsonld"),
        ("v1.2, export", "gaps-json", "v1.2, export.json", "gaps-json"),
        ("a.txt", "notes-html", "a.txt.html", "notes-html"),
    ],
)
def test_the_format_is_the_chosen_one_unless_the_name_says_another(
    name: str, chosen: str, file: str, found: str
) -> None:
    ended = exporting.ended(Path(name), FORMATS[chosen], [*FORMATS.values()])
    assert ended == (Path(file), FORMATS[found])


@pytest.mark.parametrize("form", whole_formats(), ids=lambda each: each.full_key)
def test_every_declared_format_is_offered_and_written(
    window: Window, session: Session, prompts: RecordedPrompts, tmp_path: Path, form: Format
) -> None:
    prompts.path = tmp_path / "out"
    prompts.kind = whole_formats().index(form)
    window.do("export")
    assert prompts.asked[-1] == "Export: talks1, export"
    assert prompts.kinds[prompts.kind] == form.full_kind
    path = prompts.path.with_suffix(form.endings[0])
    assert path.read_bytes() == form.content(session.dossier, session.pair)
    assert window.status.sentence == f"Exported to {path.name}."


def test_the_gap_is_that_of_the_pair_shown(
    window: Window, session: Session, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    session.set_pair(("b", "m"))
    prompts.path = tmp_path / "gap.json"
    prompts.kind = whole_formats().index(FORMATS["gaps-json"])
    window.do("export")
    assert prompts.path.read_text() == gaps_json(session.dossier, ("b", "m"))


def test_without_parties_there_is_no_gap_to_write(
    open_window: Callable[..., Window], prompts: RecordedPrompts, tmp_path: Path
) -> None:
    window = open_window(EMPTY)
    prompts.path = tmp_path / "out"
    window.do("export")
    assert not any(each.startswith("Gap") for each in prompts.kinds)
    assert (tmp_path / "out.zip").exists()


def test_the_whole_dossier_is_what_is_offered_first(
    window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "out"
    window.do("export")
    assert (tmp_path / "out.zip").exists()


def test_what_is_private_stays(
    window: Window, session: Session, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    session.do(add_note("position", "x1", "For all"))
    session.do(add_note("position", "x2", "My own", audience=Audience.MINE))
    prompts.path = tmp_path / "notes.html"
    window.do("export")
    text = prompts.path.read_text()
    assert "For all" in text
    assert "My own" not in text


def test_an_ending_that_is_added_does_not_hit_a_file_unasked(
    window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    there = tmp_path / "out.zip"
    there.write_text("old")
    prompts.path, prompts.agrees = tmp_path / "out", False
    window.do("export")
    assert prompts.asked[-1] == "out.zip already exists. Replace it?"
    assert there.read_text() == "old"


def test_a_folder_that_is_gone_is_a_sentence(
    window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    prompts.path = tmp_path / "gone" / "out.csv"
    window.do("export")
    assert window.status.sentence.startswith("⚠ out.csv cannot be written")


def test_a_dossier_is_never_replaced(
    window: Window, session: Session, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    session.workspace.store.save_copy(other)
    before = other.read_bytes()
    prompts.path = other
    window.do("export")
    assert window.status.sentence == "⚠ other.csv is a dossier. Choose another name."
    assert other.read_bytes() == before


def test_a_wait_that_is_given_up_leaves_no_file(
    window: Window,
    prompts: RecordedPrompts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    real_dialogs: None,
) -> None:
    let_on = threading.Event()

    def slow(*_asked: object) -> bytes:
        let_on.wait()
        return b"late"

    monkeypatch.setattr(Format, "content", slow)
    prompts.path = tmp_path / "out.csv"
    with qtbot.waitActive(window):
        window.activateWindow()
    with answering(press("Cancel"), progress=True):
        window.do("export")
    let_on.set()
    assert window.status.sentence == "No file was saved."
    assert not prompts.path.exists()
    qtbot.waitUntil(
        lambda: not any(each.name.startswith("parley") for each in threading.enumerate())
    )


# --- the dialog itself ---


def save_as(name: str, kind: str) -> Act:
    """Choose a kind of file in the real dialog, type a name, and agree."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        kinds.setFocus()
        while kinds.currentText() != kind:
            before = kinds.currentIndex()
            QTest.keyClick(kinds, Qt.Key.Key_Down)
            assert kinds.currentIndex() > before, f"{kind!r} is not offered"
        (line,) = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)
        if dialog.isVisible():  # Return took a suggestion; one that has closed is read at once
            let_go()
            QTest.keyClick(line, Qt.Key.Key_Return)

    return act


def test_a_kind_that_is_chosen_by_keyboard_is_written(
    window: Window, session: Session, tmp_path: Path, qtbot: QtBot, real_dialogs: None
) -> None:
    session.prompts = Prompts()
    for name, kind in (("said", "gaps-json"), ("said.csv", "gaps-csv"), ("notes", "notes-jsonld")):
        with qtbot.waitActive(window):
            window.activateWindow()
        with answering(save_as(str(tmp_path / name), FORMATS[kind].full_kind)):
            QTest.keyClick(window, Qt.Key.Key_X, CONTROL | SHIFT)
    pair = session.pair
    assert pair is not None
    assert (tmp_path / "said.json").read_text() == gaps_json(session.dossier, pair)
    assert (tmp_path / "said.csv").read_text() == gaps_csv(session.dossier, pair)
    assert json.loads((tmp_path / "notes.jsonld").read_text())["type"] == "AnnotationPage"

"""Issuing a pack, and its entry in the register."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from briefings.issue import digest_of
from briefings.recipe import Recipe, recipe_of
from core.editing.commands import change, create, remove
from core.editing.commands.packs import copies_of, give_back
from core.errors import DiskFull
from core.model.records import Copy, Level, Line, Mark, Negotiation, Pack, Position
from core.storage.store import Store
from core.text.days import now
from core.text.digest import short
from core.text.saying import short_date_and_year
from tests.ui.briefings.conftest import ready, text_of
from tests.ui.conftest import TODAY, RecordedPrompts
from ui.briefings import issue, issued
from ui.briefings.panel import BriefingsPanel
from ui.kit.settings import Settings
from ui.shell.window import Window


@pytest.fixture
def dialog(panel: BriefingsPanel, window: Window, qtbot: QtBot) -> Iterator[issue.IssueDialog]:
    panel.form.readers.setPlainText("Head of delegation\nLegal")
    ready(panel, qtbot)
    assert window.session is not None
    found = issue.ask(window.session, panel.draft)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield found
    found.close()
    found.deleteLater()


def test_every_copy_is_written_and_recorded(
    dialog: issue.IssueDialog, window: Window, folder: Path, qtbot: QtBot
) -> None:
    assert dialog.go.text() == "Issue 2 copies"
    dialog.go.click()
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.dossier.count(Pack) == 1)
    (pack,) = session.dossier.all(Pack)
    copies = copies_of(session.dossier, pack.id)
    assert [copy.reader for copy in copies] == ["Head of delegation", "Legal"]
    for copy in copies:
        assert digest_of((folder / copy.file_name).read_bytes()) == copy.digest
    assert session.workspace.undo_label == ""


def test_cancel_stops_the_work_and_leaves_no_file(
    dialog: issue.IssueDialog, window: Window, folder: Path, qtbot: QtBot
) -> None:
    dialog.go.click()
    assert dialog.progress.isVisible()
    dialog.leave.click()
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert dialog.isVisible()
    assert dialog.go.isEnabled()
    assert list(folder.iterdir()) == []
    assert window.session is not None
    assert window.session.dossier.count(Pack) == 0


def test_passwords_that_differ_are_refused(dialog: issue.IssueDialog) -> None:
    dialog.password.setText("one")
    dialog.go.click()
    assert dialog.problem.text() == "⚠ The passwords do not match. Type them again."


def test_a_folder_that_is_not_there_is_refused(dialog: issue.IssueDialog) -> None:
    dialog.folder.line.setText("/nowhere at all")
    dialog.go.click()
    assert dialog.problem.text() == "⚠ The folder /nowhere at all does not exist."


def test_the_register_makes_the_same_pack_again(
    dialog: issue.IssueDialog,
    panel: BriefingsPanel,
    window: Window,
    folder: Path,
    prompts: RecordedPrompts,
    qtbot: QtBot,
) -> None:
    dialog.go.click()
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.dossier.count(Pack) == 1)
    session.do(change(Negotiation, Negotiation.ID, title="Renamed since"))
    (pack,) = session.dossier.all(Pack)
    register = issued.ask(session, pack.id)
    register.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    prompts.path = folder / "nowhere"
    register.again.click()
    assert register.problem.text()
    prompts.path = folder
    register.again.click()
    assert not register.problem.text()
    assert register.said.text().startswith("Recreated: the SHA-256 of every copy")
    copy = copies_of(session.dossier, pack.id)[0]
    register._give_back(copy.id, True)
    assert copies_of(session.dossier, pack.id)[0].returned is not None
    register.close()
    register.deleteLater()


def test_the_keyboard_stays_on_the_copy_that_came_back(
    dialog: issue.IssueDialog, window: Window, qtbot: QtBot
) -> None:
    dialog.go.click()
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.dossier.count(Pack) == 1)
    (pack,) = session.dossier.all(Pack)
    register = issued.ask(session, pack.id)
    box = register.findChildren(QCheckBox)[0]
    box.setFocus()
    for is_back in (True, False):
        qtbot.keyClick(register.focusWidget(), Qt.Key.Key_Space)
        assert (copies_of(session.dossier, pack.id)[0].returned is not None) == is_back
        assert register.focusWidget() is box
        assert box.text() == (f"returned {short_date_and_year(TODAY)}" if is_back else "returned")
    session.do(give_back(copies_of(session.dossier, pack.id)[1].id, TODAY))
    assert [each.isChecked() for each in register.findChildren(QCheckBox)] == [False, True]
    register.close()


def test_a_pack_of_which_something_was_purged_is_not_said_to_differ_by_its_fonts(
    dialog: issue.IssueDialog,
    window: Window,
    folder: Path,
    prompts: RecordedPrompts,
    qtbot: QtBot,
) -> None:
    session = window.session
    assert session is not None
    dialog.go.click()
    qtbot.waitUntil(lambda: session.dossier.count(Pack) == 1)
    (pack,) = session.dossier.all(Pack)
    said = session.dossier.all(Position)[-1]
    session.workspace.purge(remove(Position, said.id), [("position", said.id)])
    register = issued.ask(session, pack.id)
    prompts.path = folder / "again"
    prompts.path.mkdir()
    register.again.click()
    assert register.said.text() == (
        "Recreated, but not byte for byte: parts of the dossier were purged since."
    )
    register.close()


def facts(register: issued.IssuedDialog) -> list[str]:
    """What the register says of a pack."""
    return [label.text() for label in register.findChildren(QLabel)]


@pytest.mark.parametrize("kept", ["SECRET", ""])
def test_the_register_says_what_was_printed_and_seen(
    kept: str, dialog: issue.IssueDialog, window: Window, qtbot: QtBot
) -> None:
    session = window.session
    assert session is not None
    session.workspace.author = "Vera"
    session.do(change(Negotiation, Negotiation.ID, levels=(Level("SECRET", "S"),)))
    session.do(create(Line, id="k", point="p", text="Not for others."))
    session.do(create(Mark, target_kind="line", target="k", level="SECRET"))
    dialog.go.click()
    qtbot.waitUntil(lambda: session.dossier.count(Pack) == 1)
    (pack,) = session.dossier.all(Pack)
    assert pack.marking == "SECRET"
    session.do(change(Pack, pack.id, marking=kept))
    register = issued.ask(session, pack.id)
    said = facts(register)
    assert "SECRET" in said
    (seen,) = [words for words in said if words.endswith("Vera")]
    assert not re.search(r"\d{7}", seen)
    assert seen.startswith("Add mark · ")
    assert short(recipe_of(pack).chain_head) in said
    register.close()


def test_the_register_says_where_the_journal_has_another_head(window: Window) -> None:
    session = window.session
    assert session is not None
    told = msgspec.json.encode(Recipe(now(), TODAY, chain_head="0f" * 32)).decode()
    session.do(create(Pack, id="k", title="Pack", recipe=told, journal_head=session.workspace.head))
    register = issued.ask(session, "k")
    words = "0f0f 0f0f 0f0f 0f0f, which this file’s journal does not have"
    assert words in facts(register)
    register.close()


def test_a_register_without_facts_says_so(window: Window) -> None:
    session = window.session
    assert session is not None
    session.do(create(Pack, id="k", title="Pack"))
    register = issued.ask(session, "k")
    assert "not recorded" in facts(register)
    assert "Last change included" not in facts(register)
    register.close()


def test_what_is_new_is_counted_from_the_pack_before(
    dialog: issue.IssueDialog, panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    dialog.go.click()
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.dossier.count(Pack) == 1)
    session.do(create(Line, point="p", text="Said since the last pack."))
    panel._begin_with("delta")
    assert panel.draft.recipe.version == 2
    ready(panel, qtbot)
    assert "Said since the last pack." in text_of(panel)
    panel._begin_with("addendum")
    assert panel.draft.recipe.addendum == 1
    assert panel.draft.recipe.sections == ("news",)


def test_a_register_that_cannot_be_written_can_be_tried_again(
    window: Window,
    settings: Settings,
    prompts: RecordedPrompts,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    settings.remember_pack_folder(folder)
    window.do("brief")
    assert isinstance(window.panel, BriefingsPanel)
    assert window.session is not None
    dialog = issue.ask(window.session, window.panel.draft)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)

    def full(*_change: object) -> None:
        raise DiskFull("There is no space left.")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "writing", full)
        dialog.go.click()
        qtbot.waitUntil(lambda: "not yet entered" in dialog.problem.text())
    (written,) = folder.iterdir()
    assert window.session.dossier.count(Pack) == 0
    assert dialog.altered()
    assert dialog.go.text() == "Enter in the register"
    dialog.go.click()
    assert not dialog.isVisible()
    assert [each.file_name for each in window.session.dossier.all(Copy)] == [written.name]
    dialog.deleteLater()

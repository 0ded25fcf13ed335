"""Every way in which a pack goes out is held to the same checks, and says the same."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

import briefings.checks
from core.errors import Problem
from core.model.records import Pack
from tests.ui.conftest import RecordedPrompts
from ui.briefings import issue as issue_dialog
from ui.briefings import pack_viewer
from ui.briefings import word as word_edition
from ui.briefings.panel import BriefingsPanel

REFUSED = "A releasable pack cannot include: Gap page. Leave them out."
Way = Callable[[BriefingsPanel, RecordedPrompts, Path, QtBot], str]


@pytest.fixture
def refused(panel: BriefingsPanel) -> BriefingsPanel:
    """The desk with a draft that must not go out, before the preview has said so."""
    panel.draft.update(releasable=True, sections=("cover", "glance"))
    return panel


def printed(panel: BriefingsPanel, prompts: RecordedPrompts, out: Path, qtbot: QtBot) -> str:
    with pytest.raises(Problem) as failure:
        pack_viewer.show(panel.session, panel.draft.request_now(), panel.preview)
    return str(failure.value)


def in_word(panel: BriefingsPanel, prompts: RecordedPrompts, out: Path, qtbot: QtBot) -> str:
    prompts.path = out / "pack.docx"
    said: list[str] = []
    panel.session.status_message.connect(lambda sentence, _warns: said.append(sentence))
    word_edition.write(panel.session, panel.draft, panel.preview)
    return said[-1]


def issued(panel: BriefingsPanel, prompts: RecordedPrompts, out: Path, qtbot: QtBot) -> str:
    dialog = issue_dialog.ask(panel.session, panel.draft)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog._job is None)
    said = dialog.problem.text()
    dialog.reject()
    return said


@pytest.mark.parametrize("way", [printed, in_word, issued])
def test_what_refuses_a_pack_refuses_it_on_every_way(
    way: Way, refused: BriefingsPanel, prompts: RecordedPrompts, folder: Path, qtbot: QtBot
) -> None:
    assert REFUSED in way(refused, prompts, folder, qtbot)
    assert list(folder.iterdir()) == []
    assert not refused.session.workspace.latest.all(Pack)


def test_what_the_preview_has_checked_is_not_checked_again(
    panel: BriefingsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    plain = briefings.checks.checks
    monkeypatch.setattr(
        briefings.checks, "checks", lambda *asked: looked.append(asked) or plain(*asked)
    )
    viewer = pack_viewer.show(panel.session, panel.draft.request_now(), panel.preview)
    assert viewer is not None
    viewer.close()
    assert not looked
    now = panel.draft.request_now()
    other = msgspec.structs.replace(now, recipe=msgspec.structs.replace(now.recipe, paper="a5"))
    viewer = pack_viewer.show(panel.session, other, panel.preview)
    assert len(looked) == 1
    assert viewer is not None
    viewer.close()

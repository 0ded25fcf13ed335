"""Signing the open dossier from the window."""

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from core.model.records import Signature
from core.storage.passphrase import Secret
from core.storage.signing_key import make_key, read_key
from tests.ui.conftest import RecordedPrompts
from ui.kit.settings import Settings
from ui.session import Session
from ui.shell.mending import Mending
from ui.shell.signing import Signing
from ui.shell.window import Window

WORDS = "orbit velvet canyon lantern"


def form(window: Window) -> Signing:
    window.do("sign")
    return next(each for each in window.findChildren(Signing) if each.isVisible())


def signatures(session: Session) -> int:
    return session.dossier.count(Signature)


@pytest.fixture
def key(settings: Settings) -> str:
    return make_key(settings.signing_key, "Ann", Secret(WORDS)).public


def test_the_first_signature_makes_a_key_outside_the_dossier(
    window: Window, session: Session, settings: Settings, tmp_path: Path
) -> None:
    asked = form(window)
    assert "Nobody has signed" in asked.told.toPlainText()
    assert asked.new is not None
    asked.name.setText("Ann Lee")
    asked.go.click()
    assert "Type a passphrase" in asked.problem.text()
    for field in (asked.new._first, asked.new._again):
        field.line.setText(WORDS)
    asked.go.click()
    assert signatures(session) == 1
    assert window.status.sentence == "Signed at change 1, as Ann Lee."
    assert settings.signing_key.parent == tmp_path
    assert read_key(settings.signing_key).name == "Ann Lee"
    if os.name == "posix":
        assert stat.S_IMODE(settings.signing_key.stat().st_mode) == 0o600
    assert session.workspace.undo_label == ""


def test_the_key_that_there_is_signs_and_is_named(
    window: Window, session: Session, settings: Settings, key: str
) -> None:
    asked = form(window)
    told = " ".join(each.text() for each in asked.findChildren(QLabel))
    assert read_key(settings.signing_key).fingerprint in told
    asked.words.line.setText("wrong")
    asked.go.click()
    assert "not the passphrase of the signing key" in asked.problem.text()
    assert not signatures(session)
    asked.words.line.setText(WORDS)
    asked.go.click()
    assert signatures(session) == 1
    again = form(window)
    assert "Signed by Ann (your key, fingerprint " in again.told.toPlainText()
    assert "holds." in again.told.toPlainText()
    assert "telephone" not in again.told.toPlainText()
    again.reject()


def test_a_key_that_is_none_is_said_to_be_none(
    window: Window, settings: Settings, prompts: RecordedPrompts
) -> None:
    settings.signing_key.write_text("nothing")
    window.do("sign")
    assert "signing.key is not a signing key" in window.status.sentence
    assert not window.findChildren(Signing)


def test_the_check_of_the_dossier_lists_signatures(
    window: Window, session: Session, settings: Settings, key: str
) -> None:
    asked = form(window)
    asked.words.line.setText(WORDS)
    asked.go.click()
    settings.signing_key.unlink()
    window.do("check")
    (dialog,) = window.findChildren(Mending)
    shown = dialog.told.toPlainText()
    assert "is sound." in shown
    assert "Signed by Ann (fingerprint " in shown
    assert "read out the fingerprint" in shown
    dialog.reject()

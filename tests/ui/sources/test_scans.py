"""Pages without text: reading them by OCR is offered where Tesseract is, and never required."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from core.editing.commands import change
from core.model.records import Source
from tests.acts import answering, click_on, named
from tests.core.intake.papers import pdf
from tests.core.intake.stand_in import installed, not_installed
from tests.core.intake.test_ocr import picture
from ui.session import Session
from ui.sources import form as source_form
from ui.sources import importing

pytestmark = [
    pytest.mark.usefixtures("real_dialogs"),
    pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script"),
]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf("The cover.", ""))
    return path


def read(form: QWidget) -> None:
    click_on(form, "Read")


def save(form: QWidget) -> None:
    click_on(form, "Save")


def brought_in(session: Session) -> Source:
    return session.dossier.all(Source)[-1]


def test_what_is_read_says_so_until_it_is_checked(
    session: Session, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, tmp_path)
    session.do(change(Source, session.dossier.all(Source)[0].id, language="fr"))
    with answering(read, save):
        assert importing.import_file(session, scan)
    source = brought_in(session)
    assert source.ocr == "2"
    text = session.workspace.store.text(source.digest)
    assert "The cover.\fRead 2" in text
    assert " in fra " in text

    def check(form: QWidget) -> None:
        box = named(form, "Read by OCR")
        assert isinstance(box, QCheckBox)
        box.setChecked(False)
        click_on(form, "Save")

    with answering(check):
        assert source_form.edit(session, source.id)
    assert brought_in(session).ocr == ""


def test_two_languages_can_be_chosen(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, tmp_path)
    (tmp_path / "page.png").write_bytes(picture())

    def choose(form: QWidget) -> None:
        for name, code in (("Language", "deu"), ("Second language", "eng")):
            box = named(form, name)
            assert isinstance(box, QComboBox)
            box.setCurrentIndex(box.findData(code))
        click_on(form, "Read")

    with answering(choose, save):
        assert importing.import_file(session, tmp_path / "page.png")
    assert " in deu+eng" in session.workspace.store.text(brought_in(session).digest)


def test_pages_are_left_out_by_choice_or_where_tesseract_is_not(
    session: Session, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, tmp_path)
    with answering(lambda form: click_on(form, "Leave out"), lambda form: form.reject()):
        importing.import_file(session, scan)
    not_installed(monkeypatch)
    with answering(save):
        assert importing.import_file(session, scan)
    assert brought_in(session).ocr == ""
    assert session.workspace.store.text(brought_in(session).digest) == "The cover.\f\f"

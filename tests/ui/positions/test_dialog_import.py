"""Importing a table: the wait for it, and what is said when it is done."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar

from core.errors import Problem
from core.exchange import delimited, kind_columns
from core.model.records import Position
from tests.acts import answering
from ui.kit import working
from ui.kit.frame import Frame
from ui.kit.jobs import Job
from ui.kit.prompts import Prompts
from ui.kit.working import Waiting, Working
from ui.positions.import_form import ImportForm
from ui.shell.window import Window

HEAD = "point,issue,party,date,value\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "said.csv"
    path.write_text(
        HEAD + "Quota,Catch,Arland,2025-02-01,20\nNets,Mesh,Farland,2025-02-01,30\n"
        "Nets,Mesh,Arland,2025-02-01,40\n"
    )
    return path


def test_what_was_made_is_said(window: Window, table: Path) -> None:
    window.files.import_positions(table)
    (form,) = window.findChildren(ImportForm)
    form.go.click()
    assert window.status.sentence == (
        "3 positions imported; created 1 party, 1 sticking point, 1 issue."
    )


def test_what_the_rows_are_is_found_out_while_the_window_goes_on(
    window: Window, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[threading.Thread] = []
    fit = kind_columns._fit

    def seen(*told: Any) -> tuple[float, ...]:
        asked.append(threading.current_thread())
        return fit(*told)

    monkeypatch.setattr(kind_columns, "_fit", seen)
    window.files.import_positions(table)
    (form,) = window.findChildren(ImportForm)
    form.leave.click()
    assert len(asked) == 1  # positions fit, so that no other kind is tried
    assert asked[0] is not threading.main_thread()


def test_of_a_workbook_another_sheet_can_be_read(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "rounds.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, heads, values in (
            ("R1", HEAD, (20,)),
            ("R2", "Thema,issue,party,date,value\n", (21, 22)),
        ):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, heads.strip().split(","))
            for at, value in enumerate(values, 1):
                sheet.write_row(at, 0, ("Quota", "Catch", "Arland", f"2025-02-0{at}", value))
    window.files.import_positions(path)
    (form,) = window.findChildren(ImportForm)
    assert form.told.text().startswith("Of the sheets, R1 was read, and not R2.")
    form.sheet.setCurrentText("R2")
    (head,) = (box for head, box in form._boxes if head == "Thema")
    head.setCurrentIndex(head.findData("point"))
    assert "R1" not in form.told.text()
    form.go.click()
    positions = window.session.workspace.latest.all(Position)
    assert [each.value for each in positions[-2:]] == [21, 22]


def test_a_text_file_has_no_sheets_to_choose_from(window: Window, table: Path) -> None:
    window.files.import_positions(table)
    (form,) = window.findChildren(ImportForm)
    assert not form.sheet.isVisible()
    form.leave.click()


def test_a_long_name_of_a_column_is_not_one_word_a_line(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "said.csv"
    name = "What the desk officer of the day wrote"
    path.write_text(f"point,issue,party,date,value,{name}\nQuota,Catch,Arland,2025-02-01,20,a\n")
    window.files.import_positions(path)
    (form,) = window.findChildren(ImportForm)
    (label,) = (each for each in form.findChildren(QLabel) if each.text() == name)
    assert label.height() <= 3 * label.fontMetrics().lineSpacing()
    form.leave.click()


def test_a_long_wait_shows_a_bar_and_can_be_given_up(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "PATIENCE", 0)
    held = threading.Event()
    seen: list[int] = []

    def work(**_asked: object) -> None:
        held.wait()

    dialog = Working(window, "Import positions", "Reading said.csv…", work)

    def give_up() -> None:
        seen.append(dialog.findChildren(QProgressBar)[0].maximum())
        dialog.leave.click()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    QTimer.singleShot(50, dialog, give_up)
    job = dialog.job
    assert not dialog.run()
    held.set()
    job.wait()
    assert seen == [0]


def test_the_wait_for_a_form_that_is_yet_to_be_shown_stands_over_the_window(
    window: Window,
) -> None:
    form = Frame(window, "Import a table", "Import")
    places = []
    for parent in (window, form):
        wait = Working(parent, "Import a table", "Reading said.csv…", lambda **_asked: None)
        wait.open()
        places.append(wait.geometry())
        wait.leave.click()
    assert places[0] == places[1]


def giving_up(window: Window, *, when: str, seen: list[int]) -> QTimer:
    """Presses Cancel as soon as a dialog says that it is doing this, and has got somewhere."""
    clock = QTimer(window)

    def look() -> None:
        for dialog in window.findChildren(Waiting):
            said = " ".join(label.text() for label in dialog.findChildren(QLabel))
            bar = dialog.findChildren(QProgressBar)[0]
            if dialog.isVisible() and when in said and bar.value() > 0:
                clock.stop()
                seen.append(bar.value())
                dialog.leave.click()

    clock.timeout.connect(look)
    clock.start(0)
    return clock


@pytest.fixture
def long_table(tmp_path: Path) -> Path:
    path = tmp_path / "long.csv"
    lines = (f"Nets,Mesh,Arland,2025-02-01,{number % 100},Paper {number}" for number in range(4000))
    path.write_text("point,issue,party,date,value,source\n" + "\n".join(lines))
    return path


@pytest.mark.parametrize("when", ["Reading long.csv", "Saving"])
def test_cancel_stops_an_import_and_nothing_has_changed(
    window: Window, long_table: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    monkeypatch.setattr(working, "PATIENCE", 0)
    monkeypatch.setattr(delimited, "EACH", 1)  # so that the window's thread has its turns
    before, head = window.session.dossier, window.session.workspace.head
    seen: list[int] = []
    jobs: list[Job] = []
    monkeypatch.setattr(working, "Job", lambda *given: jobs.append(Job(*given)) or jobs[-1])
    advance = Job._advance

    def slowly(job: Job, done: int, of: int) -> None:
        advance(job, done, of)
        if when.startswith("Reading") and not seen:
            time.sleep(0.001)

    monkeypatch.setattr(Job, "_advance", slowly)
    clock = giving_up(window, when=when, seen=seen)
    window.files.import_positions(long_table)
    for form in window.findChildren(ImportForm):
        form.go.click()
    clock.stop()
    jobs[0].wait()
    assert not jobs[0]._thread.is_alive()
    assert seen
    assert window.status.sentence == "Nothing was imported."
    workspace = window.session.workspace
    assert (workspace.latest, workspace.head) == (before, head)
    assert workspace.store.load() == before
    assert workspace.undo_label == ""


def test_a_failure_of_the_work_is_told(window: Window) -> None:
    def work(**_asked: object) -> None:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        Working(window, "Import positions", "Reading…", work).run()

    def refuse(**_asked: object) -> None:
        raise Problem("The table is empty.")

    with pytest.raises(Problem, match="table is empty"):
        Working(window, "Import positions", "Reading…", refuse).run()


@pytest.mark.usefixtures("real_dialogs")
def test_enter_leaves_things_as_they_are(window: Window) -> None:
    with answering(lambda box: QTest.keyClick(box, Qt.Key.Key_Return)):
        assert not Prompts().confirm(window, "Import what can be?", "Import the remaining lines")

"""A print system that takes PDF gets the pages themselves."""

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from briefings.imposing import Sheets
from core.errors import Problem
from ui.kit import print_queue, printing
from ui.kit.print_queue import PrintRequest

PACK = b"%PDF-1.7 pages"


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that keeps what it is told and what it is given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/told\n/bin/cat > {tmp_path}/given\n'
        f"if [ -e {tmp_path}/broken ]; then echo 'lp: no such queue' >&2; exit 1; fi\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))
    return tmp_path


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such program")
def test_a_queue_gets_the_pages_and_what_was_chosen(queue: Path) -> None:
    assert print_queue.takes_pdf()
    asked = Sheets((0,), folded=True, two_sided=True)
    print_queue.hand_over(PACK, PrintRequest("Office", "Pack for Round 5", asked, ("media=A4",)))
    assert (queue / "given").read_bytes() == PACK
    told = (queue / "told").read_text().splitlines()
    assert told[:4] == ["-d", "Office", "-t", "Pack for Round 5"]
    assert {"print-scaling=none", "sides=two-sided-short-edge", "media=A4"} <= set(told)
    assert told[-1] == "-"


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such program")
def test_what_a_queue_refuses_is_told(queue: Path) -> None:
    (queue / "broken").touch()
    with pytest.raises(Problem, match="no such queue"):
        print_queue.hand_over(PACK, PrintRequest("Gone", "Pack", Sheets((0,))))


@pytest.mark.parametrize(("wanted", "pages"), [("odd", (0, 2, 4)), ("even", (1, 3))])
def test_every_second_page_is_taken_before_copies_are_made(
    window: object, monkeypatch: pytest.MonkeyPatch, wanted: str, pages: tuple[int, ...]
) -> None:
    own = {"page-set": wanted, "Tray": "2"}
    monkeypatch.setattr(print_queue, "own_options", lambda _printer: own)
    printer = QPrinter()
    assert printing.chosen_pages(printer, 5) == pages
    assert "Tray=2" in print_queue.wishes(printer, folded=False)
    assert f"page-set={wanted}" not in print_queue.wishes(printer, folded=False)
    assert printing.chosen_pages(printer, 5, whole=True) == (0, 1, 2, 3, 4)
    assert f"page-set={wanted}" in print_queue.wishes(printer, folded=True), "sides of sheets"


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize(
    ("wanted", "pages"), [("2-4", (1, 2, 3)), ("1,4-9", (0, 3, 4)), ("1-2, 5", (0, 1, 4))]
)
def test_pages_written_in_the_dialog_are_taken_before_copies_are_made(
    window: object,
    monkeypatch: pytest.MonkeyPatch,
    wanted: str,
    pages: tuple[int, ...],
    folded: bool,
) -> None:
    monkeypatch.setattr(print_queue, "own_options", lambda _printer: {"page-ranges": wanted})
    printer = QPrinter()
    assert printing.chosen_pages(printer, 5, whole=folded) == pages
    assert not [each for each in print_queue.wishes(printer, folded=folded) if wanted in each]


def test_of_one_page_there_is_no_second(window: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_queue, "own_options", lambda _printer: {"page-set": "even"})
    with pytest.raises(Problem, match="None of these pages"):
        printing.chosen_pages(QPrinter(), 1)

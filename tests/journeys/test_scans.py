"""A scan brought in: what has no text is read by OCR, and says so until somebody has checked it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.intake import tesseract
from core.text.saying import size
from tests.core.intake.scans import scanned, scans
from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]
pytestmark = pytest.mark.skipif(not tesseract.program(), reason="Tesseract is not installed")

LINES = (
    "The Parties shall withdraw their forces from the",
    "zone that is described in the annex to this treaty.",
    "No boat is given up at the table.",
)


def test_pages_of_a_scan_are_read_and_checked(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "treaty.pdf"
    path.write_bytes(scans("The cover of the treaty.", LINES, ()))
    person = start(small())
    person.menu("File", "Import a source…")
    person.choose_file(path)
    person.see("2 pages have no text; they may be scans: 2, 3.", 20)
    assert person.value_of("Language") == "English (eng)"
    person.click_on("Read", within="Read by OCR")
    person.see("Page 2 was read by OCR. Check the text against the page.", 60)
    person.see("Page 3 has no text; it may be a scan.")
    person.click_on("Save")
    person.see("read by OCR, check against the page: 2")
    person.fill("Find in the text", "from the zone that is described")
    person.see("1 of 1")
    _check(person)


def _check(person: Person) -> None:
    person.click_on("Pages")
    person.fill("Page", "2")
    person.press("Return")
    person.click_on("Text")
    person.double_click_on("treaty", within="Sources")
    person.tick("Not checked yet: 2", on=False)
    person.click_on("Save")
    person.not_see("read by OCR, check against the page")
    person.press("Ctrl+Z")
    person.see("read by OCR, check against the page: 2")


def test_pages_may_be_left_out_and_a_picture_is_read(start: Start, tmp_path: Path) -> None:
    (tmp_path / "treaty.pdf").write_bytes(scans("The cover of the treaty.", LINES))
    scanned(*LINES).save(tmp_path / "page.png", dpi=(200, 200))
    person = start(small())
    person.press("Alt+S")
    person.menu("File", "Import a source…")
    person.choose_file(tmp_path / "treaty.pdf")
    person.see("Page 2 has no text; it may be a scan.", 20)
    person.click_on("Leave out")
    person.see("characters imported", 20)
    person.click_on("Save")
    person.see("Source 2 imported.")
    person.menu("File", "Import a source…")
    person.choose_file(tmp_path / "page.png")
    person.see("page.png has no text that can be copied.", 20)
    person.press("Escape")
    person.see("Nothing was imported.")
    person.menu("File", "Import a source…")
    person.choose_file(tmp_path / "page.png")
    person.click_on("Read", within="Read by OCR")
    person.see("Page 1 was read by OCR. Check the text against the page.", 60)
    person.click_on("Save")
    person.see("Source 3 imported.")
    person.see("No boat is given up at the table.")
    person.click_on("Pages")
    kept = size((tmp_path / "page.png").stat().st_size)
    person.click_on(f"Keep the file in the dossier ({kept})")
    person.see("Undo: keep file of source")

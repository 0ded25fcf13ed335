"""Tables of other kinds than positions: parties and issues as somebody sends them."""

from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests.dossiers import small
from tests.journeys.person import Person

Start = Callable[..., Person]


def test_tables_of_other_kinds(start: Start, tmp_path: Path) -> None:
    parties = tmp_path / "parties.csv"
    parties.write_text(
        "Delegations as of May\nName;Code;Role\nKhwarazm;KH;observer\nNo name;;king\n"
    )
    issues = tmp_path / "issues.csv"
    issues.write_text(
        'Sticking point;Issue;Unit;Low;High;Anchors\nNets;Mesh;mm;0;80;"0 = none; 80 = all"\n'
    )
    person = start(small())
    person.press("Ctrl+I")
    person.choose_file(parties)
    person.see("Import 1 party", 20)
    person.see("What stands above the names of the columns is not imported: Delegations as of May.")
    person.see("Line 4: role: “king” is none of")
    person.click_on("Import 1 party")
    person.see("1 party imported.")
    person.press("Ctrl+I")
    person.choose_file(issues)
    person.see("Import 1 issue", 20)
    person.see("To be created: 1 sticking point.")
    person.choose("What each row is", "sources")
    person.see("The first line must contain the column names. Missing: title.")
    person.choose("What each row is", "issues")
    person.click_on("Import 1 issue")
    person.see("1 issue imported; created 1 sticking point.")
    person.press("Ctrl+Z", "Ctrl+Z")
    person.not_see("Nets")


def test_a_workbook_comes_in_as_it_is_seen(start: Start, tmp_path: Path) -> None:
    said = tmp_path / "said.xlsx"
    with xlsxwriter.Workbook(said) as book:
        sheet = book.add_worksheet()
        percent = book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, ("Point", "Issue", "Party", "Date", "Value", "Low"))
        for row, (party, value) in enumerate((("A", 0.38), ("A", 0.38), ("B", 0.5)), 1):
            sheet.write_row(row, 0, ("Nets", "Mesh", party, "3 de abril de 2025"))
            sheet.write_number(row, 4, value, percent)
        sheet.write_formula(3, 5, "=1/0", None, "#DIV/0!")
    person = start(small())
    person.press("Ctrl+I")
    person.choose_file(said)
    person.see("Import 1 position", 20)
    person.see("1 row repeats an earlier one and is not added again.")
    person.see("Line 3: The same as line 2, and not added again.")
    person.see("Line 4: The column Low shows an error of the spreadsheet: #DIV/0!.")
    person.tick("Add a row as often as the table has it")
    person.see("Import 2 positions")
    person.tick("Add a row as often as the table has it", on=False)
    person.click_on("Import 1 position")
    person.see("1 position imported; created")
    person.press("Ctrl+K")
    person.type("Mesh")
    person.see("38")


def test_days_of_long_ago_come_in_once_somebody_says_so(start: Start, tmp_path: Path) -> None:
    old = tmp_path / "old.csv"
    old.write_text("Point;Issue;Party;Date;Value\nNets;Mesh;A;03/04/1404;1\n")
    person = start(small())
    person.press("Ctrl+I")
    person.choose_file(old)
    person.see("seems to be a date of another calendar", 20)
    person.choose("Dates are written", "day first: 31/12/2025")
    person.see("seems to be a date of another calendar")
    person.tick("Years of any time: 1404-09-12 is a Gregorian date")
    person.see("Dates of the year 1404 were taken for days of the Gregorian calendar.")
    person.click_on("Import 1 position")
    person.see("1 position imported; created")


def test_a_list_of_choices_shows_all_its_entries(start: Start) -> None:
    def hidden() -> int:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        entries = popup.findChild(QAbstractItemView)
        assert entries is not None
        return entries.verticalScrollBar().maximum()

    person = start(small())
    person.press("Alt+M")
    person.click_on("Rows to show")
    person.see("with stale")
    assert person.read(hidden) == 0
    person.press("Escape")

"""Tables of other kinds than positions: parties and issues as somebody sends them."""

from collections.abc import Callable
from pathlib import Path

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

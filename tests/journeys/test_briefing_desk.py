"""At the briefing desk: compose, answer a check, issue three copies, come back, undo in vain, issue
an addendum, make the first pack again."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pytest

from core.exchange.example import example
from core.lenses.marking import sets
from core.model.dossier import Dossier
from core.model.records import LineType, Mark, Position, RecordTag, SavedSearch, Tagging
from tests.briefings.reading import whole_text
from tests.journeys.person import Person
from tests.used import wordy

Start = Callable[..., Person]
LONG = 30.0
"""Seconds that a pack may take on a busy computer."""


def test_a_pack_is_issued_made_again_and_kept_by_undo(start: Start, tmp_path: Path) -> None:
    person = start(wordy(example()))
    folder = tmp_path / "packs"
    folder.mkdir()
    person.press("Ctrl+N")
    person.fill("Value", "40")
    person.press("Ctrl+Return")
    person.see("Position recorded.")
    person.press("Ctrl+P")
    person.see("pages ·", LONG)
    person.go_into("Readers")
    person.type("Head of delegation\nLegal\nPress")
    person.see("pages ·", LONG)
    person.click_on("Territorial control runs to")
    person.be_at("Over page limit")
    person.type("Asked for in full")
    person.not_see("fix the errors", LONG)
    with person.not_looking():  # a folder of tests is longer than its field
        person.click_on("Issue…")
        person.fill("Folder", str(folder))
        person.click_on("Issue 3 copies")
        person.see("3 copies saved to", LONG)
    made = sorted(folder.glob("*.pdf"))
    assert len(made) == 3
    first = {path.name: path.read_bytes() for path in made}
    person.see("Issued 1")
    person.press("Ctrl+Z")
    person.see("Issued 1")
    person.choose("Template", "Addendum")
    person.see("1 page ·", LONG)
    with person.not_looking():
        person.click_on("Issue…")
        person.click_on("Issue 3 copies")
        person.see("Issued 2", LONG)
    person.click_on("Issued 2")
    person.see("Addendum 1")
    person.see("Full, v1")
    for path in made:
        path.unlink()
    person.double_click_on("Full, v1")
    person.see("Record position: ")
    person.not_see("Highest mark in the pack")
    person.click_on("Recreate…")
    person.click_on("Choose")
    person.see("the SHA-256 of every copy matches", LONG)
    assert {path.name: path.read_bytes() for path in folder.glob("*Pack*.pdf")} == first
    person.click_on("Close")


def secret() -> Dossier:
    """The example with the marking words of the United Kingdom and one line that is SECRET."""
    dossier = wordy(example())
    words = next(each for each in sets() if each.name == "United Kingdom").levels
    talks = msgspec.structs.replace(dossier.talks, levels=words, marking="OFFICIAL")
    line = next(line for p in dossier.points for line in dossier.lines(p.id, LineType.ARGUMENT))
    return dossier.replacing_all(
        [
            (dossier.talks, talks),
            (line, msgspec.structs.replace(line, text="Say Kestrel.", key_words="Kestrel")),
            (None, Mark("kestrel", "line", line.id, "SECRET")),
        ]
    )


def test_readers_of_different_levels_get_different_copies(start: Start, tmp_path: Path) -> None:
    person = start(secret())
    person.press("Ctrl+P")
    person.see("pages ·", LONG)
    person.choose("Template", "Pocket pack")
    person.go_into("Readers")
    person.type("Head of delegation\nLegal | OFFICIAL\nPress")
    person.see("pages ·", LONG)
    person.click_on("Levels…")
    person.choose("Press: level", "RELEASABLE")
    person.click_on("Apply")
    person.choose("Copy shown", "Legal: up to OFFICIAL")
    person.see("pages · OFFICIAL", LONG)
    person.choose("Copy shown", "Head of delegation: everything")
    person.see("pages · SECRET", LONG)
    with person.not_looking():
        person.click_on("Issue…")
        person.fill("Folder", str(tmp_path))
        person.click_on("Issue 3 copies")
        person.see("3 copies saved to", LONG)
    texts = [whole_text(path.read_bytes()) for path in sorted(tmp_path.glob("*.pdf"))]
    assert ["Kestrel" in text for text in texts] == [True, False, False]
    assert ["[left out]" in text for text in texts] == [False, True, False]
    person.click_on("Issued 1")
    person.double_click_on("Pocket, v1")
    person.see("Legal · up to OFFICIAL")
    with person.not_looking():
        person.click_on("Recreate…")
        person.click_on("Choose")
        person.click_on("Replace")
        person.see("the SHA-256 of every copy matches", LONG)
    person.click_on("Close")


def test_a_pack_is_a_selection_by_a_tag_or_a_search_and_says_so(
    start: Start, tmp_path: Path
) -> None:
    dossier = example()
    said = next(iter(dossier.all(Position)))
    tagging = Tagging("on", "t", "position", said.id)
    search = SavedSearch("s", 1, "Ceasefire words", "kind:position ceasefire")
    for each in (RecordTag("t", 1, "Press line"), tagging, search):
        dossier = dossier.replacing(None, each)
    person = start(dossier)
    person.press("Ctrl+P")
    person.see("pages ·", LONG)
    person.click_on("All records")
    person.click_on("Tagged Press line")
    person.see("Only what is tagged Press line")
    person.see("pages ·", LONG)
    person.click_on("Only what is tagged Press line")
    person.click_on("Found by “Ceasefire words”")
    person.see("Selected by 2 tags and searches")
    person.see("pages ·", LONG)
    person.picture(tmp_path / "tags.png")


def test_a_pack_with_a_password_is_made_again_with_one_alone(start: Start, tmp_path: Path) -> None:
    person = start(wordy(example()))
    person.press("Ctrl+P")
    person.see("pages ·", LONG)
    person.choose("Template", "Annex: red lines and fallbacks")
    person.see("pages ·", LONG)
    with person.not_looking():  # a folder of tests is longer than its field
        person.click_on("Issue…")
        person.fill("Folder", str(tmp_path))
        person.fill("Password", "вечір 7")
        person.fill("Confirm password", "вечір 7")
        person.click_on("Issue 1 copy")
        person.see("1 copy saved to", LONG)
    (copy,) = tmp_path.glob("*.pdf")
    copy.unlink()
    person.click_on("Issued 1")
    person.double_click_on("Annex, v1")
    for typed, said in (("", "Enter a password"), ("ранок", "do not match")):
        person.click_on("Recreate…")
        person.click_on("Choose")
        person.see("This pack was issued with a password.")
        person.fill("Password", typed)
        person.click_on("Continue")
        person.see(said)
        person.click_on("Cancel")
        if typed:
            person.click_on("Discard")
        person.see("No file was saved.")
        assert list(tmp_path.glob("*.pdf")) == []
    person.click_on("Recreate…")
    person.click_on("Choose")
    person.fill("Password", "ранок")
    person.fill("Confirm password", "ранок")
    person.click_on("Continue")
    person.see("the SHA-256 of every copy matches", LONG)
    person.click_on("Close")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(copy)
    pikepdf.open(copy, password="ранок").close()

"""Places of an edition to be edited have names of their own, and letters of notes lead to them."""

import io
from itertools import combinations

import docx
import pytest
from docx.oxml.ns import qn
from odfdo import Document

from briefings.compose import compose
from briefings.document import Briefing, NoteBox
from briefings.edited import bookmark
from briefings.odt import odt
from briefings.word import word
from core.exchange.example import DAY, example
from tests.briefings.packs import recipe
from tests.briefings.test_compose import blocks

MOST = 40
"""The most characters that Word lets a bookmark have."""


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return compose(example(), recipe(today=DAY, sections=("briefs",)))


@pytest.mark.parametrize(
    "pair",
    [
        ("point-" + "a" * 36, "package-" + "a" * 36),
        ("note-" + "b" * 40, "note-" + "c" + "b" * 39),
        *combinations(("note-1-2", "note-1_2", "note-1.2"), 2),
        ("note-A", "note-a"),
    ],
)
def test_each_anchor_has_a_bookmark_of_its_own(pair: tuple[str, str]) -> None:
    first, second = map(bookmark, pair)
    assert first.casefold() != second.casefold()
    assert len(first) <= MOST
    assert len(second) <= MOST
    assert first.replace("_", "").isalnum()


def test_a_letter_leads_to_its_note_and_the_note_back_in_word(briefing: Briefing) -> None:
    body = docx.Document(io.BytesIO(word(briefing))).element.body
    names = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    assert_lead(briefing, names, links)


def test_a_letter_leads_to_its_note_and_the_note_back_in_odt(briefing: Briefing) -> None:
    body = Document(io.BytesIO(odt(briefing))).body
    names = [str(each.get_attribute("text:name")) for each in body.get_elements("//text:bookmark")]
    links = [
        str(each.get_attribute("xlink:href"))[1:]
        for each in body.get_elements("//text:a[starts-with(@xlink:href, '#')]")
    ]
    assert_lead(briefing, names, links)


def assert_lead(briefing: Briefing, names: list[str], links: list[str]) -> None:
    notes = [note.anchor for note in blocks(briefing, NoteBox) if isinstance(note, NoteBox)]
    assert notes
    both = {bookmark(anchor) for note in notes for anchor in (note, f"{note}-back")}
    assert both <= set(names)
    assert both <= set(links) <= set(names)
    assert len(names) == len(set(names))

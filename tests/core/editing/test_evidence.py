"""Sources taken in, and their sentences as evidence."""

import datetime as dt

import pytest

from core.editing.commands.basic import remove
from core.editing.commands.evidence import cite, locator, page_of, with_evidence
from core.editing.commands.positions import record_position
from core.editing.commands.sources import already, import_source
from core.editing.workspace import Workspace
from core.exchange.example import make_example
from core.intake import ImportedDocument, read_document
from core.model.records import Excerpt, Position, Source
from core.text.selectors import located, select
from tests.dossiers import small

TEXT = "They met.\fNo land is given up at the table.\fThey parted.\f"
DAY = dt.date(2025, 3, 1)


@pytest.fixture
def space(tmp_path):
    space = Workspace.create(tmp_path / "talks.parley", small())
    yield space
    space.close()


def test_a_document_becomes_a_source_with_its_text(space):
    taken = read_document("minutes.txt", b"The parties met, and the text of the record is this.")
    space.do(import_source(taken, title="Minutes", reliability="B", credibility=2))
    source = space.latest.all(Source)[-1]
    assert (source.title, source.grade, source.language) == ("Minutes", "B2", "en")
    assert (source.file_name, source.file_digest) == ("minutes.txt", taken.file_digest)
    assert space.store.text(source.digest) == taken.text


def test_what_was_taken_in_before_is_recognised(space):
    taken = read_document("a.txt", b"Some words.")
    assert already(space.latest, taken) is None
    space.do(import_source(taken))
    assert already(space.latest, taken).title == "a"
    assert already(space.latest, ImportedDocument("Some words.")) is not None
    assert already(space.latest, ImportedDocument("Other words.")) is None


def test_a_position_comes_with_its_evidence_in_one_step(space):
    start = TEXT.index("No land")
    phrase = select(TEXT, start, start + 27)
    record = record_position(id="new", issue="i", party="a", date=DAY, value=5.0, source="s")
    before = space.latest
    space.do(with_evidence(record, "new", "s", phrase, locator(TEXT, start)))
    (excerpt,) = space.latest.excerpts("new")
    assert (excerpt.quote, excerpt.locator) == ("No land is given up at the ", "p. 2")
    assert located(TEXT, excerpt) == (start, start + 27)
    assert space.undo_label.startswith("record position")
    space.undo()
    assert space.latest == before


def test_evidence_goes_with_its_position_and_with_its_source(space):
    space.do(cite("x1", "s", select(TEXT, 0, 4)))
    space.do(cite("x2", "s", select(TEXT, 0, 4)))
    space.do(remove(Position, "x1"))
    assert [each.position for each in space.latest.all(Excerpt)] == ["x2"]
    space.do(remove(Source, "s"))
    assert space.latest.count(Excerpt) == 0


def test_a_text_without_pages_has_no_locator():
    assert locator("One page.", 4) == ""


@pytest.mark.parametrize(("start", "page"), [(0, 1), (3, 1), (4, 2), (7, 2), (8, 2)])
def test_no_page_begins_after_the_last(start, page):
    assert page_of("One\fTwo\f", start) == page


def test_evidence_is_found_by_its_words(tmp_path):
    space = make_example(tmp_path / "example.parley")
    assert any(hit.kind is Excerpt for hit in space.store.words.search("renounce membership"))
    space.close()

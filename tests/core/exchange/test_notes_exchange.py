"""Notes as table, page and annotations."""

import csv
import io
import json
from html.parser import HTMLParser

import pytest

from core.exchange.example import example
from core.exchange.notes_csv import notes_csv
from core.exchange.notes_html import notes_html
from core.exchange.notes_jsonld import notes_jsonld
from core.model.records import Audience, Note
from core.views.notes import Grouping, grouped, threads
from tests.dossiers import small

HOSTILE = '=HYPERLINK("http://x") <script>alert(1)</script> & "q"\nПитання 问题 سؤال'


@pytest.fixture
def dossier():
    return small(
        Note("n1", "position", "x1", HOSTILE, "statement", "Little", "", ".", 0, 6, author="<b>"),
        Note("n2", "position", "x1", "@reply", parent="n1", audience=Audience.MINE),
        Note("n3", "point", "p", "Gone", "bottom_line", "no such words"),
    )


def groups(dossier, by=Grouping.POINT):
    return grouped(dossier, threads(dossier), by)


def test_every_note_and_reply_is_a_row_and_no_cell_a_formula(dossier):
    text = notes_csv(dossier, groups(dossier))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert [len(row) for row in rows] == [11] * 4
    notes = [row[3] for row in rows[1:]]
    assert notes == ["Gone", f"'{HOSTILE}", "'@reply"]
    assert rows[1][1] == "detached, was on Quota, bottom line"
    assert rows[3][4] == f"'{HOSTILE}", "a reply says to what"


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.words = set(), ""

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        assert not {"src", "href", "onclick"} & {name for name, _value in attrs}

    def handle_data(self, data):
        self.words += data


def test_a_page_holds_text_as_text(dossier):
    tags = Tags()
    tags.feed(notes_html(dossier, groups(dossier)))
    assert "script" not in tags.seen
    assert "b" not in tags.seen
    for line in HOSTILE.split("\n"):
        assert line in tags.words
    assert "Quota" in tags.words


def test_annotations_are_as_the_model_has_them(dossier):
    page = json.loads(notes_jsonld(dossier, groups(dossier)))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    detached, note, reply = page["items"]
    quote, place = note["target"]["selector"]
    assert quote == {"type": "TextQuoteSelector", "exact": "Little", "prefix": "", "suffix": "."}
    assert place == {"type": "TextPositionSelector", "start": 0, "end": 6}
    assert note["body"]["value"] == HOSTILE
    assert reply["target"] == note["id"]
    assert reply["motivation"] == "replying"
    assert [each["type"] for each in detached["target"]["selector"]] == ["TextQuoteSelector"]
    assert len({each["id"] for each in page["items"]}) == 3


def test_the_example_can_be_written_in_every_format():
    whole = groups(example(), Grouping.TEXT)
    for write in (notes_csv, notes_html, notes_jsonld):
        text = write(example(), whole)
        assert text == write(example(), whole)
        assert "to be confirmed whether displaced voters" in text


@pytest.mark.parametrize("write", [notes_csv, notes_html, notes_jsonld])
def test_without_groups_all_that_may_go_out_is_written(dossier, write):
    text = write(dossier)
    assert "Gone" in text
    assert "@reply" not in text, "a reply for its writer alone stays"
    assert "Gone" not in write(dossier, ()), "no groups are no notes"

"""A pack is heard in parts: headings name what follows, paragraphs and rows stand apart."""

import re
import unicodedata
from itertools import chain

import pytest

from briefings.document import (
    Briefing,
    Bullets,
    Heading,
    PageFrame,
    Prose,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.prepare import PackRequest, prepared
from briefings.render import render
from core.language import speaking
from core.text.conventions import capitals
from tests.accessible import wrong_in
from tests.briefings.packs import recipe, rich
from tests.briefings.reading import told_by

MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


def page_of(*blocks: object, language: str = "en") -> bytes:
    """A page that says these blocks below a heading."""
    body = (Heading("H", 1), *blocks)
    section = Section(("", ""), body)  # type: ignore[arg-type]
    return render(Briefing("T", "S", language, "a4", PageFrame("", ""), (section,)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_headings_are_heard_without_what_explains_them(language: str) -> None:
    pack = prepared(PackRequest(rich(), recipe(language=language, readers=("",))))
    blocks = chain.from_iterable(section.blocks for section in pack.briefing.sections)
    named = [block for block in blocks if isinstance(block, Heading)]
    with speaking(language):
        names = {each.text if each.level == 1 else capitals(each.text) for each in named}
    pdf = pack.pdf()
    heard = told_by(pdf, "H1", "H2")[1:]
    assert [each for each in map(unmarked, heard) if each not in set(map(unmarked, names))] == []
    explained = {unmarked(each.aside) for each in named if each.aside}
    assert len(explained.intersection(map(unmarked, told_by(pdf, "P")))) > 8
    assert wrong_in(pdf) == []


def unmarked(text: str) -> str:
    return " ".join(MARKS.sub("", unicodedata.normalize("NFKC", text)).split())


PARTS = "First words.\nSecond words."


@pytest.mark.parametrize(
    "block",
    [
        Prose(plain(PARTS)),
        Bullets((plain(PARTS),)),
        Table(
            (TableColumn("A", 0.5), TableColumn("B", 0.5)),
            (TableRow((plain("N"), plain(PARTS))),),
        ),
    ],
)
def test_paragraphs_of_a_text_are_heard_apart(block: object) -> None:
    pdf = page_of(block)
    told = told_by(pdf, "P")
    assert told == PARTS.split("\n")
    assert wrong_in(pdf) == []

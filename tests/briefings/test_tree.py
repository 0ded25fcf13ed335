"""A pack is heard in parts: headings name what follows, paragraphs and rows stand apart."""

import io
import re
import unicodedata
from itertools import chain

import pikepdf
import pytest

from briefings.document import (
    Briefing,
    Bullets,
    Heading,
    Heat,
    PageFrame,
    Prose,
    Run,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.prepare import PackRequest, prepared
from briefings.render import render
from core.exchange.example import DAY, example
from core.language import gettext as _
from core.language import speaking
from core.text.conventions import capitals
from tests.accessible import pack, wrong_in
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import structure_text, tagged, told_by, whole_text

MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


def page_of(*blocks: object, language: str = "en") -> bytes:
    """A page that says these blocks below a heading."""
    body = (Heading("H", 1), *blocks)
    section = Section(("", ""), body)  # type: ignore[arg-type]
    return render(Briefing("T", "S", language, "a4", PageFrame("", ""), (section,)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_headings_are_heard_without_what_explains_them(language: str) -> None:
    made = prepared(PackRequest(rich(), recipe(language=language, readers=("",))))
    blocks = chain.from_iterable(section.blocks for section in made.briefing.sections)
    named = [block for block in blocks if isinstance(block, Heading)]
    with speaking(language):
        names = {
            f"{each.number} {each.text}".strip() if each.level == 1 else capitals(each.text)
            for each in named
        }
    pdf = made.pdf()
    heard = told_by(pdf, "H1", "H2")[1:]
    assert [each for each in map(unmarked, heard) if each not in set(map(unmarked, names))] == []
    explained = {unmarked(each.aside) for each in named if each.aside}
    assert len(explained.intersection(map(unmarked, told_by(pdf, "P")))) > 8
    assert wrong_in(pdf) == []


def unmarked(text: str) -> str:
    return " ".join(MARKS.sub("", unicodedata.normalize("NFKC", text)).split())


def headless(pdf: bytes) -> list[str]:
    """The rows of several cells that no name is heard of, neither in their first cell nor across
    the table above them."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for table in tagged(document.Root.StructTreeRoot.K):
            is_below = False
            for row in table.K if table.S == "/Table" else ():
                roles = [str(cell.S) for cell in row.K]
                if len(roles) == 1:
                    is_below = roles == ["/TH"]
                elif roles[0] != "/TH" and not is_below:
                    found.append(roles)
    return found


@pytest.mark.parametrize("template", ["full", "annex"])
def test_each_row_is_heard_with_a_name(template: str) -> None:
    assert headless(pack(template, "a4", "en")) == []
    asked = recipe(sections=("proposals", "positions", "matrix", "agenda"), portions=True)
    assert headless(make_pack(rich(), asked)) == []


def test_a_long_first_cell_is_heard_below_its_first_line() -> None:
    told = "What it says. " * 12
    first, second = (plain(f"{name}\n{told}") for name in ("Halves", "Thirds"))
    rows = tuple(TableRow((each, plain("tabled"), plain("by all"))) for each in (first, second))
    pdf = page_of(Table(tuple(TableColumn(each, 0.3) for each in "ABC"), rows))
    assert told_by(pdf, "TR") == [
        "A B C",
        "Halves",
        f"{told}tabled by all",
        "Thirds",
        f"{told}tabled by all",
    ]
    assert told_by(pdf, "TH") == ["A", "B", "C", "Halves", "Thirds"]
    assert wrong_in(pdf) == []


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


@pytest.mark.parametrize("language", ["en", "ar"])
def test_marks_of_portions_are_heard_in_words(language: str) -> None:
    pdf = make_pack(example(), recipe(today=DAY, portions=True, language=language))
    told = unmarked(structure_text(pdf))
    assert told.count("RELEASABLE: ") > 10
    assert "(R)" not in told
    assert "(R)" in whole_text(pdf)
    assert wrong_in(pdf) == []


def test_a_sign_of_several_words_is_heard_once() -> None:
    sign = Run("(FOR OFFICIAL USE)", heard="For {official} use:")
    pdf = page_of(Prose((sign, Run(" Words."))))
    assert told_by(pdf, "P") == ["For {official} use: Words."]


def test_a_dash_alone_in_a_cell_is_heard_in_words() -> None:
    columns = tuple(TableColumn(each, 0.3) for each in "ABC")
    row = TableRow((plain("Name"), plain("—"), Heat(None, "—")))
    assert told_by(page_of(Table(columns, (row,))), "TD") == ["not known", "not known"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_letter_of_a_note_leads_to_it_and_is_heard_inside_the_link(language: str) -> None:
    pdf = make_pack(rich(), recipe(sections=("briefs",), language=language))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot.K
        notes = sum(each.S == "/Note" for each in tagged(root))
        annotations = [each for page in document.pages for each in page.get("/Annots", ())]
        with speaking(language):
            names = [str(each.Contents) for each in annotations]
            letters = [each for each in names if unmarked(each).startswith(_("note"))]
    assert len(letters) == notes > 1
    assert "(a)" in told_by(pdf, "Link")
    assert wrong_in(pdf) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_brief_is_heard_by_the_number_that_the_contents_give_it(language: str) -> None:
    """Who looks at the page has it in the running head, which is not heard."""
    pdf = make_pack(rich(), recipe(sections=("cover", "briefs"), language=language))
    heads = [unmarked(each) for each in told_by(pdf, "H1")]
    assert heads[-3:] == ["1 Catch quota", "2 Fleet and inspection", "3 Court of arbitration"]
    long = "The regime of the upper fishing grounds " * 4
    page = page_of(Heading(long.strip(), 1, number="4", anchor="here"), language=language)
    assert [unmarked(each) for each in told_by(page, "H1")] == ["H", f"4 {long.strip()}"]
    assert wrong_in(page) == []

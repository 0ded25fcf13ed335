"""The OpenDocument edition says what the pack says, read back by another program's library and by
what reads sources."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from msgspec.structs import replace
from odfdo import Document

from briefings.compose import compose
from briefings.document import (
    Briefing,
    Bullets,
    Heading,
    Lines,
    PageBreak,
    PositionMap,
    Prose,
    Run,
    Section,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from briefings.edited import paper, pictures
from briefings.errors import Cancelled
from briefings.odt import odt
from briefings.odt_tracked import tracked
from briefings.sections import ALL_SECTIONS
from briefings.word import word
from core.intake import read_document
from core.model.records import Line
from core.text.redline import redline
from tests.briefings.packs import recipe, rich
from tests.briefings.test_tracked import MADE, PAIRS
from tests.briefings.test_word import ARABIC, HOSTILE, leading_nowhere

SPACED = "  two  before,\tand a tab  "


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    texts = (HOSTILE, ARABIC, SPACED)
    lines = (Line(f"z{n}", 20 + n, "p", text) for n, text in enumerate(texts))
    return compose(rich(*lines), recipe(sections=ALL_SECTIONS))


@pytest.fixture(scope="module")
def data(briefing: Briefing) -> bytes:
    return odt(briefing, 2)


@pytest.fixture(scope="module")
def made(data: bytes) -> Document:
    return Document(io.BytesIO(data))


def only(briefing: Briefing, *blocks: Any) -> Document:
    """These blocks alone, as a document."""
    alone = replace(briefing, sections=(Section(("", ""), blocks),))
    return Document(io.BytesIO(odt(alone)))


def maps(briefing: Briefing) -> list[PositionMap]:
    blocks = (block for section in briefing.sections for block in section.blocks)
    return [block for block in blocks if isinstance(block, PositionMap)]


def look(made: Document, element: Any) -> dict[str, str]:
    """What the style of an element says."""
    name = element.get_attribute("text:style-name")
    style = made.content.get_element(f'//style:style[@style:name="{name}"]')
    return {} if style is None else dict(style.children[0].attributes)


def test_the_file_tells_its_kind_before_all_else(data: bytes) -> None:
    whole = zipfile.ZipFile(io.BytesIO(data))
    first = whole.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert whole.read(first) == b"application/vnd.oasis.opendocument.text"
    listed = Document(io.BytesIO(data)).manifest.get_paths()
    parts = {name for name in whole.namelist() if name not in ("mimetype", "META-INF/manifest.xml")}
    assert {name for name in listed if not name.endswith("/")} == parts
    assert "Thumbnails/thumbnail.png" not in parts, "a picture of nothing"


def test_it_says_what_the_word_edition_says(briefing: Briefing, data: bytes) -> None:
    wanted = read_document("a.docx", word(briefing, 2)).text.split()
    found = read_document("a.odt", data).text.split()
    assert found == wanted


def test_headings_are_headings(briefing: Briefing, made: Document) -> None:
    blocks = [block for section in briefing.sections for block in section.blocks]
    wanted = [(block.level, block.text) for block in blocks if isinstance(block, Heading)]
    found = made.body.get_elements("//text:h")
    assert [int(each.get_attribute("text:outline-level")) for each in found] == [
        level for level, _text in wanted
    ]
    assert all(text in h.inner_text for h, (_l, text) in zip(found, wanted, strict=True))


def test_every_page_is_marked_above_and_below(briefing: Briefing, made: Document) -> None:
    masters = made.styles.get_elements("//style:master-page")
    assert len(masters) > 5
    for master in masters[1:]:
        for part in ("header", "footer"):
            said = master.get_element(f"style:{part}").inner_text
            assert "SENSITIVE — DELEGATION ONLY" in said
        assert "Copy 2 of 8 · Reader 2" in master.get_element("style:footer").inner_text
        for field in ("page-number", "page-count"):
            assert master.get_element(f"style:footer//text:{field}") is not None
    names = [master.get_attribute("style:name") for master in masters[1:]]
    styles = made.content.get_elements("//style:style[@style:master-page-name]")
    assert [each.get_attribute("style:master-page-name") for each in styles] == names


def test_what_is_around_a_page_takes_no_room_from_its_text(made: Document) -> None:
    for layout in made.styles.get_elements("//style:page-layout")[-2:]:
        page = layout.get_element("style:page-layout-properties")
        inner = float(page.get_attribute("fo:margin-left").removesuffix("pt"))
        for side, holder in (("top", "header"), ("bottom", "footer")):
            around = layout.get_element(f"style:{holder}-style/style:header-footer-properties")
            apart = "bottom" if side == "top" else "top"
            told = (
                page.get_attribute(f"fo:margin-{side}"),
                around.get_attribute("fo:min-height"),
                around.get_attribute(f"fo:margin-{apart}"),
            )
            assert sum(float(each.removesuffix("pt")) for each in told) == pytest.approx(
                inner, 0.01
            )


def test_the_matrix_lies_on_its_side(made: Document) -> None:
    found = made.styles.get_elements("//style:page-layout-properties")
    turned = {each.get_attribute("style:print-orientation") for each in found}
    assert {"portrait", "landscape"} <= turned


def test_contents_have_the_numbers_of_pages(made: Document) -> None:
    names = {each.get_attribute("text:name") for each in made.body.get_elements("//text:bookmark")}
    asked = made.body.get_elements("//text:bookmark-ref[@text:reference-format='page']")
    assert len(asked) > 5
    assert {each.get_attribute("text:ref-name") for each in asked} <= names
    links = made.body.get_elements("//text:a")
    assert {each.get_attribute("xlink:href") for each in links} <= {f"#{name}" for name in names}


def test_what_is_left_out_is_neither_linked_nor_asked_for_its_page(briefing: Briefing) -> None:
    made = Document(io.BytesIO(odt(leading_nowhere(briefing))))
    links = made.body.get_elements("//text:a")
    assert [each.get_attribute("xlink:href") for each in links] == ["#a_here"]
    assert made.body.get_elements("//text:bookmark-ref") == []
    cells = made.body.get_elements("//table:table-cell")
    assert [cell.inner_text.strip() for cell in cells] == ["—", "Quota"]


def test_pictures_have_words_and_titles_of_tables_are_repeated(
    briefing: Briefing, made: Document
) -> None:
    frames = made.body.get_elements("//draw:frame")
    assert len(frames) > 3
    assert all(each.get_element("svg:desc").text.strip() for each in frames)
    for each in frames:
        path = each.get_element("draw:image").get_attribute("xlink:href")
        assert made.get_part(path).startswith(b"\x89PNG")  # type: ignore[union-attr]
    assert made.body.get_elements("//table:table-header-rows")


def test_figures_are_no_wider_than_the_text_of_a_small_page() -> None:
    small = compose(rich(), recipe(sections=("glance", "briefs"), paper="a5"))
    made = Document(io.BytesIO(odt(small)))
    frames = made.body.get_elements("//draw:frame")
    widths = {float(each.get_attribute("svg:width").removesuffix("pt")) for each in frames}
    width, _height, margin = paper(small, small.sections[0])
    assert [*widths] == [pytest.approx(width - 2 * margin, abs=0.1)]


def test_text_is_text(briefing: Briefing) -> None:
    found = only(briefing, Prose(plain(HOSTILE)), Prose(plain(SPACED)))
    first, second, *_rest = found.body.paragraphs
    assert first.inner_text == "<w:t>&amp; & </w:p> [U+D800] [U+FFFF] \U0001fae8"
    assert str(second).rstrip("\n") == SPACED


def test_spaces_between_runs_are_kept(briefing: Briefing) -> None:
    found = only(briefing, Prose((Run("one "), Run(" two", strong=True), Run(" three"))))
    assert str(found.body.paragraphs[0]).rstrip("\n") == "one  two three"


def test_arabic_runs_to_the_left(briefing: Briefing) -> None:
    arabic = compose(rich(), recipe(sections=("briefs",), language="ar"))
    for said in (ARABIC, "Say so."):
        found = only(arabic, Prose(plain(said)))
        assert look(found, found.body.paragraphs[0])["style:writing-mode"] == "rl-tb"
        found = only(briefing, Prose(plain(said)))
        assert "style:writing-mode" not in look(found, found.body.paragraphs[0])
    made = Document(io.BytesIO(odt(arabic)))
    line = made.styles.get_element('//style:style[@style:name="Bottom_20_line"]')
    assert "fo:border-right" in dict(line.children[0].attributes)
    tables = made.content.get_elements("//style:table-properties")
    assert {each.get_attribute("style:writing-mode") for each in tables} == {"rl-tb"}


def test_a_stretch_in_another_language_says_which(briefing: Briefing) -> None:
    found = only(briefing, Prose(plain("See їжа here")))
    spans = found.body.get_elements("//text:span")
    told = [look(found, each).get("fo:language") for each in spans]
    assert told == [None, "uk", None]
    whole = found.styles.get_elements("//style:default-style/style:text-properties")
    assert {each.get_attribute("fo:language") for each in whole} == {"en"}


def test_lists_are_lists_and_count_anew(briefing: Briefing) -> None:
    items = Bullets((plain("first"), plain("second")), numbered=True)
    found = only(briefing, items, items, Bullets((plain("a point"),)))
    lists = found.body.get_elements("//text:list")
    assert [each.get_attribute("text:style-name") for each in lists] == [
        "Numbers",
        "Numbers",
        "Bullets",
    ]
    assert [len(each.get_elements("text:list-item")) for each in lists] == [2, 2, 1]
    assert not any(each.get_attribute("text:continue-numbering") for each in lists)


def test_a_new_page_begins_where_one_was_wanted(briefing: Briefing) -> None:
    found = only(briefing, Prose(plain("one")), PageBreak(), Bullets((plain("two"),)))
    breaks = found.content.get_elements('//style:paragraph-properties[@fo:break-before="page"]')
    assert len(breaks) == 1


def test_the_same_briefing_makes_the_same_bytes(briefing: Briefing) -> None:
    moment = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    assert odt(briefing, made_at=moment) == odt(briefing, made_at=moment)


def test_it_tells_how_far_it_is_and_can_be_stopped(briefing: Briefing) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    told: list[tuple[int, int]] = []
    odt(briefing, told=lambda *step: told.append(step))
    count = len(briefing.sections)
    assert [*dict.fromkeys(told)] == [(n, count) for n in range(count + 1)]
    with pytest.raises(Cancelled):
        odt(briefing, told=stop)


def test_figures_of_an_arabic_pack_run_to_the_left() -> None:
    there, back = (
        maps(compose(rich(), recipe(sections=("briefs",), language=language)))[0]
        for language in ("en", "ar")
    )
    turned = replace(there, backwards=True)
    assert back.backwards
    assert next(pictures(turned, 440)).data != next(pictures(there, 440)).data


def test_a_figure_is_never_without_its_notice(briefing: Briefing) -> None:
    notices = {figure.notice for figure in maps(briefing)} - {""}
    assert notices
    for name, content in (("a.odt", odt(briefing)), ("a.docx", word(briefing))):
        assert all(notice in read_document(name, content).text for notice in notices)


def test_a_redline_accepted_is_the_new_text_and_rejected_the_old() -> None:
    before, after = ("\n".join(texts) for texts in zip(*PAIRS, strict=True))
    data = tracked(redline(before, after), title="A → B", author="Anna <Berg>", made_at=MADE)
    found = read_document("a.odt", data)
    assert found.text.split("\n") == after.split("\n")
    assert found.read_as("rejected").text.split("\n") == before.split("\n")
    assert [*found.changes] == ["Anna <Berg>"]
    assert data == tracked(
        redline(before, after), title="A → B", author="Anna <Berg>", made_at=MADE
    )


def test_an_arabic_paragraph_and_what_is_around_a_page_begin_on_the_right() -> None:
    made = Document(io.BytesIO(odt(compose(rich(), recipe(sections=("briefs",), language="ar")))))
    headings = made.content.get_elements(
        "//style:paragraph-properties[@style:writing-mode='rl-tb']"
    )
    assert {each.get_attribute("fo:text-align") for each in headings} == {"right"}
    (around,) = made.styles.get_elements("//style:style[@style:name='Around']")
    told = around.get_element("style:paragraph-properties")
    assert told.get_attribute("style:writing-mode") == "rl-tb"
    assert told.get_attribute("fo:text-align") == "right"
    titles = made.content.get_elements("//text:h")
    assert all(look(made, each).get("style:writing-mode") == "rl-tb" for each in titles)


@pytest.mark.parametrize(("language", "is_turned"), [("en", False), ("ar", True)])
def test_lists_and_cells_run_as_the_pack_does_whatever_is_in_them(
    language: str, is_turned: bool
) -> None:
    texts = (plain(ARABIC), plain("Say so."))
    columns = (TableColumn("", 0.5), TableColumn("", 0.5))
    blocks = (Bullets(texts), Lines((("Label", texts),)), Table(columns, (TableRow(texts),)))
    found = only(compose(rich(), recipe(sections=("steering",), language=language)), *blocks)
    told = [each for each in found.body.paragraphs if each.inner_text or each.children]
    assert len(told) == 7
    for each in told:
        assert (look(found, each).get("style:writing-mode") == "rl-tb") is is_turned

"""What belongs together is on one page of an edition to be edited, too."""

import io

import docx
import pytest
from msgspec.structs import replace
from odfdo import Document
from PIL import Image

from briefings.compose import compose
from briefings.document import Briefing, Heading, NoteBox, PositionMap, Section, TrendFigure
from briefings.edited import pictures
from briefings.odt import odt
from briefings.word import word
from core.exchange.example import DAY, example
from core.language import LANGUAGES, Language, speaking
from tests.briefings.packs import recipe
from tests.briefings.test_compose import blocks


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return compose(example(), recipe(today=DAY, sections=("briefs",)))


def scales(briefing: Briefing) -> list[int]:
    return [len(each.scales) for each in blocks(briefing, PositionMap)]


def test_scales_of_a_map_and_lines_of_a_note_stay_together_in_word(briefing: Briefing) -> None:
    made = docx.Document(io.BytesIO(word(briefing)))
    with_pictures = [each for each in made.paragraphs if each._p.xpath(".//w:drawing")]
    assert all(each.paragraph_format.keep_together for each in with_pictures)
    drawn = [len(each._p.xpath(".//w:drawing")) for each in with_pictures]
    assert [count for count in drawn if count > 1] == scales(briefing)
    notices = {each.notice for each in blocks(briefing, PositionMap)}
    assert {each.text.strip() for each in with_pictures} - {""} == notices - {""}
    framed = [each for each in made.paragraphs if each._p.xpath("w:pPr/w:pBdr")]
    notes = len(blocks(briefing, NoteBox))
    assert sum(bool(each.paragraph_format.keep_together) for each in framed) >= notes > 0
    foot = made.sections[0].footer.paragraphs[0].text
    assert "\u00a0/\u00a0" in foot


def test_scales_of_a_map_and_lines_of_a_note_stay_together_in_odt(briefing: Briefing) -> None:
    made = Document(io.BytesIO(odt(briefing)))
    around = made.body.get_elements("//text:p[draw:frame]")
    drawn = [len(each.get_elements("draw:frame")) for each in around]
    assert [count for count in drawn if count > 1] == scales(briefing)
    figure = made.get_style("paragraph", "Figure").get_element("style:paragraph-properties")
    assert figure.get_attribute("fo:keep-together") == "always"
    framed = made.get_style("paragraph", "Framed").get_element("style:paragraph-properties")
    assert framed.get_attribute("fo:keep-together") == "always"
    feet = made.styles.get_elements("//style:footer")
    assert "\u00a0/\u00a0" in "".join(each.inner_text for each in feet)


def test_scales_that_have_no_room_on_a_page_leave_their_heading_not_alone(
    briefing: Briefing,
) -> None:
    drawn = next(each for each in blocks(briefing, PositionMap) if isinstance(each, PositionMap))
    tall = replace(drawn, scales=drawn.scales * 7)
    pack = replace(briefing, sections=(Section(("", ""), (Heading("Here", 2), tall)),))
    (around,) = Document(io.BytesIO(odt(pack))).body.get_elements("//text:p[draw:frame]")
    assert around.get_attribute("text:style-name") != "Figure"
    *_others, said = docx.Document(io.BytesIO(word(pack))).paragraphs
    assert not said.paragraph_format.keep_together


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_figure_is_cut_off_at_its_edge(language: Language) -> None:
    """Numbers and words are wider in some languages, and lines have a width."""
    asked = recipe(today=DAY, sections=("glance", "briefs"), language=language)
    briefing = compose(example(), asked)
    every = [*blocks(briefing, PositionMap), *blocks(briefing, TrendFigure)]
    with speaking(language):
        drawn = [each for block in every for each in pictures(block, 440.0)]
    assert len(drawn) > 5
    for each in drawn:
        seen = Image.open(io.BytesIO(each.data)).convert("L")
        wide, high = seen.size
        assert wide / high == pytest.approx(each.width / each.height, rel=0.02)
        for edge in ((0, 0, 1, high), (wide - 1, 0, wide, high)):
            assert seen.crop(edge).getextrema()[0] > 200, each.words[:60]

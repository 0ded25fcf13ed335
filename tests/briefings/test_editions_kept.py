"""What belongs together is on one page of an edition to be edited, too."""

import io

import docx
import pytest
from odfdo import Document

from briefings.compose import compose
from briefings.document import Briefing, NoteBox, PositionMap
from briefings.odt import odt
from briefings.word import word
from core.exchange.example import DAY, example
from tests.briefings.packs import recipe
from tests.briefings.test_compose import blocks


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return compose(example(), recipe(today=DAY, sections=("briefs",)))


def pictures_but_last(briefing: Briefing) -> int:
    return sum(len(each.scales) - 1 for each in blocks(briefing, PositionMap))


def test_scales_of_a_map_and_lines_of_a_note_stay_together_in_word(briefing: Briefing) -> None:
    made = docx.Document(io.BytesIO(word(briefing)))
    with_pictures = [each for each in made.paragraphs if each._p.xpath(".//w:drawing")]
    kept = [each for each in with_pictures if each.paragraph_format.keep_with_next]
    assert len(kept) >= pictures_but_last(briefing) > 0
    framed = [each for each in made.paragraphs if each._p.xpath("w:pPr/w:pBdr")]
    notes = len(blocks(briefing, NoteBox))
    assert sum(bool(each.paragraph_format.keep_together) for each in framed) >= notes > 0
    foot = made.sections[0].footer.paragraphs[0].text
    assert "\u00a0/\u00a0" in foot


def test_scales_of_a_map_and_lines_of_a_note_stay_together_in_odt(briefing: Briefing) -> None:
    made = Document(io.BytesIO(odt(briefing)))
    pictures = made.body.get_elements("//draw:frame/ancestor::text:p[1]")
    kept = [each for each in pictures if "Figure" in str(each.get_attribute("text:style-name"))]
    assert len(kept) >= pictures_but_last(briefing) > 0
    framed = made.get_style("paragraph", "Framed").get_element("style:paragraph-properties")
    assert framed.get_attribute("fo:keep-together") == "always"
    feet = made.styles.get_elements("//style:footer")
    assert "\u00a0/\u00a0" in "".join(each.inner_text for each in feet)

"""Editions to be edited have words where paper has lines, and do not explain lines that they have
not."""

import io
import re
import zipfile

import pytest

from briefings.compose import compose
from briefings.odt import odt
from briefings.word import word
from core.exchange.example import DAY, example
from core.language import LANGUAGES, speaking
from core.language import gettext as _
from tests.briefings.packs import make_pack, recipe
from tests.briefings.reading import unspaced, whole_text

DRAWN = "trend: stated solid, between ranges dashed"
WHERE = {word: "word/document.xml", odt: "content.xml"}


def said(data: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return unspaced(re.sub("<[^>]*>", "", made.read(part).decode()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_trends_are_drawn_is_said_where_they_are(language: str) -> None:
    asked = recipe(today=DAY, sections=("glance",), language=language)
    briefing = compose(example(), asked)
    with speaking(language):
        explained = unspaced(_(DRAWN))
    for write, part in WHERE.items():
        assert explained not in said(write(briefing), part)
    if language == "en":
        assert explained in unspaced(whole_text(make_pack(example(), asked)))

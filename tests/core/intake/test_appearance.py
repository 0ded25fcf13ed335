"""Words that nobody sees are kept and named, by the same rule in documents of every kind."""

import pytest

from core.intake import read_document
from tests.core.intake.papers import taken
from tests.core.intake.test_open_leftovers import paragraph
from tests.core.intake.test_open_leftovers import read as read_open
from tests.core.intake.word_files import para, run, word_xml

WORDS = "Fees rose"
LOOKS = {
    "white": ("ffffff", None, 11, False),
    "nearly white": ("fefefe", None, 11, False),
    "the palest grey": ("f2f2f2", None, 11, False),
    "pale grey": ("e0e0e0", None, 11, True),
    "red": ("ff0000", None, 11, True),
    "white on black": ("ffffff", "000000", 11, True),
    "nearly white on the palest grey": ("fffff0", "f2f2f2", 11, False),
    "black on black": ("000000", "000000", 11, False),
    "nearly black on black": ("0a0a0a", "000000", 11, False),
    "navy on navy": ("000080", "00007c", 11, False),
    "navy on black": ("000080", "000000", 11, True),
    "yellow on white": ("ffff00", "ffffff", 11, True),
    "too small": ("000000", None, 1, False),
    "small": ("000000", None, 3, True),
    "large": ("000000", "ffff00", 72, True),
}
"""The colour of words, that behind them, their size in points, and whether they are seen."""


def html(colour, ground, size):
    behind = f"background:#{ground};" if ground else ""
    page = f"<p style='{behind}color:#{colour};font-size:{size}pt'>{WORDS}"
    return taken("html", page.encode())


def word(colour, ground, size):
    shade = f'<w:shd w:val="clear" w:fill="{ground}"/>' if ground else ""
    look = f'<w:color w:val="{colour}"/><w:sz w:val="{2 * size}"/>{shade}'
    return read_document("a.docx", word_xml(para(run(WORDS, look))))


def open_text(colour, ground, size):
    behind = f"fo:background-color='#{ground}'" if ground else ""
    told = f"<style:text-properties fo:color='#{colour}' fo:font-size='{size}pt' {behind}/>"
    style = f"<style:style style:name='L' style:family='text'>{told}</style:style>"
    return read_open(paragraph(f"<text:span text:style-name='L'>{WORDS}</text:span>"), styles=style)


@pytest.mark.parametrize("kind", [html, word, open_text])
@pytest.mark.parametrize("look", LOOKS)
def test_words_that_nobody_sees_are_kept_and_named(look, kind):
    *told, is_seen = LOOKS[look]
    found = kind(*told)
    assert found.text == WORDS
    assert found.lost == ({} if is_seen else {"unseen": (WORDS,)})

"""Vowel signs stand on their letters, and lam holds on to alef below one."""

import unicodedata

import pytest

from briefings.document import Briefing, PageFrame, Prose, Section, plain
from briefings.render import render
from briefings.render.attaching import attached
from briefings.render.bidi import MARKS, visual
from briefings.render.faces import face_for
from briefings.render.text import printable
from tests.briefings.reading import opened, whole_text

NO_MARKS = dict.fromkeys(map(ord, MARKS))
Box = tuple[float, float, float, float]
SIGNS = {"above": "\u064e\u064f\u064b\u0651\u0652", "below": "\u0650\u064d"}


def page_of(text: str) -> bytes:
    """A page with nothing but a text."""
    body = (Prose(plain(text)),)
    return render(Briefing("", "", "ar", "a4", PageFrame("", ""), (Section(("", ""), body),)))


def boxes(page: bytes) -> dict[str, Box]:
    """Left, bottom, right and top of what is seen of each character of a page."""
    with opened(page) as document:
        text = document[0].get_textpage()
        return {letter: text.get_charbox(n) for n, letter in enumerate(text.get_text_range())}


@pytest.mark.parametrize("letter", "لكبعيرمو")
@pytest.mark.parametrize("joined", ["{}", "ن{}", "{}ن", "ن{}ن"])
def test_a_sign_is_above_or_below_its_letter(letter: str, joined: str) -> None:
    for side, signs in SIGNS.items():
        for sign in signs:
            found = boxes(page_of(joined.format(letter + sign)))
            left, bottom, right, top = found[sign]
            own = found[letter]
            assert own[0] - 3 < (left + right) / 2 < own[2] + 3, (side, letter, ascii(sign))
            assert (bottom + top > own[1] + own[3]) is (side == "above"), ascii(sign)


def test_two_signs_on_one_letter_stand_above_each_other() -> None:
    both, one = (boxes(page_of(f"ق{signs}ه")) for signs in ("\u0651\u064f", "\u0651"))
    high = [max(found[each][3] for each in found if each != "ق") for found in (both, one)]
    assert high[0] > high[1] + 2


@pytest.mark.parametrize("word", ["نقلًا", "قليلًا", "لَا", "إِلّا", "أوّلًا", "لأَنّ", "لَأنّ"])
def test_lam_and_alef_are_one_letter_whatever_stands_on_them(word: str) -> None:
    plainly = boxes(page_of(word.translate(dict.fromkeys(range(0x64B, 0x653)))))
    found = boxes(page_of(word))
    joined = [box for letter, box in plainly.items() if letter in "لﻻﻼﻷﻸ"]
    assert found["ل"][2] - found["ل"][0] == pytest.approx(joined[0][2] - joined[0][0], abs=0.2)
    assert word in whole_text(page_of(word))


def test_a_text_is_as_wide_with_signs_put_in_their_places() -> None:
    face = face_for("ل", "serif", False)
    assert face is not None
    text = visual(printable("نُقِلَ نقلًا عن مُعلَّم"))
    shown = attached(face, text)
    assert shown != text
    assert len(shown) == len(text)
    assert face.font.stringWidth(shown, 10) == pytest.approx(face.font.stringWidth(text, 10))


@pytest.mark.parametrize("text", ["لا تُسلَّم أي أرض", "طُرح نقلًا عن مُعلَّم، بدلًا من 3 سُبُل", "كُتِبَ"])
def test_signs_are_copied_as_they_were_typed(text: str) -> None:
    found = whole_text(page_of(text)).translate(NO_MARKS)
    assert unicodedata.normalize("NFC", text) in unicodedata.normalize("NFC", found)


def test_a_text_without_signs_stays_as_it_is() -> None:
    face = face_for("ل", "serif", False)
    assert face is not None
    text = visual(printable("لا ضمان بلا رقابة"))
    assert attached(face, text) is text

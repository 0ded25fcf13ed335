"""Hindi, Thai and others are printed as they are written, and copied as they were typed."""

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings import styles
from briefings.compose import compose
from briefings.document import Briefing, Heading, PageFrame, Prose, Run, Section, plain
from briefings.prepare import PackRequest, prepared
from briefings.render import render, unjoined, unprintable
from briefings.render.faces import FIRST_OWN, face_for, has_glyphs, spelled
from briefings.render.foreign import stand_in
from briefings.render.shaping import as_glyphs, is_shaped
from briefings.render.text import in_faces, printable, set_text, text_width
from core.model.dossier import Dossier
from core.model.records import Line
from tests.accessible import wrong_in
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import whole_text

HINDI = "सीमा वार्ता का पहला दौर क्षेत्रीय स्थिति पर केंद्रित है।"
THAI = "การเจรจาเรื่องเขตแดนครั้งที่สอง น้ำ"
OTHERS = ("ההסכם על הגבול נחתם", "Η συμφωνία για τα σύνορα")


def speaking(*texts: str) -> Dossier:
    """A dossier with lines in these words, and the first as the name of a point."""
    lines = (Line(f"z{n}", 50 + n, "p", text) for n, text in enumerate(texts))
    dossier = rich(*lines)
    point = dossier.points[0]
    return dossier.replacing(point, replace(point, name=texts[0]))


ASKED = recipe(readers=("",), sections=("cover", "contents", "briefs"))


@pytest.mark.parametrize("text", [HINDI, THAI])
def test_letters_are_shaped_and_told_as_they_were_typed(text: str) -> None:
    shown = as_glyphs(text)
    assert shown != text
    assert has_glyphs(shown)
    assert not is_shaped(shown)
    assert spelled(shown) == text
    assert printable(printable(text)) == printable(text)


def test_a_letter_that_was_asked_for_before_it_was_shaped_is_printed() -> None:
    private = [chr(FIRST_OWN + n) for n in range(2_000)]
    assert None in [face_for(each, "serif", False) for each in private]
    shown = as_glyphs("ज्ञढ्ढृछ्वौ ऴॐॠ")
    assert None not in [face_for(each, "serif", False) for each in shown if each != " "]


def test_letters_that_melt_into_one_are_one_glyph() -> None:
    assert len(as_glyphs("क्ष")) == 1
    assert text_width("क्ष", styles.BODY) < text_width("क", styles.BODY) * 2


@pytest.mark.parametrize("text", [HINDI, THAI, "ההסכם", "ǎ"])
def test_what_is_bold_has_a_font_of_its_own(text: str) -> None:
    weights = [in_faces(printable(text), "serif", strong) for strong in (False, True)]
    plainly, boldly = ["".join(t for _face, t in faces) for faces in weights]
    assert spelled(boldly) == spelled(plainly) == text
    fonts = [{found.name for found, said in faces if said.strip(" .")} for faces in weights]
    assert fonts[0].isdisjoint(fonts[1])
    if text != "ǎ":
        bold = text_width(text, replace(styles.BODY, strong=True))
        assert bold > text_width(text, styles.BODY)
        (line,) = set_text((Run(text, strong=True),), styles.BODY, 900)
        assert fonts[1].issubset(piece.face.name for piece in line.pieces)
    assert "".join(t for _face, t in in_faces(boldly, "serif", False)) == plainly


def test_hebrew_is_as_heavy_as_the_text_around_it() -> None:
    ((face, _text),) = in_faces("ההסכם", "serif", False)
    assert face.name == "hebrew-regular"


def test_a_sign_above_another_is_moved_there() -> None:
    face = face_for("น", "serif", False)
    assert face is not None
    *_rest, tone, _last = as_glyphs("ครั้ง")
    assert face.moved[tone][:2] == pytest.approx((79, -57))


@given(st.text(st.sampled_from("कखगिीेंाृ्षर ก่้ีำนทabc.\u200d"), max_size=30))
def test_no_letter_is_lost_or_added(text: str) -> None:
    assert spelled(as_glyphs(text)) == text


@pytest.mark.parametrize("text", [HINDI, THAI, *OTHERS])
def test_a_pack_in_these_letters_can_be_copied_and_is_accessible(text: str) -> None:
    pack = make_pack(speaking(text), ASKED)
    assert text in whole_text(pack)
    assert wrong_in(pack) == []
    assert make_pack(speaking(text), ASKED) == pack
    assert unprintable(compose(speaking(text), ASKED)) == ()


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("پښتو ټول ژبه", "ټښ"),
        ("کوردستان ێ ڵ", "ڵێ"),
        ("فارسی گچپژ، اردو ٹڈڑے، عربية ءأؤ", ""),
        ("ދިވެހި", ""),
        ("עברית", ""),
    ],
)
def test_the_check_names_letters_that_are_not_joined(text: str, apart: str) -> None:
    assert "".join(unjoined(compose(speaking(text), ASKED))) == apart
    sentences = [each.sentence for each in prepared(PackRequest(speaking(text), ASKED)).checks]
    told = [each for each in sentences if "stand apart" in each]
    assert [all(letter in each for letter in apart) for each in told] == [True] * bool(apart)


def test_what_is_no_page_has_letters() -> None:
    with pikepdf.open(io.BytesIO(make_pack(speaking(HINDI), ASKED))) as document:
        told = [str(each.title) for each in document.open_outline().root]
    assert any(HINDI in title for title in told)


def test_lines_are_broken_between_words() -> None:
    lines = set_text(plain(HINDI), styles.BODY, 120)
    assert len(lines) > 1
    said = [" ".join(spelled(piece.text) for piece in line.pieces) for line in lines]
    assert " ".join(said).split() == HINDI.split()


def test_a_private_sign_is_never_taken_for_a_letter_that_was_shaped() -> None:
    own = as_glyphs("क्ष")
    frame = PageFrame(f"M{own}", f"O{own}", (f"C{own}",), watermarks=(f"W{own}",))
    body = Prose(plain(f"{own} {HINDI}")), Heading(f"H{own}", anchor="h")
    briefing = Briefing(
        f"T{own}", f"S{own}", "en", "a4", frame, (Section((f"L{own}", f"R{own}"), body),)
    )
    pdf = render(briefing)
    found, code = whole_text(pdf), stand_in(own)
    assert HINDI in found
    assert "क्ष" not in found.replace(HINDI, "")
    for said in ("M", "O", "C", "W", "L", "R", "H", ""):
        assert f"{said}{code}" in found
    assert unprintable(briefing) == (own,)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.docinfo.Title) == f"T{code}"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("text", [HINDI, THAI, "وقف إطلاق النار", *OTHERS])
def test_words_in_any_script_say_which_language_they_are_in(text: str, language: str) -> None:
    texts = text, f"See {text} (here)", f"1 {text}: وقف 2"
    body = (Heading(text, 1), *(Prose(plain(each)) for each in texts))
    frame = PageFrame("", "", backwards=language == "ar")
    page = render(Briefing("", "", language, "a4", frame, (Section(("", ""), body),)))
    assert wrong_in(page) == []

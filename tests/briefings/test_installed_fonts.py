"""Chinese, Japanese and Korean are printed by an installed font, or named before a pack is made."""

import itertools
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import styles
from briefings.compose import compose
from briefings.document import plain
from briefings.prepare import PackRequest, prepared
from briefings.render import faces, unprintable, without_bold
from briefings.render.cubic import CLOSE, is_cubic, quadratic, simple_glyph
from briefings.render.faces import face_for, installed, is_bold
from briefings.render.text import in_faces, set_text
from core.model.records import Line
from tests.accessible import wrong_in
from tests.briefings.packs import make_pack, recipe, rich
from tests.briefings.reading import structure_text

CHINESE = "停战协议将于三十天内生效。"
DOSSIER = rich(Line("z", 50, "p", CHINESE))
ASKED = recipe(readers=("",), sections=("briefs",))

at = st.tuples(st.floats(-1000, 1000), st.floats(-1000, 1000))


def along(t: float, *spots: tuple[float, float]) -> tuple[float, float]:
    """The place on a Bézier curve (de Casteljau)."""
    while len(spots) > 1:
        spots = tuple(
            ((1 - t) * a[0] + t * b[0], (1 - t) * a[1] + t * b[1])
            for a, b in itertools.pairwise(spots)
        )
    return spots[0]


@given(at, at, at, at, st.floats(0, 1))
def test_quadratic_outlines_stay_close_to_cubic_ones(p, c, d, q, t) -> None:
    parts = list(quadratic(p, c, d, q))
    number = min(int(t * len(parts)), len(parts) - 1)
    start = parts[number - 1][1] if number else p
    found = along(t * len(parts) - number, start, *parts[number])
    assert math.dist(found, along(t, p, c, d, q)) <= CLOSE + 1e-6
    assert math.dist(parts[-1][1], q) < 1e-6


def test_an_empty_glyph_takes_no_room_and_others_begin_at_whole_words() -> None:
    triangle = [((0.0, 0.0), True), ((100.0, 0.0), True), ((50.0, 80.4), False)]
    assert simple_glyph([]) == b""
    glyph = simple_glyph([triangle])
    assert len(glyph) % 4 == 0
    assert glyph[:10] == b"\0\1" + b"\0\0\0\0" + b"\0\x64" + b"\0\x50"


def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket() -> None:
    for width in range(50, 120, 3):
        lines = set_text(plain("停战。（三十天）内，生效：「好」。カード"), styles.BODY, width)
        for line in lines:
            said = "".join(piece.text for piece in line.pieces)
            assert said[0] not in "。）：」，ー" or len(said) == 1, said
            assert said[-1] not in "（「" or len(said) == 1, said


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch):
    kept = (faces.installed, faces._face_with, in_faces)
    for each in kept:
        each.cache_clear()
    monkeypatch.setattr(faces, "font_folders", lambda: ())
    yield
    for each in kept:
        each.cache_clear()


@pytest.mark.usefixtures("no_fonts")
def test_without_a_font_the_check_names_the_letters() -> None:
    assert "".join(unprintable(compose(DOSSIER, ASKED))) == "".join(sorted(set(CHINESE)))
    found = prepared(PackRequest(DOSSIER, ASKED)).checks
    (named,) = [each for each in found if each.sentence.startswith("No font")]
    assert (named.kind, named.record) == (Line, "z")
    assert "[U+505C][U+6218]" in structure_text(make_pack(DOSSIER, ASKED))


def test_an_upright_font_that_is_as_bold_as_wanted_comes_first(tmp_path, monkeypatch) -> None:
    names = "NotoSansX-Bold", "NotoSansX-Regular", "NotoSansX-BoldItalic", "msyhbd", "msyh"
    for name in names:
        (tmp_path / f"{name}.otf").touch()
    monkeypatch.setattr(faces, "font_folders", lambda: (tmp_path,))
    for strong, first in ((False, "NotoSansX-Regular"), (True, "NotoSansX-Bold")):
        found = [each.stem for each in installed.__wrapped__(strong)]
        assert (found[0], len(found)) == (first, len(names))
    assert [is_bold(Path(f"{name}.ttf")) for name in names] == [True, False, True, True, False]


def test_no_font_is_read_for_a_character_that_it_has_not(monkeypatch, tmp_path) -> None:
    (tmp_path / "damaged.ttf").write_bytes(b"no font")
    (tmp_path / "plain.ttf").write_bytes(faces.face("serif", False).file.read_bytes())
    monkeypatch.setattr(faces, "font_folders", lambda: (tmp_path,))
    monkeypatch.setattr(faces, "installed", installed.__wrapped__)
    read: list[str] = []
    monkeypatch.setattr(faces, "_installed_face", lambda file: read.append(file.stem))
    assert faces._face_with.__wrapped__("\u0378", "serif", False) is None
    assert read == []


def test_a_font_without_a_bold_one_is_named(monkeypatch) -> None:
    monkeypatch.setattr(faces, "is_bold", lambda _file: False)
    if face_for("停", "serif", True) is None:
        pytest.skip("no font of this computer has Chinese letters")
    assert "停" in without_bold(compose(DOSSIER, ASKED))
    sentences = [each.sentence for each in prepared(PackRequest(DOSSIER, ASKED)).checks]
    assert any("in bold" in each for each in sentences)


def test_an_installed_font_with_cubic_outlines_is_printed() -> None:
    face = face_for("停", "serif", False)
    if face is None or not is_cubic(face.file):
        pytest.skip("no such font on this computer")
    pack = make_pack(DOSSIER, ASKED)
    assert CHINESE in structure_text(pack)
    assert wrong_in(pack) == []
    assert make_pack(DOSSIER, ASKED) == pack
    assert unprintable(compose(DOSSIER, ASKED)) == ()

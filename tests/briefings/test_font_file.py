"""Fonts read by the program's own reader are what reportlab makes of the same files."""

import struct
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from briefings import styles
from briefings.render import faces
from briefings.render.faces import Face, face, second_faces
from briefings.render.font_file import FontFile
from briefings.render.glyphs import Glyphs
from resources import font

FACES = [face(family, strong) for family, strong in styles.FACES]
FILES = {each.file for each in (*FACES, *second_faces(False), *second_faces(True))}
SCRIPTS = [files[strong] for files in styles.SCRIPT_FACES.values() for strong in (False, True)]
OWN = Path(faces.__file__).parent
FILES |= {OWN / name if (OWN / name).exists() else font(name) for name in SCRIPTS}
READ = ("charToGlyph", "charWidths", "defaultWidth", "hmetrics", "glyphPos")
OTHERWISE = ("name", "ascent", "descent", "bbox", "flags", "numGlyphs", "italicAngle")


@pytest.mark.parametrize("file", sorted(FILES), ids=lambda file: file.stem)
def test_each_font_is_read_as_reportlab_reads_it(file):
    ours, theirs = FontFile(str(file)), TTFontFace(str(file))
    for name in (*READ, *OTHERWISE):
        assert getattr(ours, name) == getattr(theirs, name), name


@pytest.mark.parametrize("table", [b"loca", b"cmap", b"hmtx"])
def test_a_font_without_a_table_is_refused_as_by_reportlab(tmp_path, table):
    file = tmp_path / "damaged.ttf"
    file.write_bytes(FACES[0].file.read_bytes().replace(table, b"none", 1))
    with pytest.raises((TTFError, KeyError)) as theirs:
        TTFontFace(str(file))
    with pytest.raises(theirs.type):
        FontFile(str(file))


def test_a_table_of_characters_that_ends_too_soon_is_left_to_reportlab(tmp_path):
    file = tmp_path / "short.ttf"
    whole = FACES[0].file.read_bytes()
    at = int.from_bytes(whole[whole.index(b"cmap") + 8 :][:4], "big")
    file.write_bytes(whole[: at + 40])
    with pytest.raises((TTFError, KeyError, struct.error)) as theirs:
        TTFontFace(str(file))
    with pytest.raises(theirs.type):
        FontFile(str(file))


def test_a_document_has_glyphs_of_the_file_that_was_measured() -> None:
    first, second = (Face(name, font("IBMPlexSerif-Regular.ttf")) for name in ("first", "second"))
    document = PDFDocument()
    Glyphs(document).shown(second, "words", 10.0)
    assert document in second.font.state
    assert document not in first.font.state

"""Arabic on paper looks as Qt's shaper (HarfBuzz) draws it with the same font."""

import numpy as np
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter

from briefings.document import Briefing, PageFrame, Prose, Section, plain
from briefings.render import render
from resources import font

TEXTS = ("المفاوضات", "الضمانات الأمنية", "لا سلام بلا اتفاق", "الخطة (20) بندا", "שלום רב")
SCALE = 6.0
SIZE = 11


def ink(picture: np.ndarray) -> np.ndarray:
    """The part of a picture that is not white, as darkness from 0 to 1."""
    dark = 1 - picture / 255
    rows, columns = np.where(dark > 0.4)
    return dark[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def on_paper(text: str) -> np.ndarray:
    section = Section(("", ""), (Prose(plain(text)),))
    pdf = render(Briefing("t", "s", "ar", "a4", PageFrame("", ""), (section,)))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=SCALE, grayscale=True).to_numpy().copy()
    top, bottom = round(70 * SCALE), round(93 * SCALE)
    return ink(page[top:bottom])


def by_qt(text: str, file: str) -> np.ndarray:
    number = QFontDatabase.addApplicationFont(file)
    (family, *_rest) = QFontDatabase.applicationFontFamilies(number)
    face = QFont(family)
    face.setPixelSize(round(SIZE * SCALE))
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    picture = QImage(1600, 200, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setFont(face)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(20, 120, text)
    painter.end()
    data = np.frombuffer(picture.constBits(), np.uint8).reshape(200, picture.bytesPerLine())
    return ink(data[:, :1600].copy())


def profile(picture: np.ndarray, count: int = 120) -> np.ndarray:
    """How dark the picture is from left to right."""
    columns = picture.sum(axis=0)
    places = np.linspace(0, len(columns) - 1, count)
    return np.interp(places, np.arange(len(columns)), columns)


@pytest.mark.parametrize("text", TEXTS[:4])
def test_words_have_the_shape_that_a_shaper_gives_them(dressed: object, text: str) -> None:
    paper = on_paper(text)
    qt = by_qt(text, str(font("IBMPlexSansArabic-Regular.ttf")))
    assert paper.shape[1] == pytest.approx(qt.shape[1], rel=0.05)
    assert np.corrcoef(profile(paper), profile(qt))[0, 1] > 0.9


@pytest.mark.parametrize("text", TEXTS[:2])
def test_letters_that_are_not_joined_would_be_noticed(dressed: object, text: str) -> None:
    paper = on_paper(text)
    apart = by_qt("\u200c".join(text), str(font("IBMPlexSansArabic-Regular.ttf")))
    assert np.corrcoef(profile(paper), profile(apart))[0, 1] < 0.9

"""Drawings that go to programs that have none of our fonts."""

import re
from xml.etree import ElementTree

import msgspec
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui.kit import fonts
from ui.kit.chart_export import SCALE, Caption, Plate, as_image, as_svg, paper

ARABIC = "العربية"
WORDS = ("Fire & ice <b>", "In brackets: 33 %", "Чорне море", "Turned", "Heavier", "Faded")
SVG = "{http://www.w3.org/2000/svg}"


def _paint(painter: QPainter, box: QRectF) -> None:
    """All that a chart may hold: lines, areas, turns, pictures and words."""
    painter.setFont(fonts.sans(12))
    painter.setPen(QColor("#222222"))
    for row, words in enumerate((*WORDS[:3], ARABIC)):
        painter.drawText(box.topLeft() + QPointF(10, 20 + 20 * row), words)
    painter.save()
    painter.translate(box.topLeft() + QPointF(300, 90))
    painter.rotate(-60)
    painter.drawText(0, 0, WORDS[3])
    painter.restore()
    painter.setFont(fonts.sans(12, 600))
    painter.drawText(box.topLeft() + QPointF(10, 120), WORDS[4])
    painter.save()
    painter.setOpacity(0.5)
    painter.drawText(box.topLeft() + QPointF(10, 150), WORDS[5])
    painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#88aa44"))
    painter.drawEllipse(QRectF(box.x() + 400, box.y() + 10, 60, 60))
    painter.drawPolygon(
        [box.topLeft() + QPointF(x, y) for x, y in ((500, 10), (560, 10), (530, 70))]
    )
    painter.setPen(QColor("#aa2222"))
    painter.drawPolyline(
        [box.topLeft() + QPointF(x, y) for x, y in ((400, 90), (450, 120), (560, 90))]
    )
    painter.save()
    painter.translate(box.topLeft() + QPointF(660, 40))
    painter.scale(12, 12)
    thin = QPen(QColor("#aa2222"))
    thin.setCosmetic(True)
    painter.setPen(thin)
    painter.drawRect(QRectF(0, 0, 1, 1))
    painter.restore()
    dot = QImage(20, 20, QImage.Format.Format_RGB32)
    dot.fill(QColor("#3344aa"))
    painter.drawImage(box.topLeft() + QPointF(600, 20), dot)


@pytest.fixture
def plate(qapp: QApplication) -> Plate:
    fonts.set_fonts(qapp, fonts.USUAL)
    caption = Caption("The talks — a subject", ("As of today",), "Sensitive", ("A legend",))
    return Plate(caption, paper(), QSize(840, 180), _paint)


def _seen(svg: bytes, size: QSize) -> QImage:
    """What a program paints of a drawing."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    QSvgRenderer(svg).render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _unlike(one: QImage, other: QImage) -> float:
    """How many of a thousand points are clearly not the same: nine if letters are elsewhere."""
    small = one.size() / 2
    mode, how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    left, right = (
        each.scaled(small, mode, how).convertToFormat(QImage.Format.Format_Grayscale8)
        for each in (one, other)
    )
    pairs = zip(bytes(left.constBits()), bytes(right.constBits()), strict=True)
    far = sum(abs(a - b) > 60 for a, b in pairs)
    return 1000 * far / (small.width() * small.height())


def test_a_drawing_looks_the_same_where_our_fonts_are_missing(plate: Plate) -> None:
    drawn = re.sub(rb'font-family="[^"]*"', b'font-family="No such font"', as_svg(plate))
    drawn = re.sub(rb'font-size="[^"]*"', b'font-size="40"', drawn)
    assert _unlike(_seen(drawn, plate.size * SCALE), as_image(plate)) < 3


def test_its_words_are_found_by_whoever_searches_it(plate: Plate) -> None:
    drawing = ElementTree.fromstring(as_svg(plate))
    words = [text.text for text in drawing.iter(f"{SVG}text")]
    told = (plate.caption.title, *plate.caption.lines, *plate.caption.legend, "Sensitive")
    assert {*WORDS, ARABIC, *told} <= {*words}
    assert drawing.findtext(f"{SVG}title") == plate.caption.title


def test_no_line_relies_on_what_few_programs_know(plate: Plate) -> None:
    assert b"non-scaling-stroke" not in as_svg(plate)


def test_what_is_cut_off_stays_cut_off(plate: Plate) -> None:
    def paint(painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.drawLine(0, 0, 2000, 2000)
        painter.restore()

    drawing = ElementTree.fromstring(as_svg(msgspec.structs.replace(plate, paint=paint)))
    (cut,) = (each for each in drawing.iter(f"{SVG}g") if "clip-path" in each.attrib)
    assert cut.find(f".//{SVG}path") is not None
    assert cut.find(f".//{SVG}text") is None


def test_what_is_painted_faintly_stays_faint(plate: Plate) -> None:
    assert b'opacity="0.5"' in as_svg(plate)


def test_a_word_that_is_wider_than_a_chart_goes_on_on_the_next_line(plate: Plate) -> None:
    def tall(title: str) -> int:
        caption = msgspec.structs.replace(plate.caption, title=title)
        return msgspec.structs.replace(plate, caption=caption).size.height()

    assert tall("W" * 300) > tall("W" * 20)


@pytest.mark.parametrize("high", range(100, 112))
def test_a_picture_has_no_edge_of_another_colour(qapp: QApplication, high: int) -> None:
    plate = Plate(Caption("", (), ""), paper(), QSize(60, high), lambda _painter, _box: None)
    image = as_image(plate)
    right, below = image.width() - 1, image.height() - 1
    seen = {image.pixelColor(right, at).name() for at in range(image.height())}
    seen |= {image.pixelColor(at, below).name() for at in range(image.width())}
    assert seen == {QColor(paper().panel).name()}

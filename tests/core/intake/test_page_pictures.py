"""Pages of a PDF as they look, from the process that reads documents."""

import io
import json

import msgspec
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from core.errors import IntakeProblem
from core.intake import pages, read_document
from core.intake.pages import PART, pictures_of
from core.intake.readers import pdf_pictures
from core.views.source_page import PageWords
from tests.core.intake.papers import pdf


def drawn(*, rotation=0, crop=None):
    """A page with one word on it and a black box."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(200, 100), cropBox=crop)
    canvas.setPageRotation(rotation)
    canvas.drawString(20, 80, "Word")
    canvas.rect(100, 0, 100, 50, fill=1)
    canvas.save()
    return data.getvalue()


def pixel(picture, x, y):
    """The colour at a place given in parts of the picture's width and height."""
    at = 3 * (int(y * picture.height) * picture.width + int(x * picture.width))
    return tuple(picture.pixels[at : at + 3])


def test_pages_as_they_look_with_the_places_of_their_letters():
    told = pictures_of(pdf("One page", "Another", "A third"), "a.pdf", 1, 5, 300)
    assert len(told.sizes) == 3
    assert [each.page for each in told.pictures] == [1, 2]
    second = told.pictures[0]
    assert (second.width, second.letters) == (300, "Another")
    left, top, _right, bottom = second.boxes[0]
    assert left == pytest.approx(72, abs=2)
    assert top < told.sizes[1][1] - 700 < bottom


@pytest.mark.parametrize(
    ("rotation", "spot"), [(0, (0.15, 0.15)), (90, (0.4, 0.3)), (180, (0.85, 0.85))]
)
def test_a_turned_page_is_shown_turned(rotation, spot):
    told = pictures_of(drawn(rotation=rotation), "a.pdf", 0, 1, 200)
    (picture,) = told.pictures
    assert told.sizes == ((200.0, 100.0),)
    lefts, tops, rights, bottoms = zip(*picture.boxes, strict=True)
    middle = (min(lefts) + max(rights)) / 400, (min(tops) + max(bottoms)) / 200
    assert middle == pytest.approx(spot, abs=0.1)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (595, 0)), (270, (0, 842))])
def test_letters_that_lie_on_their_side_are_those_of_the_text(rotation, turn, corner):
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.setPageRotation(rotation)
    canvas.translate(*corner)
    canvas.rotate(turn)
    for n, line in enumerate(("First of all,", "then the rest.", "An end.")):
        canvas.drawString(72, 500 - 14 * n, line)
    canvas.save()
    text = read_document("a.pdf", data.getvalue()).text
    (picture,) = pictures_of(data.getvalue(), "a.pdf", 0, 1, 300).pictures
    assert picture.letters == "".join(text.split())


def test_what_is_drawn_is_where_it_should_be():
    (picture,) = pictures_of(drawn(), "a.pdf", 0, 1, 200).pictures
    assert pixel(picture, 0.75, 0.75) == (0, 0, 0)
    assert pixel(picture, 0.25, 0.75) == (255, 255, 255)


def test_part_of_a_page_is_cut_out():
    told = pictures_of(drawn(crop=(10, 70, 60, 100)), "a.pdf", 0, 1, 200)
    (picture,) = told.pictures
    left, _top, right, _bottom = picture.boxes[0]
    assert told.sizes == ((50.0, 30.0),)
    assert 9 < left < right < 22


def test_letters_are_those_of_the_text_that_was_imported():
    file = pdf("No boat is given up at the table.")
    text = read_document("a.pdf", file).text
    (picture,) = pictures_of(file, "a.pdf", 0, 1, 100).pictures
    words = PageWords(text, 0, picture.letters, picture.boxes)
    at = text.index("given")
    (box,) = words.boxes(at, at + 5)
    assert words.place_at(box[0] + 1, box[1] + 1) == at


@pytest.mark.parametrize(
    ("file", "says"),
    [(pdf("a", encrypt="secret"), "password"), (b"%PDF-1.4 nothing", "damaged")],
)
def test_what_cannot_be_drawn_is_refused(file, says):
    with pytest.raises(IntakeProblem, match=says):
        pictures_of(file, "a.pdf", 0, 1, 100)


def test_a_picture_is_never_larger_than_a_screen_needs():
    asked = json.dumps({"first": 0, "count": 1, "wide": 90_000}).encode()
    told = pdf_pictures.read_pictures(asked + b"\n" + pdf("a"), 0, lambda _line: None)
    (picture,) = told["pictures"]
    assert picture["width"] * picture["height"] <= 1.01 * pdf_pictures.MOST_DOTS


@pytest.mark.parametrize(
    "wrong",
    [{"width": 0}, {"width": 7}, {"width": 90_000}, {"letters": "abc"}, {"pixels": b"no zlib"}],
)
def test_an_answer_that_does_not_go_together_is_refused(monkeypatch, wrong):
    asked = b'{"first": 0, "count": 1, "wide": 8}\n' + pdf("a")
    told = json.loads(json.dumps(pdf_pictures.read_pictures(asked, 0, lambda _line: None)))
    answer = msgspec.convert(told, pages._Pictures)
    other = msgspec.structs.replace(answer.pictures[0], **wrong)
    answer = msgspec.structs.replace(answer, pictures=[other])
    monkeypatch.setattr(pages, "answered", lambda *_asked: answer)
    with pytest.raises(IntakeProblem, match="damaged"):
        pictures_of(b"", "a.pdf", 0, 1, 8)


def test_reader_and_parent_agree_on_the_unit():
    assert PART == pdf_pictures.PART


def test_a_picture_is_shown_as_a_page_the_right_way_up():
    image = Image.new("RGB", (300, 200), "white")
    image.paste((255, 0, 0), (0, 0, 150, 200))
    turned = Image.Exif()
    turned[0x112] = 6
    data = io.BytesIO()
    image.save(data, "JPEG", exif=turned, dpi=(144, 144), quality=95)
    told = pictures_of(data.getvalue(), "a.jpg", 0, 2, 100)
    assert told.sizes == ((100, 150),)
    (page,) = told.pictures
    assert (page.width, page.height, page.letters, page.boxes) == (100, 150, "", ())
    above, below = pixel(page, 0.5, 0.2), pixel(page, 0.5, 0.8)
    assert above[0] > 240
    assert above[1] < 20
    assert min(below) > 240


def test_each_page_of_a_picture_is_shown_when_it_is_asked_for():
    data = io.BytesIO()
    more = [Image.new("1", (20 * n, 10)) for n in (2, 3)]
    Image.new("L", (20, 10)).save(data, "TIFF", save_all=True, append_images=more)
    told = pictures_of(data.getvalue(), "a.tif", 1, 1, 500)
    assert [width for width, _height in told.sizes] == pytest.approx([9.6, 19.2, 28.8])
    assert [(each.page, each.width) for each in told.pictures] == [(1, 500)]

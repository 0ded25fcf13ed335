"""Pictures of text read by OCR: what is sent to the program, and what becomes of its answer."""

import io
import sys
from functools import partial

import pytest
from PIL import Image

from core.errors import IntakeProblem, ScanProblem
from core.intake import ocr, read_document, tesseract
from core.intake.readers import confinement
from tests.core.intake.papers import pdf, word
from tests.core.intake.stand_in import installed, not_installed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
ROWS = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


@pytest.fixture
def here(monkeypatch, tmp_path):
    """Puts a stand-in for Tesseract where it is looked for."""
    return partial(installed, monkeypatch, tmp_path)


def picture(form="PNG", size=(300, 200), mode="L", **more):
    data = io.BytesIO()
    Image.new(mode, size, "white").save(data, form, **more)
    return data.getvalue()


def answer(*lines, text=None):
    """Tesseract's answer: lines of words, each (paragraph, right side, words, how sure)."""
    told = [ROWS]
    for n, (paragraph, right, words, sure) in enumerate(lines):
        told.append(f"4\t1\t1\t{paragraph}\t{n}\t0\t100\t{n * 60}\t{right}\t40\t-1\t")
        places = (100, right - 100)
        for place, each in zip(places, words.split(" ", 1), strict=False):
            row = f"5\t1\t1\t{paragraph}\t{n}\t1\t{place}\t{n * 60}\t100\t40\t{sure}\t{each}"
            told.append(row)
    said = "\n".join(words for _paragraph, _right, words, _sure in lines) if text is None else text
    return "\n".join((*told, said, "\f"))


def test_pages_with_text_keep_it_and_the_others_are_read(here):
    here()
    found = read_document("a.pdf", pdf("One.", "", "Three."), ocr="de")
    one, two, three, _end = found.text.split("\f")
    assert (one, three) == ("One.", "Three.")
    assert two == "Read 2379 by 3364 in deu at 288"  # no page is drawn with more dots
    assert (found.ocr, found.empty_pages) == ((2,), ())
    assert "Page 2 was read by OCR. Check the text against the page." in found.remarks


def test_a_document_with_text_everywhere_is_left_alone(here):
    here("sys.exit(1)")
    found = read_document("a.pdf", pdf("One.", "Two."), ocr="eng")
    assert (found.text, found.ocr) == ("One.\fTwo.\f", ())
    assert read_document("a.docx", word(lambda document: document.add_paragraph("A")), ocr="eng")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", picture()),
        ("a.png", picture(mode="RGBA")),
        ("a.png", picture(mode="1")),
        ("a.png", picture(mode="I;16")),
        ("a.png", picture(mode="P")),
        ("a.jpg", picture("JPEG")),
        ("a.jpeg", picture("JPEG", mode="CMYK")),
        ("a.tif", picture("TIFF", compression="tiff_lzw")),
        ("a.tiff", picture("TIFF", mode="1", compression="group4")),
        ("scan", picture("TIFF")),
    ],
)
def test_pictures_of_every_kind_are_read(here, name, data):
    here()
    found = read_document(name, data, ocr="fra+en")
    assert found.text.startswith("Read 300 by 200 in fra+eng")
    assert found.ocr == (1,)


def test_a_picture_is_read_the_right_way_up_and_with_all_its_pages(here):
    here()
    turned = Image.Exif()
    turned[0x112] = 6
    found = read_document("a.jpg", picture("JPEG", exif=turned, dpi=(150, 150)), ocr="eng")
    assert found.text == "Read 200 by 300 in eng at 150"
    more = [Image.new("L", (10 * n, 10)) for n in (2, 3)]
    found = read_document("a.tif", picture("TIFF", save_all=True, append_images=more), ocr="eng")
    assert [page.split(" in ")[0] for page in found.text.split("\f")] == [
        *("Read 300 by 200", "Read 20 by 10", "Read 30 by 10"),
        "",
    ]


def test_a_clear_picture_is_on_white_and_a_deep_one_keeps_its_shades(here):
    here("say(str(sorted(set(pixels))))")
    deep = io.BytesIO()
    shades = Image.new("I;16", (2, 1))
    shades.putpixel((0, 0), 65535)
    shades.save(deep, "PNG")
    assert read_document("a.png", deep.getvalue(), ocr="eng").text == "[0, 255]"
    clear = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(clear, "PNG")
    assert read_document("a.png", clear.getvalue(), ocr="eng").text == "[255]"


def test_progress_is_told_by_page_and_it_can_be_given_up(here):
    here()
    told = []
    read_document("a.pdf", pdf("", "A", ""), ocr="eng", progress=lambda *of: told.append(of))
    assert told == [(0, 2), (1, 2)]
    with pytest.raises(IntakeProblem):
        read_document("a.pdf", pdf("", ""), ocr="eng", cancelled=lambda: bool(told))


def test_one_that_does_not_end_is_ended(here, monkeypatch):
    here("while True: pass")
    tesseract.readable()
    monkeypatch.setattr(tesseract, "SECONDS", 1)
    found = read_document("a.pdf", pdf("One.", ""), ocr="eng")
    assert found.text == "One.\f\f"
    assert found.lost == {"unread": ("2",)}
    assert any("failed, or took too long, on page" in each for each in found.remarks)


def test_a_page_without_words_stays_empty(here):
    here("say()")
    found = read_document("a.pdf", pdf("One.", ""), ocr="eng")
    assert (found.ocr, found.empty_pages) == ((), (2,))
    with pytest.raises(IntakeProblem, match=r"OCR found no text in a.png"):
        read_document("a.png", picture(), ocr="eng")


def test_without_ocr_a_picture_and_a_scan_say_what_they_are():
    with pytest.raises(ScanProblem, match=r"a.png is a picture. Read it by OCR"):
        read_document("a.png", picture())
    with pytest.raises(ScanProblem, match=r"may be a scan. Read it by OCR"):
        read_document("a.pdf", pdf(""))


def test_without_tesseract_it_is_said_how_to_get_it(monkeypatch):
    not_installed(monkeypatch)
    assert tesseract.program() == ""
    with pytest.raises(IntakeProblem, match="install Tesseract"):
        read_document("a.png", picture(), ocr="eng")


def test_it_is_never_taken_from_the_folder_that_somebody_works_in(monkeypatch, tmp_path, here):
    here()
    not_installed(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for path in ("", ".", "x:y"):
        monkeypatch.setenv("PATH", path)
        assert tesseract.program() == ""


def test_a_language_that_is_not_there_is_named(here):
    here()
    with pytest.raises(IntakeProblem, match=r"“pol” here. It has: deu, eng, fra"):
        ocr.codes("de+pol")
    assert ocr.codes("de+eng+en") == "deu+eng"
    assert [ocr.sensible(*wanted) for wanted in (("pl", "fr"), ("",), ())] == ["fra", "eng", "eng"]
    assert (ocr.iso_of("chi_sim"), ocr.iso_of("osd"), ocr.called("deu")) == (
        "zh",
        "",
        "German (deu)",
    )


def test_words_that_ocr_is_not_sure_of_are_named(here):
    here('say("Fees are 12 millon.", sure=41)')
    found = read_document("a.pdf", pdf("One.", ""), ocr="eng")
    assert found.lost["uncertain"] == ("2: Fees", "2: are", "2: 12", "2: millon.")
    assert any("OCR is not sure of 4 words: page “2: Fees”" in each for each in found.remarks)


def test_lines_are_joined_where_a_sentence_goes_on():
    told = answer(
        (1, 1000, "The Parties shall withdraw", 96),
        (1, 990, "their forces. Short", 96),
        (1, 500, "line", 96),
        (1, 1000, "below", 96),
        (2, 1000, "below it in another paragraph", 96),
        (2, 400, "with a com-", 96),
        (2, 900, "mittee", 96),
    )
    assert ocr.understood(told).text.split("\n") == [
        "The Parties shall withdraw their forces. Short line",
        "below",
        "below it in another paragraph with a com\x02mittee",
    ]


def test_what_does_not_go_together_loses_no_word():
    told = answer((1, 900, "One line", 96), text="One line\nand another")
    assert ocr.understood(told).text == "One line\nand another"
    assert ocr.understood("no table\nat all\n\f").text == "no table\nat all"
    assert ocr.understood("").text == ""


ACTS = {
    "open a socket": "socket.socket()",
    "start a program": "subprocess.run(['/bin/true'])",
    "fork": "os.fork() or os._exit(0)",
    "write a file": "open(KEPT, 'w')",
    "add to a file": "open(KEPT, 'a')",
    "make a file": "open(KEPT + '.new', 'x')",
    "delete a file": "os.unlink(KEPT)",
    "rename a file": "os.rename(KEPT, KEPT + '.moved')",
    "link a file": "os.link(KEPT, KEPT + '.link')",
    "make a folder": "os.mkdir(KEPT + '.folder')",
    "alter rights": "os.chmod(KEPT, 0)",
    "cut short": "os.truncate(KEPT, 0)",
    "end another process": "os.kill(os.getppid(), 0)",
}


@pytest.mark.skipif(not confinement.machine(), reason="there is no such filter on this system")
def test_the_program_can_only_read_and_answer(here, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("kept")
    tries = "".join(
        f"try: {act}; done.append({name!r})\nexcept OSError: pass\n" for name, act in ACTS.items()
    )
    here(f"import os\nKEPT, done = {str(kept)!r}, []\n{tries}\nsay(f'done: {{done}}')")
    assert read_document("a.png", picture(), ocr="eng").text == "done: []"
    assert kept.read_text() == "kept"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kept.txt", "tesseract"]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_picture_that_cannot_be_read_gives_a_sentence(here, form):
    here()
    whole = picture(form)
    for data in (whole[:8] + b"\0" * 50, whole[: len(whole) // 2]):
        with pytest.raises(IntakeProblem, match=r"a.png is damaged"):
            read_document("a.png", data, ocr="eng")


def test_a_picture_that_unpacks_to_too_much_gives_a_sentence(here):
    here()
    with pytest.raises(IntakeProblem, match="memory"):
        read_document("a.png", picture(size=(20_000, 20_000), mode="1"), ocr="eng")

"""Words parted at the ends of lines: hyphens of the printer go, those of the words stay."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from core.intake import read_document
from core.text.hyphens import Hyphens, rejoined
from core.text.sentences import as_one
from resources import font


def pdf_of_lines(*lines, face="Helvetica"):
    """A PDF of one page in lines."""
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.setFont(face, 12)
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 15 * number, line)
    canvas.save()
    return data.getvalue()


TOLD_BY_THE_TEXT = [
    ("The withdrawal began. It is a phased with\x02drawal of units.", "phased withdrawal of"),
    ("The cease-fire holds. A cease\x02fire is a pause.", "A cease-fire is"),
    ("The ceasefire holds. A cease\x02fire is a pause.", "A ceasefire is"),
    ("Delegations met. One delega\x02tion left.", "One delegation left"),
    ("Le cessez-le-feu tient. Un cessez\x02le-feu est fragile.", "Un cessez-le-feu est"),
    ("Die Verhandlungen enden. Neue Verhand\x02lungen folgen.", "Neue Verhandlungen folgen"),
    ("Військово-морські сили. Усі військово\x02морські бази.", "Усі військово-морські бази"),
    ("Війська відводять. Відведення війсь\x02ка.", "Відведення війська."),
    ("Переговоры идут. Эти перего\x02воры важны.", "Эти переговоры важны"),
]
TOLD_BY_THE_WORD = [
    ("the Franco\x02German brigade", "Franco-German"),
    ("les États\x02Unis", "États-Unis"),
    ("der Kiew\x02Moskau-Draht", "Kiew-Moskau-Draht"),
    ("Івано\x02Франківськ", "Івано-Франківськ"),
    ("an EU\x02wide ban", "EU-wide"),
    ("a G7\x02led group", "G7-led"),
    ("short\x02and long-term leases", "short- and long-term"),
    ("Land\x02und Seestreitkräfte", "Land- und Seestreitkräfte"),
    ("a joint com\x02mittee of both", "committee"),
    ("the nego\x02tiation", "negotiation"),
    ("the agree\x02ment", "agreement"),
    ("the with\x02drawal", "withdrawal"),
    ("ein Ver\x02trag", "Vertrag"),
    ("von\x02einander", "von-einander"),
    ("прем\x02єр", "прем-єр"),
    ("die Sicher\x02heit", "Sicherheit"),
    ("незалеж\x02ність", "незалежність"),
    ("JOINT STATE\x02MENT", "STATEMENT"),
    ("an up\x02to-date map", "up-to-date"),
]


@pytest.mark.parametrize(("text", "found"), TOLD_BY_THE_TEXT + TOLD_BY_THE_WORD)
def test_a_hyphen_at_a_line_end_stays_where_it_belongs_to_the_word(text, found):
    (whole,), _undecided = rejoined((text,))
    assert found in whole


def test_where_nothing_tells_the_hyphen_stays_and_is_named():
    pages, undecided = rejoined(("The price\x02setting body.", "On long\x02term leases."))
    assert pages == ("The price-setting body.", "On long-term leases.")
    assert undecided == ("price-setting", "long-term")


def test_another_page_tells_too():
    pages, undecided = rejoined(("The settle\x02rs met.", "A settler."))
    assert (pages[0], undecided) == ("The settlers met.", ())


def test_words_parted_elsewhere_tell_nothing():
    assert (
        Hyphens("A price-\nsetting body and a price\x02setting body.").between("price", "set")
        == "-"
    )


def test_a_pdf_keeps_true_hyphens_and_no_sign_of_a_parted_word():
    lines = (
        "The withdrawal is phased. All agree on a with-",
        "drawal of units, on the Franco-",
        "German brigade, on a 30-",
        "day pause, and on a price-",
        "setting body; a joint com-",
        "mittee reports.",
    )
    taken = read_document("talks.pdf", pdf_of_lines(*lines))
    text = " ".join(taken.text.split())
    for words in (
        "a withdrawal of",
        "Franco-German brigade",
        "price-setting body",
        "joint committee",
    ):
        assert words in text
    assert as_one(taken.text).count("30-day pause") == 1
    assert not set("\x02\ufffe\xad") & set(taken.text)
    assert any("price-setting" in remark for remark in taken.remarks)


def test_the_heading_of_a_pdf_keeps_true_hyphens() -> None:
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.setFont("Helvetica", 24)
    canvas.drawString(72, 740, "Statement of the Franco-")
    canvas.drawString(72, 710, "German com-")
    canvas.drawString(72, 680, "mittee")
    canvas.setFont("Helvetica", 11)
    for number in range(9):
        canvas.drawString(72, 640 - 15 * number, "The parties met and will meet again soon.")
    canvas.save()
    title = read_document("x.pdf", data.getvalue()).title
    assert title == "Statement of the Franco-German committee"


def test_a_pdf_in_cyrillic_keeps_true_hyphens():
    pdfmetrics.registerFont(TTFont("plex", str(font("IBMPlexSerif-Regular.ttf"))))
    lines = ("Військово-морські бази. Усі військово-", "морські сили і незалеж-", "ність.")
    taken = read_document("talks.pdf", pdf_of_lines(*lines, face="plex"))
    assert "Усі військово-морські сили" in taken.text
    assert "незалежність" in taken.text


def test_a_pdf_may_part_words_by_a_typographic_hyphen():
    pdfmetrics.registerFont(TTFont("arabic", str(font("IBMPlexSansArabic-Regular.ttf"))))
    lines = (
        "The Franco\u2010",
        "German guards agree on coopera\u2010",
        "tion with those of the north.",
    )
    taken = read_document("talks.pdf", pdf_of_lines(*lines, face="arabic"))
    assert taken.text == "The Franco-German guards agree on cooperation with those of the north."


def test_soft_hyphens_of_a_text_go():
    taken = read_document("talks.txt", "The agree\xadment of the com\xad\nmittee.".encode())
    assert taken.text == "The agreement of the committee."


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("a cease-\nfire", "a cease-fire"),
        ("the agree-\nment", "the agreement"),
        ("a 30-\nday pause", "a 30-day pause"),
        ("the agreement; an agree-\nment", "the agreement; an agreement"),
        ("short-\nand long-term", "short- and long-term"),
    ],
)
def test_a_quote_over_two_lines_alters_no_word(words, one):
    assert as_one(words) == one


@pytest.mark.parametrize(
    ("pages", "named"),
    [
        (("All shall with-", "draw at once."), ("with-draw",)),
        (("All shall with\x02\n", "draw at once."), ("with-draw",)),
        (("See A/CONF-", "2 of May."), ()),
        (("A treaty –", "and more."), ()),
        (("The long-", "Term plan"), ()),
    ],
)
def test_a_word_that_goes_on_overleaf_keeps_its_hyphen_and_is_named(pages, named):
    whole, undecided = rejoined(pages)
    assert undecided == named
    assert "".join(whole).replace("\n", "") == "".join(pages).replace("\x02\n", "-")

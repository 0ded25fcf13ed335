"""Messages: the header as what is known of the source, the text, and what is attached."""

import base64
import binascii
import datetime as dt
import quopri
from email.message import EmailMessage

import pytest

from core.intake import read_document
from tests.core.intake.papers import pdf, refusal


def message(body="We meet on Monday – in Geneva.", html="", **more):
    whole = EmailMessage()
    told = {"From": "Ann Ås <a@a.org>", "Subject": "Talks – again", **more}
    for name, words in told.items():
        whole[name.replace("_", "-")] = words
    whole["Date"] = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)
    whole.set_content(body)
    if html:
        whole.add_alternative(html, subtype="html")
    return whole


def test_the_header_is_what_is_known_of_the_source():
    taken_in = read_document("a.eml", message(To="bo@b.org").as_bytes())
    assert taken_in.title == "Talks – again"
    assert (taken_in.author, taken_in.made) == ("Ann Ås <a@a.org>", dt.date(2025, 11, 3))
    head, _blank, body = taken_in.text.partition("\n\n")
    assert body == "We meet on Monday – in Geneva."
    assert "From: Ann Ås <a@a.org>\nTo: bo@b.org\nDate: Mon, 03 Nov 2025" in head


@pytest.mark.parametrize("name", ["a", "a.txt", "a.eml"])
def test_a_message_is_told_by_its_header(name):
    found = read_document(name, message().as_bytes().replace(b"\n", b"\r\n"))
    assert found.title == "Talks – again"


HEADERS = {
    "way": b"Received: from a.org\r\n\tby b.org; Mon, 3 Nov 2025\r\n" * 40,
    "figures": b"X-Report2_a: 0\n",
    "words": b"To: the other delegation\n",
}


@pytest.mark.parametrize("before", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.html", "a.doc"])
def test_a_message_is_told_whatever_its_header_begins_with(name, before):
    found = read_document(name, before + message("Fünf Boote.").as_bytes())
    assert found.text.endswith("\n\nFünf Boote.")


def test_a_header_that_only_says_how_its_text_is_written_is_one():
    whole = b"Subject: Talks\nContent-Transfer-Encoding: quoted-printable\n\nWe =\nmeet.\n"
    assert read_document("a.txt", whole).text == "We meet."


def test_what_is_attached_is_kept_apart_and_named():
    whole = message()
    whole.add_attachment(pdf("Annex."), maintype="application", subtype="pdf", filename="ä.pdf")
    whole.add_attachment(message("Inner."), filename="old.eml")
    whole.add_attachment(b"x", maintype="image", subtype="png", filename="map.png")
    taken_in = read_document("a.eml", whole.as_bytes())
    assert list(taken_in.attachments) == ["ä.pdf", "old.eml"]
    assert read_document("ä.pdf", taken_in.attachments["ä.pdf"]).text == "Annex."
    assert "Inner." in read_document("old.eml", taken_in.attachments["old.eml"]).text
    told = " ".join(taken_in.remarks)
    assert "2 attachments are not in the text: “ä.pdf”, “old.eml”" in told
    assert "map.png" in told


def test_a_message_in_two_forms_is_read_once():
    formed = "<p>We <b>meet</b> on Monday<br>in Geneva. <a href=x>Map</a>"
    whole = message("We meet on Monday in Geneva.", html=formed)
    taken_in = read_document("a.eml", whole.as_bytes())
    assert taken_in.text.endswith("\n\nWe meet on Monday in Geneva.")
    assert taken_in.attachments == {}


def test_a_form_that_only_points_to_the_other_does_not_hide_it():
    whole = message("Your program cannot show this.", html="<p>The talks resume on Monday.")
    text = read_document("a.eml", whole.as_bytes()).text
    assert text.endswith("Your program cannot show this.\n\nThe talks resume on Monday.")


def test_text_below_a_picture_or_of_the_list_is_text_too():
    whole = message("First.")
    whole.add_attachment(b"x", maintype="image", subtype="png", filename="map.png")
    whole.add_attachment("Below the map.", disposition="inline")
    whole.add_attachment("Kept apart.", filename="note.txt")
    taken_in = read_document("a.eml", whole.as_bytes())
    assert taken_in.text.endswith("\n\nFirst.\n\nBelow the map.")
    assert list(taken_in.attachments) == ["note.txt"]


def test_a_mailbox_of_one_message_is_read_and_one_of_several_refused():
    one = b"From ann@a.org Mon Nov  3 10:00:00 2025\n" + message("First.").as_bytes()
    assert read_document("inbox", one).title == "Talks – again"
    assert "holds several messages" in refusal("inbox", one + b"\n" + one)


def test_a_page_saved_as_a_message_is_read_as_a_page():
    saved = (
        b"From: <Saved by Blink>\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: binary\r\n"
        b"\r\n<h1>Talks</h1><p>" + "Стороны договорились.".encode("cp1251") + b"</p>\r\n--b--\r\n"
    )
    taken_in = read_document("a.mht", saved)
    assert taken_in.text == "Talks\n\nСтороны договорились."
    assert taken_in.author == ""


def test_lines_that_a_message_lets_flow_are_one():
    data = (
        b"From: a@a.org\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
        b"The Parties \nshall meet.\n> quoted \n> words\n>> deeper \n>> still\n"
        b" From Ann\n-- \nAnn\n"
    )
    body = "The Parties shall meet.\n> quoted words\n>> deeper still\nFrom Ann\n-- \nAnn"
    assert read_document("a.eml", data).text.partition("\n\n")[2] == body
    tight = data.replace(b"format=flowed", b"format=flowed; delsp=yes").replace(b"Parties", b"Par")
    assert "The Parshall meet." in read_document("a.eml", tight).text


def body_of(kind, data, more=""):
    header = f"From: a@a.org\nMIME-Version: 1.0\nContent-Type: {kind}\n{more}\n"
    return read_document("a.eml", header.encode() + data)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        *(("us-ascii", "utf-8"), ("iso-8859-1", "utf-8"), ("ibm866", "utf-8")),
        *(("windows-874", "utf-8"), ("x-mac-cyrillic", "utf-8"), ("utf-8", "koi8-u")),
        *(("utf-8", "cp1251"), ("us-ascii", "cp1251")),
    ],
)
def test_an_encoding_that_cannot_be_true_is_not_taken_at_its_word(declared, encoding):
    words = "Сторони домовилися про таке: кожна сторона відводить свої сили."
    found = body_of(f"text/plain; charset={declared}", words.encode(encoding))
    assert found.text.endswith(words)
    assert found.lost_letters == 0


def test_parts_that_nothing_tells_apart_are_read_as_they_are():
    found = body_of("multipart/mixed", b"--a\nContent-Type: text/plain\n\nSome words.\n--a--\n")
    assert "Some words." in found.text


def test_an_invitation_beside_its_text_is_offered_and_named():
    parts = ("plain", "We meet."), ("calendar", "BEGIN:VCALENDAR\nEND:VCALENDAR")
    data = "".join(f"--a\nContent-Type: text/{kind}\n\n{words}\n" for kind, words in parts)
    found = body_of("multipart/alternative; boundary=a", f"{data}--a--\n".encode())
    assert found.text.endswith("We meet.")
    assert found.lost == {"attachment": ("part.ics",)}
    assert [*found.attachments] == ["part.ics"]


def plain(text, *header):
    """A message of these bytes, whose header says nothing of how its text is written."""
    lines = (b"From: ann@a.org", b"Subject: Draft", b"Message-ID: <1@a.org>", *header)
    return b"\n".join((*lines, b"", text))


def test_a_file_that_is_written_into_the_text_is_an_attachment():
    file = b"begin 644 annex.txt\n" + binascii.b2a_uu(b"The annex.") + b"`\nend\n"
    found = read_document("a.eml", plain(b"See below.\n\n" + file + b"\nRegards"))
    assert found.text.endswith("\n\nSee below.\n\n\nRegards")
    assert found.attachments == {"annex.txt": b"The annex."}
    assert found.lost == {"attachment": ("annex.txt",)}
    assert read_document("a.eml", plain(b"begin 644 talks\nsoon\nend")).attachments == {}


WORDS = "The talks resume in Genève – on Monday, the mediator has said to all."


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("base64", base64.encodebytes(WORDS.encode())),
        ("quoted-printable", quopri.encodestring(WORDS.encode())),
    ],
)
def test_a_code_of_the_mail_that_nothing_names_is_decoded_and_named(code, written):
    found = read_document("a.eml", plain(written))
    assert found.text.endswith(f"\n\n{WORDS}")
    assert found.lost == {"code": (code,)}
    assert code in " ".join(found.remarks)


@pytest.mark.parametrize("text", [b"x=3D and y=4A, or x=z", b"A" * 59, b"Ab" * 40])
def test_what_is_no_code_stays_as_it_is(text):
    assert read_document("a.eml", plain(text)).text.endswith(text.decode())


@pytest.mark.parametrize(
    ("label", "encoding", "words"),
    [("utf-7", "utf-7", "Übergabe"), ("iso-2022-kr", "iso2022_kr", "회담"), ("hz", "hz", "会谈")],
)
def test_encodings_of_seven_bits_are_read(label, encoding, words):
    kind = f"Content-Type: text/plain; charset={label}".encode()
    assert read_document("a.eml", plain(words.encode(encoding), kind)).text.endswith(words)


def test_all_who_sent_and_got_a_message_are_named():
    header = (b"Sender: desk@a.org", b"Reply-To: ann@a.org", b"Bcc: cid@c.org")
    text = read_document("a.eml", plain(b"Body.", *header)).text
    assert text == "From: ann@a.org\nSender: desk@a.org\nBcc: cid@c.org\nSubject: Draft\n\nBody."


def test_words_around_the_parts_of_a_message_are_named():
    kind = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b"
    parts = b"A message in MIME format.\n--b\n\nBody.\n--b--\nThe list of the talks\n"
    found = read_document("a.eml", plain(parts, kind))
    assert found.text.endswith("\n\nBody.")
    assert found.lost == {"hidden": ("The list of the talks",)}


def test_a_message_is_read_as_mail_programs_keep_it():
    alone = plain(b"Body.\nFrom here on, nothing.")
    counted = str(len(alone)).encode() + b"\n" + alone + b"<?xml version='1.0'?><plist/>"
    kept = b"From ann@a.org Mon Nov  3 10:00:00 2025\n" + alone.replace(
        b"\nFrom here", b"\n>From here"
    )
    for data in (alone, counted, kept):
        assert read_document("a", data).text.endswith("\n\nBody.\nFrom here on, nothing.")
    other = b"\n\nFrom bo@b.org Mon Nov  3 10:00:00 2025\nFrom: bo@b.org\nSubject: x\n\ny\n"
    assert "several messages" in refusal("a", kept.replace(b"Message-ID", b"X-Id") + other)


@pytest.mark.parametrize("zone", ["+" + "9" * 30, "x" * 500, ""])
def test_a_date_that_is_none_costs_no_word(zone):
    data = f"From: a@a.org\nDate: Mon, 3 Nov 2025 10:00:00 {zone}\nMIME-Version: 1.0\n\nText.\n"
    assert read_document("a.eml", data.encode()).text.endswith("\n\nText.")

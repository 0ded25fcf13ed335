"""Messages: what is said in their header, in a formatted version and in a page's other files is in
the text or named, and so is what is damaged."""

import pytest

from core.intake import read_document
from tests.core.intake.test_mail import message


def read(data, name="a.eml"):
    return read_document(name, data if isinstance(data, bytes) else data.encode())


def test_all_that_a_header_says_in_words_is_in_the_text():
    head = "From: a@a.org\nComments: Not for release\nComments: Draft\nKeywords: harbour, fees\n"
    more = "Sensitivity: Company-Confidential\nImportance: high\nOrganization: Ministry\n"
    again = "Resent-From: b@b.org\nResent-To: c@c.org\nSubject: One\nSubject: Two\n"
    said = read(f"{head}{more}{again}\nBody.\n").text
    for line in (head + more + again).strip().split("\n"):
        assert line in said.split("\n")


@pytest.mark.parametrize(
    ("subject", "encoding", "declared"),
    [
        ("Café Überraschung", "latin-1", "iso-8859-1"),
        ("Стороны договорились о границе", "cp1251", "windows-1251"),
        ("Стороны договорились о границе и о порядке обмена пленными", "koi8-r", ""),
        ("Café Überraschung", "utf-8", ""),
    ],
)
def test_a_header_in_bare_letters_is_read_as_the_text_is(subject, encoding, declared):
    kind = f"Content-Type: text/plain; charset={declared}\n" if declared else ""
    data = f"From: a@a.org\nSubject: {subject}\n{kind}MIME-Version: 1.0\n\nBody.\n"
    found = read(data.encode(encoding))
    assert (found.title, found.lost_letters) == (subject, 0)
    assert "\n\nBody." in found.text


def test_letters_of_a_header_that_cannot_be_read_are_counted():
    found = read("From: a@a.org\nSubject: =?bogus?Q?abc=E9?=\n\nBody.\n")
    assert found.lost_letters == 1
    assert "1 character could not be read" in found.remarks[0]


def test_a_damaged_code_is_named():
    head = "From: a@a.org\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n"
    found = read(f"{head}\nVGhlIHRhbGtzIHJlc3VtZSBvbiBNb25kYXkuIFRoZSB!!bad\n")
    assert found.text.endswith("The talks resume on Monday. The [i")
    assert found.lost == {"damaged": ("text/plain",)}


MIXED = "From: a@a.org\nMIME-Version: 1.0\nContent-Type: multipart/{}; boundary=o\n\n"


def test_a_message_that_was_cut_off_says_so():
    found = read(MIXED.format("mixed") + "--o\nContent-Type: text/plain\n\nBody wor")
    assert found.lost == {"cut_off": ("",)}
    assert "may be missing at the end" in found.remarks[0]
    assert read(message(html="<p>We meet on Monday – in Geneva.").as_bytes()).lost == {}


def test_what_only_the_formatted_version_says_is_named():
    words = "The fee is {} dollars a year for every harbour of the coast and all the ships."
    found = read(message(words.format(500), html=f"<p>{words.format('<b>900</b>')}").as_bytes())
    assert "The fee is 500 dollars" in found.text
    assert "900" not in found.text
    assert found.lost == {"formatted": ("900",)}


def test_messages_that_are_attached_are_called_by_their_subject():
    part = "--o\nContent-Type: message/rfc822\n\nSubject: {}\n\nInner.\n"
    status = "--o\nContent-Type: message/delivery-status\n\nReporting-MTA: x\n\nAction: failed\n"
    parts = part.format("Fees") + part.format("A/B") + part.format("") + status
    found = read(f"{MIXED.format('mixed')}{parts}--o--\n")
    names = ("Fees.eml", "A_B.eml", "message.eml", "part.delivery-status")
    assert found.lost == {"attachment": names}
    assert tuple(found.attachments) == names
    assert b"Action: failed" in found.attachments["part.delivery-status"]


def saved(page, *others):
    head = "From: <Saved by Blink>\nSubject: T\n" + MIXED.format("related").partition("\n")[2]
    parts = [("text/html", "http://a.org/b/c.html", page), *others]
    code = "--o\nContent-Type: {}\nContent-Location: {}\n\n{}\n"
    return read(f"{head}{''.join(code.format(*each) for each in parts)}--o--\n", "a.mht")


def test_the_style_sheets_of_a_saved_page_are_heeded():
    link = "<link rel=stylesheet href='{}'{}>"
    page = "<h1>Scope</h1><p class=a>Shown<p class=b>Not"
    sheet = "h1::before{content:'Art. 1 '}.b{display:none}"
    for place, href in (
        ("cid:css-1@m", "cid:css-1@m"),
        ("http://a.org/s.css", "../s.css"),
        ("http://a.org/b/s.css?a=1&amp;b", "s.css?a=1&amp;b"),
    ):
        css = ("text/css", place.replace("&amp;", "&"), sheet)
        found = saved(link.format(href, "") + page, css)
        assert (found.text, found.lost) == ("Art. 1 Scope\n\nShown", {"hidden": ("Not",)})
        found = saved(link.format(href, " media=print") + page, css)
        assert (found.text, found.lost) == ("Scope\n\nShown\n\nNot", {})


def test_the_frames_of_a_saved_page_are_read_in_their_places():
    page = "<p>One<iframe src='cid:f@m'></iframe><p>Three<iframe src=http://x.org/></iframe>"
    frame = ("text/html", "cid:f@m", '<p class="x">Two &amp; "more"')
    found = saved(page, frame)
    assert found.text == 'One\n\nTwo & "more"\n\nThree'
    assert found.lost == {"embedded": ("http://x.org/",)}


def test_a_message_of_many_pages_is_read_soon_and_the_further_ones_are_attached(monkeypatch):
    monkeypatch.setattr("core.intake.mail.MOST_PAGES", 2)
    page = "--b\nContent-Type: text/html\n\n<p>Page {}\n"
    head = "From: a@a.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    found = read(head + "".join(map(page.format, range(1, 5))) + "--b--\n")
    assert "Page 2" in found.text
    assert "Page 3" not in found.text
    assert found.lost == {"attachment": ("part 3.html", "part 4.html")}
    assert b"Page 4" in found.attachments["part 4.html"]


@pytest.mark.parametrize("kind", ["text/enriched", "text/rtf", "text/x-amp-html"])
def test_a_further_version_of_a_text_that_is_not_read_is_kept_and_named(kind):
    parts = f"--b\n\nText.\n--b\nContent-Type: {kind}\n\nOther words.\n--b--\n"
    head = 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n'
    found = read(f"From: a@a.org\n{head}\n{parts}")
    name = f"part.{kind.partition('/')[2]}"
    assert found.lost["attachment"] == (name,)
    assert b"Other words." in found.attachments[name]


def test_only_what_tells_old_programs_of_mime_is_left_out_before_the_parts():
    head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n'
    for before, hidden in (
        ("This is a multi-part message in MIME format.", ()),
        ("MIME types are agreed.", ("MIME types are agreed.",)),
    ):
        found = read(f"From: a@a.org\n{head}\n{before}\n--b\n\nText.\n--b--\n")
        assert found.lost.get("hidden", ()) == hidden


@pytest.mark.parametrize("begun", ["{\\rtf1\\ansi", "\n {\\urtf1\\ansi"])
def test_the_code_of_another_format_is_no_plain_text(begun):
    code = f"Content-Type: text/plain\n\n{begun} The talks resume.}}\n"
    alone = read(f"From: a@a.org\nSubject: One\nMIME-Version: 1.0\n{code}")
    assert (alone.lost, "rtf" in alone.text) == ({"attachment": ("part.rtf",)}, False)
    page = "Content-Type: text/html\n\n<p>The talks resume on Monday.\n"
    both = read(MIXED.format("alternative") + f"--o\n{code}--o\n{page}--o--\n")
    assert both.text.endswith("The talks resume on Monday.")
    assert both.lost == {"attachment": ("part.rtf",)}

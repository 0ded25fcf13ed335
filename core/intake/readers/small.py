"""Small documents of ours: reading one loads whatever documents of its kind are read with.

Nothing of the program is imported here.
"""

import base64
import codecs
import io
from collections.abc import Callable

CODECS = ("cp437", "latin-1", "utf-16", "utf-16-le", "utf-16-be")
"""Text encodings that libraries look up only when a document needs them."""

_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>
endobj
4 0 obj<</Length 29>>stream
BT /F 9 Tf 9 9 Td (Aa) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Title(T)>>endobj
trailer<</Root 1 0 R/Info 6 0 R>>"""


def small_pdf() -> bytes:
    """A page with a word on it, and a title."""
    return _PDF


def small_part() -> bytes:
    """The same, asked for as all of it."""
    return b'{"part": 0, "of": 1}\n' + _PDF


def small_pictures() -> bytes:
    """The same page, asked for as a picture."""
    return b'{"first": 0, "count": 1, "wide": 9}\n' + _PDF


_WORD = {
    "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/document.xml": "<document><body><p><r><t>A</t></r></p></body></document>",
}


_SMALL_PAGE = "<title>A</title><p style=color:red>&eacute;"
_WITH_A_PAGE = {
    "word/document.xml": "<document><body><altChunk id='a'/></body></document>",
    "word/_rels/document.xml.rels": '<Relationships><Relationship Id="a" Type="x/aFChunk" '
    'Target="a.html"/></Relationships>',
    "word/a.html": _SMALL_PAGE,
}
_SAVED_PAGE = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{_SMALL_PAGE}"


def small_word() -> bytes:
    """A Word file with a word in it."""
    return _zipped(_WORD)


def small_word_with_page() -> bytes:
    """A Word file with a web page in it."""
    for each in _PAGE_CODECS:
        codecs.lookup(each)
    return _zipped(_WORD | _WITH_A_PAGE)


def small_word_with_message() -> bytes:
    """A Word file with a web page in it that was saved as a message."""
    for each in _MAIL_CODECS:
        codecs.lookup(each)
    relations = _WITH_A_PAGE["word/_rels/document.xml.rels"].replace("a.html", "a.mht")
    parts = {"word/_rels/document.xml.rels": relations, "word/a.mht": _SAVED_PAGE}
    return _zipped(_WORD | _WITH_A_PAGE | parts)


def _zipped(parts: dict[str, str]) -> bytes:
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return data.getvalue()


def small_page() -> bytes:
    """A web page with a title, and a letter and a colour called by their names."""
    return _SMALL_PAGE.encode()


_OPEN = "http://schemas.openxmlformats.org"
_RELATIONS = f"<Relationships xmlns='{_OPEN}/package/2006/relationships'>{{}}</Relationships>"
_KINDS = f"{_OPEN}/officeDocument/2006/relationships"
_RELATION = f"<Relationship Id='r1' Type='{_KINDS}/{{}}' Target='{{}}'/>"
_SHEETS = f"xmlns='{_OPEN}/spreadsheetml/2006/main'"
_SHEET = {
    "_rels/.rels": _RELATIONS.format(_RELATION.format("officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": _RELATIONS.format(
        _RELATION.format("worksheet", "worksheets/sheet1.xml")
    ),
    "xl/workbook.xml": f"<workbook {_SHEETS} xmlns:r='{_KINDS}'>"
    "<sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>",
    "xl/worksheets/sheet1.xml": f"<worksheet {_SHEETS}><sheetData><row r='1'><c r='A1'><v>1</v></c>"
    "</row></sheetData></worksheet>",
}


def small_sheet() -> bytes:
    """A workbook with a number in its one sheet."""
    return _zipped(_SHEET)


def small_message() -> bytes:
    """A message with words of several encodings in its header, an attachment and a message."""
    words = "".join(f" =?{each}?q?a?=" for each in _MAIL_CODECS)
    return _MESSAGE.replace("WORDS", words).encode()


_PAGE_CODECS = (
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1256",
    "iso-8859-2",
    "gb18030",
)
"""What pages in Word files are in where they are not in Unicode."""
_MAIL_CODECS = (
    *("iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-15", "windows-1250", "windows-1251"),
    *("windows-1252", "windows-1255", "windows-1256", "koi8-r", "koi8-u", "gb2312", "gb18030"),
    *("big5", "iso-2022-jp", "shift_jis", "euc-kr", "iso-2022-kr", "hz", "utf-7", "utf-8"),
)
_MESSAGE = """From: A <a@a.org>
Date: Mon, 3 Nov 2025 10:00:00 +0100
Subject: aWORDS
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

a
--b
Content-Type: application/pdf; name*=utf-8''a.pdf
Content-Transfer-Encoding: base64

YQ==
--b
Content-Type: message/rfc822

Subject: =?utf-8?q?=C3=A9?=
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

a
--b--
"""

_CALENDAR = """BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:A
BEGIN:STANDARD
DTSTART:19700101T000000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:a
DTSTART;TZID=A:20250101T090000
DURATION:PT1H
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTART;TZID=Europe/Paris:20250101T090000
DTEND;VALUE=DATE:20250102
END:VEVENT
END:VCALENDAR
"""


def small_calendar() -> bytes:
    """A calendar with an event in a time zone of its own, and one in another."""
    return _CALENDAR.encode()


_PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAD0lEQVR4nGNgGAUMDAwMAAEIAAGRKR9tAAAAAElFTkSu"
    "QmCC"
)


def small_scan() -> bytes:
    """A picture that is clear all over, asked for its first page."""
    return b'{"page": 0}\n' + base64.b64decode(_PICTURE)


def small_shown() -> bytes:
    """The same picture, to be shown."""
    return b'{"first": 0, "count": 1, "wide": 4}\n' + base64.b64decode(_PICTURE)


SMALL: dict[str, Callable[[], bytes]] = {
    "pdf": small_pdf,
    "pdf_part": small_part,
    "pictures": small_pictures,
    "office": small_word,
    "office_with_pages": small_word_with_page,
    "office_with_messages": small_word_with_message,
    "html": small_page,
    "sheet": small_sheet,
    "mail": small_message,
    "calendar": small_calendar,
    "scan": small_scan,
    "shown": small_shown,
}

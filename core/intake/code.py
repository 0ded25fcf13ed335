"""Files that are texts but not to be read: the code of a format, told by how it begins."""

import re

_XML = re.compile(rb"<\?xml\b|<svg\b|<(?:\w+:)?\w+\s[^>]*\bxmlns\b")
_IN_XML = (
    (rb"opendocument", "open_xml"),
    (rb"Word\.Document|wordprocessingml|/word/2003/", "word_xml"),
    (rb"<FictionBook\b", "book"),
    (rb"<(?:\w+:)?svg\b", "drawing"),
    (rb"", "xml"),
)
"""What an XML file is, by what stands at its beginning."""

_TEXTS = (
    (rb"%!PS", "postscript"),
    (rb"\{\\u?rtf", "rich_text"),
    (rb"\\document(?:class|style)\b", "tex"),
    (rb"(?i)BEGIN:VCALENDAR\b", "meetings"),
    (rb"(?i)BEGIN:VCARD\b", "contact"),
)
_PACKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0")
"""How archives begin, other than zip."""


def code_of(head: bytes, suffix: str) -> str:
    """The word for the refusal of a file with this beginning, its marks and blanks removed; "" for
    one that may be read. JSON is told by the name, since a text may begin with a bracket."""
    if head.startswith(_PACKED):
        return "archive"
    if _XML.match(head):
        return next(word for sign, word in _IN_XML if re.search(sign, head, re.IGNORECASE))
    found = next((word for sign, word in _TEXTS if re.match(sign, head)), "")
    return found or ("json" if suffix == "json" and head[:1] in (b"{", b"[") else "")

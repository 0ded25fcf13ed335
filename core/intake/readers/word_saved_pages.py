"""Web pages that were saved as messages and stand in a Word document, as some programs make it."""

from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import NamedTuple

_NAMED_BY_THE_PAGE = ("image", "audio", "video", "font")
_PAGE, _PLAIN, _SHEET = "text/html", "text/plain", "text/css"


class WordSavedPage(NamedTuple):
    """The text of a message, which is the code of a page or plain, and what `others` there are."""

    text: str
    is_page: bool
    others: list[str]


def saved_page(data: bytes) -> WordSavedPage | None:
    """The page in a message, or else its plain text; None if there is none, or in letters that are
    not known here."""
    parts = [*BytesParser(policy=policy.compat32).parsebytes(data).walk()]
    shown = [each for kind in (_PAGE, _PLAIN) for each in parts if _is(each, kind)]
    if not shown:
        return None
    others = [_name(each) for each in parts if each is not shown[0] and _is_to_be_named(each)]
    content = shown[0].get_payload(decode=True)
    try:
        assert isinstance(content, bytes)
        text = content.decode(shown[0].get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError, OSError):
        return None
    return WordSavedPage(text, _is(shown[0], _PAGE), others)


def _is(part: Message, kind: str) -> bool:
    return "Content-Type" in part and part.get_content_type() == kind


def _is_to_be_named(part: Message) -> bool:
    is_shown = part.get_content_maintype() in _NAMED_BY_THE_PAGE or _is(part, _SHEET)
    return not part.is_multipart() and not is_shown


def _name(part: Message) -> str:
    return str(part.get("Content-Location") or part.get_content_type())

"""Messages taken apart: header, text, and what is attached."""

import base64
import re
from collections.abc import Iterator, Mapping
from email import policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
)
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from core.intake.readers.found import Found, Losses, RefusedError, Tell
from core.intake.readers.mail_codes import decoded, without_files

SHOWN = (
    *("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject", "Comments", "Keywords"),
    *("Organization", "Importance", "Sensitivity", "Resent-From", "Resent-Sender", "Resent-To"),
    *("Resent-Cc", "Resent-Bcc", "Resent-Date"),
)
"""What of a header stands above the text."""
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What names of files cannot have."""
LONGEST = 200
"""The longest name of a file, in characters."""
_BROKEN = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect)
_RICH_TEXT = re.compile(rb"\s*\{\\u?rtf\d")
_ENDINGS = {"calendar": "ics", "plain": "rtf"}
"""How files end that are parts of some types; a plain text is shown, unless it is rich text."""
_XHTML = "application/xhtml+xml"
_SAVED = "saved by "
"""Of whom a page is that a browser has saved."""


def read_mail(data: bytes, most: int, _tell: Tell) -> Found:
    """A message: the lines of its header as its page, its parts as they are."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    if not message.keys():
        raise RefusedError("damaged")
    assert isinstance(message, EmailMessage)
    header = {name: _header(message, name) for name in SHOWN}
    author, subject, date = (next(iter(header[n]), "") for n in ("From", "Subject", "Date"))
    saved = author.strip('<">').lower().startswith(_SAVED) or not author
    body = message.get_body(("plain", "html"))
    if body is not None and _is_rich_text(body):
        body = message.get_body(("html",))
    losses = Losses()
    attached: dict[str, str] = {}
    parts: list[dict[str, object]] = []
    for part in _leaves(message):
        again = part is not body and _is_alternative(part, message, body)
        is_shown = part is body or _is_text(part) or _is_sheet(part)
        if is_shown and not _is_rich_text(part):
            parts.append({**_part(part, attached, losses), "again": again})
        else:
            _attach(part, attached, losses)
    if sum(map(len, attached.values())) > 4 * most:
        raise RefusedError("long")
    _say_what_is_around(message, losses)
    lines = [] if saved else [*_lines(header)]
    return {
        "pages": ["\n".join(lines)],
        "title": subject,
        "author": "" if saved else author,
        "date": _date(date),
        "parts": parts,
        "attachments": attached,
        "lost": losses.found,
    }


def _header(message: MIMEPart, name: str) -> list[str]:
    """What all lines of a header that are called so say."""
    try:
        return [" ".join(str(each).split()) for each in message.get_all(name, [])]
    except (HeaderParseError, ValueError, TypeError, ArithmeticError, AttributeError, LookupError):
        return []  # the library stumbles over some


def _lines(header: Mapping[str, list[str]]) -> Iterator[str]:
    """The lines of a header that say something, but for the sender's name again."""
    for name, lines in header.items():
        for words in lines:
            if words and (name not in ("Sender", "Reply-To") or words not in header["From"]):
                yield f"{name}: {words}"


def _say_what_is_around(message: MIMEPart, losses: Losses) -> None:
    """Note words before and after the parts of a message, which programs do not show, and what is
    missing behind them."""
    if any(isinstance(each, CloseBoundaryNotFoundDefect) for each in message.defects):
        losses.add("cut_off", "")
    for part in message.walk():
        for words in (part.preamble, part.epilogue):
            said = " ".join((words or "").split())
            if said and not ("MIME" in said and "message" in said.lower()):
                losses.add("hidden", said)


def _date(told: str) -> str:
    try:
        return parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _leaves(message: MIMEPart) -> list[MIMEPart]:
    """The parts that hold something; a message that is forwarded is one of them."""
    if not message.is_multipart() or message.get_content_maintype() != "multipart":
        return [message]
    found: list[MIMEPart] = []
    for part in message.iter_parts():
        found += _leaves(part) if isinstance(part, MIMEPart) else []
    return found


def _is_alternative(part: MIMEPart, message: MIMEPart, body: MIMEPart | None) -> bool:
    """Whether a part says once more what the text says."""
    for other in message.walk():
        if other.get_content_type() == "multipart/alternative":
            inside = [*other.walk()]
            if body in inside and part in inside and part.get_content_maintype() == "text":
                return True
    return False


def _is_text(part: MIMEPart) -> bool:
    """Whether a part is shown with the text, between pictures or below it."""
    shown = part.get_content_type() in ("text/plain", "text/html", _XHTML)
    if part.get_content_maintype() == "multipart":  # but nothing tells its parts
        return True
    return shown and not part.get_filename() and part.get_content_disposition() != "attachment"


def _is_rich_text(part: MIMEPart) -> bool:
    """Whether a part that is said to be plain is the code of Rich Text Format."""
    if part.get_content_type() != "text/plain":
        return False
    payload = part.get_payload(decode=True)
    return isinstance(payload, bytes) and _RICH_TEXT.match(payload) is not None


def _is_sheet(part: MIMEPart) -> bool:
    """Whether a part says how a saved page looks."""
    return part.get_content_type() == "text/css" and bool(_addresses(part))


def _addresses(part: MIMEPart) -> list[str]:
    """By what a page refers to a part."""
    place, name = (_said(part, name) for name in ("Content-Location", "Content-ID"))
    return [each for each in (place, f"cid:{name.strip('<>')}" if name else "") if each]


def _said(part: MIMEPart, name: str) -> str:
    return next(iter(_header(part, name)), "")


def _content(part: MIMEPart, losses: Losses) -> bytes:
    """What is in a part, decoded."""
    payload = part.get_payload(decode=True)
    if any(isinstance(each, _BROKEN) for each in part.defects):
        losses.add("damaged", part.get_filename() or part.get_content_type())
    return payload if isinstance(payload, bytes) else b""


def _part(body: MIMEPart, attached: dict[str, str], losses: Losses) -> dict[str, object]:
    """The text of a message, undecoded; files that are written into it are attached."""
    data = _content(body, losses)
    if str(body.get("Content-Transfer-Encoding", "7bit")).lower() in ("7bit", "8bit", "binary"):
        data, code = decoded(data)
        if code:
            losses.add("code", code)
    data, files = without_files(data)
    for name, content in files:
        _keep(name, content, attached, losses)
    return {
        "kind": "html" if body.get_content_type() == _XHTML else body.get_content_subtype(),
        "charset": str(body.get_param("charset") or "")[:40],
        "flowed": str(body.get_param("format") or "").lower() == "flowed",
        "tight": str(body.get_param("delsp") or "").lower() == "yes",
        "data": _packed(data),
        "addresses": _addresses(body),
    }


def _attach(part: MIMEPart, attached: dict[str, str], losses: Losses) -> None:
    """Keep a part with its name; pictures of a text are only named."""
    name = (part.get_filename() or _said(part, "Content-Location").rpartition("/")[2])[:LONGEST]
    if part.get_content_maintype() in ("image", "audio", "video", "font"):
        losses.add("picture", name)
        return
    if part.get_content_subtype() in ("css", "javascript", "x-javascript"):
        return
    kind = part.get_content_subtype()
    if part.get_content_maintype() == "message":
        inner = [each for each in part.iter_parts() if isinstance(each, MIMEPart)]
        data = b"\n".join(each.as_bytes() for each in inner)
        if kind == "rfc822" and not name:
            subject = _UNFIT.sub("_", _said(inner[0], "Subject") if inner else "")
            name = f"{subject[:LONGEST] or 'message'}.eml"
    else:
        data = _content(part, losses)
    name = name or f"part.{_ENDINGS.get(kind, kind)}"
    _keep(name, data, attached, losses)


def _keep(name: str, data: bytes, attached: dict[str, str], losses: Losses) -> None:
    losses.add("attachment", name)
    attached[name if name not in attached else f"{len(attached)} {name}"] = _packed(data)


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")

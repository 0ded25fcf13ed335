"""Characters in a person's text that must not reach the page: those by which this program means
glyphs (`faces.FIRST_OWN`), and what Unicode says is no character. Their codes are printed."""

from typing import TypeVar, cast

import msgspec

from briefings.document import Briefing
from briefings.render.faces import FIRST_OWN
from core.text.patterns import pattern

Part = TypeVar("Part")

_FOREIGN = pattern(f"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{chr(FIRST_OWN)}-\U0010ffff]")
_FIRST = "\ud800"
"""The first of all of these."""

_LEADS = (b"\xef", b"\xf4")
"""What all of these begin with in UTF-8 that it can write."""


def stand_in(character: str) -> str:
    """What is printed for a character that no font has."""
    return f"[U+{ord(character):04X}]"


def freed(part: Part) -> Part:
    """A part of a briefing in which codes stand in the place of such characters."""
    return _freed(part) if _has_foreign(part) else part


def _has_foreign(part: object) -> bool:
    """Looked for in all the texts at once, as encoding them takes less than walking through
    them."""
    try:
        said = msgspec.json.encode(part)
    except UnicodeEncodeError:  # half a surrogate pair
        return True
    return any(lead in said for lead in _LEADS) and bool(foreign_in(said.decode()))


def framed(briefing: Briefing) -> Briefing:
    """A briefing whose title, subject and page frame have no such characters."""
    return msgspec.structs.replace(
        briefing,
        title=freed_text(briefing.title),
        subject=freed_text(briefing.subject),
        page_frame=freed(briefing.page_frame),
    )


def foreign_in(text: str) -> list[str]:
    """Such characters in a text, as often as they occur."""
    return _FOREIGN.findall(text) if text and max(text) >= _FIRST else []


def freed_text(text: str) -> str:
    """A text with codes in the place of such characters."""
    return _FOREIGN.sub(lambda found: stand_in(found[0]), text) if foreign_in(text) else text


def _freed(part: Part) -> Part:
    if isinstance(part, str):
        return cast(Part, freed_text(part))
    if isinstance(part, tuple):
        return cast(Part, tuple(map(_freed, part)))
    if isinstance(part, msgspec.Struct):
        fields = {name: _freed(getattr(part, name)) for name in part.__struct_fields__}
        return msgspec.structs.replace(part, **fields)
    return part

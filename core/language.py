"""The words a person reads, in the language of the screen or of the pack being made.

The language is a context variable, so that a pack made in a worker thread can be in another
language than the window that asked for it.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final, Literal, get_args

DOMAIN = "parley"
CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "locale"

SOURCE_LANGUAGE = "en"
"""The language messages are written in, used wherever there is no catalogue."""

Language = Literal["en", "uk", "fr", "ru", "ar"]
"""The languages in which packs can be made. What a file says its language is may be anything: it
is one of these, or it is refused."""
LANGUAGES: Final[tuple[str, ...]] = get_args(Language)

_UNTRANSLATED = _gettext.NullTranslations()
_current: ContextVar[_gettext.NullTranslations] = ContextVar("language", default=_UNTRANSLATED)


def spoken() -> str:
    """The language in force, as its ISO 639 code."""
    return _current.get().info().get("language", SOURCE_LANGUAGE)


def is_on_screen() -> bool:
    """Whether words are for the screen, and not in the language of a pack or of a file."""
    return _current.get() is _UNTRANSLATED


def gettext(message: str) -> str:
    """The message in the language in force."""
    return _current.get().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message for the count, in the language in force."""
    return _current.get().ngettext(singular, plural, count)


def noop(message: str) -> str:
    """Mark a message for the catalogue where it is defined; it is translated where it is shown."""
    return message


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use `language` (an ISO 639 code) inside the block; English if it is none of `LANGUAGES`."""
    known = [language] if language in LANGUAGES else []
    catalogue = _gettext.translation(DOMAIN, CATALOGUES, known, fallback=True)
    token = _current.set(catalogue)
    try:
        yield
    finally:
        _current.reset(token)

"""The words a person reads, in the language of the screen or of the pack being made.

The language is a context variable, so that a pack made in a worker thread can speak
another language than the window that asked for it.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

DOMAIN = "parley"
CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "locale"

SOURCE_LANGUAGE = "en"
"""What messages are written in, and what is spoken where there is no catalogue."""

_UNTRANSLATED = _gettext.NullTranslations()
_current: ContextVar[_gettext.NullTranslations] = ContextVar("language", default=_UNTRANSLATED)


def spoken() -> str:
    """The language in force, by its ISO 639 code."""
    return _current.get().info().get("language", SOURCE_LANGUAGE)


def gettext(message: str) -> str:
    """The message in the language in force."""
    return _current.get().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message that goes with the count, in the language in force."""
    return _current.get().ngettext(singular, plural, count)


def noop(message: str) -> str:
    """Mark a message for the catalogue where it is defined; it is translated where it is shown."""
    return message


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` (an ISO 639 code) inside the block; English where no catalogue exists."""
    catalogue = _gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)
    token = _current.set(catalogue)
    try:
        yield
    finally:
        _current.reset(token)

"""The words a person reads, in the language of the screen or of the pack being made.

The language is a context variable, so that a pack made in a worker thread can be in another
language than the window that asked for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "parley"
CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "locale"

SOURCE_LANGUAGE = "en"
"""The language messages are written in, used wherever there is no catalogue."""

Language = Literal["en", "uk", "fr", "ru", "ar"]
"""The languages in which packs can be made. What a file says its language is may be anything: it
is one of these, or it is refused."""
LANGUAGES: Final[tuple[str, ...]] = get_args(Language)

_ON_SCREEN = ""
_current: ContextVar[str] = ContextVar("language", default=_ON_SCREEN)


def spoken() -> str:
    """The language in force, as its ISO 639 code."""
    return _current.get() or SOURCE_LANGUAGE


def is_on_screen() -> bool:
    """Whether words are for the screen, and not in the language of a pack or of a file."""
    return _current.get() == _ON_SCREEN


def gettext(message: str) -> str:
    """The message in the language in force."""
    catalogue = _catalogue(_current.get())
    return message if catalogue is None else catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message for the count, in the language in force."""
    catalogue = _catalogue(_current.get())
    if catalogue is None:
        return singular if count == 1 else plural
    return catalogue.ngettext(singular, plural, count)


def noop(message: str) -> str:
    """Mark a message for the catalogue where it is defined; it is translated where it is shown."""
    return message


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use `language` (an ISO 639 code) inside the block; English if it is none of `LANGUAGES`."""
    known = language if _catalogue(language) is not None else SOURCE_LANGUAGE
    token = _current.set(known)
    try:
        yield
    finally:
        _current.reset(token)


@cache
def _catalogue(language: str) -> "NullTranslations | None":
    """The messages in a language; None if that is their own, or there is no catalogue."""
    if language not in LANGUAGES or language == SOURCE_LANGUAGE:
        return None
    from gettext import translation

    try:
        return translation(DOMAIN, CATALOGUES, [language])
    except FileNotFoundError:
        return None

"""What a piece of a line says to who hears it, where that is not what its characters say one after
another."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefings.render.directed import typed
from briefings.render.lines import Piece
from core.language import gettext as _


class Heard(NamedTuple):
    """Words that are read in the place of characters, the language that they are in, if not that of
    the document, and what is told of a look around them, which takes the place of both."""

    said: str = ""
    language: str = ""
    look: str = ""


NOTHING = Heard()


def heard(piece: Piece, foreign: Callable[[str], str]) -> Heard:
    """What is heard of a piece; `foreign` tells the language of a text."""
    said = piece.said or (typed(piece.text) if piece.parts else "")
    if piece.text.strip() and (look := change(piece) or _raised(piece)):
        words = piece.said or typed(piece.text)
        is_read = _is_latin(words) and not _is_latin(look.format(words=""))
        return Heard(words, "" if is_read else foreign(words), look)
    return Heard(said, foreign(said)) if said else NOTHING


def _is_latin(text: str) -> bool:
    """Whether all letters are Latin: voices of languages with other letters read these, too, but
    not the other way round."""
    return all(unicodedata.name(each, "").startswith("LATIN") for each in text if each.isalpha())


def change(piece: Piece) -> str:
    """What is told around words that are only seen to be struck out, moved or added, or in the
    place of signs."""
    look = piece.look
    if look.told:
        return look.told.replace("{", "{{").replace("}", "}}")
    if look.struck:
        return _("(deleted: {words})")
    if look.moved:
        return _("(moved: {words})")
    return _("(added: {words})") if look.added else ""


def ahead(pieces: Sequence[Piece]) -> list[Piece | None]:
    """For each blank of a line the words after it, for all else nothing; what is only seen stands
    between none."""
    found: list[Piece | None] = []
    following = None
    for piece in reversed(pieces):
        is_blank = piece.sign is None and not piece.text.strip()
        found.append(following if is_blank else None)
        if not is_blank and not piece.look.aside:
            following = piece
    return found[::-1]


def _raised(piece: Piece) -> str:
    """What is told around the letter of a note, which is only seen to stand apart."""
    return " ({words})" if piece.look.rise and typed(piece.text).isalnum() else ""

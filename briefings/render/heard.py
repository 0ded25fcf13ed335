"""What a piece of a line says to who hears it, where that is not what its characters say one after
another."""

from collections.abc import Callable
from typing import NamedTuple

from briefings.render.directed import typed
from briefings.render.lines import Piece
from core.language import gettext as _


class Heard(NamedTuple):
    """Words that are read in the place of characters, the language that they are in, if not that of
    the document, and what is told in the place of both."""

    said: str = ""
    language: str = ""
    told: str = ""


NOTHING = Heard()


def heard(piece: Piece, foreign: Callable[[str], str]) -> Heard:
    """What is heard of a piece; `foreign` tells the language of a text."""
    said, language = piece.said, ""
    if piece.parts and not (piece.backwards and said):
        said = said or typed(piece.text)
        language = foreign(said)
    told = _look(piece)
    return Heard(said, language, told) if said or told else NOTHING


def _look(piece: Piece) -> str:
    """Words that are only seen to be struck out, added, moved or raised, and that they are."""
    look = piece.look
    if not (look.struck or look.added or look.moved or look.rise) or not piece.text.strip():
        return ""
    words = piece.said or typed(piece.text)
    if look.struck:
        return _("(deleted: {words})").format(words=words)
    if look.moved:
        return _("(moved: {words})").format(words=words)
    if look.added:
        return _("(added: {words})").format(words=words)
    return f" ({words})" if words.isalnum() else ""

"""Words of a web page as they come onto it: blanks in a row are one, hidden words are named, and
letters of a font of signs are its signs."""

import re
from contextlib import ExitStack
from typing import Any

from core.intake.readers.appearance import Appearance
from core.intake.readers.found import Losses
from core.intake.readers.page_appearance import appearance_of
from core.intake.readers.page_looks import PageLook
from core.intake.readers.word_signs import in_signs, is_of_signs
from core.intake.readers.word_stream import Stream

_BLANKS = re.compile(r"[ \t\n\r\f]+")


class PageWriter:
    """Writes words to a stream."""

    def __init__(self, stream: Stream, losses: Losses) -> None:
        self._stream, self._losses = stream, losses
        self._blank = False
        self._kept_blanks = 0
        self._is_visible = True
        self._font = ""
        self._appearance = Appearance()
        self._unseen = ""

    def _begin_state(self, tag: str, attributes: Any, look: PageLook, ending: ExitStack) -> None:
        """What goes for all that an element holds, until something in it says otherwise."""
        appearance = appearance_of(tag, attributes, look.told, self._appearance)
        if appearance is not self._appearance:
            ending.callback(setattr, self, "_appearance", self._appearance)
            self._appearance = appearance
        if not look.told and tag != "font":
            return
        if look.visible is not None and look.visible != self._is_visible:
            ending.callback(setattr, self, "_is_visible", self._is_visible)
            self._is_visible = look.visible
        font = look.font or (attributes.get("face") or "").partition(",")[0].strip().lower()
        if font not in (self._font, "", "inherit"):
            ending.callback(setattr, self, "_font", self._font)
            self._font = font

    def _tell_unseen(self) -> None:
        """Name the words that are written by now though nobody sees them."""
        words, self._unseen = " ".join(self._unseen.split()), ""
        if words:
            self._losses.add("unseen", words)

    def _apart(self, lines: int) -> None:
        self._blank = False
        self._tell_unseen()
        self._stream.apart(lines)

    def _write_blank(self) -> None:
        """Write the blank between the words before and what follows, where it stands."""
        if self._blank and not self._stream.at_start:
            self._stream.write(" ")
        self._blank = False

    def _words(self, text: str) -> None:
        if not self._is_visible:
            self._hidden(" ".join(text.split()))
            self._blank = True
            return
        if not self._appearance.is_seen:
            self._unseen += text
        elif self._unseen and not text.isspace():
            self._tell_unseen()
        if is_of_signs(self._font):
            text = self._in_signs(text)
        if self._kept_blanks:
            self._lines(text)
            return
        plain = _BLANKS.sub(" ", text)
        if plain.startswith(" "):
            plain = plain[1:]
            self._blank = True
        if plain:
            self._write_blank()
            self._stream.write(plain.rstrip(" "))
            self._blank = plain.endswith(" ")

    def _lines(self, text: str) -> None:
        """Words whose lines end where the code's do."""
        for n, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if n:
                self._stream.end_line()
            self._stream.write(line)

    def _in_signs(self, text: str) -> str:
        found = in_signs(text, self._font)
        if found is None:
            self._losses.add("signs", f"{self._font.title()}: {' '.join(text.split())}")
        return text if found is None else found

    def _hidden(self, words: str) -> None:
        if words:
            self._losses.add("hidden", words)

    def _keep_no_blanks(self) -> None:
        self._kept_blanks -= 1

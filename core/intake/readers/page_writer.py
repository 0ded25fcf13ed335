"""Words of a web page as they come onto it: blanks in a row are one, hidden words are named,
letters of a font of signs are its signs, and what is off the line is told from what stands by it.
"""

import re
from contextlib import ExitStack
from typing import Any

from core.intake.readers.appearance import Appearance
from core.intake.readers.found import Losses, lowered, raised
from core.intake.readers.page_appearance import appearance_of
from core.intake.readers.page_looks import PageLook
from core.intake.readers.page_tags import Node, is_mark, is_number, leads_to_note
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

    def _begin_sup(self, node: Node, _attributes: Any, _ending: ExitStack) -> bool:
        words = " ".join(node.text().split())
        has_parts = node.css_first("ins, del, img") is not None
        is_note = leads_to_note(node, words)
        if has_parts or words[:1] in ("[", "(") or (raised(words) == words and not is_note):
            return True
        self._words(f"[{words}]" if is_note else raised(words))
        return False

    def _begin_a(self, node: Node, attributes: Any, ending: ExitStack) -> None:
        """The mark of a note stands at its word, and the number of a note before its words."""
        words = node.text().strip() if "#" in (attributes.get("href") or "") else ""
        if is_mark(words):
            self._blank = False
        elif self._stream.at_start and is_number(words):
            ending.callback(setattr, self, "_blank", True)

    def _begin_sub(self, node: Node, _attributes: Any, _ending: ExitStack) -> bool:
        words = node.text().strip()
        after = node.next
        is_by_figure = self._stream.ends_in_figure or (
            after is not None and after.is_text_node and (after.text_content or "")[:1].isdigit()
        )
        is_plain = not is_by_figure or node.css_first("ins, del, img") is not None
        if not is_plain:
            self._words(lowered(words))
        return is_plain

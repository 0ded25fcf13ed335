"""Which words of a Word document came in or were named, and which did neither."""

from collections.abc import Iterator

from core.intake.readers.package import Element, local
from core.intake.readers.word_parts import letters, readable
from core.intake.readers.word_stream import CHANGES, Stream

_WORDS = ("{*}t", "{*}delText")
_PARTS = ("{*}p", "{*}Choice", "{*}Fallback")
"""Whose words are told together."""


class SeenWords:
    """The elements with words that were read, in any reading, and others that were named."""

    def __init__(self) -> None:
        self._elements: set[Element] = set()
        self._named: set[Element] = set()
        self.add = self._elements.add

    def is_new(self, part: Element) -> bool:
        """Whether something without words is met for the first time, which it is only once."""
        is_new = part not in self._named
        self._named.add(part)
        return is_new

    def add_all(self, part: Element) -> None:
        """Note that all words of a part were read, whatever was changed."""
        self._elements.update(part.iter(_WORDS[0]))

    def add_shown(self, part: Element, stream: Stream) -> None:
        """Note that the words of a part were read that a reading has."""
        for each in part.iter(*_WORDS):
            kinds = {local(above.tag) for above in each.iterancestors()}
            if all(map(stream.shows, kinds & CHANGES)):
                self._elements.add(each)

    def unseen(self, root: Element) -> Iterator[str]:
        """The words below an element that were not read, by paragraph, unless those that stand in
        their place say the same."""
        found: dict[Element, str] = {}
        for each in root.iter(*_WORDS):
            if each not in self._elements:
                part = next(each.iterancestors(*_PARTS), each)
                found[part] = found.get(part, "") + "".join(each.itertext())
        for part, said in found.items():
            words = " ".join(said.split())
            if words and not _are_said_otherwise(part, words):
                yield words


def _are_said_otherwise(part: Element, words: str) -> bool:
    """Whether what is read of something that is said in several ways has these words."""
    above = {part, *part.iterancestors()}
    ways = map(readable, part.iterancestors("{*}AlternateContent"))
    others = (way for way in ways if way is not None and way not in above)
    return any(words in " ".join(letters(way).split()) for way in others)

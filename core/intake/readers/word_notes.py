"""The marks of a Word document's notes, section by section."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from core.intake.readers.package import Element, attribute, child, local
from core.intake.readers.word_numbers import FORMATS, number_in

_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}
_EACH_SECTION, _EACH_PAGE = "eachSect", "eachPage"


class _Marks(NamedTuple):
    """How the notes of a kind are marked in a section."""

    form: str
    start: int
    restart: str


class WordNoteMarks:
    """Counts the notes of a document as its sections say; `lost` is told of marks that are not as a
    reader sees them."""

    def __init__(
        self, settings: Element | None, root: Element, lost: Callable[[str, str], None]
    ) -> None:
        sections = [each for each in root.iter("{*}sectPr") if _is_one(each)] or [None]
        self._lost = lost
        self._told = {kind: [_marks(kind, settings, each) for each in sections] for kind in _USUAL}
        self._section = 0
        self._last = {kind: told[0].start - 1 for kind, told in self._told.items()}
        self._strange: set[str] = set()

    def next(self, kind: str) -> str:
        """The mark of the next note of a kind."""
        told = self._now(kind)
        self._last[kind] += 1
        mark = f"[{FORMATS.get(told.form, str)(self._last[kind])}]"
        if told.form not in FORMATS and told.form not in self._strange:
            self._strange.add(told.form)
            self._lost("numbers", told.form)
        if told.restart == _EACH_PAGE:
            self._lost("note_numbers", mark)
        return mark

    def end_section(self) -> None:
        """The notes that follow are in the next section."""
        self._section += 1
        for kind in _USUAL:
            told = self._now(kind)
            if told.restart == _EACH_SECTION:
                self._last[kind] = told.start - 1

    def _now(self, kind: str) -> _Marks:
        told: Sequence[_Marks] = self._told[kind]
        return told[min(self._section, len(told) - 1)]


def _is_one(section: Element) -> bool:
    """Whether a section is one, and not what it was before a change."""
    return local(section.getparent().tag) in ("pPr", "body")


def _marks(kind: str, settings: Element | None, section: Element | None) -> _Marks:
    found = {"numFmt": _USUAL[kind], "numStart": "1", "numRestart": ""}
    for where in (settings, section):
        for name in found:
            told = child(where, f"{kind}Pr", name)
            found[name] = found[name] if told is None else attribute(told, "val")
    return _Marks(found["numFmt"], number_in(found["numStart"], 1), found["numRestart"])

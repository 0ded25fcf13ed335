"""File names made from what a dossier or a template says: plain names, never paths."""

import itertools
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from core.text.patterns import pattern

LONGEST = 200
"""Maximum bytes in a name; file systems allow 255, and programs that sync or archive files add
some."""
_SEPARATORS = pattern(r"[/\\]")
_FORBIDDEN = frozenset('<>:"|?*')
_RESERVED = pattern(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
"""Names that Windows reserves for devices, whatever the extension."""
_ENDING = pattern(r"\.[A-Za-z0-9-]{1,20}$")
"""What can end a name and say what kind of file it is."""


def inside(folder: Path, name: str) -> Path:
    """A file in a folder that somebody chose, by a name that somebody else may have written: it is
    in that very folder whatever the name says. Nothing else joins the two
    (`tests/test_files_written.py`)."""
    found = _ENDING.search(name)
    return folder / own_name(name, found[0] if found else "")


def folder_with(path: Path) -> Path:
    """The folder of a file as it is told: by its name, also where a path was typed without one."""
    return path.absolute().parent


def free(path: Path) -> Path:
    """A path, or the first like it with a number that nothing has."""
    names = (f"{path.stem} ({number}){path.suffix}" for number in itertools.count(2))
    others = itertools.chain([path], map(path.with_name, names))
    return next(each for each in others if not os.path.lexists(each))


def own_name(name: str, ending: str, otherwise: str = "file") -> str:
    """The last part of a name, acceptable to every file system and fully visible: no control
    characters, no dots or spaces at either end, no device name, not too long. It ends in
    `ending`."""
    stem = unicodedata.normalize("NFC", _SEPARATORS.split(name)[-1])
    if stem.casefold().endswith(ending.casefold()):
        stem = stem[: len(stem) - len(ending)]
    stem = "".join("-" if letter in _FORBIDDEN else letter for letter in stem if _shows(letter))
    stem = _cut(" ".join(stem.split()).strip(". "), LONGEST - len(ending.encode())).rstrip(". ")
    stem = stem or otherwise
    return f"_{stem}{ending}" if _RESERVED.match(stem) else f"{stem}{ending}"


def _shows(letter: str) -> bool:
    """Whether a character is visible: not a control, format, private-use or surrogate character."""
    return letter.isspace() or not unicodedata.category(letter).startswith("C")


def _cut(text: str, most: int) -> str:
    return text.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")


def own_names(names: Iterable[str], ending: str) -> Iterator[str]:
    """A file name for each, no two of them the same ignoring case."""
    taken: set[str] = set()
    for name in names:
        clean = own_name(name, ending)
        stem, number = clean[: len(clean) - len(ending)], 1
        while clean.casefold() in taken:
            number += 1
            sign = f" ({number}){ending}"
            clean = _cut(stem, LONGEST - len(sign.encode())).rstrip(". ") + sign
        taken.add(clean.casefold())
        yield clean

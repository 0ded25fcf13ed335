"""Who gets a copy, and what each of them sees.

A reader is written in one line, the same in the window and on the command line: "Legal", or
"Legal | OFFICIAL" for what is marked no higher, or "Legal | OFFICIAL | releasable" with whose notes
they get.
"""

from collections.abc import Sequence
from typing import Final

from briefings.recipe import FOR_DELEGATION, FOR_PRINCIPAL, ReaderView, Recipe
from core.language import gettext as _
from core.language import noop
from core.lenses.marking import Levels
from core.model.records import Audience

BAR: Final = "|"
NOTES: Final = (
    ("delegation", noop("delegation"), FOR_DELEGATION),
    ("principal", noop("delegation and principal"), FOR_PRINCIPAL),
    ("releasable", noop("releasable"), frozenset({Audience.RELEASABLE})),
    ("none", noop("no notes"), frozenset[Audience]()),
)
"""Whose notes a reader gets: how that is written, how it is said, and the audiences."""


def written(reader: str, view: ReaderView) -> str:
    """A reader in one line."""
    notes = next((key for key, _words, those in NOTES if those == view.audiences), "")
    parts = (reader, view.level, notes) if notes else (reader, view.level)
    return f" {BAR} ".join(parts).replace("  ", " ") if any(parts[1:]) else reader


def read(line: str, known: Levels) -> tuple[str, ReaderView]:
    """The reader in a line. A level may be written in its short form; one that is no word in force
    is kept as it is, and whoever checks the pack refuses it."""
    name, *told = (part.strip() for part in line.split(BAR))
    level, notes = (*told, "", "")[:2]
    if not notes and _audiences(level) is not None and not _word(level, known):
        level, notes = "", level
    audiences = _audiences(notes)
    if notes and audiences is None:
        level = f"{level} {BAR} {notes}"
    return name, ReaderView(_word(level, known) or level, audiences)


def _word(level: str, known: Levels) -> str:
    wanted = level.casefold()
    names = ((each.word, word) for each in known for word in (each.word, each.short) if word)
    return next((word for word, name in names if name.casefold() == wanted), "")


def _audiences(notes: str) -> frozenset[Audience] | None:
    wanted = notes.casefold()
    found = (those for key, words, those in NOTES if wanted in (key, _(words).casefold()))
    return next(found, None)


def readers_in(
    lines: Sequence[str], known: Levels
) -> tuple[tuple[str, ...], tuple[ReaderView, ...]]:
    """Readers and their views, one a line; if there are none, a single copy for an unnamed reader.
    No views if all see everything."""
    found = [read(line, known) for line in lines if line.strip()] or [("", ReaderView())]
    views = tuple(view for _name, view in found)
    seen = views if any(view != ReaderView() for view in views) else ()
    return tuple(name for name, _view in found), seen


def lines_of(recipe: Recipe) -> tuple[str, ...]:
    """The readers of a recipe, one a line."""
    return tuple(written(reader, recipe.view(n)) for n, reader in enumerate(recipe.readers, 1))


def told(view: ReaderView) -> str:
    """A view in words: "up to OFFICIAL · notes: delegation"; "" if everything is seen."""
    level = _("up to {level}").format(level=view.level) if view.level else ""
    words = next((_(words) for _key, words, those in NOTES if those == view.audiences), "")
    notes = _("notes: {audience}").format(audience=words) if words else ""
    return " · ".join(filter(None, (level, notes)))


def unknown_levels(recipe: Recipe, known: Levels) -> tuple[str, ...]:
    """The levels of readers that are no words of marking in force."""
    words = {each.word for each in known}
    found = (view.level for view in recipe.views if view.level and view.level not in words)
    return tuple(dict.fromkeys(found))


def views_of(recipe: Recipe) -> tuple[ReaderView, ...]:
    """The different views of the readers, in the order of their copies."""
    every = (recipe.view(number) for number, _reader in recipe.holders)
    return tuple(dict.fromkeys(every))

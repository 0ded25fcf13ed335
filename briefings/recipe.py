"""What goes into a pack, for whom, and how it is marked."""

import datetime as dt
from typing import Final, Literal

import msgspec

from core.language import noop
from core.model import Audience

Pair = tuple[str, str]


class SectionChoice(msgspec.Struct, frozen=True, gc=False):
    """A section that a recipe may ask for; `title` is to be translated where it is shown."""

    id: str
    title: str


SECTIONS: Final = (
    SectionChoice("cover", noop("Cover")),
    SectionChoice("contents", noop("Contents")),
    SectionChoice("glance", noop("At a glance")),
    SectionChoice("changes", noop("What changed since the last round")),
    SectionChoice("objectives", noop("Objectives for this round")),
    SectionChoice("agenda", noop("Order of play")),
    SectionChoice("record", noop("Record of the last round")),
    SectionChoice("actions", noop("Actions from earlier rounds")),
    SectionChoice("handwriting", noop("Handwritten notes")),
    SectionChoice("briefs", noop("One brief per sticking point")),
    SectionChoice("proposals", noop("Proposals and answers")),
    SectionChoice("plan", noop("Plan text: status")),
    SectionChoice("notes", noop("Notes on other texts")),
    SectionChoice("sources", noop("Sources")),
    SectionChoice("method", noop("How the figures are made")),
)
ALL_SECTIONS: Final = tuple(section.id for section in SECTIONS)

FOR_DELEGATION: Final = frozenset({Audience.DELEGATION, Audience.RELEASABLE})
FOR_PRINCIPAL: Final = FOR_DELEGATION | {Audience.PRINCIPAL}


class Recipe(msgspec.Struct, frozen=True, gc=False):
    """How to make a pack.

    `made_at` is printed as it stands and should carry its zone; `today` decides which round is
    next. `as_of` shows what had been said by that date. `audiences` are the notes that may be
    printed; notes for oneself never are, whatever it says. Copy n of N goes to `reader`.
    """

    made_at: dt.datetime
    today: dt.date
    round: str | None = None
    reader: str = ""
    copy: int = 1
    copies: int = 1
    marking: str = ""
    paper: Literal["a4", "letter"] = "a4"
    sections: tuple[str, ...] = ALL_SECTIONS
    as_of: dt.date | None = None
    language: str = "en"
    pair: Pair | None = None
    audiences: frozenset[Audience] = FOR_DELEGATION
    version: int = 1

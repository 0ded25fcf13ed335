"""What goes into a pack, for whom, and how it is marked."""

import datetime as dt
from typing import Final, Literal

import msgspec

from briefings.document import Layout, Room
from core.errors import PackProblem
from core.language import gettext as _
from core.language import noop
from core.model.choices import Pair
from core.model.records import Audience, Pack

Density = Literal["full", "telegraphic", "key_words"]
PackPaper = Literal["a4", "letter", "a5"]


class SectionChoice(msgspec.Struct, frozen=True, gc=False):
    """A section that a recipe may ask for; `title` is to be translated where it is shown."""

    id: str
    title: str


SECTIONS: Final = (
    SectionChoice("cover", noop("Cover")),
    SectionChoice("contents", noop("Contents")),
    SectionChoice("steering", noop("Steering note")),
    SectionChoice("agenda", noop("Annotated agenda")),
    SectionChoice("glance", noop("Gap page")),
    SectionChoice("changes", noop("What changed since the last round")),
    SectionChoice("news", noop("What is new since the last pack")),
    SectionChoice("card", noop("Points-to-make card")),
    SectionChoice("briefs", noop("Briefs on the sticking points")),
    SectionChoice("defensive", noop("Defensive lines on every point")),
    SectionChoice("matrix", noop("Positions matrix")),
    SectionChoice("plan", noop("Plan text: status")),
    SectionChoice("redline", noop("Plan text: what changed")),
    SectionChoice("columns", noop("Plan text: texts side by side")),
    SectionChoice("proposals", noop("Proposals and answers")),
    SectionChoice("packages", noop("Packages and trades")),
    SectionChoice("delegations", noop("Delegations")),
    SectionChoice("record", noop("Record of the last round")),
    SectionChoice("notes", noop("Notes on other texts")),
    SectionChoice("chronology", noop("Chronology")),
    SectionChoice("sources", noop("Sources")),
    SectionChoice("method", noop("How the figures are made")),
    SectionChoice("glossary", noop("Glossary")),
    SectionChoice("handwriting", noop("Handwritten notes")),
    SectionChoice("annex", noop("Annex: red lines and fallbacks")),
    SectionChoice("distribution", noop("Distribution and return")),
)
ALL_SECTIONS: Final = tuple(section.id for section in SECTIONS)
RESTRICTED: Final = frozenset({"annex", "packages", "steering", "glance", "method"})
"""Sections that never go to others: they are the desk's own judgement, the gap and its weights
among it."""
ON_REQUEST: Final = frozenset({"annex", "packages", "defensive", "news"})
FULL: Final = tuple(each for each in ALL_SECTIONS if each not in ON_REQUEST)
"""The sections of a full pack, in their order."""

FOR_DELEGATION: Final = frozenset({Audience.DELEGATION, Audience.RELEASABLE})
FOR_PRINCIPAL: Final = FOR_DELEGATION | {Audience.PRINCIPAL}


class Recipe(msgspec.Struct, frozen=True, gc=False):
    """How to make a pack.

    `made_at` is printed as it stands and should carry its zone; `today` decides which round is
    next. `as_of` shows what had been said by that date. `audiences` are the notes that may be
    printed; notes for oneself never are, whatever it says. There is a copy for each of the
    `readers`, in their order.

    `points` are the sticking points that go in, all where it is empty, and `plan_since` the round
    since which wordings are compared. A `releasable` pack is built only from what is marked so. A
    `changed_only` pack says what is new since the pack with the id `since`; an addendum has the
    number `addendum`. `override` says why a brief may be longer than its norm. What is not `issued`
    says so in the place of version, copy and reader, and is one for all of them.
    """

    made_at: dt.datetime
    today: dt.date
    round: str | None = None
    readers: tuple[str, ...] = ("",)
    marking: str = ""
    paper: PackPaper = "a4"
    sections: tuple[str, ...] = FULL
    as_of: dt.date | None = None
    language: str = "en"
    pair: Pair | None = None
    audiences: frozenset[Audience] = FOR_DELEGATION
    version: int = 1
    size: Literal[11, 14] = 11
    density: Density = "full"
    two_sided: bool = False
    room: Room = "none"
    grey: bool = False
    draft: bool = False
    portions: bool = False
    by_page: bool = False
    watermark: bool = False
    releasable: bool = False
    changed_only: bool = False
    since: str | None = None
    addendum: int = 0
    points: tuple[str, ...] = ()
    plan_since: str | None = None
    override: str = ""
    issued: bool = True

    @property
    def layout(self) -> Layout:
        """How the pages are laid out."""
        return Layout(self.size, self.two_sided, self.room, self.grey, self.draft)


def recipe_of(pack: Pack) -> Recipe:
    """The recipe of a pack that was issued; PackProblem where it makes no sense."""
    try:
        return msgspec.json.decode(pack.recipe, type=Recipe)
    except msgspec.MsgspecError as failure:
        said = _("The recipe of this pack cannot be read, so it cannot be made again.")
        raise PackProblem(said) from failure

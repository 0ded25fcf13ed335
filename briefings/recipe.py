"""What goes into a pack, for whom, and how it is marked."""

import datetime as dt
from contextlib import suppress
from typing import Annotated, Final, Literal, cast

import msgspec

from briefings.document import Layout, Room
from briefings.sections import FULL
from core.errors import PackProblem
from core.language import Language
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Audience, Pack
from core.text import json
from core.text.conventions import RIGHT_TO_LEFT
from core.views.issued import last_pack

Density = Literal["full", "telegraphic", "key_words"]
PackPaper = Literal["a4", "letter", "a5"]
Number = Annotated[int, msgspec.Meta(ge=0, le=99_999)]
"""Which pack for a round it is: a number that fits into the name of a file."""
ChainHead = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]
"""The value of a change in the journal's chain, in hex; "" if it is not known."""


FOR_DELEGATION: Final = frozenset({Audience.DELEGATION, Audience.RELEASABLE})
FOR_PRINCIPAL: Final = FOR_DELEGATION | {Audience.PRINCIPAL}


class ReaderView(msgspec.Struct, frozen=True, gc=False):
    """What one of several readers may see: portions up to the word of marking `level`, all if it is
    "", and notes for these audiences, those of the pack if it is None."""

    level: str = ""
    audiences: frozenset[Audience] | None = None


class Recipe(msgspec.Struct, frozen=True, gc=False):
    """How to make a pack.

    `made_at` is printed as is and should include its time zone; `today` decides which round is
    next. `as_of` shows what had been said by that date. `audiences` are the notes that may be
    printed; notes for oneself never are, whatever it contains. There is one copy for each of the
    `readers`, in order, and each of them may have a view of their own (`views`, in the same order).
    Copies for the same view are made together, from a recipe with its `level` and the `numbers` of
    these copies, which are all if there are none.

    `points` are the sticking points to include, all if it is empty. If there are `tags` or saved
    `searches`, by name, the pack holds only the selection by these (`core.lenses.selection`), and
    says so.
    `plan_since` is the round since which wordings are compared. A `releasable` pack is built only
    from records marked as such. A `changed_only` pack says what is new since the pack with the id
    `since`; an addendum has the number `addendum`. `chain_head` stands for the last change in the
    journal that it is made from, and is printed. The copies of a `protected` pack were written with
    a password. `desk` is who issues it, `handling` how it is to be handled; both stand on the
    cover. `override` says why a brief may exceed its page limit. The files of a `neutral` pack are
    named by numbers and date, without the title of the talks. A pack that is not `issued` says so
    in place of version, copy and reader, and is a single copy for all readers.
    """

    made_at: dt.datetime
    today: dt.date
    round: str | None = None
    readers: tuple[str, ...] = ("",)
    marking: str = ""
    paper: PackPaper = "a4"
    sections: tuple[str, ...] = FULL
    as_of: dt.date | None = None
    language: Language = "en"
    pair: Pair | None = None
    audiences: frozenset[Audience] = FOR_DELEGATION
    version: Number = 1
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
    addendum: Number = 0
    points: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    plan_since: str | None = None
    override: str = ""
    issued: bool = True
    chain_head: ChainHead = ""
    protected: bool = False
    desk: str = ""
    handling: str = ""
    neutral: bool = False
    views: tuple[ReaderView, ...] = ()
    level: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def backwards(self) -> bool:
        """Whether the language of the pack is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    @property
    def holders(self) -> tuple[tuple[int, str], ...]:
        """The numbers and readers of the copies to make."""
        every = tuple(enumerate(self.readers or ("",), 1))
        return tuple(each for each in every if not self.numbers or each[0] in self.numbers)

    def view(self, number: int) -> ReaderView:
        """The view of a copy, counted from 1."""
        return self.views[number - 1] if number <= len(self.views) else ReaderView()

    @property
    def layout(self) -> Layout:
        """How the pages are laid out."""
        return Layout(self.size, self.two_sided, self.room, self.grey, self.draft, self.backwards)


def named_neutrally(dossier: Dossier) -> bool:
    """Whether the files of the pack issued last were, which is how it goes on."""
    last = last_pack(dossier)
    with suppress(PackProblem):
        return last is not None and recipe_of(last).neutral
    return False


def recipe_of(pack: Pack) -> Recipe:
    """The recipe of a pack that was issued; PackProblem where it makes no sense."""
    try:
        return cast(Recipe, json.decoded(pack.recipe, Recipe))
    except msgspec.MsgspecError as failure:
        said = _("The recipe of this pack cannot be read, so the pack cannot be recreated.")
        raise PackProblem(said) from failure

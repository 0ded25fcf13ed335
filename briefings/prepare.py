"""Preparing a pack: its recipe completed, the previous pack found, its pages composed, laid out and
checked. Window and command line, print, issue and Word all start here, so that whatever prevents
one prevents all."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

import msgspec

from briefings import Cancel, Progress
from briefings.kinds import gone_on_from
from briefings.recipe import Recipe, recipe_of
from core.errors import PackProblem, Problem
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Pack, Point, Round
from core.views.schedule import schedule

if TYPE_CHECKING:
    from briefings.checks import Check
    from briefings.document import Briefing
    from briefings.render import Cache, Laid
    from briefings.render.links import Link

EDITIONS = ("docx", "odt")
"""How the names of editions to be edited end."""


class DossierAt(Protocol):
    """Returns the dossier as it was after a change that a pack recorded, as it is or as it may be
    compared with that of `now` (see `Workspace.known_at`)."""

    def __call__(self, head: str, now: Dossier | None = None, /) -> Dossier: ...


class Ground(msgspec.Struct, frozen=True):
    """What a pack is prepared from: the latest dossier and its earlier states, the day for which it
    is seen, which tells the next round, too, the day by which things had been said when looking
    back, the pair whose gap is shown, and the head of the journal's chain."""

    dossier: Dossier
    known_at: DossierAt
    today: dt.date
    as_of: dt.date | None = None
    pair: Pair | None = None
    chain_head: str = ""


def whole(recipe: Recipe, ground: Ground) -> Recipe:
    """The recipe completed with what follows from the dossier and the day: round, pair, version,
    addendum, the previous pack, and the head of the journal."""
    dossier = ground.dossier
    coming = schedule(dossier, ground.today).next
    chosen = dossier.find(Round, recipe.round) or coming
    earlier = gone_on_from(recipe, dossier)
    addendum = addendum_of(dossier, chosen) if recipe.addendum else 0
    return msgspec.structs.replace(
        recipe,
        today=ground.today,
        round=chosen.id if chosen else None,
        as_of=ground.as_of,
        pair=ground.pair,
        version=version_of(dossier, chosen, adds=addendum > 0),
        addendum=addendum,
        since=earlier.id if earlier else None,
        points=tuple(each for each in recipe.points if dossier.find(Point, each)),
        chain_head=ground.chain_head,
    )


def version_of(dossier: Dossier, meeting: Round | None, *, adds: bool = False) -> int:
    """The version of the next pack for a round. An addendum has that of the pack that it `adds` to,
    0 if none has been issued."""
    issued = sum(not number for number in _addenda(dossier, meeting))
    return issued if adds else issued + 1


def addendum_of(dossier: Dossier, meeting: Round | None) -> int:
    """The number of the next addendum for a round."""
    return 1 + max(_addenda(dossier, meeting), default=0)


def _addenda(dossier: Dossier, meeting: Round | None) -> list[int]:
    """The addendum number of each pack for a round; 0 for a pack that is not an addendum."""
    packs = dossier.where(Pack, round=meeting.id if meeting else None)
    return [_addendum(pack) for pack in packs]


def _addendum(pack: Pack) -> int:
    try:
        return recipe_of(pack).addendum
    except Problem:
        return 0


def known_before(recipe: Recipe, ground: Ground) -> Dossier | None:
    """The dossier as of the last issued pack; None if nothing asks for it."""
    if not (recipe.changed_only or "news" in recipe.sections):
        return None
    earlier = ground.dossier.find(Pack, recipe.since)
    if earlier is None or not earlier.journal_head:
        return None
    return ground.known_at(earlier.journal_head, ground.dossier)


class PackRequest(msgspec.Struct, frozen=True):
    """What a pack is made from: a dossier, a completed recipe, and the dossier as of the last
    issued pack, if something asks for that."""

    dossier: Dossier
    recipe: Recipe
    before: Dossier | None = None

    def is_but_later(self, other: "PackRequest") -> bool:
        """Whether only the moment differs: the same dossier, as one object, and the same recipe,
        which names the previous pack."""
        if self.dossier is not other.dossier or (self.before is None) != (other.before is None):
            return False
        return msgspec.structs.replace(self.recipe, made_at=other.recipe.made_at) == other.recipe


def requested(recipe: Recipe, ground: Ground) -> PackRequest:
    """The request for a recipe: completed, with the dossier as of the previous pack."""
    asked = whole(recipe, ground)
    return PackRequest(ground.dossier, asked, known_before(asked, ground))


class LaidPack(msgspec.Struct, frozen=True):
    """What a pack says, on its pages, or on the first of them while the rest is laid out: to be
    looked at, not to go out."""

    request: PackRequest
    briefing: "Briefing"
    laid: "Laid"

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """The sizes of the pages in points."""
        return [(page.sheet.width, page.sheet.height) for page in self.laid.pages]

    @property
    def first_pages(self) -> dict[str, int]:
        """The page on which each section begins, counted from 1, by the section's key up to its
        first colon. The contents are in the same section as the cover."""
        found: dict[str, int] = {}
        for span in self.laid.spans:
            found.setdefault(span.section.key.partition(":")[0], span.first)
        anchors = self.laid.anchors
        return {**found, "contents": anchors["contents"]} if "contents" in anchors else found

    def to_look_at(self, *pages: int) -> bytes:
        """Some pages, counted from 1, as PDF."""
        from briefings.render import painted

        return painted(self.briefing, self.laid, only=frozenset(pages))


class Prepared(LaidPack, frozen=True):
    """A pack that was composed and laid out, and what the checks found in it."""

    checks: "tuple[Check, ...]"

    @property
    def recipe(self) -> Recipe:
        """The recipe that it was made from."""
        return self.request.recipe

    @property
    def refused(self) -> bool:
        """Whether a check prevents it from going out."""
        return any(check.refuses for check in self.checks)

    def cleared(self) -> "Prepared":
        """The pack itself, to go out. Raises PackProblem with everything that prevents it."""
        if self.refused:
            raise PackProblem(" ".join(each.sentence for each in self.checks if each.refuses))
        return self

    def pdf(
        self,
        *,
        links: "list[Link] | None" = None,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> bytes:
        """The pages as PDF. `links` is filled with the places that are links. Raises Cancelled when
        asked to stop."""
        from briefings.render import Steps, painted

        steps = Steps(progress, cancelled)
        return painted(self.briefing, self.laid, steps=steps, links=links)

    def copies(
        self, *, progress: Progress | None = None, cancelled: Cancel | None = None
    ) -> Iterator[bytes]:
        """Every copy as PDF, one for each reader in order, or a single one if it is not issued.
        Pages are painted once, whatever the number of copies. Raises Cancelled."""
        from briefings.render import Steps, painted_copies

        yield from painted_copies(self.briefing, self.laid, steps=Steps(progress, cancelled))

    def edited(
        self, ending: str, *, progress: Progress | None = None, cancelled: Cancel | None = None
    ) -> bytes:
        """The first copy as an edition to be edited, for Word or as an OpenDocument text by its
        ending, one of `EDITIONS`. Raises Cancelled when asked to stop."""
        from briefings.render import Steps

        if ending == "odt":
            from briefings.odt import odt as write
        else:
            from briefings.word import word as write
        told = Steps(progress, cancelled).painted_pages
        return write(self.briefing, made_at=self.recipe.made_at, told=told)


def composed(request: PackRequest, told: Callable[[], object] | None = None) -> "Briefing":
    """What a pack says, before it has pages; `told` is called for each part of it."""
    from briefings.compose import compose

    return compose(request.dossier, request.recipe, request.before, told)


def prepared(
    request: PackRequest,
    cache: "Cache | None" = None,
    *,
    checked: Prepared | None = None,
    begun: Callable[[LaidPack], object] | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Prepared:
    """Compose, lay out and check a pack. Blocks in the cache are not set again, and findings for a
    pack that differs only in its moment (`checked`) are reused. `begun` is called with the first
    pages of a long pack while the others are laid out. Raises Cancelled when asked to stop."""
    from briefings.checks import checks
    from briefings.render import Steps, laid_out

    steps = Steps(progress, cancelled)
    briefing = composed(request, steps.composing)
    grown = None if begun is None else lambda laid: begun(LaidPack(request, briefing, laid))
    laid = laid_out(briefing, cache, steps, grown)
    if checked is not None and request.is_but_later(checked.request):
        found = checked.checks
    else:
        found = checks(request.dossier, request.recipe, briefing, laid)
    return Prepared(request, briefing, laid, found)

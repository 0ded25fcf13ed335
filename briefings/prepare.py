"""A pack made ready: its recipe made whole, the pack before it found, its pages composed, laid out
and looked through. The window and the command line, print and Word all begin here."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from briefings import Cancel, Progress
from briefings.recipe import Recipe, recipe_of
from core.editing.commands.packs import last_pack
from core.errors import Problem
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Pack, Point, Round
from core.views.schedule import schedule

if TYPE_CHECKING:
    from briefings.checks import Check
    from briefings.document import Briefing
    from briefings.render import Cache, Laid
    from briefings.render.pen import Link

DossierAt = Callable[[str], Dossier]
"""Answers with the dossier as it stood after a change that a pack remembers."""


class Ground(msgspec.Struct, frozen=True):
    """What a pack is prepared from: the latest dossier and how it stood before, the day from which
    it is seen, the day that it is, the day by which things had been said where somebody looks back,
    and the pair whose gap is shown."""

    dossier: Dossier
    known_at: DossierAt
    today: dt.date
    this_day: dt.date
    as_of: dt.date | None = None
    pair: Pair | None = None


def whole(recipe: Recipe, ground: Ground) -> Recipe:
    """The recipe with what follows from the dossier and the day: round, pair, version, addendum,
    and the pack before."""
    dossier = ground.dossier
    coming = schedule(dossier, ground.this_day).next
    chosen = dossier.find(Round, recipe.round) or coming
    earlier = last_pack(dossier)
    return msgspec.structs.replace(
        recipe,
        today=ground.today,
        round=chosen.id if chosen else None,
        as_of=ground.as_of,
        pair=ground.pair,
        version=version_of(dossier, chosen),
        addendum=addendum_of(dossier, chosen) if recipe.addendum else 0,
        since=earlier.id if earlier else None,
        points=tuple(each for each in recipe.points if dossier.find(Point, each)),
    )


def version_of(dossier: Dossier, meeting: Round | None) -> int:
    """The version of the next pack for a round; addenda go with the pack that they add to."""
    return 1 + sum(not number for number in _addenda(dossier, meeting))


def addendum_of(dossier: Dossier, meeting: Round | None) -> int:
    """The number of the next addendum for a round."""
    return 1 + max(_addenda(dossier, meeting), default=0)


def _addenda(dossier: Dossier, meeting: Round | None) -> list[int]:
    """The number of each pack for a round as an addendum; 0 for a pack that is none."""
    packs = dossier.where(Pack, round=meeting.id if meeting else None)
    return [_addendum(pack) for pack in packs]


def _addendum(pack: Pack) -> int:
    try:
        return recipe_of(pack).addendum
    except Problem:
        return 0


def known_before(recipe: Recipe, ground: Ground) -> Dossier | None:
    """The dossier as the pack issued last has seen it; None where nothing asks for it."""
    if not (recipe.changed_only or "news" in recipe.sections):
        return None
    earlier = ground.dossier.find(Pack, recipe.since)
    if earlier is None or not earlier.journal_head:
        return None
    return ground.known_at(earlier.journal_head)


class Prepared(msgspec.Struct, frozen=True):
    """A pack that was composed and laid out, and what was found in it."""

    recipe: Recipe
    briefing: "Briefing"
    laid: "Laid"
    checks: "tuple[Check, ...]"

    @property
    def refused(self) -> bool:
        """Whether something stands in the way of its going out."""
        return any(check.refuses for check in self.checks)

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """The sizes of the pages in points."""
        return [(page.sheet.width, page.sheet.height) for page in self.laid.pages]

    @property
    def first_pages(self) -> dict[str, int]:
        """The page on which each section begins, counted from 1, by the section's key up to its
        first colon."""
        found: dict[str, int] = {}
        for span in self.laid.spans:
            found.setdefault(span.section.key.partition(":")[0], span.first)
        return found

    def pdf(
        self,
        pages: Sequence[int] = (),
        *,
        links: "list[Link] | None" = None,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> bytes:
        """The pages as PDF, or some of them, counted from 1. `links` is filled with the places that
        lead somewhere. Raises Cancelled when asked to stop."""
        from briefings.render import Steps, painted

        steps = Steps(progress, cancelled)
        chosen = frozenset(pages) or None
        return painted(self.briefing, self.laid, steps=steps, only=chosen, links=links)


def prepared(
    dossier: Dossier,
    recipe: Recipe,
    before: Dossier | None,
    cache: "Cache | None" = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Prepared:
    """Compose, lay out and look through a pack; blocks that the cache holds are not set again.
    Raises Cancelled when asked to stop."""
    from briefings.checks import checks
    from briefings.compose import compose
    from briefings.render import Steps, laid_out

    briefing = compose(dossier, recipe, before)
    laid = laid_out(briefing, cache, Steps(progress, cancelled))
    return Prepared(recipe, briefing, laid, checks(dossier, recipe, briefing, laid))

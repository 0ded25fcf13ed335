"""Which pair is shown, how far apart every pair stands, and who stands furthest apart."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

import msgspec

from core.analysis.gaps import default_pair, gap
from core.analysis.widest import widest_pair, widest_pairs
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Party
from core.text.saying import points
from core.views.words import brief_pair_name


class StatedGap(msgspec.Struct, frozen=True, gc=False):
    """A stated gap in scale points, None where it is not known, and as it is shown."""

    value: float | None
    words: str


class EveryPair(msgspec.Struct, frozen=True, gc=False):
    """The pairs, what each is called, by codes, and their gaps by sticking point, and on all
    points under None; and how many pairs stand closer together and are left out."""

    pairs: tuple[Pair, ...]
    names: tuple[str, ...]
    gaps: dict[str | None, tuple[StatedGap, ...]]
    left_out: int = 0

    def without(self, pair: Pair) -> "EveryPair":
        """The other pairs."""
        kept = [place for place, each in enumerate(self.pairs) if {*each} != {*pair}]
        gaps = {point: tuple(found[place] for place in kept) for point, found in self.gaps.items()}
        names = tuple(self.names[place] for place in kept)
        pairs = tuple(self.pairs[place] for place in kept)
        return EveryPair(pairs, names, gaps, self.left_out)


def shown_pair(dossier: Dossier, asked: Pair | None) -> Pair | None:
    """The pair asked for while both are there, else the usual one; None with fewer than two."""
    there = {party for party in asked or () if dossier.find(Party, party)}
    return asked if len(there) == 2 else default_pair(dossier)


def every_pair(dossier: Dossier, on: dt.date, most: int) -> EveryPair | None:
    """The gaps of every pair, or of the widest ones where there are more than `most` parties: so
    many as these have. None where they make a single pair."""
    parties = [party.id for party in dossier.parties]
    every_two = tuple(combinations(parties, 2))
    pairs, room = every_two, comb(most, 2)
    if len(pairs) > room:
        pairs = widest_pairs(dossier, parties, room, on)
    if len(pairs) < 2:
        return None
    codes = {party.id: party.code for party in dossier.parties}
    names = tuple(f"{codes[first]} – {codes[second]}" for first, second in pairs)
    every = (None, *(point.id for point in dossier.points))
    gaps = {point: tuple(_gaps(dossier, pairs, point, on)) for point in every}
    return EveryPair(pairs, names, gaps, len(every_two) - len(pairs))


def _gaps(
    dossier: Dossier, pairs: Sequence[Pair], point: str | None, on: dt.date
) -> Iterator[StatedGap]:
    for pair in pairs:
        yield stated_gap(dossier, pair, point, on)


def stated_gap(dossier: Dossier, pair: Pair, point: str | None, on: dt.date) -> StatedGap:
    """The stated gap of a pair on a point, or on all with None."""
    stated = gap(dossier, pair, point=point, on=on).stated
    return StatedGap(stated, points(stated))


def wider_pair(dossier: Dossier, pair: Pair | None, point: str | None, on: dt.date) -> str:
    """Which two stand furthest apart on a point, or on all with None, where that is not the pair
    that is shown: "widest pair: Russia – Ukraine, 48"; "" where it is."""
    found = widest_pair(dossier, point=point, on=on)
    if found is None or (pair is not None and set(found[0]) == set(pair)):
        return ""
    said = _("widest pair: {pair}, {gap}")
    return said.format(pair=brief_pair_name(dossier, found[0]), gap=points(found[1]))

"""A copy that leaves something out never says that nothing is recorded: it may be."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import fields, replace

from briefings.compose import compose
from briefings.document import Briefing, PositionMap
from briefings.figure_words import map_words
from briefings.recipe import Recipe
from briefings.sections import SECTIONS
from briefings.templates import STOCK, applied, stock
from briefings.within import texts
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import (
    Clause,
    Issue,
    Level,
    Line,
    Mark,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    RecordTag,
    Round,
    Source,
    Tagging,
    Wording,
)
from tests.briefings.canaries import everything
from tests.briefings.packs import recipe

LEVELS = (Level("Official", "O", releasable=True), Level("Restricted", "R"), Level("Secret", "S"))
MARKED = (Round, Point, Issue, Line, Party, Position, Source, Proposal, Clause, Wording)
READERS: dict[str, dict[str, Any]] = {
    "level": {"level": "Restricted"},
    "others": {"releasable": True},
    "selection": {"tags": ("Shown",)},
}
CLAIM = re.compile(
    r"\b(no|none|nothing|nobody|not (graded|recorded)|without|missing)\b", re.IGNORECASE
)
SAID_OF_ALL = re.compile(
    r"Nothing in this copy\.|No date of agreement is forecast\.|^No\.$|no clear trend|Do not say|"
    r"no statement|No pack has been issued|so there is nothing to add to|No gap is shown, since|"
    r"No clause could close now, as far as is known|where no salience is recorded|"
    r"where one is not recorded|"
    r"in brackets where none is recorded|(party|place) without an? [a-z]+|no movement|"
    r"No known issue carries weight|no longer in the stored text|it has no position|has no gap",
    re.IGNORECASE,
)
"""What is true of a copy that does not show everything, too: what parties declared among it."""


def marked(kind: type[Record]) -> Dossier:
    """A dossier whose records of a kind are for few readers, those of others for all; the first of
    each of these has a tag."""
    dossier = everything()
    told = dossier.replacing(dossier.talks, replace(dossier.talks, levels=LEVELS))
    told = told.replacing(None, RecordTag("tag", 1, "Shown"))
    for of in MARKED:
        table = KINDS[of].table
        word = "Secret" if of is kind else "Official"
        for each in dossier.all(of):
            told = told.replacing(None, Mark(f"m-{table}-{each.id}", table, each.id, word))
        if of is not kind:
            first = dossier.all(of)[0].id
            told = told.replacing(None, Tagging(f"t-{table}", "tag", table, first))
    return told


def earlier(dossier: Dossier) -> Dossier:
    """The dossier before its last positions, and before some fields of others were filled in."""
    last = [(each, None) for each in dossier.all(Position)[-3:]]
    bare = [(each, replace(each, ideal=None, red_line="")) for each in dossier.all(Position)[:-3]]
    undated = [(each, replace(each, date=None)) for each in dossier.all(Source)]
    return dossier.replacing_all([*last, *bare, *undated])


def told(dossier: Dossier, wanted: Recipe) -> set[str]:
    """What a pack says by itself that something is not there, in whatever block."""
    every = (each for kind in KINDS for each in dossier.all(kind))
    written = {str(getattr(e, f.name)) for e in every for f in fields(type(e))}
    written |= {at.label for each in dossier.all(Issue) for at in each.anchors}
    claims = "|".join(re.escape(each) for each in written if CLAIM.search(each))
    made = compose(dossier, wanted, earlier(dossier))
    left = {each: SAID_OF_ALL.sub("", re.sub(claims, "", each)) for each in heard(made)}
    return {
        each for each, rest in left.items() if CLAIM.search(rest) and each not in "".join(written)
    }


def heard(made: Briefing) -> Iterator[str]:
    """All words of a pack, those for its maps too."""
    yield from texts(made.sections)
    for section in made.sections:
        for block in section.blocks:
            if isinstance(block, PositionMap):
                yield from map(map_words, block.scales)


@pytest.mark.parametrize("kind", MARKED)
@pytest.mark.parametrize("seen", READERS)
@pytest.mark.parametrize("template", [*dict(STOCK), "every section"])
def test_no_copy_without_what_is_recorded_says_that_nothing_is(
    kind: type[Record], seen: str, template: str
) -> None:
    wanted = recipe(sections=tuple(each.id for each in SECTIONS))
    if template in dict(STOCK):
        wanted = applied(stock(template), wanted)
    found = told(marked(kind), replace(wanted, **READERS[seen]))
    assert not found


def test_a_whole_copy_says_what_is_not_recorded() -> None:
    wanted = recipe(sections=tuple(each.id for each in SECTIONS))
    found = "\n".join(told(marked(Round), wanted))
    assert "no position recorded" in found
    assert "no source" in found

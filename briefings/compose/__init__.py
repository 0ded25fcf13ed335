"""From a dossier and a recipe to a Briefing: what a pack says is decided here.

One module a section; this one puts them in the recipe's order and makes the contents from their
headings.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from briefings.compose import (
    absent,
    annex,
    briefs,
    card,
    changes,
    chronology,
    cover,
    delegations,
    distribution,
    glance,
    glossary,
    meeting,
    news,
    notes,
    packages,
    plan,
    positions,
    proposals,
    sources,
    steering,
    wordings,
)
from briefings.compose.context import PackContext, dotted, section
from briefings.compose.mirror import BACKWARDS, mirrored
from briefings.compose.portions import with_words
from briefings.document import (
    Block,
    Briefing,
    Contents,
    ContentsEntry,
    Heading,
    PageBreak,
    PageFrame,
    Prose,
    Section,
    Start,
    levels_in,
    plain,
)
from briefings.recipe import Recipe
from core.language import gettext as _
from core.language import speaking
from core.lenses.marking import highest, levels, rolled_up
from core.model.dossier import Dossier
from core.text import saying

Composer = Callable[[PackContext, tuple[str, str]], Iterable[Section]]
Blocks = Callable[[PackContext], tuple[Block, ...]]


def _one(key: str, blocks: Blocks, start: Start = "page", norm: float = 0.0) -> Composer:
    """A composer of one section."""

    def composed(context: PackContext, head: tuple[str, str]) -> Iterator[Section]:
        return section(key, head, blocks(context), start, norm=norm)

    return composed


COMPOSERS: dict[str, Composer] = {
    "steering": _one("steering", steering.steering, "right", 2.0),
    "agenda": _one("agenda", meeting.agenda, "page", 2.0),
    "glance": _one("glance", glance.glance, "page", 1.0),
    "changes": _one("changes", changes.changes, "flow"),
    "news": _one("news", news.news),
    "card": _one("card", card.card, "sheet", 1.0),
    "briefs": briefs.briefs,
    "defensive": briefs.defensive,
    "matrix": positions.matrix,
    "plan": _one("plan", plan.plan, "right"),
    "redline": _one("redline", wordings.redlines),
    "columns": wordings.columns,
    "proposals": _one("proposals", proposals.proposals),
    "packages": packages.packages,
    "delegations": _one("delegations", delegations.delegations),
    "record": _one("record", meeting.record, "page", 2.0),
    "notes": _one("notes", notes.other_notes, "flow"),
    "chronology": _one("chronology", chronology.chronology),
    "sources": _one("sources", sources.sources),
    "method": _one("method", sources.method),
    "glossary": _one("glossary", glossary.glossary, "flow"),
    "handwriting": _one("handwriting", meeting.handwriting, "flow"),
    "annex": annex.annex,
    "distribution": _one("distribution", distribution.distribution, "right", 1.0),
}
"""Every section but the cover and the contents, which are made when the others are there."""


def compose(dossier: Dossier, recipe: Recipe, before: Dossier | None = None) -> Briefing:
    """The briefing that the recipe asks for, in the recipe's language; `before` is the dossier that
    the pack issued last has seen, for what is new since."""
    with speaking(recipe.language):
        context = PackContext.of(dossier, recipe, before)
        return composed(context, *_parted(context, tuple(_body(context))))


def _parted(
    context: PackContext, body: tuple[Section, ...]
) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections that go in, and those that are left out because they have nothing to show.
    Without contents to say so, or with nothing else, all go in."""
    kept = tuple(each for each in body if not absent.is_absent(each))
    if not kept or not context.wants("contents"):
        kept = body
    out = tuple(each for each in body if each not in kept)
    return tuple(absent.written(each) for each in kept), out


def composed(
    context: PackContext, body: tuple[Section, ...], left_out: tuple[Section, ...] = ()
) -> Briefing:
    """The briefing of these sections, with cover and contents before them, which name what is left
    out."""
    recipe = context.recipe
    if recipe.portions:
        body = with_words(body, levels(context.dossier))
    sections = _with_front(context, body, left_out)
    return Briefing(
        title=dotted(cover.pack_title(context), cover.pack_name(context)),
        subject=cover.positions_as_of(context),
        language=recipe.language,
        paper=recipe.paper,
        page_frame=_page_frame(context, body),
        sections=mirrored(sections) if recipe.language in BACKWARDS else sections,
        layout=recipe.layout,
    )


def _body(context: PackContext) -> Iterator[Section]:
    head = cover.pack_name(context), cover.pack_title(context)
    for name in context.recipe.sections:
        if name in COMPOSERS:
            yield from COMPOSERS[name](context, head)


def _with_front(
    context: PackContext, body: tuple[Section, ...], left_out: tuple[Section, ...]
) -> tuple[Section, ...]:
    head = cover.pack_name(context), cover.pack_title(context)
    front = tuple(_front(context, body, left_out))
    if not front and not body:
        return (Section(head, (Prose(plain(_("This pack is empty."))),), "empty"),)
    return (*section("front", head, front), *body)


def _front(
    context: PackContext, body: tuple[Section, ...], left_out: tuple[Section, ...]
) -> Iterator[Block]:
    marking = marking_of(context, body)
    if context.wants("cover"):
        yield from cover.cover(context, marking)
    if context.wants("contents"):
        entries = tuple(_entries(body))
        if entries:
            if context.wants("cover"):
                yield PageBreak()
            yield Heading(_("Contents"), 1)
            yield Contents(entries)
            yield from absent.listed(left_out)


def _entries(body: tuple[Section, ...]) -> Iterator[ContentsEntry]:
    for each in body:
        for block in each.blocks:
            if isinstance(block, Heading) and block.anchor:
                aside = dotted(block.aside, each.marking)
                yield ContentsEntry(block.number, block.text, block.anchor, aside)


def marking_of(context: PackContext, body: tuple[Section, ...]) -> str:
    """What stands on every page: what was asked for, or else what the talks are marked with, raised
    to the highest portion. That some portions could go to others says nothing of the whole."""
    if context.recipe.marking:
        return context.recipe.marking
    known = levels(context.dossier)
    free = {level.word for level in known if level.releasable}
    if context.recipe.releasable:
        return next(iter(free), "")
    found = (*levels_in(body), *(each.marking for each in body if each.marking))
    top = highest(known, (word for word in found if word not in free))
    return rolled_up(known, context.dossier.talks.marking, top)


def _page_frame(context: PackContext, body: tuple[Section, ...]) -> PageFrame:
    recipe = context.recipe
    at = _("made {time}").format(time=cover.made(context))
    origin = dotted(cover.positions_as_of(context), at, version_id(body))
    marks = cover.watermarks(context) if recipe.watermark else ()
    return PageFrame(
        marking_of(context, body),
        dotted(saying.version(recipe.version), origin) if recipe.issued else origin,
        cover.copies(context),
        context.notice,
        marks,
        recipe.by_page,
        levels(context.dossier),
    )


def version_id(body: tuple[Section, ...]) -> str:
    """Eight digits that tell packs with different words or figures apart, such as a1f3-90c2; the
    copies of one pack have the same."""
    said = repr(body).encode("utf-8", "replace")
    digits = hashlib.sha256(said).hexdigest()[:8]
    return f"{digits[:4]}-{digits[4:]}"

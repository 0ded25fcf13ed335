"""From a dossier and a recipe to a Briefing: what a pack says is decided here.

Each section's module returns blocks; this one makes sections of them as declared in
`briefings/sections.py`, in the recipe's order, and the contents from their headings.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Final

import msgspec

from briefings.compose import absent, cover
from briefings.compose.context import PackContext, Part, dotted
from briefings.compose.mirror import mirrored
from briefings.compose.portions import with_names, with_words
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
    plain,
)
from briefings.recipe import Recipe
from briefings.sections import SECTION_NAMED, PackSection
from briefings.within import levels_in
from core.language import gettext as _
from core.language import speaking
from core.lenses.marking import highest, levels, rolled_up
from core.model.dossier import Dossier
from core.text import saying

ALWAYS: Final = ("handwriting", "distribution")
"""Sections that are there even if no other is."""

Composer = Callable[[PackContext], Iterable[Block | Part]]


@cache
def composer(named: str) -> Composer:
    """The function in a module of this folder, such as "meeting.agenda"."""
    module, _dot, function = named.rpartition(".")
    found: Composer = getattr(import_module(f"{__name__}.{module}"), function)
    return found


def compose(
    dossier: Dossier,
    recipe: Recipe,
    before: Dossier | None = None,
    told: Callable[[], object] | None = None,
) -> Briefing:
    """The briefing that the recipe asks for, in the recipe's language; `before` is the dossier as
    of the last issued pack, for what is new since then. `told` is called for each part, and may
    raise Cancelled."""
    with speaking(recipe.language):
        context = PackContext.of(dossier, recipe, before)
        body = tuple(_body(context, told or _nobody))
        if not context.shows_all:
            body = tuple(absent.unsaid(each) for each in body)
        if context.wants("glossary"):
            from briefings.compose.glossary import with_used

            body = with_used(body)
        return composed(context, *_parted(context, body))


def _parted(
    context: PackContext, body: tuple[Section, ...]
) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections that go in, and those left out because they have nothing to show. If there are
    no contents to say so, all go in, unless none shows anything, but such a section has no page of
    its own; room to write alone is no pack."""
    kept = tuple(each for each in body if not absent.is_absent(each))
    if all(each.key in ALWAYS for each in kept):
        body = tuple(absent.without_room(e) if e.key == "handwriting" else e for e in body)
        kept = tuple(each for each in kept if each.key != "handwriting")
    elif not context.wants("contents"):
        kept = body = tuple(map(absent.without_page, body))
    out = tuple(each for each in body if each not in kept)
    return tuple(absent.written(each) for each in kept), out


def composed(
    context: PackContext, body: tuple[Section, ...], left_out: tuple[Section, ...] = ()
) -> Briefing:
    """The briefing of these sections, preceded by cover and contents; the contents name what is
    left out."""
    recipe = context.recipe
    body = with_names(body, context)
    if recipe.portions:
        body = with_words(body, context)
    sections = _with_front(context, body, left_out)
    return Briefing(
        title=dotted(cover.pack_title(context), cover.pack_name(context)),
        subject=cover.positions_as_of(context),
        language=recipe.language,
        paper=recipe.paper,
        page_frame=_page_frame(context, body),
        sections=mirrored(sections) if recipe.backwards else sections,
        layout=recipe.layout,
        made_at=recipe.made_at,
    )


def _nobody() -> None:
    """Tell nobody."""


def _body(context: PackContext, told: Callable[[], object]) -> Iterator[Section]:
    head = cover.running_head(context)
    for name in context.recipe.sections:
        declared = SECTION_NAMED.get(name)
        if declared is not None and declared.composer:
            made = []
            for each in composer(declared.composer)(context):
                told()
                made.append(each)
            if not made and context.wants("contents"):
                made += absent.lacking(declared.id)
            yield from _sections(declared, head, made)


def _sections(
    declared: PackSection, head: tuple[str, str], made: Sequence[Block | Part]
) -> Iterator[Section]:
    """The sections made from a composer's result, as declared unless the result says otherwise;
    none if there are no blocks."""
    parts = [each for each in made if isinstance(each, Part)]
    blocks = tuple(each for each in made if not isinstance(each, Part))
    for part in parts or [Part(blocks)]:
        if part.blocks:
            yield Section(
                part.head or head,
                part.blocks,
                part.key or declared.id,
                part.start or declared.start,
                declared.landscape if part.landscape is None else part.landscape,
                part.marking,
                declared.norm if part.norm is None else part.norm,
                part.closer,
            )


def _with_front(
    context: PackContext, body: tuple[Section, ...], left_out: tuple[Section, ...]
) -> tuple[Section, ...]:
    head = cover.running_head(context)
    front = tuple(_front(context, body, left_out))
    if not body:
        said = Prose(plain(_("This pack is empty."))), *absent.listed(left_out)
        if not front:
            return (Section(head, said, "empty"),)
        front = (*front, *said)
    return (*with_names((Section(head, front, "front"),), context), *body) if front else body


def _front(
    context: PackContext, body: tuple[Section, ...], left_out: tuple[Section, ...]
) -> Iterator[Block]:
    marking = marking_of(context, body)
    if context.wants("cover"):
        yield from cover.cover(context, marking)
    entries = tuple(_entries(body))
    if context.wants("contents") and (entries or (body and left_out)):
        if context.wants("cover") and (context.recipe.two_sided or not entries):
            yield PageBreak()
        yield Heading(_("Contents"), 1)
        yield Contents(entries)
        yield from absent.listed(left_out)


def _entries(body: tuple[Section, ...]) -> Iterator[ContentsEntry]:
    for each in body:
        for block in each.blocks:
            if isinstance(block, Heading) and block.anchor:
                aside = dotted(block.aside, each.marking)
                yield ContentsEntry(block.number, block.text, block.anchor, aside, block.marking)


def marking_of(context: PackContext, body: tuple[Section, ...]) -> str:
    """The marking on every page: the one asked for, else that of the talks, raised to the highest
    portion. That some portions are releasable says nothing about the whole."""
    if context.recipe.marking:
        return context.recipe.marking
    known = levels(context.dossier)
    free = {level.word for level in known if level.releasable}
    if context.recipe.releasable:
        return next(iter(free), "")
    told = (context.level(context.dossier.talks, "title"), cover.level_of_round(context))
    found = (*levels_in(body), *(each.marking for each in body if each.marking), *told)
    top = highest(known, (word for word in found if word not in free))
    return rolled_up(known, context.dossier.talks.marking, top)


def _page_frame(context: PackContext, body: tuple[Section, ...]) -> PageFrame:
    recipe = context.recipe
    at = _("prepared {time}").format(time=cover.made(context))
    origin = dotted(cover.positions_as_of(context), at, version_id(body))
    marks = cover.watermarks(context) if recipe.watermark else ()
    head = cover.journal_head(context)
    return PageFrame(
        marking_of(context, body),
        dotted(saying.version(recipe.version), origin)
        if recipe.issued and recipe.version
        else origin,
        cover.copies(context),
        dotted(context.notice, cover.selection(context)),
        marks,
        recipe.by_page,
        levels(context.dossier),
        _("Journal head {head}").format(head=head) if head else "",
        recipe.backwards,
        "" if recipe.releasable else context.dossier.talks.marking,
    )


def version_id(body: tuple[Section, ...]) -> str:
    """Eight digits that tell packs with different words or figures apart, such as a1f3-90c2; all
    copies of a pack have the same."""
    try:
        said = msgspec.json.encode(body, order="deterministic")
    except UnicodeEncodeError:  # half a character, which no file can hold
        import json

        said = json.dumps(msgspec.to_builtins(body, order="deterministic")).encode()
    digits = hashlib.sha256(said).hexdigest()[:8]
    return f"{digits[:4]}-{digits[4:]}"

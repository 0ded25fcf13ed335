"""From a dossier and a recipe to a Briefing: what a pack says is decided here.

One module a section; this one puts them in order, gives them their running heads and pages, and
makes the contents from their headings.
"""

import hashlib
from collections.abc import Callable, Iterator

from briefings.compose.briefs import briefs
from briefings.compose.changes import changes
from briefings.compose.cover import copy_of, cover, made, pack_title, positions_as_of
from briefings.compose.glance import glance
from briefings.compose.meeting import actions, agenda, handwriting, objectives, record
from briefings.compose.notes import other_notes
from briefings.compose.plan import plan
from briefings.compose.proposals import proposals
from briefings.compose.setting import Setting, dotted
from briefings.compose.sources import method, sources
from briefings.document import (
    Block,
    Briefing,
    Contents,
    Entry,
    Furniture,
    Heading,
    PageBreak,
    Prose,
    Section,
    plain,
)
from briefings.recipe import Recipe
from core import words
from core.dossier import Dossier
from core.language import gettext as _
from core.language import speaking

Composer = Callable[[Setting], tuple[Block, ...]]

_MEETING: dict[str, Composer] = {
    "glance": glance,
    "changes": changes,
    "objectives": objectives,
    "agenda": agenda,
    "record": record,
    "actions": actions,
    "handwriting": handwriting,
}
_PAPERS: dict[str, Composer] = {
    "proposals": proposals,
    "plan": plan,
    "notes": other_notes,
    "sources": sources,
    "method": method,
}


def compose(dossier: Dossier, recipe: Recipe) -> Briefing:
    """The briefing that the recipe asks for, in the recipe's language."""
    with speaking(recipe.language):
        setting = Setting.of(dossier, recipe)
        body = tuple(_body(setting))
        return Briefing(
            title=dotted(pack_title(setting), _pack_name(setting)),
            subject=positions_as_of(setting),
            language=recipe.language,
            paper=recipe.paper,
            furniture=_furniture(setting, body),
            sections=_with_front(setting, body),
        )


def _body(setting: Setting) -> Iterator[Section]:
    yield from _together(setting, _MEETING)
    if setting.wants("briefs"):
        yield from briefs(setting)
    yield from _together(setting, _PAPERS)


def _with_front(setting: Setting, body: tuple[Section, ...]) -> tuple[Section, ...]:
    front = tuple(_front(setting, body))
    if not front:
        return body or (Section(_head(setting), (Prose(plain(_("This pack is empty."))),)),)
    return (Section(_head(setting), front), *body)


def _front(setting: Setting, body: tuple[Section, ...]) -> Iterator[Block]:
    if setting.wants("cover"):
        yield from cover(setting)
    if setting.wants("contents"):
        entries = tuple(_entries(body))
        if entries:
            yield Heading(_("Contents"))
            yield Contents(entries)


def _entries(body: tuple[Section, ...]) -> Iterator[Entry]:
    for section in body:
        for block in section.blocks:
            if isinstance(block, Heading) and block.anchor:
                yield Entry(block.number, block.text, block.anchor, block.aside)


def _together(setting: Setting, composers: dict[str, Composer]) -> Iterator[Section]:
    """One section that begins on a new page, of those parts that are wanted and say something."""
    blocks = [
        block
        for name, composer in composers.items()
        if setting.wants(name)
        for block in composer(setting)
    ]
    if blocks:
        yield Section(_head(setting), (PageBreak(), *blocks))


def _head(setting: Setting) -> tuple[str, str]:
    return _pack_name(setting), pack_title(setting)


def _pack_name(setting: Setting) -> str:
    """What the pack is for: "Briefing pack · Round 5"."""
    record = setting.round
    return dotted(_("Briefing pack"), words.round_name(record) if record else "")


def _furniture(setting: Setting, body: tuple[Section, ...]) -> Furniture:
    at = _("made {time}").format(time=made(setting))
    return Furniture(
        marking=setting.recipe.marking or setting.dossier.talks.marking,
        origin=dotted(positions_as_of(setting), at, version_id(body)),
        copy=copy_of(setting),
        notice=setting.notice,
    )


def version_id(body: tuple[Section, ...]) -> str:
    """Eight digits that tell packs with different words or figures apart, such as a1f3-90c2; the
    copies of one pack have the same."""
    said = repr(body).encode("utf-8", "replace")
    digits = hashlib.sha256(said).hexdigest()[:8]
    return f"{digits[:4]}-{digits[4:]}"

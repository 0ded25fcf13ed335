"""What to look at before a pack is issued: warnings, and errors that prevent it."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from briefings import cannot_print, no_bold, not_joined
from briefings.compose.context import PackContext
from briefings.document import Briefing, Layout
from briefings.readers import unknown_levels
from briefings.recipe import Recipe
from briefings.render import Laid, unjoined, unprintable, without_bold
from briefings.render.sheet import sheet_of
from briefings.sections import restricted
from briefings.within import levels_in
from core.language import gettext as _
from core.language import noop
from core.lenses.cleared import is_below_talks
from core.lenses.marking import highest, is_close, is_releasable, levels, rank, rank_of_text
from core.lenses.releasable import is_inward
from core.lenses.selection import called_so
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import called, round_name
from core.model.records import (
    ISSUED,
    Audience,
    Mark,
    Record,
    RecordTag,
    Round,
    SavedSearch,
)
from core.text.saying import list_of, long_date, number
from core.views.checks import Fix, findings, unmatched
from core.views.schedule import frozen_on

Part = Literal[
    "marking",
    "lowered",
    "addendum",
    "override",
    "sections",
    "section",
    "marks",
    "readers",
    "names",
    "selection",
]
"""The part of the recipe that fixes a finding, if no record does."""

NOT_RELEASABLE = noop("Left out because not marked releasable: {count} {nouns}.")
FOR_THE_DESK = noop("Left out because for the desk alone, whatever the mark: {count} {nouns}.")
SLACK = 0.005
"""In sides: an excess over the page limit smaller than this cannot be seen."""


class Check(msgspec.Struct, frozen=True):
    """One finding: whether it prevents issuing, a sentence, the record that it is about (a kind and
    an id; for a section its key), and where to fix it, which may be a part of the recipe."""

    refuses: bool
    sentence: str
    kind: type[Record] | None = None
    record: str = ""
    fix: Fix | Part = ""
    party: str = ""


def checks(dossier: Dossier, recipe: Recipe, briefing: Briefing, laid: Laid) -> tuple[Check, ...]:
    """Everything found in a pack that was composed and laid out, errors first."""
    context = PackContext.of(dossier, msgspec.structs.replace(recipe, level=""))
    found = [
        *_marking(briefing),
        *_lowered(context.dossier, recipe),
        *_late(context),
        *_adds_to_nothing(recipe),
        *_restricted(recipe),
        *_lengths(recipe, laid),
        *_tags(dossier, recipe),
        *_searches(dossier, recipe),
        *_readers(recipe),
        *_views(dossier, recipe),
        *_names(context.dossier, recipe, briefing),
        *_left_out(context),
        *_without_round(dossier, recipe),
        *_unmarked(recipe, briefing),
        *_brackets(context.dossier),
        *_letters(context.dossier, briefing),
        *_open_matters(context),
    ]
    return tuple(sorted(found, key=lambda check: not check.refuses))


def _marking(briefing: Briefing) -> Iterator[Check]:
    known = briefing.page_frame.levels
    top = raised(briefing)
    cover = briefing.page_frame.marking
    if rank(known, top) > rank_of_text(known, cover) and top != cover:
        said = _(
            "The pack contains {portion} material, above its marking “{cover}”. Raise the marking."
        )
        yield Check(True, said.format(portion=top, cover=cover or _("none")), fix="marking")


def _lowered(dossier: Dossier, recipe: Recipe) -> Iterator[Check]:
    """A marking below that of the talks is never chosen silently."""
    known, talks = levels(dossier), dossier.talks.marking
    if recipe.marking and rank_of_text(known, recipe.marking) < rank_of_text(known, talks):
        said = _("The marking “{marking}” is lower than that of the talks, “{talks}”.")
        yield Check(False, said.format(marking=recipe.marking, talks=talks), fix="lowered")


def _late(context: PackContext) -> Iterator[Check]:
    """After the deadline, later news goes out as an addendum."""
    day = frozen_on(context.round) if context.round is not None else None
    recipe = context.recipe
    if day is not None and recipe.today > day and recipe.as_of is None and not recipe.addendum:
        said = _("Packs for {round} were due at noon on {date}. Issue later news as an addendum.")
        name = round_name(context.round) if context.round is not None else ""
        yield Check(False, said.format(round=name, date=long_date(day)), fix="addendum")


def _adds_to_nothing(recipe: Recipe) -> Iterator[Check]:
    """An addendum has the version of the pack that it adds to."""
    if recipe.addendum and not recipe.version:
        said = _("No pack has been issued for this round yet, so there is nothing to add to.")
        yield Check(True, said, fix="addendum")


def _tags(dossier: Dossier, recipe: Recipe) -> Iterator[Check]:
    said = _("The dossier has no tag {names}. Available: {known}.")
    yield from _gone(said, called_so(dossier, RecordTag, recipe.tags), dossier.all(RecordTag))


def _searches(dossier: Dossier, recipe: Recipe) -> Iterator[Check]:
    """Searches may also name what is gone, or find nothing by now."""
    if not recipe.searches:
        return
    from core.views.search.saved import found_by, problems_of

    searches = called_so(dossier, SavedSearch, recipe.searches)
    said = _("The dossier has no saved search {names}. Available: {known}.")
    yield from _gone(said, searches, dossier.all(SavedSearch))
    for search in filter(None, searches.values()):
        problems = problems_of(dossier, search)
        if problems:
            said = _("The saved search “{name}” cannot be carried out: {problems}")
            told = said.format(name=search.name, problems=" ".join(problems))
            yield Check(True, told, fix="selection")
        elif not found_by(dossier, [search]):
            said = _("The saved search “{name}” finds nothing.")
            yield Check(False, said.format(name=search.name), fix="selection")


def _gone(
    said: str, named: Mapping[str, object], there: Iterable[RecordTag | SavedSearch]
) -> Iterator[Check]:
    """What is gone selects nothing, which nobody has asked for."""
    if gone := [name for name, found in named.items() if found is None]:
        known = list_of([each.name for each in there]) or "—"
        yield Check(True, said.format(names=list_of(gone), known=known), fix="selection")


def _restricted(recipe: Recipe) -> Iterator[Check]:
    inside = [_(section.title) for section in restricted(recipe.sections)]
    if recipe.releasable and inside:
        said = _("A releasable pack cannot include: {sections}. Leave them out.")
        yield Check(True, said.format(sections=list_of(inside)), fix="sections")


def _lengths(recipe: Recipe, laid: Laid) -> Iterator[Check]:
    for span in laid.spans:
        limit = span.section.norm * _smallness(recipe)
        over = span.sides - limit
        if not limit or over <= SLACK:
            continue
        name = next(iter(_headings(span.section.blocks)), span.section.key)
        said = _("{section} runs to {sides} sides, {over} over its page limit of {limit}.").format(
            section=name,
            sides=_sides(span.sides),
            over=_sides(over),
            limit=_sides(limit, up=False),
        )
        full = span.section.key.startswith("brief:")
        refuses = full and not recipe.override.strip()
        if refuses:
            said += " " + _("Shorten it, or give a reason for the length.")
        key = span.section.key
        yield Check(refuses, said, record=key, fix="override" if full else "section")


def _smallness(recipe: Recipe) -> float:
    """How many sides of the pack's paper hold what one side of A4 does at the usual size: limits
    are for that. Figures become no lower on a page that is wider."""
    usual = sheet_of("a4", Layout(), False, 1).body
    own = sheet_of(recipe.paper, Layout(recipe.size), False, 1).body
    lower = usual[1] / own[1]
    return max(1.0, lower, lower * usual[0] / own[0])


def _headings(blocks: Sequence[object]) -> Iterator[str]:
    yield from (text for block in blocks if (text := getattr(block, "text", "")))


def _sides(sides: float, *, up: bool = True) -> str:
    """Sides of paper in tenths, rounded up, or down for what is exceeded: "2", "2.1", "0.1"."""
    tenths = math.ceil(sides * 10 - 1e-6) if up else math.floor(sides * 10 + 1e-6)
    return number(tenths / 10)


def _readers(recipe: Recipe) -> Iterator[Check]:
    named = [reader.strip().casefold() for reader in recipe.readers if reader.strip()]
    if len(set(named)) < len(named):
        yield Check(False, _("A reader is listed twice."), fix="readers")
    if not named:
        yield Check(False, _("No readers are listed: copies will only be numbered."), fix="readers")


def _views(dossier: Dossier, recipe: Recipe) -> Iterator[Check]:
    """Whoever sees less than others has a level that is in force, and something to be kept from."""
    known = levels(dossier)
    for level in unknown_levels(recipe, known):
        words = list_of([each.word for each in known])
        said = _("“{level}” is no level that a reader can have. There are: {levels}.")
        yield Check(True, said.format(level=level, levels=words), fix="readers")
    own = {view.level for view in recipe.views if view.level}
    if own and not dossier.all(Mark) and not any(is_below_talks(dossier, each) for each in own):
        said = _("Readers have levels, but nothing is marked, so that all see the same.")
        yield Check(False, said, fix="marks")


def _names(dossier: Dossier, recipe: Recipe, briefing: Briefing) -> Iterator[Check]:
    """What goes from hand to hand says nothing by the names of its files."""
    marking = briefing.page_frame.marking
    if is_close(marking) and dossier.talks.title.strip() and not recipe.neutral:
        said = _(
            "The pack is marked “{marking}”, but the names of its files carry the title of the "
            "talks. Name them by number and date only."
        )
        yield Check(False, said.format(marking=marking), fix="names")


def _left_out(context: PackContext) -> Iterator[Check]:
    """What a releasable pack leaves out, by reason and kind."""
    found: dict[tuple[str, type[Record]], list[Record]] = {}
    for record in context.left_out:
        said = FOR_THE_DESK if is_inward(record) else NOT_RELEASABLE
        found.setdefault((said, type(record)), []).append(record)
    for (said, kind), records in found.items():
        sentence = _(said).format(count=len(records), nouns=called(kind))
        fix: Part | Literal[""] = "marks" if said is NOT_RELEASABLE else ""
        yield Check(False, sentence, kind, records[0].id, fix)


def _without_round(dossier: Dossier, recipe: Recipe) -> Iterator[Check]:
    """What goes to others says nothing of a round that may not, not even when it is."""
    meeting, levelled = dossier.find(Round, recipe.round), {view.level for view in recipe.views}
    free = {level.word for level in levels(dossier) if level.releasable}
    goes_out = recipe.releasable or bool(free & levelled)
    if meeting is not None and goes_out and not is_releasable(dossier, meeting):
        said = _("{round} is not marked releasable, so a copy for others does not name it.")
        sentence = said.format(round=round_name(meeting))
        yield Check(False, sentence, Round, meeting.id, "marks")


def _unmarked(recipe: Recipe, briefing: Briefing) -> Iterator[Check]:
    if recipe.portions and not any(levels_in(briefing.sections)):
        said = _("Portion marks are on, but nothing in the pack is marked.")
        yield Check(False, said, fix="marks")


def _brackets(dossier: Dossier) -> Iterator[Check]:
    for found in unmatched(dossier):
        yield Check(False, found.sentence, found.kind, found.record or "", found.fix)


def _letters(dossier: Dossier, briefing: Briefing) -> Iterator[Check]:
    if missing := unprintable(briefing):
        yield Check(False, cannot_print(missing), *_first_with(dossier, set(missing)))
    if light := without_bold(briefing):
        yield Check(False, no_bold(light), *_first_with(dossier, set(light)))
    if apart := unjoined(briefing):
        yield Check(False, not_joined(apart), *_first_with(dossier, set(apart)))


def _first_with(dossier: Dossier, signs: set[str]) -> tuple[type[Record] | None, str]:
    """The first record with one of these characters in a text; None and "" if there is none."""
    for kind in KINDS:
        for record in () if kind in ISSUED else dossier.all(kind):
            told = msgspec.structs.astuple(record)
            if any(isinstance(text, str) and not signs.isdisjoint(text) for text in told):
                return kind, record.id
    return None, ""


def _open_matters(context: PackContext) -> Iterator[Check]:
    """What is still open in the dossier as the pack shows it; notes for the principal are not left
    out of a pack that has them."""
    for each in findings(context.dossier, context.on):
        is_told = each.fix == "audience" and Audience.PRINCIPAL in context.recipe.audiences
        if each.severity == "warning" and not is_told:
            yield Check(False, each.sentence, each.kind, each.record or "", each.fix, each.party)


def raised(briefing: Briefing) -> str:
    """The lowest marking that covers all portions; releasable portions do not require one."""
    known = briefing.page_frame.levels
    free = {level.word for level in known if level.releasable}
    found = (*levels_in(briefing.sections), *(each.marking for each in briefing.sections))
    return highest(known, (word for word in found if word not in free))

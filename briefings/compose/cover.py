"""The cover: whose negotiation, which round, what the pack rests on, and who holds this copy."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from briefings.compose.context import PackContext, dotted, is_narrow
from briefings.document import (
    Block,
    Notice,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    Text,
    Title,
    WhoseCopy,
    plain,
    strong,
)
from briefings.kinds import printed_name
from core.language import gettext as _
from core.language import ngettext
from core.lenses.cleared import SIGN
from core.model import naming
from core.model.kinds import KINDS
from core.model.records import ClauseStatus, Record
from core.text import saying
from core.text.digest import short
from core.views.plan import clauses_agreed, clauses_in_words, clauses_there
from core.views.round_words import numbered_with_state, round_dates
from core.views.schedule import frozen_on

BY_HAND: Final = "\N{NO-BREAK SPACE}"
"""What stands where a line is left to be filled in."""


def cover(context: PackContext, marking: str) -> tuple[Block, ...]:
    """The blocks of the cover."""
    facts, names = tuple(_rows(context, marking)), 0.31 if is_narrow(context) else 0.24
    blocks: list[Block] = [
        Title(pack_title(context), dotted(pack_name(context), state_of_play(context))),
        Table((TableColumn("", names), TableColumn("", 1 - names)), facts),
    ]
    if context.dossier.talks.plan_summary and not context.wants("plan"):
        blocks.append(Prose(plan_summary(context)))
    if context.notice:
        blocks.append(Notice(context.notice))
    if marking:
        said = _(
            "The marking is text only: the program that made this pack is not accredited for"
            " classified work."
        )
        blocks.append(Prose(plain(said), small=True))
    if context.recipe.portions:
        said = _(
            "Portions carry their own marks in brackets. Together they may reveal "
            "more than each does alone; the overall marking takes that into account."
        )
        blocks.append(Prose(plain(said), small=True))
    if context.unselected:
        blocks.append(Prose(plain(_unselected(context)), small=True))
    if context.withheld:
        blocks.append(Prose(plain(_withheld(context)), small=True))
    return tuple(blocks)


def _withheld(context: PackContext) -> str:
    """What the readers of this copy do not see, by kind."""
    said = _(
        "This copy is for readers up to {level}. What is above that is left out, and where it had "
        "a place, that says “{sign}”: {list}."
    )
    level, sign = context.recipe.level, _(SIGN)
    return said.format(level=level, sign=sign, list=_counted(context.withheld))


def _counted(records: Sequence[Record]) -> str:
    """How many records there are of each kind."""
    counts = Counter(map(type, records))
    told = [f"{naming.called(kind)} ({counts[kind]})" for kind in KINDS if counts[kind]]
    return saying.list_of(told)


def _unselected(context: PackContext) -> str:
    """What is left out by a selection; others are not told what there is."""
    if context.recipe.releasable:
        return _("This pack is a selection.")
    said = _(
        "This pack is a selection. Left out: {list}. What it shows of a party need not be the "
        "latest, and figures rest on what it shows."
    )
    told = said.format(list=_counted(context.unselected))
    if context.pair is None:
        told += " " + _("No gap is shown, since it would rest on part of what was said.")
    return told


def selection(context: PackContext) -> str:
    """By which tags and searches the pack is a selection, "" if it is none; others are not told
    them."""
    recipe = context.recipe
    if not (recipe.tags or recipe.searches):
        return ""
    if recipe.releasable:
        return _("a selection")
    said = _("only what is tagged {tags}")
    if recipe.searches:
        said = _("only what the saved search {searches} finds")
    if recipe.tags and recipe.searches:
        said = _("only what is tagged {tags} or found by {searches}")
    tags, searches = saying.list_of([*recipe.tags]), saying.list_of([*recipe.searches])
    return said.format(tags=tags, searches=searches)


def _rows(context: PackContext, marking: str) -> Iterator[TableRow]:
    for name, value, level in _facts(context):
        if value:
            mark = context.portion_at(level) if level else ()
            yield TableRow((strong(name), (*mark, Run(value, level=level))))
    if context.recipe.issued:
        yield TableRow((strong(_("Copy")), WhoseCopy(longest_copy(context))))
    if marking:
        yield TableRow((strong(_("Marking")), plain(marking)))


def pack_name(context: PackContext) -> str:
    """What the pack is for: "Briefing pack · Round 5", "Addendum 1 · Round 5"."""
    return of_round(context, printed_name(context.recipe))


def running_head(context: PackContext) -> tuple[str, str]:
    """What stands above a page: what the pack is for, in a few words, and the negotiation."""
    return of_round(context, printed_name(context.recipe, _("Annex"))), pack_title(context)


def of_round(context: PackContext, name: str) -> str:
    """The name of a pack, or of a part with a head of its own, and the round that it is for."""
    return dotted(name, naming.round_name(context.round) if context.round else "")


def pack_title(context: PackContext) -> str:
    """The name of the negotiation, or what the pack is called if it has none."""
    return context.dossier.talks.title or _("Untitled talks")


def state_of_play(context: PackContext) -> str:
    """How many points are open and how much of the plan is agreed, in one line."""
    count = len(context.dossier.points)
    points = ngettext("{count} sticking point", "{count} sticking points", count)
    return dotted(positions_as_of(context), points.format(count=count), _plan(context))


def _plan(context: PackContext) -> str:
    """How much of the plan is agreed, and how much is unknown; empty without a plan."""
    clauses = clauses_there(context.dossier)
    unknown = sum(each.status is ClauseStatus.UNKNOWN for each in clauses)
    if not clauses:
        return ""
    if context.dossier.talks.plan_summary:
        return clauses_in_words(len(clauses))
    said = _("{agreed} of {all} plan clauses agreed")
    if unknown:
        said = _("{agreed} of {all} plan clauses agreed, {unknown} not known")
    agreed = clauses_agreed(context.dossier)
    return said.format(agreed=agreed, all=len(clauses), unknown=unknown)


def plan_summary(context: PackContext) -> Text:
    """What is known of the plan as a whole, independently of its recorded clauses."""
    talks = context.dossier.talks
    return context.said(talks, talks.plan_summary, "plan_summary")


def marking_asked(context: PackContext) -> str:
    """The marking asked for, before portions raise it."""
    return context.recipe.marking or context.dossier.talks.marking


def positions_as_of(context: PackContext) -> str:
    """The date that the pack shows."""
    return _("Positions as of {date}").format(date=saying.long_date(context.on))


def made(context: PackContext) -> str:
    """When the pack was made, with the zone."""
    at = context.recipe.made_at
    return saying.long_moment(at.date(), f"{at:%H:%M} {at.tzname() or ''}".strip())


def journal_head(context: PackContext) -> str:
    """The head of the journal that the pack is made from, for people to compare; "" if it is not
    known. In a right-to-left language it still reads from left to right."""
    head = short(context.recipe.chain_head)
    return f"\u2066{head}\u2069" if head and context.recipe.backwards else head


def not_issued() -> str:
    """What is printed in place of version and copy until a pack is issued."""
    return _("Draft · not issued")


def copies(context: PackContext) -> tuple[str, ...]:
    """The number and reader of each copy; a draft says so, and names its reader if there is only
    one."""
    recipe, above = context.recipe, up_to(context)
    if not recipe.issued:
        reader = recipe.holders[0][1] if len(recipe.holders) == 1 else ""
        return (dotted(not_issued(), reader, above),)
    said, total = _("Copy {number} of {total}"), len(recipe.readers or ("",))
    return tuple(
        dotted(said.format(number=number, total=total), reader, above)
        for number, reader in recipe.holders
    )


def longest_copy(context: PackContext) -> str:
    """What no copy is longer than, whoever it is for."""
    readers = context.recipe.readers or ("",)
    longest = replace(context.recipe, readers=(max(readers, key=len),) * len(readers), numbers=())
    return copies(replace(context, recipe=longest))[-1]


def up_to(context: PackContext) -> str:
    """Up to which level the readers see everything; "" if they see all."""
    level = context.recipe.level
    return _("up to {level}").format(level=level) if level else ""


def watermarks(context: PackContext) -> tuple[str, ...]:
    """The watermark of each copy: its reader or its number; for a draft, that it is not issued."""
    if not context.recipe.issued:
        return (not_issued(),)
    said = _("Copy {number}")
    return tuple(each or said.format(number=n) for n, each in context.recipe.holders)


def _due(context: PackContext) -> str:
    """When packs for a coming round are due, to be filled in for others, who are not told; "" for
    one that is past."""
    day = frozen_on(context.round) if context.round is not None else None
    if day is None or context.recipe.as_of is not None:
        return ""
    if context.recipe.releasable:
        return BY_HAND
    return _("Noon on {date}").format(date=saying.long_date(day))


def level_of_round(context: PackContext) -> str:
    """The mark of the round that the pack is for, of which the cover tells."""
    return context.level(context.round, "place") if context.round is not None else ""


def _facts(context: PackContext) -> Iterator[tuple[str, str, str]]:
    """What the cover tells, each with its name and its mark."""
    yield from _of_meeting(context)
    yield _("Parties"), saying.list_of([party.name for party in context.dossier.parties]), ""
    if not context.recipe.releasable:
        yield _("Gap shown"), context.pair_name, ""
    yield _("Selection"), selection(context), ""
    yield _("Issuing desk"), context.recipe.desk or BY_HAND, ""
    yield _("Handling"), context.recipe.handling or (BY_HAND if context.points else ""), ""
    yield _("Due"), _due(context), level_of_round(context)
    yield _("Data as of"), saying.long_date(context.on), ""
    yield _("Prepared"), made(context), ""
    yield _("Version"), str(context.recipe.version) if context.recipe.issued else not_issued(), ""
    yield _("Journal head"), journal_head(context), ""


def _of_meeting(context: PackContext) -> Iterator[tuple[str, str, str]]:
    record, level = context.round, level_of_round(context)
    if record is not None:
        yield _("Round"), numbered_with_state(record), level
        yield _("Date and place"), dotted(round_dates(record), record.place), level
        yield _("Delegation"), record.delegation, level
    elif context.shows_all:
        yield _("Round"), _("no round is planned"), ""

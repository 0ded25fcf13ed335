"""The cover: whose negotiation, which round, what it rests on, who holds this copy."""

from collections.abc import Iterator

from briefings.compose.setting import Setting, dotted
from briefings.document import (
    Block,
    Column,
    Notice,
    Prose,
    Row,
    Table,
    Title,
    plain,
    strong,
)
from core import words
from core.language import gettext as _
from core.language import ngettext
from core.model import Clause, ClauseStatus, Round
from core.plan import clauses_agreed


def cover(setting: Setting) -> tuple[Block, ...]:
    """The blocks of the cover."""
    facts = tuple(Row((strong(name), plain(value))) for name, value in _facts(setting) if value)
    blocks: list[Block] = [
        Title(pack_title(setting), state_of_play(setting)),
        Table((Column("", 0.24), Column("", 0.76)), facts),
    ]
    if setting.notice:
        blocks.append(Notice(setting.notice))
    if setting.recipe.marking or setting.dossier.talks.marking:
        said = _(
            "The marking is text only: the program that made this pack is not accredited for"
            " classified work."
        )
        blocks.append(Prose(plain(said), small=True))
    return tuple(blocks)


def pack_title(setting: Setting) -> str:
    """The name of the negotiation, or what the pack is called without one."""
    return setting.dossier.talks.title or _("Untitled talks")


def state_of_play(setting: Setting) -> str:
    """How many points are open and how much of the plan is agreed, in a line."""
    count = len(setting.dossier.points)
    points = ngettext("{count} sticking point", "{count} sticking points", count)
    return dotted(positions_as_of(setting), points.format(count=count), _plan(setting))


def _plan(setting: Setting) -> str:
    """How much of the plan is agreed, and of how much that is not known; empty without a plan."""
    clauses = setting.dossier.all(Clause)
    unknown = len(setting.dossier.where(Clause, status=ClauseStatus.UNKNOWN))
    if not clauses:
        return ""
    said = _("{agreed} of {all} plan points agreed")
    if unknown:
        said = _("{agreed} of {all} plan points agreed, {unknown} not known")
    agreed = clauses_agreed(setting.dossier)
    return said.format(agreed=agreed, all=len(clauses), unknown=unknown)


def positions_as_of(setting: Setting) -> str:
    """The date that the pack shows."""
    return _("Positions as of {date}").format(date=words.long_date(setting.on))


def made(setting: Setting) -> str:
    """When the pack was made, with the zone."""
    at = setting.recipe.made_at
    return f"{words.long_date(at.date())}, {at:%H:%M} {at.tzname() or ''}".strip()


def copy_of(setting: Setting) -> str:
    """Which copy this is and whose."""
    recipe = setting.recipe
    copy = _("Copy {number} of {total}").format(number=recipe.copy, total=recipe.copies)
    return dotted(copy, recipe.reader)


def round_dates(record: Round) -> str:
    """When a round takes place: one date or two."""
    if record.date is None:
        return ""
    if record.end_date is None or record.end_date == record.date:
        return words.long_date(record.date)
    return _("{start} to {end}").format(
        start=words.long_date(record.date), end=words.long_date(record.end_date)
    )


def _facts(setting: Setting) -> Iterator[tuple[str, str]]:
    record = setting.round
    if record is not None:
        yield _("Round"), words.round_name(record)
        yield _("Date and place"), dotted(round_dates(record), record.place)
        yield _("Delegation"), record.delegation
    else:
        yield _("Round"), _("no round is planned")
    yield _("Parties"), words.list_of([party.name for party in setting.dossier.parties])
    yield _("Gap shown"), setting.pair_name
    yield _("Data as of"), words.long_date(setting.on)
    yield _("Made"), made(setting)
    yield _("Version"), str(setting.recipe.version)
    yield _("Copy"), copy_of(setting)
    yield _("Marking"), setting.recipe.marking or setting.dossier.talks.marking

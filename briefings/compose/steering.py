"""The steering note: what the round is for, where things stand, what is to be decided."""

from collections.abc import Iterator

from briefings.compose.cover import pack_title, round_dates
from briefings.compose.setting import Setting, dotted, point_anchor, short_name
from briefings.document import (
    Block,
    BottomLine,
    Bullets,
    Heading,
    Prose,
    Run,
    Text,
    plain,
)
from core.language import gettext as _
from core.language import ngettext
from core.model import naming

MOST_OBJECTIVES = 3


def steering(setting: Setting) -> tuple[Block, ...]:
    """The blocks of the section."""
    return tuple(_blocks(setting))


def _blocks(setting: Setting) -> Iterator[Block]:
    yield Heading(_("Steering note"), 1, anchor="steering")
    yield Prose(plain(_meeting(setting)))
    if setting.dossier.talks.summary:
        talks = setting.dossier.talks
        yield BottomLine(setting.said(talks, talks.summary))
    yield from _purpose(setting)
    yield from objectives(setting)
    yield Heading(_("Where the gap is"), aside=setting.pair_name)
    yield Bullets(tuple(_gaps(setting)))
    yield from _decisions(setting)


def _meeting(setting: Setting) -> str:
    record = setting.round
    if record is None:
        return _("No round is planned.")
    return dotted(naming.round_name(record), round_dates(record), record.place) or pack_title(
        setting
    )


def _purpose(setting: Setting) -> Iterator[Block]:
    record = setting.round
    if record is not None and record.purpose:
        yield Heading(_("Purpose"))
        yield Prose(setting.said(record, record.purpose))


def objectives(setting: Setting) -> Iterator[Block]:
    """The objectives for the round, numbered; more than three are counted as well."""
    items = _lines(setting.round.objectives if setting.round else "")
    if not items:
        yield Heading(_("Objectives"))
        yield Prose(plain(_("No objectives are recorded for this round.")))
        return
    more = ""
    if len(items) > MOST_OBJECTIVES:
        more = ngettext("{count} objective", "{count} objectives", len(items))
    yield Heading(_("Objectives"), aside=more.format(count=len(items)))
    assert setting.round is not None, "objectives belong to a round"
    yield Bullets(tuple(setting.said(setting.round, each) for each in items), numbered=True)


def _gaps(setting: Setting) -> Iterator[Text]:
    """A sentence a sticking point, with the page of its brief behind it."""
    if setting.pair is None:
        yield plain(_("Fewer than two parties are recorded, so there is no gap to show."))
        return
    for number, point in setting.points:
        name = f"{number} {short_name(point)}: "
        said = _("stated gap {gap}, {finding}.").format(
            gap=setting.figures(point.id).stated, finding=setting.finding(point.id)
        )
        yield (Run(name, strong=True, to=point_anchor(point.id)), Run(said))


def _decisions(setting: Setting) -> Iterator[Block]:
    items = _lines(setting.round.decisions if setting.round else "")
    if items and setting.round is not None:
        yield Heading(_("Decisions asked"))
        yield Bullets(tuple(setting.said(setting.round, each) for each in items), numbered=True)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())

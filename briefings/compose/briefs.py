"""One brief for each sticking point."""

from collections.abc import Iterator

from briefings.compose.figures import position_map, trend_figure
from briefings.compose.notes import Footnotes
from briefings.compose.positions import positions_table
from briefings.compose.setting import Setting, dotted, point_anchor, round_code
from briefings.document import (
    Block,
    BottomLine,
    Heading,
    Lines,
    PageBreak,
    Prose,
    Run,
    Section,
    Text,
    plain,
)
from core import words
from core.gaps import gap
from core.language import gettext as _
from core.language import noop
from core.model import Line, LineType, Point
from core.movement import change_since_round

_LABELS = {
    LineType.OBJECTIVE: noop("Our objectives"),
    LineType.ARGUMENT: noop("Arguments to use"),
    LineType.TACTICAL: noop("Tactical arguments"),
    LineType.THEIR_OBJECTIVE: noop("Their objectives"),
    LineType.RESPONSE: noop("Our response"),
    LineType.IF_RAISED: noop("If raised"),
    LineType.PRESS: noop("Press line"),
    LineType.DO_NOT_SAY: noop("Do not say"),
}


def briefs(setting: Setting) -> tuple[Section, ...]:
    """A section a sticking point, each on a new page, in the dossier's order."""
    return tuple(
        Section(_head(setting, number, point), tuple(_brief(setting, number, point)))
        for number, point in enumerate(setting.dossier.points, 1)
    )


def _head(setting: Setting, number: int, point: Point) -> tuple[str, str]:
    side = ""
    if setting.pair is not None:
        now = gap(setting.dossier, setting.pair, point=point.id, on=setting.on)
        stated = _("Stated gap {gap}").format(gap=words.points(now.stated))
        between = _("between ranges {gap}").format(gap=words.points(now.between))
        side = dotted(stated, between, words.coverage(now))
    return dotted(str(number), point.name), side


def _brief(setting: Setting, number: int, point: Point) -> Iterator[Block]:
    notes = Footnotes(setting)
    yield PageBreak()
    yield Heading(
        point.name,
        1,
        words.point_status(setting.dossier, point, setting.on),
        point_anchor(point.id),
        str(number),
    )
    yield BottomLine(_bottom_line(setting, point, notes))
    yield from _standings(setting, point, notes)
    lines = tuple(_lines(setting, point, notes))
    yield from notes.boxes
    yield from _trend(setting, point)
    yield from lines


def _bottom_line(setting: Setting, point: Point, notes: Footnotes) -> Text:
    """What the desk wrote; without it, what the figures say."""
    if point.bottom_line or setting.pair is None:
        return notes.tied(point, "bottom_line", "name", "")
    said = words.point_summary(setting.dossier, setting.pair, point.id, setting.on)
    return (Run(said + " "), *notes.tied(point, "bottom_line", "name", ""))


def _standings(setting: Setting, point: Point, notes: Footnotes) -> Iterator[Block]:
    yield Heading(_("Where the parties stand"), aside=_legend(setting))
    if not setting.dossier.issues(point.id):
        yield Prose(plain(_("No issue is recorded, so nobody can be placed.")))
        return
    yield position_map(setting, point.id)
    yield Heading(_("Positions"))
    yield positions_table(setting, point.id, notes)


def _legend(setting: Setting) -> str:
    before = ""
    if setting.last is not None:
        before = _("hollow: at {round}").format(round=round_code(setting.last))
    return dotted(
        _("marker: stated"),
        _("bar: acceptable"),
        _("hatched: overlap"),
        before,
        _("dashed: unknown"),
    )


def _trend(setting: Setting, point: Point) -> Iterator[Block]:
    if setting.pair is None:
        return
    figure = trend_figure(setting, setting.pair, point.id)
    if figure is None:
        said = _("The two are not both placed on any issue yet, so there is no trend to show.")
        yield Heading(_("Gap trend"))
        yield Prose(plain(said))
        return
    change = change_since_round(setting.dossier, setting.pair, point.id, setting.on)
    finding = words.changed(change) if change else _("no round held yet")
    unit = _("scale points, 0 = same position, 100 = opposite ends")
    title = _("Gap trend: {finding}").format(finding=finding)
    yield Heading(title, aside=dotted(setting.pair_name, unit))
    yield figure


def _lines(setting: Setting, point: Point, notes: Footnotes) -> Iterator[Block]:
    """What to say, by type, in the order in which a speaker needs it."""
    groups: list[tuple[str, tuple[Text, ...]]] = []
    if point.unlock:
        groups.append((_("To unlock it"), (notes.tied(point, "unlock"),)))
    for kind, label in _LABELS.items():
        lines = setting.dossier.where(Line, point=point.id, type=kind)
        if lines:
            groups.append((_(label), tuple(_line(line, notes) for line in lines)))
    if groups:
        yield Heading(_("Lines to take"))
        yield Lines(tuple(groups))


def _line(line: Line, notes: Footnotes) -> Text:
    text = notes.tied(line, "text", "")
    if not line.addressee:
        return text
    theirs = line.type is LineType.THEIR_OBJECTIVE
    said = _("{party}: ") if theirs else _("To {party}: ")
    return (Run(said.format(party=line.addressee), strong=True), *text)

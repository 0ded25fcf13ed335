"""Sources with their grades, and how the figures are calculated."""

from collections.abc import Iterator

from briefings.anchors import back_to, evidence_anchor
from briefings.compose.absent import nothing, parted
from briefings.compose.columns import without_empty
from briefings.compose.context import PackContext, dotted
from briefings.compose.figures import level_of_point, trend_table
from briefings.compose.paces import paces
from briefings.document import (
    Block,
    Bullets,
    Heading,
    Prose,
    Run,
    Table,
    TableColumn,
    TableRow,
    plain,
)
from core.language import gettext as _
from core.language import ngettext
from core.model import grades
from core.model.choices import Pair
from core.model.records import Membership, Party, Point, Source
from core.text import saying
from core.text.conventions import NO_BREAK, ahead_of, numbered, own_way
from core.views.citations import about, cited_sources, quoted, where
from core.views.weighting import WeightFigures, weight_figures


def sources(context: PackContext) -> tuple[Block, ...]:
    """The sources that the pack rests on, by number, with the evidence for positions; others are
    told neither of positions that the pack does not show."""
    heading = Heading(_("Sources"), 1, anchor="sources")
    shown = context.wants("briefs") or context.wants("matrix")
    positions = shown or not context.recipe.releasable
    used = cited_sources(context.dossier, context.on, positions=positions)
    if not used:
        return heading, nothing(_("No source is cited in this pack."))
    columns = (
        TableColumn(_("No."), 0.07, "right"),
        TableColumn(_("Source"), 0.54),
        TableColumn(_("Date"), 0.15),
        TableColumn(_("Grade"), 0.24),
    )
    graded = any(map(context.shows_grade, used))
    table = Table(columns, tuple(_row(context, source, graded=graded) for source in used))
    blocks: list[Block] = [heading, without_empty(table)]
    if left := context.dossier.count(Source) - len(used):
        said = ngettext(
            "{count} more source in the dossier is not cited here.",
            "{count} more sources in the dossier are not cited here.",
            left,
        )
        blocks.append(Prose(plain(said.format(count=left)), small=True))
    return (*blocks, *(_evidence(context) if positions else ()))


def _evidence(context: PackContext) -> Iterator[Block]:
    """The sentences that positions rest on, by the numbers used in the positions."""
    if context.evidence:
        yield Heading(_("Evidence"), aside=_("what the sources say, by number"))
    for citation in context.evidence:
        source = context.dossier.get(Source, citation.excerpt.source)
        place = where(context.dossier, citation.excerpt, graded=context.shows_grade(source))
        level = context.highest(
            context.level(citation.position, "statement"), context.level(source, "title")
        )
        on, anchor = about(context.dossier, citation), evidence_anchor(citation.number)
        text = (
            Run(str(citation.number), strong=True, to=back_to(anchor), named=_("back to the text")),
            Run("  "),
            *context.portion_at(level),
            Run(saying.labelled(ahead_of(on) + on), level=level),
            Run(own_way(quoted(citation)), level=level),
            Run(" " + place, mute=True, level=level),
        )
        yield Prose(text, small=True, anchor=anchor)


def _row(context: PackContext, source: Source, *, graded: bool) -> TableRow:
    """A source with its grade; what it has in place of one is beside its title where none is
    `graded`."""
    title = [*context.said(source, source.title, "title", strong=True)]
    if source.publisher:
        level = context.level(source, "publisher")
        title.append(Run(f"\n{source.publisher}", mute=True, level=level))
    for field in ("link", "remark", "ocr"):
        text = grades.ocr_in_words(source) if field == "ocr" else getattr(source, field)
        if text:
            title += [Run("\n"), *context.cell(source, text, field, mute=True)]
    undated = _("no date") if context.shows_all else ""
    date = saying.long_date(source.date) if source.date else undated
    level = context.level(source, "reliability")
    word = context.grade(source)
    if word and not graded:
        title.append(Run(f"\n{word}", mute=True))
    grade = [Run(word if graded else "", strong=True, level=level)]
    if source.grade and graded:
        grade.append(Run("\n" + grades.meaning(source), mute=True, level=level))
    return TableRow((plain(str(source.number)), tuple(title), plain(date), tuple(grade)))


def method(context: PackContext) -> tuple[Block, ...]:
    """How the figures are calculated, and what each of them rests on; nothing where there is no
    figure and no source."""
    if not context.dossier.points and not context.dossier.count(Source):
        return ()
    blocks: list[Block] = [
        Heading(_("How the figures are calculated"), 1, anchor="method"),
        Bullets(
            tuple(plain(each) for each in (*_sentences(context), *_of_groups(context))), small=True
        ),
    ]
    if context.notice:
        blocks.append(Prose(plain(context.notice), small=True))
    if context.pair is not None and context.dossier.points:
        key = _("s: salience of each; in brackets where none is recorded")
        blocks.append(Heading(_("What the figures rest on"), aside=dotted(context.pair_name, key)))
        blocks.append(_weights(context, context.pair))
        blocks += paces(context, context.pair)
        blocks += _events(context, context.pair)
    return tuple(blocks)


def _events(context: PackContext, pair: Pair) -> Iterator[Block]:
    """What the marks on the trends stand for, point by point."""
    for number, point in context.points:
        table = [*trend_table(context, pair, point.id)]
        if table:
            yield Heading(
                numbered(number, point.name, "  "), aside=_("what is marked on the trend")
            )
            yield from table


def _of_groups(context: PackContext) -> tuple[str, ...]:
    """What a member of a group counts for; nothing without groups."""
    if not context.dossier.count(Membership):
        return ()
    return (
        _(
            "A party without a position of its own holds that of a group of which it is a "
            "member (†), with its range, ideal and salience. Joining or leaving a group is "
            "no movement. Where two of its groups differ, it has no position."
        ),
    )


def _sentences(context: PackContext) -> tuple[str, ...]:
    return (
        _(
            "A gap is the distance between two parties in scale points: 0 is the "
            "same position, 100 opposite ends of the scale. It is a judgement "
            "expressed in numbers, not a measurement."
        ),
        _(
            "The stated gap on an issue is |a − b|, the distance between the two "
            "stated positions. Over several issues it is G = Σ ω·g ÷ Σ ω."
        ),
        _(
            "ω is the issue’s weight times the mean salience of the two parties; "
            "where no salience is recorded, 50 out of 100 is used."
        ),
        _(
            "The gap between ranges is the distance between the nearest ends of what "
            "each party is assessed to accept: 0 where the ranges overlap. For a "
            "party without an assessed range, the stated value counts as the range."
        ),
        _(
            "A position holds until the party takes a new one; “no statement” "
            "neither changes nor renews it. A party that is not placed has no gap, "
            "and every figure states the share of the weight that is known."
        ),
        _(
            "Change compares today’s gap with the gap at the end of the day before "
            "the last round: ▼\u00a0closing, ▲\u00a0widening, ▬\u00a0unchanged. It is like for "
            "like: only issues known on both days count, with today’s weights for "
            "both. An issue that becomes known or is corrected changes what a figure "
            "rests on; the trend shows this as a break with a note, never as "
            "movement."
        ),
        _(
            "Sources are graded by the Admiralty code: reliability A (completely reliable) to F"
            " (cannot be judged), credibility 1 (confirmed) to 6 (cannot be judged)."
        ),
        _moved(context),
        _("No date of agreement is forecast."),
    )


def _moved(context: PackContext) -> str:
    said = _(
        "A party has moved once its stated position has shifted by {least} scale points or more;"
        " small steps add up. Moves are given in the issue’s unit, with their direction."
    )
    return said.format(least=saying.number(context.dossier.talks.stall_threshold))


def _weights(context: PackContext, pair: Pair) -> Table:
    """What each figure is calculated from: a heading per point with its sum, a row per issue, and
    the total at the end. Of many points without an issue, what follows says that nothing is
    known."""
    first, second = (context.dossier.get(Party, party).code for party in pair)
    columns = (
        TableColumn(_("Issue"), 0.3),
        TableColumn(_("Weight"), 0.09, "right"),
        TableColumn(f"s{NO_BREAK}{first}", 0.09, "right"),
        TableColumn(f"s{NO_BREAK}{second}", 0.09, "right"),
        TableColumn("ω", 0.12, "right"),
        TableColumn(_("Share"), 0.09, "right"),
        TableColumn(_("Stated"), 0.11, "right"),
        TableColumn(_("Ranges"), 0.11, "right"),
    )
    numbered = [*enumerate(context.dossier.points, 1)]
    told, _numbers = parted(numbered, lambda point: bool(context.dossier.issues(point.id)))
    rows = [row for _n, point in told for row in _point_rows(context, pair, point)]
    whole = weight_figures(context.dossier, pair, None, context.on)
    return Table(columns, (*rows, _sum_row(_("All points"), whole)))


def _sum_row(name: str, whole: WeightFigures) -> TableRow:
    said = dotted(whole.total, whole.known)
    return TableRow(((Run(name, strong=True), Run("  " + said, mute=True)),), heading=True)


def _point_rows(context: PackContext, pair: Pair, point: Point) -> Iterator[TableRow]:
    """One row per issue, below the point and its sum."""
    whole = weight_figures(context.dossier, pair, point.id, context.on)
    yield _sum_row(own_way(point.in_short), whole)
    level = level_of_point(context, point.id)
    for each in whole.rows:
        yield TableRow(tuple((Run(cell, level=level),) for cell in each))

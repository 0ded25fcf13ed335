"""The register of sources as a table, and what rests on each of them."""

from collections import Counter

from core.editing.commands import change
from core.language import gettext as _
from core.language import ngettext, noop
from core.model.dossier import Dossier, KindTable
from core.model.grades import grade, grade_in_words
from core.model.kinds import KINDS
from core.model.records import Excerpt, Position, Source
from core.text.saying import UNKNOWN, short_date_and_year
from ui.forms.records import Column


def _cited(table: KindTable) -> Counter[str]:
    return Counter(record.source for record in table.records() if record.source)  # type: ignore[attr-defined]


def cited(dossier: Dossier, source: Source) -> int:
    """How many positions rest on a source."""
    return dossier.tables[Position].derive(_cited)[source.id]


def quoted(dossier: Dossier, source: Source) -> int:
    """How many of its sentences are evidence for a position."""
    return dossier.tables[Excerpt].derive(_cited)[source.id]


def annotated(dossier: Dossier, source: Source) -> int:
    """How many open notes there are on it."""
    table = KINDS[Source].table
    return sum(
        1
        for note in dossier.notes(source.id)
        if note.target_kind == table and note.parent is None and not note.resolved
    )


def use(dossier: Dossier, source: Source) -> str:
    """What rests on a source, in words: "12 positions, 3 excerpts, 2 notes"."""
    positions, excerpts = cited(dossier, source), quoted(dossier, source)
    notes = annotated(dossier, source)
    parts = (
        ngettext("{count} position", "{count} positions", positions).format(count=positions),
        ngettext("{count} excerpt", "{count} excerpts", excerpts).format(count=excerpts),
        ngettext("{count} note", "{count} notes", notes).format(count=notes),
    )
    counted = zip(parts, (positions, excerpts, notes), strict=True)
    return ", ".join(part for part, count in counted if count)


def _is_told(source: Source) -> bool:
    return bool(source.grade) or source.illustrative


COLUMNS = (
    Column(
        noop("No."),
        lambda _dossier, source: str(source.number),
        sort=lambda _dossier, source: source.number,
        right=True,
    ),
    Column(
        noop("Title"),
        lambda _dossier, source: source.title,
        edit=lambda source, text: change(Source, source.id, title=text.strip()),
    ),
    Column(
        noop("Publisher"),
        lambda _dossier, source: source.publisher,
        edit=lambda source, text: change(Source, source.id, publisher=text.strip()),
    ),
    Column(
        noop("Date"),
        lambda _dossier, source: short_date_and_year(source.date) if source.date else _("undated"),
        sort=lambda _dossier, source: source.date.toordinal() if source.date else 0,
    ),
    Column(noop("Lang."), lambda _dossier, source: source.language),
    Column(
        noop("Grade"),
        lambda _dossier, source: grade(source) if _is_told(source) else UNKNOWN,
        tip=lambda _dossier, source: grade_in_words(source),
    ),
    Column(
        noop("Text"),
        lambda _dossier, source: _("yes") if source.digest else UNKNOWN,
    ),
    Column(noop("Cited for"), use, sort=cited),
)

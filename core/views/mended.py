"""What came of mending a file, in sentences."""

from collections.abc import Iterator, Sequence

from core.editing.mending import Mended
from core.language import gettext as _
from core.language import ngettext
from core.model import naming
from core.model.kinds import KINDS
from core.model.naming import field_name, noun
from core.model.records import Record
from core.text.saying import list_of
from core.views.names import called

MOST_NAMED = 20
"""How many records of one sort are named before the rest is counted."""


def report(mended: Mended, name: str, new: str) -> tuple[str, ...]:
    """The account of a file `name` that was mended as `new`: what was kept, what was made anew,
    what was left out."""
    return (
        _("{name} was mended as {new}. {name} itself was left unchanged.").format(
            name=name, new=new
        ),
        *_kept(mended),
        *_left_out(mended),
        *_doubtful(mended, name),
        *_rebuilt(mended),
    )


def _kept(mended: Mended) -> Iterator[str]:
    parts = [
        _("{count} {records}").format(count=mended.kept[kind], records=_plural(mended, kind))
        for kind in KINDS
        if mended.kept[kind]
    ]
    yield _("Kept: {parts}.").format(parts=list_of(parts))


def _plural(mended: Mended, kind: type[Record]) -> str:
    return noun(kind) if mended.kept[kind] == 1 else naming.called(kind)


def _rebuilt(mended: Mended) -> Iterator[str]:
    yield _("Made anew: the tables and the search index.")
    if mended.from_journal:
        sentence = ngettext(
            "{count} record was taken from the journal: {names}.",
            "{count} records were taken from the journal: {names}.",
            len(mended.from_journal),
        )
        yield _listed(mended, sentence, mended.from_journal)
    if mended.closing:
        sentence = ngettext(
            "The journal did not account for {count} record; a last entry now does: {names}.",
            "The journal did not account for {count} records; a last entry now does: {names}.",
            len(mended.closing),
        )
        yield _listed(mended, sentence, mended.closing)
    for kind, name in mended.strange:
        sentence = _("The {kind} {name} was added by another program and was left out.")
        yield sentence.format(kind=kind, name=name)


def _listed(mended: Mended, sentence: str, records: Sequence[Record]) -> str:
    names = [_named(mended, record) for record in records[:MOST_NAMED]]
    if len(records) > MOST_NAMED:
        names.append(_("{count} more").format(count=len(records) - MOST_NAMED))
    return sentence.format(count=len(records), names=list_of(names))


def _named(mended: Mended, record: Record) -> str:
    kind, name = noun(type(record)), called(mended.dossier, record)
    return kind if name == kind else _("{kind} “{name}”").format(kind=kind, name=name)


def _left_out(mended: Mended) -> Iterator[str]:
    for record in mended.left_out:
        yield _("Left out: {record}, which cannot stand without what is missing.").format(
            record=_named(mended, record)
        )
    for record, fields in mended.altered:
        yield _altered(mended, record, fields)
    for source in mended.detached:
        sentence = _("Left out: the stored text of {source}, which is damaged.")
        yield sentence.format(source=called(mended.dossier, source))
    for kind, names in mended.lost.items():
        known = [name for name in names if name]
        yield from (
            _("Left out: {kind} {id}, which cannot be read.").format(kind=noun(kind), id=name)
            for name in known[:MOST_NAMED]
        )
        if more := len(names) - len(known[:MOST_NAMED]):
            sentence = _("Left out because they cannot be read: {count} {records}.")
            yield sentence.format(count=more, records=naming.called(kind))


def _altered(mended: Mended, record: Record, fields: Sequence[str]) -> str:
    if {*fields} <= {"start", "end"}:
        sentence = _("{record} has lost its place in the text; the words it quotes were kept.")
        return sentence.format(record=_named(mended, record))
    sentence = _("{record}: {fields} could not be kept and must be checked.")
    told = list_of([field_name(field) for field in fields])
    return sentence.format(record=_named(mended, record), fields=told)


def _doubtful(mended: Mended, name: str) -> Iterator[str]:
    if mended.bad_lines:
        yield ngettext(
            "{count} entry of the journal cannot be read and was left out.",
            "{count} entries of the journal cannot be read and were left out.",
            mended.bad_lines,
        ).format(count=mended.bad_lines)
    if mended.has_gaps:
        yield _("Some entries of the journal are missing; the history has gaps.")
    if mended.made_up:
        yield ngettext(
            "{count} change has lost its name; its author and time were kept.",
            "{count} changes have lost their names; their authors and times were kept.",
            mended.made_up,
        ).format(count=mended.made_up)
    if mended.redated:
        yield ngettext(
            "{count} change was dated later than now and now follows the one before it.",
            "{count} changes were dated later than now and now follow those before them.",
            mended.redated,
        ).format(count=mended.redated)
    if not mended.log_is_whole:
        sentence = _("The last steps of {name} are damaged or gone and may be missing.")
        yield sentence.format(name=name)
    if not mended.is_complete:
        yield _(
            "Parts of {name} cannot be read at all. Compare the new file with a backup."
        ).format(name=name)

"""What a purge takes away, and the receipt for it, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from core.editing.retention import Purge, Purged
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import called as plural
from core.model.naming import noun, round_name
from core.model.records import Note, Record
from core.text.days import local, local_day
from core.text.saying import list_of, long_date
from core.views.names import called, passage_name


def what_goes(dossier: Dossier, purge: Purge) -> tuple[str, ...]:
    """What will be gone, a line each."""
    return (
        *(_line(dossier, each) for each in purge.held),
        *(
            _("{record} (removed earlier; the history still has it)").format(
                record=_line(dossier, each)
            )
            for each in purge.removed
        ),
    )


def _line(dossier: Dossier, record: Record) -> str:
    line = _("{noun}: {name}").format(noun=noun(type(record)), name=called(dossier, record))
    if not isinstance(record, Note):
        return line
    return _("{note}, on {what}").format(note=line, what=passage_name(dossier, record))


def counted(records: Sequence[Record]) -> str:
    """How many of each kind: "3 notes and 1 position"."""
    found = Counter(map(type, records))
    return list_of(
        [
            _("{count} {records}").format(
                count=found[kind], records=noun(kind) if found[kind] == 1 else plural(kind)
            )
            for kind in KINDS
            if found[kind]
        ]
    )


def receipt(dossier: Dossier, done: Purged, backups: Sequence[Path]) -> str:
    """That something was purged, when, and what is beyond reach; never what it said."""
    at = local(done.at)
    moment = _("{day}, {time}").format(day=long_date(local_day(at)), time=at.strftime("%H:%M"))
    facts = (
        (_("Talks"), dossier.talks.title),
        (_("Of"), round_name(done.purge.meeting)),
        (_("Purged"), counted(done.purge.records)),
        (_("When"), moment),
        (_("By"), done.author),
        (_("Change"), str(done.change)),
        (_("Journal head"), done.head),
    )
    lines = [_("{name}: {value}").format(name=name, value=value) for name, value in facts if value]
    return "\n".join([*lines, "", *out_of_reach(backups)])


def out_of_reach(backups: Iterable[Path]) -> Iterator[str]:
    """What a purge leaves, and where, as far as that is known."""
    yield _(
        "Only this file is purged. Copies of it, packs and exports made earlier, and paper keep "
        "what they have; so may the disk, which can keep what was overwritten."
    )
    names = [str(each) for each in backups]
    if names:
        sentence = ngettext(
            "{count} backup still has it: {names}.",
            "{count} backups still have it: {names}.",
            len(names),
        )
        yield sentence.format(count=len(names), names=list_of(names))

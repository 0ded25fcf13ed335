"""References between records: which ones would be left pointing at nothing."""

import itertools
from collections.abc import Iterable, Iterator
from operator import attrgetter

from core.model.dossier import Dossier
from core.model.kinds import KINDS, Kind
from core.model.records import Record

Gone = dict[type[Record], dict[str, Record]]
"""Records being removed, by kind and id."""


def by_kind(records: Iterable[Record]) -> Gone:
    """The records by kind and id."""
    sorted_out: Gone = {}
    for record in records:
        sorted_out.setdefault(type(record), {})[record.id] = record
    return sorted_out


def naming(dossier: Dossier, gone: Gone) -> Iterator[tuple[Record, str]]:
    """Each record in the dossier that refers to one of these, and the field in which it does."""
    for kind in KINDS.values() if gone else ():
        for field, named in kind.references.items():
            if named in gone:
                ids, value = gone[named], attrgetter(field)
                for record in _candidates(dossier, kind, field, ids):
                    if value(record) in ids:
                        yield record, field


def _candidates(
    dossier: Dossier, kind: Kind, field: str, gone: dict[str, Record]
) -> Iterable[Record]:
    """The records worth checking; for kinds that grow without bound, only the groups that can refer
    to one of these. A record that refers to another of its own kind is in the same group."""
    table = dossier.tables[kind.record]
    own = kind.references[field] is kind.record
    if kind.group and own:
        keys = {tuple(getattr(record, name) for name in kind.group) for record in gone.values()}
        groups = [table.groups[key] for key in keys if key in table.groups]
    elif field in kind.group:
        place = kind.group.index(field)
        groups = [group for key, group in table.groups.items() if key[place] in gone]
    else:
        return table.records()
    return itertools.chain.from_iterable(groups)

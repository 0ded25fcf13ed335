"""Packs as issued: the register of what went out, in which copies, and to whom."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, cast

import msgspec

from core.editing.commands.basic import Command, change, existing
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.groups import EMPTY_GROUP, Group
from core.model.ids import new_id
from core.model.records import Copy, Pack


class CopyMade(msgspec.Struct, frozen=True):
    """A copy that was written: reader, file and the SHA-256 of its pages."""

    reader: str
    file_name: str
    digest: str


def issue(copies: Sequence[CopyMade], **pack: Any) -> Command:
    """Record a pack and its copies; the digest of the pack is that of its first copy. Other people
    hold the copies, so this cannot be undone."""
    identifier = new_id()

    def edits(_dossier: Dossier) -> Iterator[Edit]:
        readers = "\n".join(copy.reader for copy in copies)
        first = {"file_name": copies[0].file_name, "digest": copies[0].digest}
        yield Edit(None, Pack(identifier, **{**first, "readers": readers, **pack}))
        for number, copy in enumerate(copies, 1):
            yield Edit(
                None,
                Copy(new_id(), identifier, number, copy.reader, copy.file_name, copy.digest),
            )

    return Command(_("issue pack"), edits, lasting=True)


def give_back(identifier: str, day: dt.date | None) -> Command:
    """Record that a copy was returned or destroyed on a day; None takes that back."""
    label = _("mark copy as returned") if day else _("mark copy as not returned")
    return change(Copy, identifier, label=label, returned=day)


def copies_of(dossier: Dossier, pack: str) -> tuple[Copy, ...]:
    """The copies of a pack, by number."""
    existing(dossier, Pack, pack)
    copies = cast("Group[Copy]", dossier.tables[Copy].groups.get((pack,), EMPTY_GROUP))
    return copies.records

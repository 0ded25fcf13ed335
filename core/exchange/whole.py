"""Everything in a dossier as JSON, and back: each record an object by field name, kind by kind, and
the long texts by digest. `resources/dossier.schema.json` describes it.

The types of these objects are made from `core.model.kinds`: a new kind or field needs no line here.
"""

import inspect
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

import msgspec

from core.errors import Problem
from core.language import gettext as _
from core.model.change import NO_TEXTS, Body, Edit
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import noun
from core.model.records import Negotiation, Record, Source
from core.model.stored import stored_for
from core.text import json

SCHEMA = "dossier.schema.json"
"""The file that describes the JSON, by its name beside it and in the resources."""

Beside = Callable[[tuple[Record, ...]], Mapping[str, Body]]
"""Returns the texts and files that lie beside the JSON of some records."""

Watch = Callable[[int, int], None]
"""Told how many steps are done, and of how many; it may stop the work by raising a Problem."""


class WholeDossier(msgspec.Struct, frozen=True):
    """What a dossier consists of: its records, and the long texts and kept files that these name,
    by digest."""

    records: tuple[Record, ...]
    texts: Mapping[str, Body] = NO_TEXTS

    def text(self, source: Source) -> str:
        """The stored text of a source; "" if it has none."""
        found = self.texts.get(source.digest, "")
        return found if isinstance(found, str) else ""

    @property
    def files(self) -> dict[str, bytes]:
        """The files that are kept."""
        return {digest: each for digest, each in self.texts.items() if isinstance(each, bytes)}


def mirrored(kind: Any) -> Any:
    """A type of values as JSON has them: for a record, an object by field name."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _mirror(kind)
    if get_origin(kind) is tuple:
        return tuple[mirrored(get_args(kind)[0]), ...]  # type: ignore[misc]
    return kind


@cache
def _mirror(kind: type[msgspec.Struct]) -> type[msgspec.Struct]:
    fields = [
        (field.name, mirrored(field.type), *(() if field.required else (field.default,)))
        for field in msgspec.structs.fields(kind)
    ]
    told = {"__doc__": inspect.getdoc(kind)}
    return msgspec.defstruct(
        kind.__name__, fields, namespace=told, frozen=True, forbid_unknown_fields=True
    )


def as_object(struct: msgspec.Struct) -> Any:
    """A record, or a part of one, as JSON has it."""
    return msgspec.convert(struct, _mirror(type(struct)), from_attributes=True)


@cache
def _whole() -> Any:
    """The type of the whole JSON."""
    tables: list[Any] = [
        (kind.table, list[_mirror(kind.record)], msgspec.field(default_factory=list))  # type: ignore[misc]
        for kind in KINDS.values()
    ]
    records = msgspec.defstruct("Records", tables, forbid_unknown_fields=True)
    return msgspec.defstruct(
        "Dossier",
        [
            ("format", Literal["parley"]),
            ("version", Literal[1]),
            ("records", records),
            ("texts", dict[str, str], msgspec.field(default_factory=dict)),
            ("originals", dict[str, bytes], msgspec.field(default_factory=dict)),
            ("schema", str, msgspec.field(default=SCHEMA, name="$schema")),
        ],
        namespace={"__doc__": _SAYS},
        forbid_unknown_fields=True,
    )


_SAYS = """Everything in a dossier of Parley but its history. A field that names another record
holds that record's `id`. `texts` has the stored texts of sources by SHA-256, and `originals` the
files that are kept of them (in base64), unless they lie beside this file in folders of these
names."""


def schema() -> bytes:
    """The JSON Schema of what is written and read."""
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return msgspec.json.format(msgspec.json.encode(told | msgspec.json.schema(_whole()))) + b"\n"


def contents(dossier: Dossier, stored: Mapping[str, Body]) -> WholeDossier:
    """What a dossier consists of, given the texts and files that its file holds; Problem if one is
    not there."""
    records = tuple(record for kind in KINDS for record in dossier.all(kind))
    return WholeDossier(records, stored_for(records, stored))


def as_json(held: WholeDossier) -> bytes:
    """The JSON of what a dossier consists of, indented; the same for the same contents."""
    tables: dict[str, list[Any]] = {kind.table: [] for kind in KINDS.values()}
    for record in held.records:
        tables[KINDS[type(record)].table].append(as_object(record))
    told = {"$schema": SCHEMA, "format": "parley", "version": 1, "records": tables}
    both = sorted(held.texts.items())
    texts = {digest: each for digest, each in both if isinstance(each, str)}
    files = {digest: each for digest, each in both if isinstance(each, bytes)}
    apart = {name: each for name, each in (("texts", texts), ("originals", files)) if each}
    return msgspec.json.format(msgspec.json.encode(told | apart)) + b"\n"


def of_json(data: bytes, beside: Beside | None = None) -> WholeDossier:
    """What some JSON says; where texts and files lie `beside` it, that has them.

    Problem if it is not the JSON of a dossier, has an id twice, or lacks a text. Whether the
    records go together is for the rules to say."""
    try:
        told = json.decoded(data.removeprefix(BOM_UTF8), _whole())
    except (msgspec.MsgspecError, UnicodeDecodeError) as failure:
        sentence = _("This is not a dossier that Parley can import: {reason}.")
        raise Problem(sentence.format(reason=failure)) from failure
    records = tuple(_records(told.records))
    _refuse_wrong_ids(records)
    held = told.texts | told.originals | (beside(records) if beside else {})
    found = stored_for(records, held)
    for digest in held.keys() - found.keys():
        sentence = _("The text {digest} belongs to no source.")
        raise Problem(sentence.format(digest=digest[:64]))
    return WholeDossier(records, found)


def _records(tables: msgspec.Struct) -> Iterator[Record]:
    for kind in KINDS.values():
        rows = getattr(tables, kind.table)
        yield from msgspec.convert(rows, list[kind.record], from_attributes=True)  # type: ignore[name-defined]


def _refuse_wrong_ids(records: tuple[Record, ...]) -> None:
    talks = [record.id for record in records if isinstance(record, Negotiation)]
    if talks != [Negotiation.ID]:
        sentence = _("The file must have exactly one record of the talks, with the id “{id}”.")
        raise Problem(sentence.format(id=Negotiation.ID))
    ((kind, identifier), most), *_others = Counter(
        (type(record), record.id) for record in records
    ).most_common(1)
    if most > 1:
        sentence = _("The id “{id}” is given to more than one {noun}.")
        raise Problem(sentence.format(id=identifier, noun=noun(kind)))


def explained(held: WholeDossier) -> Problem | None:
    """Which record stands in the way of a dossier of these, and why; None if none does."""
    from core.editing.rules import broken_by

    dossier = Dossier.of(held.records)
    for record in held.records:
        for broken in broken_by(Edit(None, record), dossier):
            told = {"noun": noun(type(record)), "id": record.id, "sentence": broken}
            return Problem(_("{noun} “{id}”: {sentence}").format(**told))
    return None

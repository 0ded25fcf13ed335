"""Records and values as rows of the journal tell them, in JSON."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from core.model.records import Record


def record_told(kind: type[Record], told: dict[str, Any] | None) -> Record | None:
    """The record for a row of the journal about it as a whole; TypeError if it lacks a field."""
    if told is None:
        return None
    try:
        whole = _empty(kind) | told
        values = [whole[name] for name in kind.__struct_fields__]
        return msgspec.convert(values, kind, strict=False)
    except (KeyError, msgspec.ValidationError):  # told before a field existed, or a choice no more
        names = [name for name in _fields(kind) if name in told]
        return kind(**{name: value_told(kind, name, told[name]) for name in names})


def value_told(kind: type[Record], field: str, told: Any) -> Any:
    """The value in its field's type; a value that no current field accepts stays as recorded."""
    try:
        return msgspec.convert(told, _fields(kind)[field].type, strict=False)
    except (KeyError, msgspec.ValidationError):
        return told


def default_of(kind: type[Record], field: str) -> Any:
    """The value of a field that did not exist yet when its record was made."""
    default = _fields(kind)[field].default if field in _fields(kind) else None
    return None if default is msgspec.NODEFAULT else default


@cache
def _fields(kind: type[Record]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.name: field for field in msgspec.structs.fields(kind)}


@cache
def _empty(kind: type[Record]) -> dict[str, Any]:
    """The fields of a record that are empty by default, and what they are then. Such a default must
    stay: it is what journals mean."""
    found = ((name, field.default) for name, field in _fields(kind).items())
    return {name: msgspec.to_builtins(each) for name, each in found if not each}


_NO_VALUE = object()


def encoded(value: Any) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()


def encoded_all(values: Sequence[Any]) -> list[str]:
    """Values as JSON, each by itself."""
    return _LINES.encode_lines(values).decode().split("\n")[:-1]


def encoded_records(records: Sequence[Record]) -> list[str]:
    """Records of one kind, each as a JSON object by field name, so that fields added later cause no
    confusion; what is empty, as it is by default, is left out."""
    kind = type(records[0])
    if (form := _without_the_empty(kind)) is not None:
        forms = msgspec.convert(records, list[form], from_attributes=True)  # type: ignore[valid-type]
        return encoded_all(forms)
    empty, fields = _empty(kind), kind.__struct_fields__
    told = (zip(fields, values, strict=True) for values in msgspec.to_builtins(records))
    return [
        encoded({name: value for name, value in each if value != empty.get(name, _NO_VALUE)})
        for each in told
    ]


_LINES = msgspec.json.Encoder()


@cache
def _without_the_empty(kind: type[Record]) -> type[msgspec.Struct] | None:
    """A form of record that leaves out what is empty by itself, which is much quicker; None for a
    kind with a default of which there can be another like it: that is no such thing to it."""
    empty = _empty(kind)
    if any(isinstance(value, float) for value in empty.values()):
        return None
    fields = [
        (name, Any, field.default) if name in empty else (name, Any)
        for name, field in _fields(kind).items()
    ]
    return msgspec.defstruct(kind.__name__, fields, omit_defaults=True, kw_only=True)

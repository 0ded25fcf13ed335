"""JSON that somebody else may have written."""

from typing import Any

import msgspec


def decoded(data: bytes | str, kind: Any = Any) -> Any:
    """What some JSON says, as a value of that type; msgspec.MsgspecError if it is none, or is
    nested deeper than anything that is written here."""
    try:
        return msgspec.json.decode(data, type=kind)
    except RecursionError as failure:
        raise msgspec.DecodeError("JSON is nested too deeply") from failure
    except TypeError as failure:  # what SQLite has for nothing, or a number
        raise msgspec.DecodeError("JSON is a text") from failure

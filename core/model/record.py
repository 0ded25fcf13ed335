"""What every record is, whatever its kind."""

import msgspec


class Record(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What every record has: an identity that outlives all its changes."""

    id: str

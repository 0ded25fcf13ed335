"""What the events of a calendar that Parley writes are known by."""

import re

_ROUND, _ITEM = "round", "agenda"
_OURS = re.compile(rf"({_ROUND}|{_ITEM})-(.+)@parley")


def round_event(identifier: str) -> str:
    """The name of the event of a round."""
    return f"{_ROUND}-{identifier}@parley"


def item_event(identifier: str) -> str:
    """The name of the event of an agenda item."""
    return f"{_ITEM}-{identifier}@parley"


def is_ours(name: str) -> bool:
    """Whether an event was written by Parley."""
    return _OURS.fullmatch(name) is not None


def is_item(name: str) -> bool:
    """Whether an event is an agenda item of ours."""
    found = _OURS.fullmatch(name)
    return found is not None and found[1] == _ITEM


def record_of(name: str) -> str:
    """The id of the round or agenda item that an event of ours stands for; of another's, none."""
    found = _OURS.fullmatch(name)
    return found[2] if found else ""

"""Records with which the desk sorts and finds the others."""

from core.model.record import Record


class RecordTag(Record, frozen=True, array_like=True, gc=False):
    """An entry of the codebook: a word that records are tagged with, and what it stands for."""

    rank: int
    name: str
    meaning: str = ""


class Tagging(Record, frozen=True, array_like=True, gc=False):
    """A tag on one record."""

    tag: str
    target_kind: str
    target: str


class SavedSearch(Record, frozen=True, array_like=True, gc=False):
    """A search under a name; `query` is what was typed (see `core.text.query`)."""

    rank: int
    name: str
    query: str


SORTING: frozenset[type[Record]] = frozenset({RecordTag, Tagging, SavedSearch})
"""Kinds that may name what is left out."""

"""What searches kept under a name find in a dossier by itself, such as one that a pack is made of:
the index of the file is not asked, so that words are found in the records' own texts alone, and not
in the stored texts of sources."""

from collections.abc import Iterable

from core.language import SOURCE_LANGUAGE, speaking
from core.lenses.kept import Key
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Record, SavedSearch
from core.storage.indexing import folded
from core.text.query import Query, parse
from core.views.search.filters import RecordFilter, record_filter


def found_by(dossier: Dossier, searches: Iterable[SavedSearch]) -> set[Key]:
    """Whatever one of these searches finds."""
    return {key for search in searches for key in dossier.recall(_found, search)}


def problems_of(dossier: Dossier, search: SavedSearch) -> tuple[str, ...]:
    """What a search names that nothing in the dossier is called, in sentences."""
    return _filter(dossier, parse(search.query)).problems


def _found(dossier: Dossier, search: SavedSearch) -> tuple[Key, ...]:
    query = parse(search.query)
    through = _filter(dossier, query)
    if query.empty or through.problems:
        return ()
    return tuple(
        (kind, record.id)
        for kind in through.kinds
        for record in dossier.tables[kind].records()
        if _holds(record, query.words) and through.passes(record)
    )


def _filter(dossier: Dossier, query: Query) -> RecordFilter:
    """The filters of a query, as they were typed on the screen, whatever language a pack is in."""
    with speaking(SOURCE_LANGUAGE):
        return record_filter(dossier, query)


def _holds(record: Record, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    texts = folded(getattr(record, name) for name in KINDS[type(record)].texts)
    return all(word in texts for word in words)

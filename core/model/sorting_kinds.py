"""How the kinds with which the desk sorts and finds are declared."""

from core.language import noop
from core.model.kind import Kind
from core.model.tags import RecordTag, SavedSearch, Tagging

SORTING_KINDS: tuple[Kind, ...] = (
    Kind(
        RecordTag,
        "tag",
        (noop("tag"), noop("tags")),
        seen="overview",
        names={"meaning": noop("meaning")},
        texts=("name", "meaning"),
        needs={"name": noop("Give the tag a name.")},
    ),
    Kind(
        Tagging,
        "tagging",
        (noop("tagging"), noop("taggings")),
        names={"tag": noop("tag")},
        parts={"tag": RecordTag},
        group=("target",),
        order=("id",),
    ),
    Kind(
        SavedSearch,
        "saved_search",
        (noop("saved search"), noop("saved searches")),
        seen="search:",
        names={"query": noop("query")},
        texts=("name",),
        needs={
            "name": noop("Give the search a name."),
            "query": noop("Enter what to search for."),
        },
    ),
)

"""What is refused when it is typed or changed, while files that have it already keep it: it can be
opened, checked, mended and undone as it stands."""

from collections.abc import Mapping

from core.errors import RuleBroken
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import noun
from core.model.records import Definition, Issue, Point, Record
from core.text.likeness import same_key
from core.text.times import typed_time


def accept(before: Record | None, after: Record, dossier: Dossier) -> None:
    """Raise RuleBroken if what is new in a record cannot be meant as it was typed."""
    time = getattr(after, "time", "")
    if time and time != getattr(before, "time", ""):
        typed_time(time)
    field, owner = _NAMED.get(type(after), ("", ""))
    if field:
        _takes_a_free_name(before, after, field, owner, dossier)


_NAMED: Mapping[type[Record], tuple[str, str]] = {
    Definition: ("word", ""),
    Point: ("name", ""),
    Issue: ("name", "point"),
}
"""The fields by which a person tells records apart, and the field within whose record they do."""


def _takes_a_free_name(
    before: Record | None, after: Record, field: str, owner: str, dossier: Dossier
) -> None:
    """A new name is another than those that are there, however it is capitalized and spaced."""
    kind, name = type(after), same_key(getattr(after, field))
    if before is not None and same_key(getattr(before, field)) == name:
        return
    within = {owner: getattr(after, owner)} if owner else {}
    for each in dossier.having(kind, **within) if owner else dossier.all(kind):
        if each.id != after.id and same_key(getattr(each, field)) == name:
            sentence = _("There is already a {noun} called {name}.")
            raise RuleBroken(sentence.format(noun=noun(kind), name=getattr(each, field)), field)

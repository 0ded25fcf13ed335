"""What is refused when it is typed or changed, while files that have it already keep it: it can be
opened, checked, mended and undone as it stands."""

from core.errors import RuleBroken
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import noun
from core.model.records import Definition, Record
from core.text.likeness import same_key
from core.text.times import typed_time


def accept(before: Record | None, after: Record, dossier: Dossier) -> None:
    """Raise RuleBroken if what is new in a record cannot be meant as it was typed."""
    time = getattr(after, "time", "")
    if time and time != getattr(before, "time", ""):
        typed_time(time)
    if isinstance(after, Definition):
        _explains_another_word(before, after, dossier)


def _explains_another_word(before: Record | None, after: Definition, dossier: Dossier) -> None:
    """A glossary says once what a word means, however it is capitalized."""
    key = same_key(after.word)
    if isinstance(before, Definition) and same_key(before.word) == key:
        return
    for each in dossier.all(Definition):
        if each.id != after.id and same_key(each.word) == key:
            sentence = _("There is already a {noun} called {name}.")
            raise RuleBroken(sentence.format(noun=noun(Definition), name=each.word), "word")

"""Sentences from sources as evidence for positions."""

from msgspec.structs import replace

from core.editing.commands.basic import Command, create
from core.language import gettext as _
from core.model.records import Excerpt
from core.text.selectors import Selector


def cite(position: str, source: str, phrase: Selector, locator: str = "") -> Command:
    """A phrase of a source's stored text as evidence for a position."""
    return create(
        Excerpt,
        label=_("cite evidence"),
        position=position,
        source=source,
        locator=locator,
        **phrase._asdict(),
    )


def with_evidence(
    record: Command, position: str, source: str, phrase: Selector, locator: str = ""
) -> Command:
    """A command that records a position and the phrase that it rests on, as one step."""
    done = record.then(cite(position, source, phrase, locator))
    return replace(done, label=record.label, naming=record.naming)


def page_of(text: str, start: int) -> int:
    """The page that a place in a stored text is on, counted from 1; form feeds end pages, and no
    page begins at the end of the text."""
    return text.count("\f", 0, min(start, len(text) - 1)) + 1


def locator(text: str, start: int) -> str:
    """Where a phrase is, as a footnote gives it: "p. 3"; empty in a text without pages."""
    return _("p. {page}").format(page=page_of(text, start)) if "\f" in text else ""

"""What a new position rests on."""

from dataclasses import dataclass

from core.model.records import Source
from core.text.selectors import Selector


@dataclass(frozen=True, slots=True)
class Evidence:
    """A phrase of a source that a new position rests on, and the page or place where it stands."""

    source: Source
    phrase: Selector
    locator: str = ""

"""What a new position rests on."""

import msgspec

from core.model.records import Source
from core.text.selectors import Selector


class Evidence(msgspec.Struct, frozen=True):
    """A phrase of a source that a new position rests on, and its page or place."""

    source: Source
    phrase: Selector
    locator: str = ""

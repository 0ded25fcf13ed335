"""A note as printed: letter, phrase that it is on, what it says, by whom, and the replies to it."""

from briefings.document import NoteBox, Run, Text
from core.text.conventions import own_way


def note_text(block: NoteBox) -> Text:
    """A note after its letter, with each reply on a line of its own."""
    quote = f"{own_way(block.quote)} — " if block.quote else ""
    said = (Run(block.letter, strong=True), Run(f"\u00a0 {quote}{own_way(block.text)}"))
    byline = (Run("  " + block.byline, mute=True),) if block.byline else ()
    return (*said, *byline, *(Run("\n→ " + own_way(each)) for each in block.answers))

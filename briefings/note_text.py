"""A note as printed: letter, phrase that it is on, what it says, by whom, and the replies to it."""

from msgspec.structs import replace

from briefings.anchors import back_to
from briefings.document import NoteBox, Run, Text
from core.language import gettext as _
from core.text.conventions import at_beginning, own_way, reply


def note_text(block: NoteBox) -> Text:
    """A note after its letter, with each reply on a line of its own."""
    letter = Run(at_beginning(block.letter), strong=True)
    if block.anchor:
        letter = replace(letter, to=back_to(block.anchor), named=_("back to the text"))
    quote = f"{own_way(block.quote)} — " if block.quote else ""
    said = Run(f"\u00a0 {quote}{own_way(block.text)}")
    byline = (Run("  " + block.byline, mute=True),) if block.byline else ()
    return (letter, said, *byline, *(Run("\n" + reply(each)) for each in block.answers))

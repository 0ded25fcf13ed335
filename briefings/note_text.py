"""A note as printed: letter, phrase that it is on, what it says, by whom, and the replies to it."""

from itertools import chain

from msgspec.structs import replace

from briefings.anchors import back_to
from briefings.document import NoteBox, Run, Text
from core.language import gettext as _
from core.text.conventions import ahead_of_reply, at_beginning, own_way
from core.text.saying import labelled


def note_text(block: NoteBox) -> Text:
    """A note after its letter, with each reply on a line of its own."""
    letter = Run(at_beginning(block.letter), strong=True)
    if block.anchor:
        letter = replace(letter, to=back_to(block.anchor), named=_("back to the text"))
    quote = f"{own_way(block.quote)} — " if block.quote else ""
    said = Run(f"\u00a0 {quote}{own_way(block.text)}")
    byline = (Run("  " + block.byline, mute=True),) if block.byline else ()
    return (letter, said, *byline, *chain.from_iterable(map(_reply, block.answers)))


def _reply(said: str) -> Text:
    """A reply on a line of its own."""
    return Run("\n"), Run(ahead_of_reply(said), heard=labelled(_("reply"))), Run(said)

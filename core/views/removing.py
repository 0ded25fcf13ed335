"""What a removal took along, in a sentence: it is done at once, and undo brings all of it back."""

from core.language import gettext as _
from core.model.change import Change
from core.model.naming import noun
from core.model.records import Mark, Record
from core.views.purging import counted


def removal(record: Record, done: Change) -> str:
    """What a change that removed a record removed: "Removed the party, and with it 30 positions and
    1 note. …"."""
    gone = (edit.before for edit in done.edits if edit.after is None)
    others = [each for each in gone if each and each != record and not isinstance(each, Mark)]
    told = noun(type(record))
    if not others:
        return _("Removed the {noun}. Press Ctrl+Z to undo.").format(noun=told)
    said = _("Removed the {noun}, and with it {others}. Press Ctrl+Z to undo.")
    return said.format(noun=told, others=counted(others))

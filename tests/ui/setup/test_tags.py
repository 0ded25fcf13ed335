"""The list of tags."""

from core.editing.commands import create
from core.model.records import RecordTag
from ui.setup.tags import TagsDialog
from ui.shell.window import Window


def test_a_tag_can_be_merged_where_there_is_another(window: Window) -> None:
    session = window.session
    assert session is not None
    assert not session.dossier.count(RecordTag)
    dialog = TagsDialog(session)
    offered = [dialog.merge.isEnabled()]
    for rank, name in enumerate(("customs", "fleet")):
        session.do(create(RecordTag, rank=rank, name=name))
        offered.append(dialog.merge.isEnabled())
    session.undo()
    offered.append(dialog.merge.isEnabled())
    assert offered == [False, False, True, False]
    dialog.close()

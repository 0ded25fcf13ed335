"""The codebook: the tags that records can have, and what each stands for."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QPushButton

from core.editing.commands import change
from core.editing.commands.tags import merge_tags
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.records import Record, RecordTag, Tagging
from core.text.saying import number
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.choices import CalmBox
from ui.kit.fields import words_box
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.tips import allow
from ui.kit.typed import TextLine
from ui.session import Session


def _uses(dossier: Dossier, tag: Record) -> str:
    return number(len(dossier.having(Tagging, tag=tag.id)))


COLUMNS = (
    Column(
        noop("Tag"),
        lambda _dossier, tag: tag.name,
        edit=lambda tag, text: change(RecordTag, tag.id, name=text.strip()),
    ),
    Column(
        noop("Meaning"),
        lambda _dossier, tag: tag.meaning,
        edit=lambda tag, text: change(RecordTag, tag.id, meaning=text.strip()),
    ),
    Column(noop("Records"), _uses),
)


def ask(session: Session) -> bool:
    """Show the tags, to add, edit, merge and reorder them."""
    return bool(TagsDialog(session).exec())


class TagsDialog(ListDialog):
    """The tags; one can be merged with another where there is one."""

    def __init__(self, session: Session) -> None:
        editor = RecordEditor(
            session,
            RecordTag,
            COLUMNS,
            name=_("Tags"),
            empty=_("No tags yet. Records are tagged under Dossier › Marks and tags."),
            rows=lambda dossier: dossier.all(RecordTag),
            new=lambda: saved(TagForm(session)),
            edit=lambda identifier: saved(
                TagForm(session, session.dossier.get(RecordTag, identifier))
            ),
            ordered=True,
            wide=1,
            wraps=True,
        )
        self.merge = QPushButton(_("Merge…"), editor)
        self.merge.setAutoDefault(False)
        self.merge.clicked.connect(lambda _on=False: self._merge())
        editor.insert(editor.up, self.merge)
        super().__init__(session, _("Tags"), editor)

    def draw(self) -> None:
        """Show the tags as they are now."""
        super().draw()
        several = self.session.dossier.count(RecordTag) > 1
        allow([self.merge], self.session.refusal, possible=several)

    def _merge(self) -> None:
        tag = self.editor.view.current()
        if isinstance(tag, RecordTag):
            others = [each for each in self.session.dossier.all(RecordTag) if each.id != tag.id]
            MergeForm(self.session, tag, others).exec()


class TagForm(RecordForm):
    """A tag and what it stands for."""

    kind = RecordTag

    def __init__(self, session: Session, record: RecordTag | None = None) -> None:
        super().__init__(session, record)
        self.name = TextLine(record.name if record else "")
        self.meaning = words_box(record.meaning if record else "", 3)
        self.ask_for(_("Tag"), self.name)
        self.ask_for(_("Meaning"), self.meaning)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {"name": self.name.value(), "meaning": self.meaning.value()}


class MergeForm(Frame):
    """Chooses the tag into which another one goes."""

    def __init__(self, session: Session, tag: RecordTag, others: list[RecordTag]) -> None:
        super().__init__(session.window, _("Merge tags"), _("Merge"), width=440)
        self._session, self._tag, self._others = session, tag, others
        said = _("All that has the tag “{tag}” gets another one instead. “{tag}” is removed.")
        self.into: QComboBox = CalmBox()
        self.into.addItems([each.name for each in others])
        self.body.addWidget(ProseLabel(said.format(tag=tag.name), parent=self))
        self.ask_for(_("Into"), self.into)
        self.go.clicked.connect(self._merge)

    def _merge(self) -> None:
        into = self._others[self.into.currentIndex()]
        problem = self._session.attempt(merge_tags(self._tag.id, into.id))
        self.refuse(problem, self._session.theme)
        if not problem:
            self.accept()

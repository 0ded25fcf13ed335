"""Commitments and actions that rounds left behind."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QPushButton

from core.editing.commands import change
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Action, Round
from core.text.saying import long_date
from core.views.dates import typed_day
from core.views.round_words import due_words
from core.views.schedule import schedule
from ui.forms.choices import round_choice
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.date_field import DateField
from ui.kit.fields import side_by_side, time_of_day, words_box
from ui.kit.tips import allow
from ui.kit.typed import TextLine
from ui.session import Session


def columns(session: Session) -> tuple[Column, ...]:
    """Those of the list: what is overdue depends on the day from which it is seen."""
    return (
        Column(noop("From"), lambda dossier, each: round_name(dossier.get(Round, each.round))),
        Column(
            noop("Action"),
            lambda _dossier, each: each.text,
            edit=lambda each, text: change(Action, each.id, text=text.strip()),
        ),
        Column(
            noop("Owner"),
            lambda _dossier, each: each.owner,
            edit=lambda each, text: change(Action, each.id, owner=text.strip()),
        ),
        Column(
            noop("Due"),
            lambda _dossier, each: due_words(each, session.today),
            edit=lambda each, text: change(Action, each.id, due=typed_day(text)),
            start=lambda each: long_date(each.due) if each.due else "",
        ),
        Column(noop("Done"), lambda _dossier, each: _("yes") if each.done else ""),
    )


def ask(session: Session, action: str = "") -> bool:
    """Show the actions of all rounds, to be added to, altered, marked as done and put in order; the
    cursor begins on one of them."""
    if not session.dossier.count(Round):
        session.say(_("Add a round first: every action comes from a round."))
        return False
    return bool(ActionsDialog(session, action).exec())


class ActionsDialog(ListDialog):
    """What is open, over all rounds; what is done too, if that is asked for. The cursor begins on
    the action with the id `begun`."""

    def __init__(self, session: Session, begun: str = "") -> None:
        self.done_too = QCheckBox(_("Show what is done too"))
        editor = RecordEditor(
            session,
            Action,
            columns(session),
            name=_("Commitments and actions"),
            empty=_("No open actions. Add who promised what, and by when."),
            rows=self._rows,
            new=lambda: saved(ActionForm(session)),
            edit=lambda identifier: saved(
                ActionForm(session, session.dossier.get(Action, identifier))
            ),
            ordered=True,
            wide=1,
            wraps=True,
        )
        self.finish = QPushButton(_("Done"), editor)
        self.finish.setAutoDefault(False)
        self.finish.setToolTip(_("Mark the action as done, or as open again"))
        editor.insert(editor.drop, self.finish)
        super().__init__(session, _("Commitments and actions"), editor)
        self.body.addWidget(self.done_too)
        self.done_too.toggled.connect(self.draw)
        self.finish.clicked.connect(self._finish)
        editor.view.choose(begun)

    def _rows(self, dossier: Dossier) -> Iterable[Action]:
        return (
            dossier.all(Action) if self.done_too.isChecked() else dossier.where(Action, done=False)
        )

    def draw(self) -> None:
        """Show the actions as they are now."""
        super().draw()
        chosen = self.editor.view.current() is not None
        allow([self.finish], self.session.refusal, possible=chosen)

    def _finish(self) -> None:
        """Mark the action with the cursor; one that is done leaves the list of what is open."""
        action = self.editor.view.current()
        if isinstance(action, Action):
            self.session.do(change(Action, action.id, done=not action.done))


class ActionForm(RecordForm):
    """The round it comes from, what, who, until when, and whether it is done."""

    kind = Action

    def __init__(self, session: Session, record: Action | None = None) -> None:
        super().__init__(session, record)
        held = schedule(session.dossier, session.today).last
        self.round = round_choice(session, record.round if record else held.id if held else None)
        self.text = words_box(record.text if record else "", 2)
        self.owner = TextLine(record.owner if record else "")
        self.due = DateField(record.due if record else None, session.today, empty=_("no date"))
        self.time = time_of_day(record.time if record else "")
        self.done_ = QCheckBox(_("done"))
        self.done_.setChecked(record.done if record else False)
        self.ask_for(_("From"), side_by_side(self.round, self.time))
        self.round.setAccessibleName(_("From"))
        self.ask_for(_("Action"), self.text)
        self.ask_for(_("Owner"), self.owner)
        self.ask_for(_("Due"), self.due)
        self.ask_for(_("State"), self.done_)

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "round": self.round.currentData(),
            "text": self.text.value(),
            "owner": self.owner.value(),
            "due": self.due.value(),
            "time": self.time.value(),
            "done": self.done_.isChecked(),
        }

"""What a clause is linked to, and the clauses without which it does not hold."""

from typing import Any

from PySide6.QtWidgets import QWidget

from core.errors import Problem, RuleBroken
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.records import Clause, ClauseLink, Condition
from core.views.clause_links import (
    ENDS,
    conditions_of,
    end_of,
    link_words,
    linkable,
)
from core.views.names import called, clause_number
from ui.forms.at_once import AtOnce
from ui.forms.editor import RecordEditor
from ui.forms.record_form import RecordForm, saved
from ui.forms.records import Column
from ui.kit import fonts
from ui.kit.choices import CalmBox
from ui.kit.fonts import em
from ui.kit.labels import Text
from ui.kit.typed import TextLine
from ui.session import Session

LINKS = (
    Column(noop("Kind"), lambda dossier, link: link_words(dossier, link).sort),
    Column(noop("Linked to"), lambda dossier, link: link_words(dossier, link).name),
    Column(noop("Remark"), lambda _dossier, link: link.remark),
)
CONDITIONS = (
    Column(
        noop("Only if"),
        lambda dossier, each: _clause_name(dossier, dossier.get(Clause, each.needs)),
    ),
    Column(noop("Remark"), lambda _dossier, each: each.remark),
)


def ask(session: Session, clause: str) -> bool:
    """Show the links and conditions of a clause, to add, edit and remove them."""
    return bool(LinksDialog(session, clause).exec())


class LinksDialog(AtOnce):
    """Two lists, one below the other."""

    def __init__(self, session: Session, clause: str) -> None:
        name = called(session.dossier, session.dossier.get(Clause, clause))
        super().__init__(session, _("Links: {clause}").format(clause=name), width=720)
        self.links = RecordEditor(
            session,
            ClauseLink,
            LINKS,
            name=_("Links"),
            empty=_("No links yet. Name the issues, positions, proposals and precedents."),
            rows=lambda dossier: dossier.where(ClauseLink, clause=clause),
            new=lambda: saved(LinkForm(session, clause)),
            edit=lambda key: saved(LinkForm(session, clause, session.dossier.get(ClauseLink, key))),
            wide=1,
            wraps=True,
        )
        self.conditions = RecordEditor(
            session,
            Condition,
            CONDITIONS,
            name=_("Conditions"),
            empty=_("No conditions yet. Name the clauses without which this one does not hold."),
            rows=lambda dossier: conditions_of(dossier, clause),
            new=lambda: _new_condition(session, clause),
            edit=lambda key: saved(
                ConditionForm(session, clause, session.dossier.get(Condition, key))
            ),
            wraps=True,
        )
        for title, editor in ((_("Links"), self.links), (_("Conditions"), self.conditions)):
            self.body.addWidget(Text(title, fonts.sans(12, 600)))
            editor.view.setMinimumHeight(em(120))
            self.body.addWidget(editor, 1)
        self.leave.setAutoDefault(False)
        self.draw()

    def first_field(self) -> QWidget:
        """The table of links, or the button for its first row."""
        return self.links.add if self.links.view.isHidden() else self.links.view

    def draw(self) -> None:
        """Show both lists as they are now."""
        for editor in (self.links, self.conditions):
            editor.show_dossier(self.session.dossier)


class LinkForm(RecordForm):
    """What sort of thing, which one, and in which way the clause has to do with it."""

    kind, owned_by = ClauseLink, Clause

    def __init__(self, session: Session, clause: str, record: ClauseLink | None = None) -> None:
        super().__init__(session, record, belongs_to=clause, width=560)
        self.sort, self.end = CalmBox(), CalmBox()
        for field, (_kind, words) in ENDS.items():
            self.sort.addItem(_(words), field)
        if record is not None:
            self.sort.setCurrentIndex(self.sort.findData(end_of(record)))
        self.remark = TextLine(record.remark if record else "")
        self.ask_for(_("Kind"), self.sort)
        self.ask_for(_("Linked to"), self.end)
        self.ask_for(_("Remark"), self.remark)
        self.sort.currentIndexChanged.connect(self._offer)
        self._offer()
        self.begin = self.sort if record is None else None

    def _offer(self) -> None:
        field = self.sort.currentData()
        kept = getattr(self.record, field, None)
        self.end.clear()
        for key, name in linkable(self.session.dossier, field, kept):
            self.end.addItem(name, key)
        self.end.setCurrentIndex(max(self.end.findData(kept), 0))

    def validate(self) -> Problem | str:
        """There may be nothing of the sort."""
        if self.end.count():
            return ""
        return RuleBroken(_("There is nothing of this kind to link to yet."), "sort")

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        ends = dict.fromkeys(ENDS) | {self.sort.currentData(): self.end.currentData()}
        return {"clause": self.belongs_to, **ends, "remark": self.remark.value()}


class ConditionForm(RecordForm):
    """The clause that has to be agreed first."""

    kind, owned_by = Condition, Clause

    def __init__(self, session: Session, clause: str, record: Condition | None = None) -> None:
        super().__init__(session, record, belongs_to=clause, width=560)
        self.needs = CalmBox()
        self.needs.addItem(_("select a clause"), "")
        for each in session.dossier.all(Clause):
            if each.id != clause:
                self.needs.addItem(_clause_name(session.dossier, each), each.id)
        self.needs.setCurrentIndex(max(self.needs.findData(record.needs if record else ""), 0))
        self.remark = TextLine(record.remark if record else "")
        self.ask_for(_("Only if"), self.needs)
        self.ask_for(_("Remark"), self.remark)
        self.begin = self.needs if record is None else None

    def validate(self) -> Problem | str:
        """A condition is a clause."""
        return "" if self.needs.currentData() else RuleBroken(_("Select the clause."), "needs")

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        needs, remark = self.needs.currentData(), self.remark.value()
        return {"clause": self.belongs_to, "needs": needs, "remark": remark}


def _new_condition(session: Session, clause: str) -> bool:
    if session.dossier.count(Clause) < 2:
        session.say(_("Add another clause first: a condition is a clause."))
        return False
    return saved(ConditionForm(session, clause))


def _clause_name(dossier: Dossier, clause: Clause) -> str:
    return f"{clause_number(dossier, clause)}  {clause.title}"

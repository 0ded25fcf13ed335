"""The form of a membership: who belongs to which group, from when until when."""

from typing import Any

from core.errors import Problem, RuleBroken
from core.language import gettext as _
from core.language import noop
from core.model.records import Membership
from ui.forms.choices import party_choice, source_choice
from ui.forms.record_form import RecordForm, saved
from ui.kit.date_field import DateField
from ui.kit.labels import ProseLabel
from ui.kit.typed import TextLine
from ui.session import Session

HOLDS = noop(
    "While it is a member, the position of the group holds for it wherever it has none of its own."
)


def new(session: Session, group: str = "") -> bool:
    """Ask for a member of a group, of this one if it is given."""
    return saved(MembershipForm(session, group=group))


def edit(session: Session, identifier: str) -> bool:
    """Edit the fields of a membership."""
    return saved(MembershipForm(session, session.dossier.get(Membership, identifier)))


class MembershipForm(RecordForm):
    """Group, member, dates, what the member does there, and where that is known from."""

    kind = Membership

    def __init__(
        self, session: Session, record: Membership | None = None, *, group: str = ""
    ) -> None:
        super().__init__(session, record, title="" if record else _("Add a member"))
        since, until = (record.since, record.until) if record else (None, None)
        self.group = party_choice(session, record.group if record else group, _("select a party"))
        self.member = party_choice(session, record.member if record else None, _("select a party"))
        self.since = DateField(since, session.today, empty=_("from the beginning"))
        self.until = DateField(until, session.today, empty=_("until further notice"))
        self.role = TextLine(record.role if record else "")
        self.source = source_choice(session, record.source if record else None)
        self._lay_out_fields()
        self.begin = self.group if not self.group.currentData() else self.member

    def _lay_out_fields(self) -> None:
        self.ask_for(_("Group"), self.group, _("A bloc is a party too: add it first"))
        self.ask_for(_("Member"), self.member)
        self.ask_for(_("Member since"), self.since)
        self.ask_for(_("Member until"), self.until)
        self.ask_for(_("Role"), self.role, _("Such as presidency, or penholder"))
        self.ask_for(_("Source"), self.source)
        self.add_below(ProseLabel(_(HOLDS), 12, muted=True))

    def validate(self) -> Problem | str:
        """A membership needs a group and a member."""
        if not self.group.currentData():
            return RuleBroken(_("Select the group."), "group")
        return "" if self.member.currentData() else RuleBroken(_("Select the member."), "member")

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "group": self.group.currentData(),
            "member": self.member.currentData(),
            "since": self.since.value(),
            "until": self.until.value(),
            "role": self.role.value(),
            "source": self.source.currentData() or None,
        }

"""The talks as a whole: title, summary, the pair compared, our own side, the marking."""

from typing import Any, Literal, Self

from PySide6.QtWidgets import QCheckBox, QComboBox

from core.editing.commands import Command, change
from core.language import gettext as _
from core.model.records import Negotiation
from ui.forms.choices import party_choice
from ui.forms.reopens import Reopens
from ui.kit.choices import MARKINGS, editable
from ui.kit.fields import side_by_side, whole
from ui.kit.fonts import em
from ui.kit.number_field import NumberField
from ui.kit.typed import TextBox, TextLine
from ui.session import Session

At = Literal["", "plan", "notice"]


def ask(session: Session, at: At = "") -> bool:
    """Show the form, with the focus in the requested field; returns whether something was saved."""
    return bool(Talks(session, at).exec())


class Talks(Reopens):
    """The form; saved as one undo step."""

    def __init__(self, session: Session, at: At = "") -> None:
        super().__init__(session.window, _("Talks"), _("Save"), scrolls=True)
        self._session = session
        talks = session.workspace.latest.talks
        self.name = TextLine(talks.title)
        self.summary = TextBox(talks.summary)
        self.summary.setFixedHeight(em(84))
        self.plan = TextBox(talks.plan_summary)
        self.plan.setFixedHeight(em(62))
        self.first = party_choice(session, talks.first, _("the first party"))
        self.second = party_choice(session, talks.second, _("the second party"))
        self.own = party_choice(session, talks.own, _("none"))
        self.marking = editable(MARKINGS, talks.marking)
        self.notice = TextLine(talks.notice)
        self.threshold = NumberField(self, needed=True)
        self.threshold.set_scale(0.0, 100.0, _("points"))
        self.threshold.set_value(talks.stall_threshold)
        self.stall_rounds = whole(talks.stall_rounds, 1, 20, _("rounds"))
        self.stale_days = whole(talks.stale_days, 1, 3650, _("days"))
        self.bands = QCheckBox(_("Show the margin of error of a gap"))
        self.bands.setChecked(talks.bands)
        self._fill()
        self.begin = {"": None, "plan": self.plan, "notice": self.notice}[at]
        self.go.clicked.connect(self._save)

    def way(self) -> tuple[str, ...] | None:
        """Nothing: there is one record of the kind."""
        return ()

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again."""
        return cls(session) if not way else None

    def _fill(self) -> None:
        self.ask_for(_("Title"), self.name)
        self.ask_for(_("Summary"), self.summary)
        self.ask_for(_("The plan"), self.plan, _("What is known of the plan as a whole"))
        self.ask_for(_("Compare"), self.first, _("The first of the two parties compared"))
        self.ask_for(_("with"), self.second, _("The second of the two parties compared"))
        self.ask_for(_("Our own side"), self.own)
        self.ask_for(_("Marking"), self.marking, _("Appears on every page of a pack"))
        self.ask_for(_("Notice"), self.notice, _("What every reader must know about the figures"))
        still = side_by_side(self.threshold, self.stall_rounds)
        self.threshold.setAccessibleName(_("Stalled below this movement"))
        self.stall_rounds.setAccessibleName(_("Stalled for this many rounds"))
        self.ask_for(_("Stalled"), still, _("No party moved this much for this long"))
        self.ask_for(_("Stale after"), self.stale_days, _("Positions older than this are flagged"))
        self.ask_for(_("Bands"), self.bands, _("Based on the source grades of both parties"))

    def _save(self) -> None:
        problem = self.unread() or self._session.attempt(self._command())
        self.refuse(problem, self._session.theme)
        if not problem:
            self.accept()

    def _command(self) -> Command:
        return change(Negotiation, Negotiation.ID, **self._fields())

    def _fields(self) -> dict[str, Any]:
        return {
            "title": self.name.value(),
            "summary": self.summary.value(),
            "plan_summary": self.plan.value(),
            "first": _chosen(self.first),
            "second": _chosen(self.second),
            "own": _chosen(self.own),
            "marking": self.marking.value(),
            "notice": self.notice.value(),
            "stall_threshold": self.threshold.required_value(),
            "stall_rounds": self.stall_rounds.required_value(),
            "stale_days": self.stale_days.required_value(),
            "bands": self.bands.isChecked(),
        }


def _chosen(box: QComboBox) -> str | None:
    chosen = box.currentData()
    return str(chosen) if chosen else None

"""The debrief of a round: what it achieved, while it is fresh."""

from typing import Any, Self

from core.language import gettext as _
from core.model.naming import round_title
from core.model.records import Round
from ui.forms.record_form import RecordForm, saved
from ui.kit.fields import words_box
from ui.session import Session


def ask(session: Session, round_id: str) -> bool:
    """Ask what a round achieved; returns whether something was saved."""
    return saved(DebriefForm(session, session.dossier.get(Round, round_id)))


class DebriefForm(RecordForm):
    """The record, what moved, what was new, who spoke for whom, what to check."""

    kind = Round
    record: Round

    def __init__(self, session: Session, record: Round) -> None:
        title = _("Debrief: {round}").format(round=round_title(record))
        super().__init__(session, record, title=title, width=600)
        self.record_text = words_box(record.record, 4)
        self.moved = words_box(record.moved, 2)
        self.new_matter = words_box(record.new_matter, 2)
        self.spoken_for = words_box(record.spoken_for, 2)
        self.to_check = words_box(record.to_check, 2)
        self.ask_for(_("What moved"), self.moved, _("Who gave way on what, and for what"))
        self.ask_for(_("What was new"), self.new_matter)
        self.ask_for(_("Who spoke for whom"), self.spoken_for)
        self.ask_for(_("What to check"), self.to_check, _("One matter per line"))
        self.ask_for(_("Record"), self.record_text, _("What the round achieved"))

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again, for a round that there is."""
        return super().reopened(session, way) if way[1:] != ("",) else None

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "moved": self.moved.value(),
            "new_matter": self.new_matter.value(),
            "spoken_for": self.spoken_for.value(),
            "to_check": self.to_check.value(),
            "record": self.record_text.value(),
        }

"""Assumptions about the red lines on a sticking point, each with what speaks for it and against."""

from typing import Any

from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from core.language import noop
from core.model.naming import choice
from core.model.records import Hypothesis, Indication, Point, Stance
from core.views.hypotheses import has_red_line, point_hypotheses, side_name
from core.views.names import source_title
from ui.forms.at_once import AtOnce
from ui.forms.choices import choice_of, source_choice
from ui.forms.editor import RecordEditor
from ui.forms.needed import has_party
from ui.forms.record_form import RecordForm, saved
from ui.forms.records import Column
from ui.kit import fonts
from ui.kit.enum_box import EnumBox
from ui.kit.fields import words_box
from ui.kit.fonts import em
from ui.kit.labels import Text
from ui.kit.typed import TextLine
from ui.session import Session

HYPOTHESES = (
    Column(noop("Red line"), side_name),
    Column(noop("Hypothesis"), lambda _dossier, each: each.text),
)
INDICATIONS = (
    Column(noop("Speaks"), lambda _dossier, each: choice(each.stance)),
    Column(noop("Indication"), lambda _dossier, each: each.text),
    Column(noop("Source"), source_title),
)


def ask(session: Session, point: str) -> bool:
    """Show the hypotheses of a sticking point, to add, edit and reorder them."""
    if not has_party(session):
        return False
    if not session.dossier.issues(point):
        session.say(_("Add an issue first: a red line is one on an issue."))
        return False
    return bool(HypothesesDialog(session, point).exec())


class HypothesesDialog(AtOnce):
    """The hypotheses above, the indications of the selected one below."""

    def __init__(self, session: Session, point: str) -> None:
        name = session.dossier.get(Point, point).name
        super().__init__(session, _("Hypotheses: {point}").format(point=name), width=760)
        self.list = self._hypotheses(point)
        self.indications = self._indications()
        below = Text(_("Indications"), fonts.sans(12, 600))
        self.list.view.setMinimumHeight(em(130))
        self.indications.view.setMinimumHeight(em(130))
        for widget, share in ((self.list, 1), (below, 0), (self.indications, 1)):
            self.body.addWidget(widget, share)
        self.leave.setAutoDefault(False)
        self.draw()
        self.list.view.selectionModel().selectionChanged.connect(lambda *_all: self._draw_below())

    def _hypotheses(self, point: str) -> RecordEditor:
        session = self.session
        return RecordEditor(
            session,
            Hypothesis,
            HYPOTHESES,
            name=_("Hypotheses"),
            empty=_("No hypotheses yet. Add what may lie behind a red line."),
            rows=lambda dossier: point_hypotheses(dossier, point),
            new=lambda: saved(HypothesisForm(session, point)),
            edit=lambda key: saved(
                HypothesisForm(session, point, session.dossier.get(Hypothesis, key))
            ),
            ordered=True,
            wide=1,
            wraps=True,
        )

    def _indications(self) -> RecordEditor:
        session = self.session
        return RecordEditor(
            session,
            Indication,
            INDICATIONS,
            name=_("Indications"),
            empty=_("No indications yet. Add what speaks for the hypothesis, and what against."),
            rows=lambda dossier: dossier.where(Indication, hypothesis=self.chosen),
            new=lambda: saved(IndicationForm(session, self.chosen)),
            edit=lambda key: saved(
                IndicationForm(session, self.chosen, session.dossier.get(Indication, key))
            ),
            ordered=True,
            wide=1,
            wraps=True,
        )

    @property
    def chosen(self) -> str:
        """The id of the selected hypothesis; "" without any."""
        current = self.list.view.current()
        return current.id if current is not None else ""

    def first_field(self) -> QWidget:
        """The table of hypotheses, or the button for its first row."""
        return self.list.add if self.list.view.isHidden() else self.list.view

    def draw(self) -> None:
        """Show both lists as they are now."""
        self.list.show_dossier(self.session.dossier)
        self._draw_below()

    def _draw_below(self) -> None:
        self.indications.setEnabled(bool(self.chosen))
        self.indications.show_dossier(self.session.dossier)


class HypothesisForm(RecordForm):
    """Whose red line on which issue, and what it may really be."""

    kind, owned_by = Hypothesis, Point

    def __init__(self, session: Session, point: str, record: Hypothesis | None = None) -> None:
        super().__init__(session, record, belongs_to=point, width=560)
        dossier = session.dossier
        at, whose = (record.issue, record.party) if record else _first_side(session, point)
        self.issue = choice_of(dossier.issues(point), at, "", "name")
        self.party = choice_of(dossier.parties, whose, "", "name")
        self.text = words_box(record.text if record else "", 3)
        self.ask_for(_("Issue"), self.issue)
        self.ask_for(_("Party"), self.party)
        self.ask_for(_("Hypothesis"), self.text)
        self.begin = self.issue if record is None else None

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "issue": self.issue.currentData(),
            "party": self.party.currentData(),
            "text": self.text.value(),
        }

    def validate(self) -> str:
        """A hypothesis is about a red line that there is."""
        side = self.issue.currentData(), self.party.currentData()
        was = self.record
        kept = isinstance(was, Hypothesis) and side == (was.issue, was.party)
        is_asked_first = not self.text.value()
        if kept or is_asked_first or has_red_line(self.session.dossier, *side):
            return ""
        said = _("{party} has no red line on {issue}. Record it with a position first.")
        return said.format(party=self.party.currentText(), issue=self.issue.currentText())


def _first_side(session: Session, point: str) -> tuple[str | None, str | None]:
    """The first issue and party between which there is a red line."""
    dossier = session.dossier
    sides = ((i.id, p.id) for i in dossier.issues(point) for p in dossier.parties)
    return next((side for side in sides if has_red_line(dossier, *side)), (None, None))


class IndicationForm(RecordForm):
    """What was seen or heard, what it speaks for, and where it comes from."""

    kind, owned_by = Indication, Hypothesis

    def __init__(self, session: Session, hypothesis: str, record: Indication | None = None) -> None:
        super().__init__(session, record, belongs_to=hypothesis, width=560)
        self.text = words_box(record.text if record else "", 3)
        self.stance = EnumBox(Stance, record.stance if record else Stance.FOR)
        self.source = source_choice(session, record.source if record else None)
        self.locator = TextLine(record.locator if record else "")
        self.ask_for(_("Indication"), self.text)
        self.ask_for(_("Speaks"), self.stance)
        self.ask_for(_("Source"), self.source)
        self.ask_for(_("Page or place"), self.locator)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "hypothesis": self.belongs_to,
            "text": self.text.value(),
            "stance": self.stance.chosen(),
            "source": self.source.currentData() or None,
            "locator": self.locator.value(),
        }

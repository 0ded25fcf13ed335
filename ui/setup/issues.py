"""Issues: what is measured on a sticking point, on which scale, with what weight."""

from typing import Any

from core.editing.commands import Command, change
from core.editing.limits import LARGEST
from core.language import gettext as _
from core.language import noop
from core.model.naming import span
from core.model.records import Issue, Point
from core.text.numbers import read, written
from core.text.saying import number
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.choices import CalmBox
from ui.kit.fields import side_by_side
from ui.kit.labels import Muted
from ui.kit.number_field import NumberField
from ui.kit.typed import TextLine
from ui.kit.writing import here
from ui.session import Session
from ui.setup.anchors import AnchorsField


def _weighed(issue: Issue, text: str) -> Command:
    """The command for a weight typed into a cell."""
    return change(Issue, issue.id, weight=read(text, here()))


def _scale(issue: Issue) -> str:
    low, high = span(issue, issue.low_end, issue.high_end)
    return _("{low} to {high}").format(low=low, high=high)


COLUMNS = (
    Column(
        noop("Name"),
        lambda _dossier, issue: issue.name,
        edit=lambda issue, text: change(Issue, issue.id, name=text.strip()),
    ),
    Column(
        noop("Weight"),
        lambda _dossier, issue: number(issue.weight),
        sort=lambda _dossier, issue: issue.weight,
        edit=_weighed,
        start=lambda issue: written(issue.weight, here()),
        right=True,
    ),
    Column(
        noop("Scale"),
        lambda _dossier, issue: _scale(issue),
    ),
    Column(noop("Question"), lambda _dossier, issue: issue.question),
)


def ask(session: Session, *, point: str | None = None) -> bool:
    """Show the issues of a sticking point, by default the first one.

    If it has none, show the form for the first issue."""
    points = session.dossier.points
    if not points:
        session.say(_("Add a sticking point first."))
        return False
    chosen = session.dossier.find(Point, point) or points[0]
    if not session.dossier.issues(chosen.id):
        return new(session, chosen.id)
    editor = RecordEditor(
        session,
        Issue,
        COLUMNS,
        name=_("Issues"),
        empty=_("No issues yet. Add one to say what is measured, from one end to the other."),
        rows=lambda dossier: dossier.issues(chosen.id),
        new=lambda: new(session, chosen.id),
        edit=lambda identifier: edit(session, identifier),
        ordered=True,
        wide=3,
        wraps=True,
    )
    title = _("Issues of {point}").format(point=chosen.name)
    return bool(ListDialog(session, title, editor).exec())


def new(session: Session, point: str) -> bool:
    """Ask for a new issue on a sticking point."""
    return saved(IssueForm(session, point))


def edit(session: Session, identifier: str) -> bool:
    """Edit the fields of an issue and its anchors."""
    issue = session.dossier.get(Issue, identifier)
    return saved(IssueForm(session, issue.point, issue))


class IssueForm(RecordForm):
    """Name, question, weight, the two ends in a unit, and the anchors."""

    kind, owned_by = Issue, Point

    def __init__(self, session: Session, point: str, issue: Issue | None = None) -> None:
        super().__init__(session, issue, belongs_to=point, width=620)
        self.point = CalmBox(self)
        for each in session.dossier.points:
            self.point.addItem(each.name, each.id)
        self.point.setCurrentIndex(max(self.point.findData(point), 0))
        self.name = TextLine(issue.name if issue else "")
        self.question = TextLine(issue.question if issue else "")
        self.weight = _number(issue.weight if issue else 1.0, _("Weight"), least=0.0)
        self.unit = TextLine(issue.unit if issue else "")
        self.unit.setPlaceholderText(_("none, or days, km, %…"))
        self.low_end = _number(issue.low_end if issue else 0.0, _("Value at place 0"))
        self.high_end = _number(issue.high_end if issue else 100.0, _("Value at place 100"))
        self.anchors = AnchorsField(issue)
        self._lay_out_fields()
        self.low_end.changed.connect(self._measure)
        self.high_end.changed.connect(self._measure)
        self.unit.textChanged.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """Place the anchors between the ends as entered."""
        self.anchors.measure(
            self.low_end.value_or_none(), self.high_end.value_or_none(), self.unit.value()
        )

    def _lay_out_fields(self) -> None:
        self.ask_for(_("Sticking point"), self.point)
        self.ask_for(_("Name"), self.name)
        self.ask_for(_("Question"), self.question, _("The question, in one sentence"))
        self.ask_for(_("Weight"), self.weight, _("Relative to the other issues of this point"))
        self.ask_for(_("Unit"), self.unit, _("What the values are measured in"))
        ends = side_by_side(self.low_end, Muted(_("to"), 13), self.high_end)
        hint = _("The values at the two ends, in the unit; the first may be the higher one")
        self.ask_for(_("Scale runs from"), ends, hint)
        self.ask_for(
            _("Anchors"),
            self.anchors,
            _("What a value on the scale means, in the unit"),
        )

    def validate(self) -> str:
        """Anchors must have readable places."""
        if sentence := self.anchors.validate():
            self.point_at(self.anchors.table)
        return sentence

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "point": self.point.currentData(),
            "name": self.name.value(),
            "question": self.question.value(),
            "weight": self.weight.required_value(),
            "unit": self.unit.value(),
            "low_end": self.low_end.required_value(),
            "high_end": self.high_end.required_value(),
            "anchors": self.anchors.values(),
        }


def _number(value: float, name: str, least: float = -LARGEST) -> NumberField:
    box = NumberField(needed=True)
    if least > -LARGEST:
        box.set_scale(least, LARGEST)
    box.set_value(value)
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box

"""Issues: what is measured on a sticking point, on which scale, with which weight."""

from typing import Any

from PySide6.QtWidgets import QLineEdit

from core.commands import change
from core.language import gettext as _
from core.language import noop
from core.model import Issue, Point
from core.words import natural
from ui.desk import Desk
from ui.dialogs.anchors import AnchorsField
from ui.dialogs.fields import side_by_side
from ui.dialogs.numbers import Number
from ui.dialogs.sheet import ListDialog, Sheet, saved
from ui.records import Column
from ui.widgets.choices import CalmBox
from ui.widgets.editor import RecordEditor
from ui.widgets.labels import Muted


def _weighed(issue: Issue, text: str) -> Any:
    """The command for a weight typed into a cell; None where it is no number."""
    try:
        return change(Issue, issue.id, weight=float(text.replace(",", ".")))
    except ValueError:
        return None


COLUMNS = (
    Column(
        noop("Name"),
        lambda _dossier, issue: issue.name,
        edit=lambda issue, text: change(Issue, issue.id, name=text.strip()),
    ),
    Column(
        noop("Weight"),
        lambda _dossier, issue: f"{issue.weight:g}",
        sort=lambda _dossier, issue: issue.weight,
        edit=_weighed,
        right=True,
    ),
    Column(
        noop("Scale"),
        lambda _dossier, issue: _("{low} to {high}").format(
            low=f"{issue.low_end:g}", high=natural(issue, issue.high_end)
        ),
    ),
    Column(noop("Question"), lambda _dossier, issue: issue.question),
)


def ask(desk: Desk, *, point: str | None = None) -> bool:
    """Show the list of issues of a sticking point; of the first one unless told otherwise.

    Without any issue, the form of the first one."""
    points = desk.dossier.points
    if not points:
        desk.say(_("Add a sticking point first."))
        return False
    chosen = desk.dossier.find(Point, point) or points[0]
    if not desk.dossier.issues(chosen.id):
        return new(desk, chosen.id)
    editor = RecordEditor(
        desk,
        Issue,
        COLUMNS,
        name=_("Issues"),
        empty=_("No issue yet. Add one to say what is measured, from one end to the other."),
        rows=lambda dossier: dossier.issues(chosen.id),
        new=lambda: new(desk, chosen.id),
        edit=lambda identifier: edit(desk, identifier),
        ordered=True,
        wide=3,
    )
    title = _("Issues of {point}").format(point=chosen.name)
    return bool(ListDialog(desk, title, editor).exec())


def new(desk: Desk, point: str) -> bool:
    """Ask for a new issue on a sticking point."""
    return saved(IssueForm(desk, point))


def edit(desk: Desk, identifier: str) -> bool:
    """Ask for other fields of an issue and its anchors."""
    issue = desk.dossier.get(Issue, identifier)
    return saved(IssueForm(desk, issue.point, issue))


class IssueForm(Sheet):
    """Name, question, weight, the two ends in a unit, and the anchors."""

    kind = Issue

    def __init__(self, desk: Desk, point: str, issue: Issue | None = None) -> None:
        super().__init__(desk, issue, width=620)
        self.point = CalmBox(self)
        for each in desk.dossier.points:
            self.point.addItem(each.name, each.id)
        self.point.setCurrentIndex(max(self.point.findData(point), 0))
        self.name = QLineEdit(issue.name if issue else "")
        self.question = QLineEdit(issue.question if issue else "")
        self.weight = _number(issue.weight if issue else 1.0, _("Weight"))
        self.weight.setMinimum(0.0)
        self.unit = QLineEdit(issue.unit if issue else "")
        self.unit.setPlaceholderText(_("none, or days, thousand troops…"))
        self.low_end = _number(issue.low_end if issue else 0.0, _("Value at place 0"))
        self.high_end = _number(issue.high_end if issue else 100.0, _("Value at place 100"))
        self.anchors = AnchorsField(issue.anchors if issue else ())
        self._lay_out_fields()

    def _lay_out_fields(self) -> None:
        self.ask_for(_("Sticking point"), self.point)
        self.ask_for(_("Name"), self.name)
        self.ask_for(_("Question"), self.question, _("What is asked, in one sentence"))
        self.ask_for(_("Weight"), self.weight, _("Against the other issues of this point"))
        self.ask_for(_("Unit"), self.unit, _("What the values are counted in"))
        ends = side_by_side(self.low_end, Muted(_("to"), 13), self.high_end)
        hint = _("The values at the two ends, in the unit; the first may be the higher one")
        self.ask_for(_("Scale runs from"), ends, hint)
        self.ask_for(
            _("Anchors"),
            self.anchors,
            _("What a place on the scale means: 0 is its first end, 100 the other"),
        )

    def trouble(self) -> str:
        """A name, two ends, and anchors that say where they stand."""
        if not self.name.text().strip():
            return _("Give the issue a name.")
        if self.low_end.value() == self.high_end.value():
            return _("Give the two ends of the scale different values.")
        return self.anchors.trouble()

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "point": self.point.currentData(),
            "name": self.name.text().strip(),
            "question": self.question.text().strip(),
            "weight": self.weight.value(),
            "unit": self.unit.text().strip(),
            "low_end": self.low_end.value(),
            "high_end": self.high_end.value(),
            "anchors": self.anchors.values(),
        }


def _number(value: float, name: str) -> Number:
    box = Number()
    box.setRange(-1e9, 1e9)
    box.setValue(value)
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box

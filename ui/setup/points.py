"""Sticking points: the ordered list, and the form for one."""

from typing import Any

from core.editing.commands import change
from core.language import gettext as _
from core.language import noop
from core.model.naming import choice
from core.model.records import Likelihood, Point, PointStatus
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.enum_box import EnumBox
from ui.kit.fields import words_box
from ui.kit.typed import SentenceBox, TextLine
from ui.session import Session
from ui.setup import several_points

COLUMNS = (
    Column(
        noop("Name"),
        lambda _dossier, point: point.name,
        edit=lambda point, text: change(Point, point.id, name=text.strip()),
    ),
    Column(
        noop("Short name"),
        lambda _dossier, point: point.short_name,
        edit=lambda point, text: change(Point, point.id, short_name=text.strip()),
    ),
    Column(noop("Status"), lambda _dossier, point: choice(point.status)),
    Column(
        noop("Issues"),
        lambda dossier, point: str(len(dossier.issues(point.id))),
        sort=lambda dossier, point: len(dossier.issues(point.id)),
        right=True,
    ),
)


def ask(session: Session) -> bool:
    """Show the list of sticking points; if there are none, the form for the first ones."""
    if not session.dossier.points:
        return several_points.ask(session)
    editor = RecordEditor(
        session,
        Point,
        COLUMNS,
        name=_("Sticking points"),
        empty=_("No sticking points yet. Add the first matter that holds up agreement."),
        rows=lambda dossier: dossier.points,
        new=lambda: new(session),
        edit=lambda identifier: edit(session, identifier),
        several=lambda: several_points.ask(session),
        ordered=True,
    )
    return bool(ListDialog(session, _("Sticking points"), editor).exec())


def new(session: Session) -> bool:
    """Ask for a new sticking point."""
    return saved(PointForm(session))


def edit(session: Session, identifier: str, *, at_status: bool = False) -> bool:
    """Edit the fields of a sticking point; the focus starts in its status if requested."""
    form = PointForm(session, session.dossier.get(Point, identifier))
    form.begin = form.status if at_status else None
    return saved(form)


class PointForm(RecordForm):
    """Name, status, bottom line, and what could unlock it."""

    kind = Point

    def __init__(self, session: Session, point: Point | None = None) -> None:
        super().__init__(session, point)
        self.name = TextLine(point.name if point else "")
        self.short_name = TextLine(point.short_name if point else "")
        self.status = EnumBox(PointStatus, point.status if point else PointStatus.OPEN)
        self.likelihood = EnumBox(Likelihood, point.likelihood if point else Likelihood.CERTAIN)
        self.bottom_line = words_box(point.bottom_line if point else "", 2, SentenceBox)
        self.unlock = words_box(point.unlock if point else "", 2)
        self.ask_for(_("Name"), self.name)
        self.ask_for(_("Short name"), self.short_name, _("For the navigation and narrow tables"))
        self.ask_for(_("Status"), self.status)
        self.ask_for(
            _("Likelihood"),
            self.likelihood,
            _("Sets how long its brief is: two sides, half a side, lines"),
        )
        self.ask_for(_("Bottom line"), self.bottom_line, _("Where it stands, in one sentence"))
        self.ask_for(_("What could unlock it"), self.unlock)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "name": self.name.value(),
            "short_name": self.short_name.value(),
            "status": self.status.chosen(),
            "likelihood": self.likelihood.chosen(),
            "bottom_line": self.bottom_line.value(),
            "unlock": self.unlock.value(),
        }

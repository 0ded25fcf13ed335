"""Which points to include, what is tagged how, and since when texts are compared."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import RecordTag, Round
from core.text.saying import list_of
from ui.briefings.draft import Draft
from ui.kit.flat import FlatButton, fill_menu
from ui.session import Session


class OptionsBar(QWidget):
    """Buttons with menus."""

    def __init__(self, session: Session, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._shown: object = None
        self.points = FlatButton("", self, menu=True)
        self.tags = FlatButton("", self, menu=True)
        self.since = FlatButton("", self, menu=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.points)
        row.addWidget(self.tags)
        row.addWidget(self.since)
        row.addStretch(1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Offer the points and rounds of a dossier; does nothing if nothing changed."""
        recipe = self._draft.recipe
        tags = dossier.all(RecordTag)
        chosen_in = (recipe.points, recipe.tags, recipe.plan_since)
        shown = (dossier.points, tags, dossier.all(Round), chosen_in)
        if shown == self._shown:
            return
        self._shown = shown
        chosen = set(recipe.points) or {point.id for point in dossier.points}
        said = _("{chosen} of {all} points")
        words = _("All points")
        if recipe.points:
            words = said.format(chosen=len(recipe.points), all=len(dossier.points))
        self.points.setText(words)
        self._offer_points(dossier, chosen)
        self._offer_tags([tag.name for tag in tags])
        self._offer_rounds(dossier)
        self.points.updateGeometry()
        self.since.updateGeometry()

    def _offer_points(self, dossier: Dossier, chosen: set[str]) -> None:
        menu = self.points.menu()
        menu.clear()
        for point in dossier.points:
            action = QAction(point.name.replace("&", "&&"), menu, checkable=True)
            action.setChecked(point.id in chosen)
            action.toggled.connect(partial(self._toggle, dossier, point.id))
            menu.addAction(action)

    def _toggle(self, dossier: Dossier, point: str, on: bool) -> None:
        every = [each.id for each in dossier.points]
        chosen = set(self._draft.recipe.points or every)
        chosen = chosen | {point} if on else chosen - {point}
        left = tuple(each for each in every if each in chosen)
        self._draft.update(points=() if len(left) == len(every) else left)

    def _offer_tags(self, known: list[str]) -> None:
        chosen = self._draft.recipe.tags
        words = _("Only what is tagged {tags}").format(tags=list_of([*chosen]))
        self.tags.setText(words if chosen else _("Tagged or not"))
        self.tags.setVisible(bool(known or chosen))
        menu = self.tags.menu()
        menu.clear()
        for name in dict.fromkeys((*known, *chosen)):
            action = QAction(name.replace("&", "&&"), menu, checkable=True)
            action.setChecked(name in chosen)
            action.toggled.connect(partial(self._toggle_tag, name))
            menu.addAction(action)
        self.tags.updateGeometry()

    def _toggle_tag(self, name: str, on: bool) -> None:
        others = tuple(each for each in self._draft.recipe.tags if each != name)
        self._draft.update(tags=(*others, name) if on else others)

    def _offer_rounds(self, dossier: Dossier) -> None:
        since = self._draft.recipe.plan_since
        record = dossier.find(Round, since)
        name = round_name(record) if record else _("the last round")
        self.since.setText(_("Texts compared since {round}").format(round=name))
        entries: list[tuple[str | None, str]] = [(None, _("the last round"))]
        entries += [(each.id, round_name(each)) for each in dossier.all(Round) if each.date]
        fill_menu(self.since, entries, since, lambda value: self._draft.update(plan_since=value))

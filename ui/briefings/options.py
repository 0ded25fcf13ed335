"""Which points to include, by which tags and saved searches, and since when texts are compared."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefings.recipe import Recipe
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import RecordTag, Round, SavedSearch
from ui.briefings.draft import Draft
from ui.kit.flat import FlatButton, fill_menu
from ui.kit.wrapping import WrappingRow
from ui.session import Session

NAMED = 24
"""How long the name of a tag or a search may be to stand on a button, in characters."""


def _selection(recipe: Recipe) -> str:
    """By which tags and searches a pack is a selection; of several, or a long one, how many."""
    chosen = (*recipe.tags, *recipe.searches)
    if not chosen:
        return _("All records")
    if len(chosen) > 1 or len(chosen[0]) > NAMED:
        said = ngettext(
            "Selected by {count} tag or search",
            "Selected by {count} tags and searches",
            len(chosen),
        )
        return said.format(count=len(chosen))
    said = _("Only what is tagged {name}") if recipe.tags else _("Only what “{name}” finds")
    return said.format(name=chosen[0])


class OptionsBar(QWidget):
    """Buttons with menus."""

    def __init__(self, session: Session, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._shown: object = None
        self.points = FlatButton("", self, menu=True)
        self.selection = FlatButton("", self, menu=True)
        self.since = FlatButton("", self, menu=True)
        row = WrappingRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(6)
        row.addWidget(self.points)
        row.addWidget(self.selection)
        row.addWidget(self.since)

    def show_dossier(self, dossier: Dossier) -> None:
        """Offer the points, tags, searches and rounds of a dossier; does nothing if nothing
        changed."""
        recipe = self._draft.recipe
        sorting = (dossier.all(RecordTag), dossier.all(SavedSearch))
        chosen_in = (recipe.points, recipe.tags, recipe.searches, recipe.plan_since)
        shown = (dossier.points, sorting, dossier.all(Round), chosen_in)
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
        self._offer_selections(dossier)
        self._offer_rounds(dossier)
        self.points.updateGeometry()
        self.since.updateGeometry()

    def _offer_points(self, dossier: Dossier, chosen: set[str]) -> None:
        menu = self.points.menu()
        menu.clear()
        for point in dossier.points:
            toggle = partial(self._toggle, dossier, point.id)
            _offer(menu, point.name, point.id in chosen, toggle)

    def _toggle(self, dossier: Dossier, point: str, on: bool) -> None:
        every = [each.id for each in dossier.points]
        chosen = set(self._draft.recipe.points or every)
        chosen = chosen | {point} if on else chosen - {point}
        left = tuple(each for each in every if each in chosen)
        self._draft.update(points=() if len(left) == len(every) else left)

    def _offer_selections(self, dossier: Dossier) -> None:
        recipe = self._draft.recipe
        self.selection.setText(_selection(recipe))
        menu = self.selection.menu()
        menu.clear()
        tags = [tag.name for tag in dossier.all(RecordTag)]
        searches = [search.name for search in dossier.all(SavedSearch)]
        for field, known, said in (
            ("tags", tags, _("Tagged {name}")),
            ("searches", searches, _("Found by “{name}”")),
        ):
            chosen = getattr(recipe, field)
            for name in dict.fromkeys((*known, *chosen)):
                toggle = partial(self._toggle_name, field, name)
                _offer(menu, said.format(name=name), name in chosen, toggle)
        self.selection.setVisible(bool(menu.actions()))
        self.selection.updateGeometry()

    def _toggle_name(self, field: str, name: str, on: bool) -> None:
        others = tuple(each for each in getattr(self._draft.recipe, field) if each != name)
        self._draft.update(**{field: (*others, name) if on else others})

    def _offer_rounds(self, dossier: Dossier) -> None:
        since = self._draft.recipe.plan_since
        record = dossier.find(Round, since)
        name = round_name(record) if record else _("the last round")
        self.since.setText(_("Texts compared since {round}").format(round=name))
        entries: list[tuple[str | None, str]] = [(None, _("the last round"))]
        entries += [(each.id, round_name(each)) for each in dossier.all(Round) if each.date]
        fill_menu(self.since, entries, since, lambda value: self._draft.update(plan_since=value))


def _offer(menu: QMenu, words: str, on: bool, toggle: Callable[[bool], None]) -> None:
    """Add an entry that is ticked or not."""
    action = QAction(words.replace("&", "&&"), menu, checkable=True, checked=on)
    action.toggled.connect(toggle)
    menu.addAction(action)

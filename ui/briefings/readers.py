"""What each reader of a pack may see: a level and whose notes; and the view to look at."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from briefings.readers import NOTES, told, views_of
from briefings.recipe import ReaderView, Recipe
from core.language import gettext as _
from core.lenses.marking import levels
from core.model.records import Audience
from ui.briefings.boxes import Box
from ui.briefings.draft import Draft
from ui.kit.fields import side_by_side
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.session import Session


def ask(session: Session, draft: Draft) -> "ReadersDialog":
    """Open the dialog."""
    dialog = ReadersDialog(session, draft)
    dialog.open()
    return dialog


class ReadersDialog(Frame):
    """A row for each reader, with the highest mark that they see and whose notes they get."""

    def __init__(self, session: Session, draft: Draft) -> None:
        super().__init__(session.window, _("What readers see"), _("Apply"), width=640)
        self._draft = draft
        recipe = draft.recipe
        said = _(
            "What is marked higher is left out of a reader’s copy, and its place says so. What has "
            "no mark is marked like the talks. A level that lets records go to others gives a "
            "releasable pack."
        )
        self.body.insertWidget(0, ProseLabel(said, 12.5, muted=True, parent=self))
        words = [each.word for each in levels(session.workspace.latest)]
        self.rows: list[tuple[Box, Box]] = []
        for number, reader in enumerate(recipe.readers, 1):
            self._add(number, reader, recipe.view(number), words)
        self.go.clicked.connect(self._apply)

    def _add(self, number: int, reader: str, view: ReaderView, words: Sequence[str]) -> None:
        other = [view.level] if view.level and view.level not in words else []
        level = Box([("", _("Everything")), *((word, word) for word in (*words, *other))])
        notes = Box([(None, _("Notes as in the pack")), *_notes()])
        level.choose(view.level)
        notes.choose(view.audiences)
        name = reader or _("Copy {number}").format(number=number)
        self.ask_for(name, side_by_side(level, notes))
        level.setAccessibleName(_("{reader}: level").format(reader=name))
        notes.setAccessibleName(_("{reader}: notes").format(reader=name))
        self.rows.append((level, notes))

    def _apply(self) -> None:
        views = tuple(ReaderView(level.value(), notes.value()) for level, notes in self.rows)
        self._draft.update(views=views if any(view != ReaderView() for view in views) else ())
        self.accept()


def _notes() -> Iterator[tuple[frozenset[Audience], str]]:
    for _key, words, audiences in NOTES:
        yield audiences, _("Notes: {audience}").format(audience=_(words))


class ViewBox(Box):
    """Whose copy the preview shows; hidden while all readers see the same. `chosen` carries a view,
    or None for the whole pack."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__([], parent)
        self.setAccessibleName(_("Copy shown"))
        self.activated.connect(lambda _n: self.chosen.emit(self.value()))
        self._shown: object = None

    def show_recipe(self, recipe: Recipe, view: ReaderView | None) -> None:
        """Offer the views of a recipe, with their readers."""
        views = views_of(recipe)
        offered = [(None, _("Whole pack")), *((each, _named(recipe, each)) for each in views)]
        if offered != self._shown:
            self._shown = offered
            blocked = QSignalBlocker(self)
            self.offer(offered)
            del blocked
        self.choose(view)
        self.setVisible(len(views) > 1)


def _named(recipe: Recipe, view: ReaderView) -> str:
    """A view with its readers: "Legal, Press: up to OFFICIAL"."""
    said = _("Copy {number}")
    holders = ((n, name) for n, name in recipe.holders if recipe.view(n) == view)
    names = ", ".join(name or said.format(number=n) for n, name in holders)
    return f"{names}: {told(view) or _('everything')}"

"""A finished pack on screen, from memory: read, save elsewhere, print."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from briefings import file_name
from briefings.anchors import evidence_anchor
from briefings.prepare import PackRequest, Prepared, prepared
from briefings.recipe import Recipe
from briefings.render.links import Link
from core.language import gettext as _
from core.lenses.said import said_by
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Round
from core.storage.names import inside
from core.views.citations import about, citations
from ui.annotate.sentences import go_to_sentence
from ui.forms.page_viewer import PageViewer, place_at
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.tips import tip
from ui.kit.working import Working
from ui.session import Session

REACH = 3.0
"""How far from a footnote's number a click still counts, in points."""


class PackViewer(PageViewer):
    """Shows the pages as they will be printed. Clicking a footnote's number, or choosing from the
    list of footnotes, leads to the sentence in its source."""

    def __init__(
        self, session: Session, recipe: Recipe, pdf: bytes, links: Sequence[Link] = ()
    ) -> None:
        self._sentences = sentences(session.dossier, recipe)
        self._links = [link for link in links if link.anchor in self._sentences]
        self._recipe = recipe
        self.two_sided = recipe.two_sided
        super().__init__(session, _title(session, recipe), pdf)
        self.resize(em(900), em(860))
        self.view.viewport().installEventFilter(self)
        self.view.viewport().setMouseTracking(True)

    def extras(self) -> tuple[QWidget, ...]:
        """A list of the sentences that the pack cites, by their numbers."""
        self.cited = FlatButton(_("Cited sentences"), self, menu=True)
        self.cited.setToolTip(_("Show a cited sentence in its source"))
        for number, words, position in self._sentences.values():
            action = self.cited.menu().addAction(f"{number}  {words}".replace("&", "&&"))
            action.triggered.connect(partial(self._show_sentence, position))
        self.cited.setVisible(bool(self._sentences))
        return (self.cited,)

    def _show_sentence(self, position: str, _on: bool = False) -> None:
        if go_to_sentence(self._session, position):
            self._session.window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a footnote's number shows its sentence; the pointer indicates the link."""
        if isinstance(event, QMouseEvent):
            link = self.link_at(event.position())
            if event.type() == QEvent.Type.MouseMove:
                words = self._sentences[link.anchor][1] if link else ""
                self.view.viewport().setToolTip(tip(words))
            elif event.type() == QEvent.Type.MouseButtonRelease and link is not None:
                self._show_sentence(self._sentences[link.anchor][2])
                return True
        return bool(super().eventFilter(watched, event))

    def link_at(self, spot: QPointF) -> Link | None:
        """The footnote number at a position in the view."""
        page, x, y = place_at(self.view, spot)
        return next(
            (
                each
                for each in self._links
                if each.page == page
                and each.left - REACH <= x <= each.right + REACH
                and each.top - REACH <= y <= each.bottom + REACH
            ),
            None,
        )

    def suggestion(self) -> Path:
        """The file name suggested for such a pack."""
        name = file_name(self._session.workspace.latest, self._recipe)
        return inside(self._session.settings.pack_folder or Path.home(), name)


def sentences(dossier: Dossier, recipe: Recipe) -> dict[str, tuple[int, str, str]]:
    """The number, the words and the position of each footnote of a pack, by its anchor."""
    on = recipe.as_of or recipe.today
    seen = said_by(dossier, recipe.as_of) if recipe.as_of is not None else dossier
    return {
        evidence_anchor(each.number): (each.number, about(seen, each), each.position.id)
        for each in citations(seen, on)
    }


def show(
    session: Session, request: PackRequest, checked: Prepared | None = None
) -> PackViewer | None:
    """Show the pages of a pack being composed, to be read and printed; None if the user did not
    wait for them. `checked` is a pack that has been checked already. Raises Problem."""
    links: list[Link] = []
    making = Working(
        session.window,
        _title(session, request.recipe),
        _("Preparing the pages…"),
        lambda **told: (
            prepared(request, checked=checked, **told).cleared().pdf(links=links, **told)
        ),
    )
    if not making.run():
        return None
    viewer = PackViewer(session, request.recipe, making.result_of_work, links)
    viewer.show()
    return viewer


def _title(session: Session, recipe: Recipe) -> str:
    record = session.dossier.find(Round, recipe.round)
    return _("Pack for {round}").format(round=round_name(record)) if record else _("Pack")

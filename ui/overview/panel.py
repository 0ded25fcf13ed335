"""The overview: where every sticking point stands, what is new, and what the pack still lacks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.dossier import Dossier
from core.views.first_steps import StepsWords
from core.views.overview import Overview, OverviewLook, PointSummary, overview
from ui.kit import fonts
from ui.kit.abreast import Abreast
from ui.kit.fonts import em
from ui.kit.grid import Flow
from ui.kit.labels import Muted
from ui.kit.lines import ElidedLines
from ui.kit.page import Page
from ui.overview.cards import FindingsCard, PlanCard, PointCard, SinceCard
from ui.overview.whole import WholeCard
from ui.panel import Panel
from ui.session import Session

if TYPE_CHECKING:
    from ui.overview.steps import StepsCard

CARD_WIDTH = 250
"""The least width of a point's card in pixels: three stand side by side in a window of 1100."""


ABREAST = 700
"""Width in pixels at 100 % from which the next round stands beside the title, not below it."""
NEWS = 1000
"""The least width, in pixels at 100 %, at which what is new stands beside the plan text: each move
then takes two lines at most."""


class OverviewPanel(Panel):
    """Cards for all points, then what changed, the plan, and the checks."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.title = _("Overview")
        self._page = Page(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._heading = ElidedLines(font=fonts.serif(24), most=3)
        self._when = Muted(px=13)
        self._summary = ElidedLines(font=fonts.sans(), most=4, muted=True)
        self._whole = WholeCard(session)
        self._whole.unfolded.connect(lambda: self.show_dossier(session.dossier))
        self._points = Flow(CARD_WIDTH)
        self._since = SinceCard(session)
        self._plan = PlanCard(session)
        self._checks = FindingsCard(session)
        self._steps: StepsCard | None = None
        self._first = QVBoxLayout()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a long title the width that it needs."""
        super().resizeEvent(event)
        abreast = self.width() >= em(ABREAST)
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if abreast else way.TopToBottom)
        self._head.setSpacing(20 if abreast else 2)

    def _lay_out(self) -> None:
        column = self._page.column
        column.setSpacing(4)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._when, alignment=Qt.AlignmentFlag.AlignBottom)
        column.addLayout(self._head)
        column.addWidget(self._summary)
        column.addSpacing(8)
        column.addLayout(self._first)
        column.addSpacing(6)
        column.addWidget(self._whole)
        column.addSpacing(10)
        column.addWidget(self._points)
        column.addSpacing(10)
        column.addWidget(Abreast(self._since, self._plan, (5, 4), NEWS))
        column.addSpacing(10)
        column.addWidget(self._checks)
        column.addStretch()

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw everything; a card draws what differs."""
        self._draw(overview(dossier, self._look()))

    def _look(self) -> OverviewLook:
        session = self.session
        return OverviewLook(
            session.pair,
            session.today,
            session.since,
            self._whole.unfold.isChecked(),
            session.steps_shown,
            session.refusal,
        )

    def _draw(self, shown: Overview) -> None:
        self._heading.setText(shown.title)
        self._summary.setText(shown.summary)
        self._summary.setVisible(bool(shown.summary))
        self._when.setText(shown.when)
        self._draw_steps(shown.steps)
        self._whole.draw(shown.whole)
        self._draw_points(shown.points)
        self._since.draw(shown.new)
        self._plan.draw(shown.plan)
        self._checks.draw(shown.checks)

    def _draw_steps(self, steps: StepsWords | None) -> None:
        if self._steps is None and steps is not None:
            from ui.overview.steps import StepsCard

            self._steps = StepsCard(self.session)
            self._first.addWidget(self._steps)
        if self._steps is not None:
            self._steps.draw(steps)

    def _draw_points(self, points: Sequence[PointSummary]) -> None:
        """Draw a card a point; the one that a point has already is kept, and with it the focus."""
        there = {card.point: card for card in self._points.cards if isinstance(card, PointCard)}
        cards = [there.get(each.point) or PointCard(self.session, each.point) for each in points]
        for card, point in zip(cards, points, strict=True):
            card.draw(point)
        self._points.set_cards(cards)

    def take_keyboard(self) -> None:
        """On day one to the next step, else to the first point."""
        first = next(iter(self._points.cards), None)
        if self._steps is not None and self.session.steps_shown:
            self._steps.take_keyboard()
        elif first is not None:
            first.setFocus()

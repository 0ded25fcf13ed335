"""The overview: where every sticking point stands, what is new, and what the pack still lacks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.analysis.rounds import next_round
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Point
from core.text.saying import age, long_date
from ui.kit import fonts
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
LONGEST_PLACE = 32
"""Characters of a round's place that stand beside the title; a longer one would take its room."""


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
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self._since, 5)
        middle.addWidget(self._plan, 4)
        column.addLayout(middle)
        column.addSpacing(10)
        column.addWidget(self._checks)
        column.addStretch()

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw everything anew; it is little."""
        talks = dossier.talks
        self._heading.setText(talks.title or _("Untitled talks"))
        self._summary.setText(talks.summary)
        self._summary.setVisible(bool(talks.summary))
        self._when.setText(" · ".join(self._coming(dossier)))
        self._show_steps(dossier)
        self._whole.show_dossier(dossier)
        self._points.set_cards([self._card(point) for point in dossier.points])
        self._since.show_dossier(dossier)
        self._plan.show_dossier(dossier)
        self._checks.show_dossier(dossier)

    def _show_steps(self, dossier: Dossier) -> None:
        if self._steps is None and self.session.steps_shown:
            from ui.overview.steps import StepsCard

            self._steps = StepsCard(self.session)
            self._first.addWidget(self._steps)
        if self._steps is not None:
            self._steps.setVisible(self.session.steps_shown)
            self._steps.show_dossier(dossier)

    def take_keyboard(self) -> None:
        """On day one to the next step, else to the first point."""
        first = next(iter(self._points.cards), None)
        if self._steps is not None and self.session.steps_shown:
            self._steps.take_keyboard()
        elif first is not None:
            first.setFocus()

    def _card(self, point: Point) -> PointCard:
        """The card that the point has already, so that focus stays where it is, or a new one."""
        for card in self._points.cards:
            if isinstance(card, PointCard) and card.point == point.id:
                card.show_point(point)
                return card
        return PointCard(self.session, point)

    def _coming(self, dossier: Dossier) -> Iterator[str]:
        coming = next_round(dossier, self.session.today)
        if coming is None:
            return
        if coming.date is None:
            yield round_name(coming)
            yield _("no date yet")
        else:
            yield f"{round_name(coming)} {age(coming.date, self.session.today)}"
            yield long_date(coming.date)
        if 0 < len(coming.place) <= LONGEST_PLACE:
            yield coming.place

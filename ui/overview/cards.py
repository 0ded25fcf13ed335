"""The cards of the overview; each draws one matter and knows where a press on it leads."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.records import Clause, Point, Position
from core.views.checks import Finding
from core.views.overview import Findings, NewsLine, Novelty, PointSummary
from core.views.plan import PlanGlance
from ui.kit import fonts
from ui.kit.card import Card, PressCard
from ui.kit.figures import Figure, show_gaps
from ui.kit.flat import FlatButton, fill_menu
from ui.kit.grid import Flow
from ui.kit.labels import ProseLabel
from ui.kit.layouts import clear
from ui.kit.lines import ElidedLines
from ui.kit.plan_grid import PlanGrid
from ui.kit.rows import Cell, RowButton
from ui.kit.sparkline import SparklineWidget
from ui.kit.theme import Theme
from ui.session import Session

NARROW, WIDE = 10, 26
"""Pixels between the two gaps where there is little room, and where there is enough."""


class PointCard(PressCard):
    """A sticking point's two gaps, their trend, and its bottom line."""

    def __init__(self, session: Session, point: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.point = point
        self.pressed.connect(lambda: session.go(Point, point))
        self._name = ElidedLines(font=fonts.serif(17), most=3, parent=self)
        self._stated, self._between = Figure(), Figure()
        self._altered = ElidedLines(font=fonts.sans(11.5), most=3, muted=True, parent=self)
        self._line = SparklineWidget()
        self._bottom_line = ElidedLines(font=fonts.sans(), most=7, parent=self)
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.setSpacing(6)
        self.body.addWidget(self._name)
        figures = QHBoxLayout()
        figures.setSpacing(0)
        figures.addWidget(self._stated)
        figures.addSpacing(NARROW)
        figures.addSpacerItem(QSpacerItem(WIDE - NARROW, 0, QSizePolicy.Policy.Maximum))
        figures.addWidget(self._between)
        figures.addStretch()
        self.body.addLayout(figures)
        self.body.addWidget(self._altered)
        self.body.addWidget(self._line)
        self.body.addWidget(self._bottom_line)
        self.body.addStretch()

    def draw(self, point: PointSummary) -> None:
        """Draw the point; nothing is done where nothing differs."""
        theme = self._session.theme
        if not self.differs(point, theme):
            return
        self.setAccessibleName(point.name)
        self._name.setText(point.name)
        self._bottom_line.setText(point.bottom_line)
        self._altered.setText(point.figures.altered)
        self._altered.setVisible(bool(point.figures.altered))
        show_gaps(point.figures, self._stated, self._between, theme)
        if point.course is not None:
            self._line.show_course(point.course)


class SinceCard(Card):
    """What was said since the last round."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("What is new"), " ", parent=parent)
        self._session = session
        self.chooser = FlatButton(_("Since"), self, menu=True)
        self.chooser.setAccessibleName(_("Count changes since a round"))
        self.chooser.setToolTip(_("Count all changes since another round"))
        self.header.addWidget(self.chooser)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch()

    def draw(self, new: Novelty | None) -> None:
        """List the latest moves, newest first; without anything to tell there is no card."""
        self.setVisible(new is not None)
        if new is not None and self.differs(new, self._session.theme):
            self._draw(new)

    def _draw(self, new: Novelty) -> None:
        self.set_title(new.news.title)
        self.set_note(new.news.note)
        self.chooser.setVisible(len(new.rounds) > 1)
        fill_menu(self.chooser, new.rounds, new.since, self._session.count_since)
        clear(self._rows)
        for line in new.news.lines:
            self._rows.addWidget(self._row(line))
        if new.news.nothing:
            self._rows.addWidget(ProseLabel(new.news.nothing, muted=True))

    def _row(self, line: NewsLine) -> RowButton:
        row = RowButton(
            (
                Cell(line.who, 120, self._session.theme.legible(line.colour)),
                Cell(line.what),
                Cell(line.point, 100, "mute"),
                Cell(line.when, 84 if line.has_year else 52, "mute", right=True),
            ),
            wraps=True,
        )
        row.clicked.connect(lambda: self._session.go(Position, line.position))
        return row


class PlanCard(Card):
    """The draft plan's clauses by status."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Plan text"), " ", parent=parent)
        self._session = session
        self._grid = PlanGrid(self)
        self._grid.pressed.connect(lambda clause: session.go(Clause, clause))
        self._summary = ProseLabel(parent=self)
        self._text = ProseLabel(parent=self)
        self.body.addWidget(self._summary)
        self.body.addWidget(self._grid)
        self.body.addWidget(self._text)
        self.body.addWidget(
            ProseLabel(
                _("✓ agreed · ref ad referendum · [ ] bracketed · ✕ open · ? not known"),
                11.5,
                muted=True,
            )
        )
        self.body.addStretch()

    def draw(self, plan: PlanGlance | None) -> None:
        """Show all clauses; without any there is no card."""
        self.setVisible(plan is not None)
        theme = self._session.theme
        if plan is None or not self.differs(plan, theme):
            return
        self._grid.show_clauses(plan.clauses, theme)
        self._summary.setText(plan.summary)
        self._summary.setVisible(bool(plan.summary))
        told = "\n".join(filter(None, (plan.text, plan.parting)))
        self._text.setText(told)
        self._text.setVisible(bool(told))
        self.set_note(plan.counts)


class FindingsCard(Card):
    """What to look at before the pack goes out; every line opens what mends it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Before the pack is issued"), " ", parent=parent)
        self._session = session
        self._flow = Flow(360, gap=0, most=2)
        self.body.addWidget(self._flow)

    def draw(self, checks: Findings | None) -> None:
        """List the findings, warnings first; without anything to check there is no card."""
        self.setVisible(checks is not None)
        theme = self._session.theme
        if checks is None or not self.differs(checks, theme):
            return
        self.set_note(checks.count)
        self._flow.set_cards([self._row(finding, theme) for finding in checks.listed])

    def _row(self, finding: Finding, theme: Theme) -> RowButton:
        warning = finding.severity == "warning"
        mark = Cell("⚠" if warning else "✓", 22, theme.widening if warning else theme.closing)
        row = RowButton((mark, Cell(finding.sentence)), wraps=True)
        if finding.record is None:
            row.setEnabled(False)
        row.clicked.connect(lambda: self._session.fix(finding))
        return row

"""The cards of the overview; each draws one matter and knows where a press on it leads."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Clause, Point, Position, Round
from core.views.checks import Finding, findings
from core.views.gap_figures import Course, GapFigures, course, gap_figures
from core.views.overview import NewsLine, news
from core.views.plan import clause_counts
from core.views.schedule import schedule
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
from ui.session import Session

MOST_CHECKS = 10


class PointCard(PressCard):
    """A sticking point's two gaps, their trend, and its bottom line."""

    def __init__(self, session: Session, point: Point, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.point = point.id
        self._shown: object = None
        self.pressed.connect(lambda: session.go(Point, point.id))
        self._name = ElidedLines(font=fonts.serif(17), most=3, parent=self)
        self._stated, self._between = Figure(), Figure()
        self._altered = ElidedLines(font=fonts.sans(11.5), most=3, muted=True, parent=self)
        self._line = SparklineWidget()
        self._bottom_line = ElidedLines(font=fonts.sans(), most=4, parent=self)
        self._lay_out()
        self.show_point(point)

    def _lay_out(self) -> None:
        self.body.setSpacing(6)
        self.body.addWidget(self._name)
        figures = QHBoxLayout()
        figures.setSpacing(26)
        figures.addWidget(self._stated)
        figures.addWidget(self._between)
        figures.addStretch()
        self.body.addLayout(figures)
        self.body.addWidget(self._altered)
        self.body.addWidget(self._line)
        self.body.addWidget(self._bottom_line)
        self.body.addStretch()

    def show_point(self, point: Point) -> None:
        """Draw the point as it is in the dossier shown; nothing is done where nothing differs."""
        session, dossier, pair = self._session, self._session.dossier, self._session.pair
        now = gap_figures(dossier, pair, point.id, session.today, session.since)
        line = course(dossier, pair, point.id, session.today) if pair is not None else None
        shown = (point, session.theme, fonts.scale(), now, line)
        if shown != self._shown:
            self._shown = shown
            self._draw(point, now, line)

    def _draw(self, point: Point, now: GapFigures, line: Course | None) -> None:
        self.setAccessibleName(point.name)
        self._name.setText(point.name)
        self._bottom_line.setText(point.bottom_line)
        self._altered.setText(now.altered)
        self._altered.setVisible(bool(now.altered))
        show_gaps(now, self._stated, self._between, self._session.theme)
        if line is not None:
            self._line.show_course(line)


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

    def show_dossier(self, dossier: Dossier) -> None:
        """List the latest moves, newest first."""
        session = self._session
        new = news(dossier, session.since, session.today, session.pair)
        self.set_title(new.title)
        self.set_note(new.note)
        self._offer_rounds(dossier, session.since)
        clear(self._rows)
        for line in new.lines:
            self._rows.addWidget(self._row(line))
        if new.nothing:
            self._rows.addWidget(ProseLabel(new.nothing, muted=True))
        self.setVisible(bool(dossier.points))

    def _offer_rounds(self, dossier: Dossier, since: Round | None) -> None:
        held = schedule(dossier, self._session.today).held
        self.chooser.setVisible(len(held) > 1)
        entries = [(each.id, round_name(each)) for each in reversed(held)]
        chosen = since.id if since is not None else None
        fill_menu(self.chooser, entries, chosen, self._session.count_since)

    def _row(self, line: NewsLine) -> RowButton:
        row = RowButton(
            (
                Cell(line.who, 120, self._session.theme.party_colour(line.party)),
                Cell(line.what),
                Cell(line.point, 100, "mute"),
                Cell(line.when, 84 if line.has_year else 52, "mute", right=True),
            )
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
        self.body.addWidget(self._summary)
        self.body.addWidget(self._grid)
        self.body.addWidget(
            ProseLabel(
                _("✓ agreed · ref ad referendum · [ ] bracketed · ✕ open · ? not known"),
                11.5,
                muted=True,
            )
        )
        self.body.addStretch()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show all clauses; without any there is no card."""
        clauses = dossier.all(Clause)
        self._grid.show_clauses(clauses, self._session.theme)
        self._summary.setText(dossier.talks.plan_summary)
        self._summary.setVisible(bool(dossier.talks.plan_summary))
        self.set_note(clause_counts(dossier))
        self.setVisible(bool(clauses))


class FindingsCard(Card):
    """What to look at before the pack goes out; every line opens what mends it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Before the pack is issued"), " ", parent=parent)
        self._session = session
        self._flow = Flow(360, gap=0, most=2)
        self.body.addWidget(self._flow)

    def show_dossier(self, dossier: Dossier) -> None:
        """List the findings, warnings first."""
        found = findings(dossier, self._session.today)
        checks = ngettext("{count} check", "{count} checks", len(found))
        self.set_note(checks.format(count=len(found)))
        self._flow.set_cards([self._row(finding) for finding in found[:MOST_CHECKS]])
        self.setVisible(bool(dossier.points))

    def _row(self, finding: Finding) -> RowButton:
        warning = finding.severity == "warning"
        theme = self._session.theme
        mark = Cell("⚠" if warning else "✓", 22, theme.widening if warning else theme.closing)
        row = RowButton((mark, Cell(finding.sentence)))
        if finding.record is None:
            row.setEnabled(False)
        row.clicked.connect(lambda: self._session.fix(finding))
        return row

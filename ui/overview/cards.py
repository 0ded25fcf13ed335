"""The cards of the overview; each draws one matter and knows where a press on it leads."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.analysis.gaps import Pair
from core.analysis.movement import Move, MoveKind, moves_since
from core.analysis.rounds import rounds_held
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Clause, Party, Point, Position, Round
from core.model.signs import sign
from core.text.saying import dated, short_date
from core.views.behind import dotted
from core.views.checks import Finding, findings
from core.views.gap_figures import Course, GapFigures, course, gap_figures
from core.views.plan import clause_counts
from core.views.telling import movement
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

MOST_MOVES = 6
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
            self._line.show_trend(line.trend, line.rounds, line.today)


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
        since = self._session.since
        start = since.date if since is not None and since.date is not None else None
        moves = told(moves_since(dossier, start, self._session.today)) if start is not None else []
        self.set_title(
            _("Since {round}").format(round=round_name(since)) if since else _("What is new")
        )
        self.set_note(dotted((_note(len(moves)), dossier.talks.notice)) if since else "")
        self._offer_rounds(dossier, since)
        clear(self._rows)
        for move in moves[:MOST_MOVES]:
            self._rows.addWidget(self._row(dossier, move))
        if not moves:
            words = _("Nothing was recorded since.") if since else _before_rounds(dossier)
            self._rows.addWidget(ProseLabel(words, muted=True))
        self.setVisible(bool(dossier.points))

    def _offer_rounds(self, dossier: Dossier, since: Round | None) -> None:
        held = rounds_held(dossier, self._session.today)
        self.chooser.setVisible(len(held) > 1)
        entries = [(each.id, round_name(each)) for each in reversed(held)]
        chosen = since.id if since is not None else None
        fill_menu(self.chooser, entries, chosen, self._session.count_since)

    def _row(self, dossier: Dossier, move: Move) -> RowButton:
        party = dossier.get(Party, move.position.party)
        point = dossier.get(Point, move.issue.point)
        when = dated(move.position.date, self._session.today)
        wide = 52 if when == short_date(move.position.date) else 84
        row = RowButton(
            (
                Cell(
                    f"{sign(party.marker)} {party.name}",
                    120,
                    self._session.theme.party_colour(party),
                ),
                Cell(said(dossier, move, self._session.pair)),
                Cell(point.short_name or point.name, 100, "mute"),
                Cell(when, wide, "mute", right=True),
            )
        )
        row.clicked.connect(lambda: self._session.go(Position, move.position.id))
        return row


def _before_rounds(dossier: Dossier) -> str:
    """What there is while no round was held from which changes could be counted."""
    count = dossier.count(Position)
    if not count:
        return _("No round held yet; no position recorded.")
    return ngettext(
        "No round held yet; {count} position recorded.",
        "No round held yet; {count} positions recorded.",
        count,
    ).format(count=count)


def _note(count: int) -> str:
    changes = ngettext("{count} change", "{count} changes", count).format(count=count)
    if count <= MOST_MOVES:
        return changes
    return _("{changes}, here the latest {shown}").format(changes=changes, shown=MOST_MOVES)


def told(moves: Sequence[Move]) -> list[Move]:
    """The moves worth a line: the latest day first, and on a day what moved before mere words;
    who says the same as before has not moved."""
    new = [move for move in moves if move.kind is not MoveKind.SAME_WORDS]
    new.sort(key=lambda move: _WEIGHT.index(move.kind))
    return sorted(new, key=lambda move: move.position.date, reverse=True)


_WEIGHT = (
    MoveKind.MOVED,
    MoveKind.STEP,
    MoveKind.RANGE_SHIFTED,
    MoveKind.RANGE_WIDENED,
    MoveKind.RANGE_NARROWED,
    MoveKind.NEW,
    MoveKind.NEW_WORDS,
    MoveKind.NO_STATEMENT,
)


def said(dossier: Dossier, move: Move, pair: Pair | None) -> str:
    """What a move was, in a line: the statement if there is one, else what became of the place."""
    if move.kind in (MoveKind.NEW, MoveKind.NEW_WORDS) and move.position.statement:
        return move.position.statement
    words = {
        MoveKind.NEW: _("{issue}: first position, {way}"),
        MoveKind.MOVED: _("{issue}: {way}"),
        MoveKind.STEP: _("{issue}: small step, {way}"),
        MoveKind.RANGE_WIDENED: _("{issue}: wider {way}"),
        MoveKind.RANGE_NARROWED: _("{issue}: narrower {way}"),
        MoveKind.RANGE_SHIFTED: _("{issue}: {way}"),
        MoveKind.NEW_WORDS: _("{issue}: new words, same place"),
        MoveKind.SAME_WORDS: _("{issue}: same words as before"),
        MoveKind.NO_STATEMENT: _("{issue}: no statement"),
    }[move.kind]
    return words.format(issue=move.issue.name, way=movement(dossier, move, pair))


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
        super().__init__(_("Before the pack goes out"), " ", parent=parent)
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

"""The matrix: parties against issues or sticking points, or gaps by round, cell by cell."""

import datetime as dt
from enum import StrEnum

import msgspec

from core.analysis.illustrative import marked
from core.analysis.matrix import (
    IssueCell,
    PointCell,
    RoundCell,
    ends,
    issue_cell,
    point_cell,
    round_cell,
)
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair, RoundMark
from core.model.dossier import Dossier
from core.model.naming import place, round_name
from core.model.records import Issue, Party, Point, Position, Record, Round
from core.text.conventions import ranged
from core.text.folding import holds, words_of
from core.text.saying import (
    UNKNOWN,
    age,
    commas,
    dated,
    delta,
    dotted,
    number,
    percent,
    points,
    semicolons,
)
from core.views.attendance import MOST
from core.views.held_words import clash, held_as, held_as_coded, with_sign
from core.views.placement import accepted
from core.views.telling import break_label, like_for_like
from core.views.words import compared, held_note, nowhere

ByRound = tuple[Round | None, dt.date]
"""A round held and its last day; None and today for now."""


class View(StrEnum):
    """What stands against what."""

    ISSUES = "issues"
    POINTS = "points"
    GAPS = "gaps"


class Only(StrEnum):
    """Which rows are shown: all, or those with a cell of a sort."""

    ALL = "all"
    UNKNOWN = "unknown"
    STALE = "stale"
    CONTESTED = "contested"


class Shown(msgspec.Struct, frozen=True):
    """What somebody chose to see. `sort` is "" for the dossier's order, else "value", "age" or
    "width" of the cells in a column; `ranges` has gaps between ranges for stated ones."""

    view: View = View.ISSUES
    point: str = ""
    words: str = ""
    only: Only = Only.ALL
    sort: str = ""
    column: int = 0
    ranges: bool = False


class PlacementCell(msgspec.Struct, frozen=True):
    """A party on an issue, and what is said of it; words are made when they are asked for."""

    fact: IssueCell
    today: dt.date
    held: str = ""
    """That the position is that of a group, by its code."""
    held_in_full: str = ""
    clash: str = ""
    """Which of its groups differ, so that the party is not placed."""

    @property
    def position(self) -> Position | None:
        """The placement in force."""
        return self.fact.position

    @property
    def known(self) -> bool:
        """Whether there is a figure."""
        return self.fact.position is not None

    @property
    def figure(self) -> str:
        """Where the party stands, with a sign where it does so as a member; or the sign of what is
        not known."""
        position = self.fact.position
        if position is None:
            return UNKNOWN
        return with_sign(place(self.fact.issue, position), self.held)

    @property
    def heading(self) -> str:
        """Where the party stands, or why it stands nowhere."""
        return self.figure if self.known else self.clash or nowhere(self.fact.stand)

    @property
    def copied(self) -> str:
        """The cell as it stands on the clipboard."""
        return self.heading

    @property
    def printed(self) -> str:
        """The cell as it stands on paper, with what is below it."""
        return "\n".join(part for part in (self.heading, self.below) if part)

    @property
    def below(self) -> str:
        """The range, the date and the grade of a placement, and what is wrong with it."""
        position = self.fact.position
        if position is None:
            return ""
        return self._marked(
            dotted(
                (
                    self.held,
                    _spread(position),
                    dated(position.date, self.today),
                    self.fact.grade,
                    _("stale") if self.fact.stale else "",
                    _("contested") if self.fact.contested else "",
                )
            )
        )

    @property
    def basis(self) -> str:
        """How the figure is known."""
        fact, position = self.fact, self.fact.position
        silent = ngettext("silent in {count} round", "silent in {count} rounds", fact.silent)
        parts = (
            self.held_in_full,
            accepted(fact.issue, position) if position is not None else "",
            age(position.date, self.today) if position is not None else self.heading,
            fact.grade,
            _("stale") if fact.stale else "",
            _("sources disagree") if fact.contested else "",
            silent.format(count=fact.silent) if fact.silent else "",
        )
        return self._marked(commas(parts))

    @property
    def warns(self) -> bool:
        """Whether something is wrong with the placement."""
        return self.fact.stale or self.fact.contested

    @property
    def marks(self) -> tuple[RoundMark, ...]:
        """What the party did at the latest rounds held, earliest first."""
        return self.fact.marks[-MOST:]

    def meets(self, only: Only) -> bool:
        """Whether the cell is of that sort."""
        if only is Only.UNKNOWN:
            return not self.known
        return self.fact.stale if only is Only.STALE else self.fact.contested

    def rank(self, by: str) -> float | None:
        """What the cell counts when rows are sorted; None where it is not known."""
        if by == "age":
            return None if self.fact.days is None else float(self.fact.days)
        return self.fact.width if by == "width" else self.fact.stand.value

    def _marked(self, words: str) -> str:
        return marked(words) if self.fact.illustrative else words


class FigureCell(msgspec.Struct, frozen=True):
    """A mean of places or a gap, and what is said of it."""

    fact: PointCell | RoundCell

    position = None

    @property
    def value(self) -> float | None:
        """The figure in scale points, 0–100."""
        return self.fact.mean if isinstance(self.fact, PointCell) else self.fact.value

    @property
    def strength(self) -> float | None:
        """How strongly a gap is tinted, 0–1; None for what is no gap or not known."""
        if isinstance(self.fact, PointCell) or self.fact.value is None:
            return None
        return min(self.fact.value, 100.0) / 100.0

    @property
    def known(self) -> bool:
        """Whether there is a figure."""
        return self.value is not None

    @property
    def heading(self) -> str:
        """The figure alone, with a star where not all of the weight is known."""
        return points(self.value) + ("*" if self.known and self.fact.coverage < 1.0 else "")

    @property
    def figure(self) -> str:
        """The figure, and what it rests on otherwise than the cell before it."""
        altered = self._altered()
        return f"{self.heading} ({altered})" if altered else self.heading

    @property
    def copied(self) -> str:
        """The cell as it stands on the clipboard."""
        return self.figure

    @property
    def printed(self) -> str:
        """The cell as it stands on paper."""
        return self.figure

    @property
    def below(self) -> str:
        """What became of a gap since the cell before, like for like, and of what it rests on."""
        change = self.fact.change if isinstance(self.fact, RoundCell) else None
        told = (delta(change) if change is not None else "", self._altered())
        return dotted(told)

    @property
    def basis(self) -> str:
        """How the figure is known."""
        known = _("{share} of the weight known").format(share=percent(self.fact.coverage))
        held = held_note(self.fact.gap) if isinstance(self.fact, RoundCell) else _held(self.fact)
        return semicolons((known, self._course(), held))

    def meets(self, only: Only) -> bool:
        """Whether the cell is of that sort; only a placement is stale or contested."""
        return only is Only.UNKNOWN and not self.known

    def rank(self, _by: str) -> float | None:
        """What the cell counts when rows are sorted; None where it is not known."""
        return self.value

    def _course(self) -> str:
        cell = self.fact
        if isinstance(cell, PointCell) or cell.compared is None or cell.change is None:
            return ""
        both = like_for_like(cell.change), compared(cell.compared)
        return semicolons(both)

    def _altered(self) -> str:
        """What a gap rests on otherwise than the cell before it: "+1 issue"; "" for nothing."""
        both = self.fact.compared if isinstance(self.fact, RoundCell) else None
        if both is None or both.before.stated is None or both.now.stated is None:
            return ""
        if both.comparable and not both.reweighed:
            return ""
        return break_label(both.basis)


Cell = PlacementCell | FigureCell


def in_full(cell: Cell) -> str:
    """A cell in words, with how its figure is known."""
    return f"{cell.figure}; {cell.basis}"


class Matrix:
    """Rows are issues or points, columns parties or rounds, in the order in which they are shown.
    A cell is made when it is first asked for, and then kept."""

    def __init__(self, dossier: Dossier, shown: Shown, pair: Pair | None, today: dt.date) -> None:
        self._dossier, self._shown, self._pair, self._today = dossier, shown, pair, today
        gaps: tuple[ByRound, ...] = tuple(ends(dossier, today)) if pair is not None else ()
        self.columns: tuple[Party | ByRound, ...] = (
            gaps if shown.view is View.GAPS else dossier.parties
        )
        self._cells: dict[tuple[str, int], Cell] = {}
        self.rows = self._sorted(self._filtered())

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place."""
        return self._at(self.rows[row], column)

    def row_name(self, row: int) -> str:
        """What a row is called."""
        return self._named(self.rows[row])

    def column_name(self, column: int) -> str:
        """What a column is called."""
        head = self.columns[column]
        if isinstance(head, Party):
            return head.name
        return round_name(head[0]) if head[0] is not None else _("now")

    def place(self, row: str, column: str) -> tuple[int, int]:
        """Row and column of a record and a party, by id; the first where there is none."""
        rows = [each.id for each in self.rows]
        columns = [each.id for each in self.columns if isinstance(each, Party)]
        down = rows.index(row) if row in rows else 0
        return down, columns.index(column) if column in columns else 0

    def record(self, row: int, column: int) -> Record:
        """What a cell leads to: a position, else the issue or the point."""
        return self.cell(row, column).position or self.rows[row]

    def _filtered(self) -> list[Issue | Point]:
        """The rows that the filters let through, in the dossier's order."""
        shown, dossier = self._shown, self._dossier
        points = [p for p in dossier.points if shown.point in ("", p.id)]
        rows: list[Issue | Point] = [*points]
        if shown.view is View.ISSUES:
            rows = [issue for point in points for issue in dossier.issues(point.id)]
        words = words_of(shown.words)
        named = [row for row in rows if holds(self._named(row), words)]
        if shown.only is Only.ALL or shown.view is View.GAPS:
            return named
        every = range(len(self.columns))
        return [row for row in named if any(self._at(row, n).meets(shown.only) for n in every)]

    def _sorted(self, rows: list[Issue | Point]) -> tuple[Issue | Point, ...]:
        """Rows by a column, the largest first; what is unknown comes last."""
        by, column = self._shown.sort, self._shown.column
        if not by or not 0 <= column < len(self.columns):
            return tuple(rows)
        ranked = [(self._at(row, column).rank(by), row) for row in rows]
        known = [each for each in ranked if each[0] is not None]
        known.sort(key=lambda each: each[0] or 0.0, reverse=True)
        return (*(row for _rank, row in known), *(row for rank, row in ranked if rank is None))

    def _named(self, row: Issue | Point) -> str:
        name = " ".join(row.name.split())
        if isinstance(row, Point):
            return name
        point = self._dossier.get(Point, row.point)
        return f"{name} · {point.in_short}"

    def _at(self, row: Issue | Point, column: int) -> Cell:
        key = row.id, column
        if key not in self._cells:
            self._cells[key] = self._made(row, self.columns[column])
        return self._cells[key]

    def _made(self, row: Issue | Point, column: Party | ByRound) -> Cell:
        dossier, today = self._dossier, self._today
        if isinstance(column, Party):
            if isinstance(row, Issue):
                return placement_cell(dossier, row, column, today)
            return FigureCell(point_cell(dossier, row, column, today))
        assert isinstance(row, Point), "gaps are those of points"
        assert self._pair is not None, "without a pair there are no columns"
        days = [each[1] for each in self.columns if not isinstance(each, Party)]
        before = max((day for day in days if day < column[1]), default=None)
        ranges = self._shown.ranges
        return FigureCell(
            round_cell(dossier, row, self._pair, column, before=before, ranges=ranges)
        )


def placement_cell(dossier: Dossier, issue: Issue, party: Party, today: dt.date) -> PlacementCell:
    """A party on an issue as a cell."""
    fact = issue_cell(dossier, issue, party, today)
    held = held_as_coded(dossier, fact.stand), held_as(dossier, fact.stand)
    return PlacementCell(fact, today, *held, clash(dossier, fact.stand, coded=True))


def _held(cell: PointCell) -> str:
    """On how many issues a mean rests on what the party holds as a member."""
    if not cell.held:
        return ""
    return ngettext(
        "{count} issue as a member of a group", "{count} issues as a member of a group", cell.held
    ).format(count=cell.held)


def _spread(position: Position) -> str:
    """The range; "" where it stands in the place of a value already."""
    if position.low is None or position.high is None or position.value is None:
        return ""
    return ranged(number(position.low), number(position.high))

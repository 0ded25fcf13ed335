"""The panel of one sticking point: where the parties stand, how the gap has moved, what they
said."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu

from core.editing.commands import change as changed
from core.editing.commands.positions import remove_statement
from core.language import gettext as _
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.records import (
    Issue,
    Note,
    Point,
    Position,
    Record,
)
from core.views.annotations import FieldPlace
from core.views.behind import salience_command
from core.views.inspector import (
    Subject,
    inspected,
)
from core.views.party_card import PartyCard
from core.views.record_history import history_cards
from core.views.sticking_point import (
    RESTS_ON,
    Figures,
    PointLook,
    StickingPoint,
    point_figures,
    sticking_point,
)
from core.views.trend import TrendView, chart, explanation
from ui.annotate import inspector as tabs
from ui.annotate.annotating import Annotating
from ui.annotate.inspector import Inspector
from ui.annotate.sentences import go_to_sentence
from ui.kit.behind import Behind
from ui.kit.fonts import em
from ui.kit.grid import Flow
from ui.kit.page import Page
from ui.kit.tips import allow
from ui.panel import Panel
from ui.point import export, hypotheses, lines
from ui.point import menu as point_menu
from ui.point.gap_trend import GapTrend
from ui.point.head import PointHead
from ui.point.hypotheses_card import HypothesesCard
from ui.point.lines_card import LinesCard
from ui.point.map_card import MapCard
from ui.point.placing import preview, put
from ui.point.position_card import CardAct, PositionCard
from ui.point.position_map import Placing
from ui.positions import contradiction
from ui.session import Session

ROOMY = 1100
"""From this width of the panel on, in pixels, the inspector takes its full width."""


class PointPanel(Panel):
    """One sticking point. It keeps the user's view settings, and no data."""

    def __init__(self, session: Session, point: str) -> None:
        super().__init__(session)
        self.point = point
        self.view = TrendView()
        self.hidden: frozenset[str] = frozenset()
        self.selected = ""
        self.head = PointHead()
        self.behind = Behind()
        self.map_card = MapCard()
        self.map = self.map_card.map
        self.trend = GapTrend(session.theme)
        self.cards = Flow(208, gap=12, most=3)
        self.inspector = Inspector(self)
        self.notes = Annotating(session, self, self.inspector, self._whole)
        self.lines = LinesCard(self.notes, lambda: lines.ask(session, self.point))
        self.hypotheses = HypothesesCard(lambda: hypotheses.ask(session, self.point))
        self._lay_out()
        self._connect_behind()
        self._connect_map()
        self._connect_trend()
        self._connect_inspector()
        self.head.bottom_line.note_wanted.connect(
            partial(self.notes.begin, FieldPlace("point", point, "bottom_line"))
        )
        self.head.bottom_line.refused.connect(self.session.ask_to_edit)
        QShortcut(QKeySequence(Qt.Key.Key_F2), self, self.head.bottom_line.begin)

    @property
    def title(self) -> str:  # type: ignore[override]
        """The point's name."""
        point = self.session.dossier.find(Point, self.point)
        return point.name if point else ""

    def subject(self) -> str:
        """The issue that a new position would be about; "" without issues."""
        position = self.session.dossier.find(Position, self.selected)
        if position is not None:
            return position.issue
        issues = self.session.dossier.issues(self.point)
        return issues[0].id if issues else ""

    def record(self) -> tuple[type[Record], str]:
        """The selected position, else the point."""
        return (Position, self.selected) if self.selected else (Point, self.point)

    def annotate(self) -> bool:
        """Begin a note on the selected words, looking first in the focused text."""
        return self.head.bottom_line.annotate() or self.notes.annotate()

    def _whole(self) -> FieldPlace:
        """What a note without a phrase is on: the selected position, or the point."""
        if self.selected:
            return FieldPlace("position", self.selected, "")
        return FieldPlace("point", self.point, "")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.page = Page(self)
        self.page.setMinimumWidth(em(tabs.MATTER))
        below = (self.trend, self.cards, self.lines, self.hypotheses)
        for block in (self.head, self.behind, self.map_card, *below):
            self.page.column.addWidget(block)
        self.page.column.addStretch(1)
        row.addWidget(self.page, 1)
        row.addWidget(self.inspector)
        self.inspector.fold(not self.session.settings.bytes("inspector_folded").isEmpty())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the inspector the room that the middle can spare."""
        super().resizeEvent(event)
        roomy = self.width() >= em(ROOMY)
        self.inspector.set_room(tabs.WIDE if roomy else tabs.NARROW)
        self.head.set_compact(not roomy)
        side = 26 if roomy else 16
        self.page.column.setContentsMargins(side, 20, side, 20)

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw everything."""
        if dossier.find(Point, self.point) is None:
            return
        self.view = self.view.kept(dossier, self.point)
        if dossier.find(Position, self.selected) is None:
            self.selected = ""
        self._draw(sticking_point(dossier, self._look()))
        self._draw_inspector(dossier)

    def on_change(self, change: Change) -> None:
        """Redraw what a change affects."""
        if change.touches(*RESTS_ON):
            self.show_dossier(self.session.dossier)

    def _look(self) -> PointLook:
        session = self.session
        return PointLook(
            self.point,
            session.pair,
            session.today,
            session.this_day.year,
            session.since,
            self.hidden,
            self.view,
            self.head.behind.isChecked(),
            session.editable,
        )

    def _draw(self, shown: StickingPoint) -> None:
        theme, refusal = self.session.theme, self.session.refusal
        self.head.bottom_line.set_editable(not refusal)
        self._draw_figures(shown.figures)
        self.head.show_widest(shown.widest)
        self.map_card.show_parties(self.session.dossier.parties, self.hidden)
        allow([self.map_card.add], refusal)
        self._draw_cards(shown.cards)
        self.lines.show_lines(shown.lines, theme, refusal=refusal)
        self.hypotheses.show_red_lines(shown.red_lines, refusal=refusal)

    def _redraw_figures(self, dossier: Dossier | None = None) -> None:
        """Redraw only the figures, perhaps for a trial dossier."""
        there = self.session.dossier if dossier is None else dossier
        self._draw_figures(point_figures(there, self._look()))

    def _draw_figures(self, shown: Figures) -> None:
        theme = self.session.theme
        self.head.show_head(shown.head, theme)
        self.head.bottom_line.show_notes(shown.notes, theme)
        self.head.show_pace(shown.pace)
        self.behind.setVisible(shown.behind is not None)
        if shown.behind is not None:
            self.behind.show_value(shown.behind)
        self.map.show_rows(shown.rows, theme, editable=self.session.editable)
        self.map_card.export_button.setEnabled(bool(shown.rows))
        self.trend.show_choices(shown.choices)
        self.trend.show_chart(shown.chart, theme)

    def _draw_cards(self, values: Sequence[PartyCard]) -> None:
        cards = [c for c in self.cards.cards[: len(values)] if isinstance(c, PositionCard)]
        cards += [self._new_card() for _n in range(len(values) - len(cards))]
        if tuple(cards) != self.cards.cards:
            self.cards.set_cards(cards)
        for card, value in zip(cards, values, strict=True):
            self._draw_card(card, value)

    def _draw_card(self, card: PositionCard, value: PartyCard) -> None:
        chosen = value.lead is not None and value.lead.position == self.selected
        theme, refusal = self.session.theme, self.session.refusal
        card.show_card(value, theme, refusal=refusal, selected=chosen)

    def _new_card(self) -> PositionCard:
        card = PositionCard(self.cards)
        card.chosen.connect(self.select)
        card.act_requested.connect(self._act)
        card.text_made.connect(self.notes.adopt)
        self.notes.adopt(card)
        return card

    def _draw_inspector(self, dossier: Dossier) -> None:
        subject = Subject(self.point, self.selected)
        shown = inspected(dossier, subject)
        self.inspector.show_subject(shown.name)
        self.inspector.show_counts(shown.open_notes, len(shown.proposals), shown.cited)
        by_tab = {
            tabs.NOTES: shown.notes,
            tabs.PROPOSALS: shown.proposals,
            tabs.SOURCES: shown.sources,
        }
        current = self.inspector.current
        if current == tabs.HISTORY:
            values: Any = history_cards(dossier, subject, self.session.workspace.store.history)
        else:
            values = by_tab[current]
        theme, refusal = self.session.theme, self.session.refusal
        self.inspector.show_cards(current, values, theme, refusal=refusal)

    def select(self, position: str) -> None:
        """Select one position; "" selects the whole point."""
        if position != self.selected:
            self.selected = position
            for card in self.cards.cards:
                if isinstance(card, PositionCard):
                    self._draw_card(card, card.value)
            self._draw_inspector(self.session.dossier)

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Bring an issue, a position or a note into view."""
        if kind is Position:
            self.select(identifier)
        elif kind is Issue:
            self.page.ensureWidgetVisible(self.map.row_of(identifier))
            self.map.row_of(identifier).setFocus(Qt.FocusReason.TabFocusReason)
        elif kind is Note:
            note = self.session.dossier.find(Note, identifier)
            if note is not None and note.target_kind == "position":
                self.select(note.target)
            self.notes.show(identifier)

    def _hide_party(self, party: str, hidden: bool) -> None:
        self.hidden = self.hidden | {party} if hidden else self.hidden - {party}
        self.show_dossier(self.session.dossier)

    def _look_at(self, **what: str) -> None:
        self.view = replace(self.view, **what)
        self._redraw_figures()

    def _connect_behind(self) -> None:
        unfolded = not self.session.settings.bytes("behind_unfolded").isEmpty()
        self.head.behind.setChecked(unfolded)
        self.head.behind.toggled.connect(self._unfold_behind)
        self.behind.entered.connect(self._set_salience)
        self.behind.refused.connect(self.session.warn)

    def _unfold_behind(self, unfolded: bool) -> None:
        self.session.settings.keep_bytes("behind_unfolded", QByteArray(b"1" if unfolded else b""))
        self._redraw_figures()

    def _set_salience(self, line: int, column: int, value: float | None) -> None:
        pair, dossier = self.session.pair, self.session.dossier
        if pair is None:
            return
        place = (line, column, value)
        command = salience_command(dossier, self.point, pair, self.session.today, place)
        if command is not None:
            self.session.do(command)

    def _connect_map(self) -> None:
        self.map.moved.connect(self._follow)
        self.map.placed.connect(self._place)
        self.map.nudged.connect(lambda placing: self._place(placing, by_key=True))
        self.map.abandoned.connect(self._redraw_figures)
        self.map.opened.connect(lambda i, p: point_menu.open_form(self.session, i, p))
        self.map.chosen.connect(self._choose_mark)
        self.map.removal.connect(self._remove)
        self.map.menu_wanted.connect(self._show_menu)
        self.map_card.party_hidden.connect(self._hide_party)
        self.map_card.add_issue.connect(lambda: point_menu.add_issue(self.session, self.point))
        self.head.bottom_line.written.connect(self._write_bottom_line)

    def _follow(self, placing: Placing) -> None:
        """Show what a drag would do to the figures; nothing is written yet."""
        self._redraw_figures(preview(self.session.dossier, placing, self.session.today))

    def _place(self, placing: Placing, *, by_key: bool = False) -> None:
        if not put(self.session, placing, by_key=by_key):
            self._redraw_figures()

    def _choose_mark(self, issue: str, party: str) -> None:
        row = self.map.row_of(issue)
        self.select(row.mark(party).position or "")

    def _show_menu(self, issue: str, party: str, spot: QPoint) -> None:
        position = self.map.row_of(issue).mark(party).own if party else None
        self.menu_of(issue, party, position).popup(spot)

    def menu_of(self, issue: str, party: str, position: str | None) -> QMenu:
        """The menu of a marker, or of a row if there is no party."""
        place = point_menu.MapSpot(self.point, issue, party, position)
        acts = point_menu.OnPosition(self.show_history, self._remove)
        return point_menu.row_menu(self, self.session, place, acts)

    def show_history(self, position: str) -> None:
        """Show a position's history."""
        self.select(position)
        self.inspector.fold(False)
        self.inspector.show_tab(tabs.HISTORY)

    def _remove(self, position: str) -> None:
        if self.session.do(remove_statement(position)) is not None:
            self.session.say(_("Position removed. Press Ctrl+Z to undo."))

    def _act(self, what: CardAct, party: str, position: str) -> None:
        """Carry out what a card requests."""
        if what is CardAct.SENTENCE:
            go_to_sentence(self.session, position)
            return
        if what is CardAct.CONTESTED:
            contradiction.show(self.session, position)
            return
        if not self.session.ask_to_edit():
            return
        if what is CardAct.REMOVE:
            self._remove(position)
        else:
            point_menu.act(self.session, self.point, what, party, position)

    def _write_bottom_line(self, words: str) -> None:
        self.session.do(changed(Point, self.point, bottom_line=words))

    def _connect_trend(self) -> None:
        self.trend.pair_chosen.connect(self.session.set_pair)
        self.trend.issue_chosen.connect(lambda issue: self._look_at(issue=issue))
        self.trend.span_chosen.connect(lambda span: self._look_at(span=span))
        self.trend.step_wanted.connect(self._explain)
        self.trend.position_wanted.connect(self.select)
        self.trend.sentence_wanted.connect(partial(go_to_sentence, self.session))
        self.trend.event_wanted.connect(self.session.go)
        export.offer_trend(self.session, self.trend, self._drawn)
        export.offer_map(self.session, self.map_card, lambda: self.title)

    def _explain(self, date: dt.date) -> None:
        pair = self.session.pair
        if pair is not None:
            self.trend.explain(explanation(self.session.dossier, self.point, pair, self.view, date))

    def _drawn(self) -> export.Drawn:
        session = self.session
        drawn = chart(session.dossier, self.point, session.pair, self.view, session.today)
        return export.Drawn(self.point, self.view.issue, self.title, (drawn.start, drawn.end))

    def _connect_inspector(self) -> None:
        side = self.inspector
        side.subject_left.connect(lambda: self.select(""))
        side.tab_shown.connect(lambda _tab: self._draw_inspector(self.session.dossier))
        side.folded.connect(self._keep_folded)

    def _keep_folded(self, folded: bool) -> None:
        self.session.settings.keep_bytes("inspector_folded", QByteArray(b"1" if folded else b""))

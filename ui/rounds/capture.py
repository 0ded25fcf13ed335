"""Taking down what is said in a round, from the keyboard, while it is said."""

import datetime as dt
from typing import Any, Self

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from core.editing.commands import Command
from core.editing.commands.capture import (
    capture_action,
    capture_position,
    capture_response,
    capture_silence,
)
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import round_title
from core.model.records import Answer, Issue, Round
from core.text.days import now
from core.text.saying import dotted, long_date, shortened
from core.views.capture import (
    Moment,
    moment_in,
    replaced,
    round_to_capture,
)
from core.views.placement import placement
from core.views.telling import widening
from ui.forms.at_once import AtOnce
from ui.forms.reopens import Reopens
from ui.kit.date_field import DateField
from ui.kit.enum_box import EnumBox
from ui.kit.fonts import em
from ui.kit.keys import ENTER, saves
from ui.kit.labels import Muted, ProseLabel
from ui.kit.number_field import NumberField
from ui.kit.refill import Entry
from ui.kit.unsent import called, filled_in, written
from ui.rounds.capture_fields import MatterField, PartyKeys, WordsBox
from ui.rounds.capture_kinds import MATTERS, NAMES, As, Offered
from ui.rounds.captured_list import CapturedList
from ui.session import Session

LETTERS = 40
"""How many letters that are no name are quoted."""
WIDTH, HEIGHT = 550, 680
"""Half of a small screen, so that a text can stand beside it."""


def ask(session: Session, round_id: str | None = None, selected: str | None = None) -> bool:
    """Take down what is said in a round: the one given, else the one under way, the one selected in
    a list, or the nearest."""
    if not session.ask_to_edit():
        return False
    meeting = round_to_capture(session.dossier, round_id, session.today, selected)
    if meeting is None:
        session.say(
            _("No round is planned or under way. Add one, or capture from a past one under Rounds.")
        )
        return False
    if not session.dossier.parties:
        session.say(_("Add a party first: somebody must be speaking."))
        return False
    return bool(CaptureForm(session, meeting).exec())


class CaptureForm(AtOnce, Reopens):
    """Who, on what, and the words; Enter takes them down at once. The list below has it all."""

    def __init__(self, session: Session, meeting: Round) -> None:
        title = _("Capture: {round}").format(round=round_title(meeting))
        super().__init__(session, title, width=WIDTH)
        self._round = meeting.id
        self._moment: Moment | None = None
        self._offered: Offered | None = None
        self._scale = ""
        self.what = QButtonGroup(self)
        self.who = PartyKeys(session.dossier.parties, self)
        self.matter = MatterField(self)
        self.value = NumberField(self)
        self.last = Muted("", 11.5, self)
        self.answer = EnumBox(Answer, Answer.ACCEPTED)
        self.due = DateField(None, session.today, empty=_("no date"))
        self.words = WordsBox("", self)
        self.words.setFixedHeight(em(66))
        self.list = CapturedList(session, meeting.id, self)
        self.empty = ProseLabel(_("Nothing yet in this round."), muted=True, parent=self)
        self._lay_out_fields()
        self._connect()
        self.become(As.POSITION)
        self.draw()

    def _lay_out_fields(self) -> None:
        kinds = QHBoxLayout()
        for place, kind in enumerate(As):
            button = QPushButton(_(NAMES[kind]), self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setToolTip(_("Ctrl+{number}").format(number=place + 1))
            button.clicked.connect(lambda _on=False, kind=kind: self.become(kind))
            self.what.addButton(button, place)
            kinds.addWidget(button)
        holder = QWidget(self)
        kinds.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(kinds)
        told = _(
            "A party’s key, a few letters of the issue, the words; Enter takes them down. The "
            "issue stays for the next line; Ctrl+0 asks for another. Ctrl+1 to Ctrl+4 say what "
            "they are, Alt and its key changes the party, Ctrl+Z undoes."
        )
        self.body.insertWidget(0, ProseLabel(told, 12, muted=True, parent=self))
        self._say_if_early()
        self.ask_for(_("Who speaks"), self.who)
        self.ask_for(_("On"), self.matter)
        self.ask_for(_("Value"), self.value, _("If one was named, in the issue’s unit"))
        self.add_below(self.last)
        self.ask_for(_("Response"), self.answer)
        self.ask_for(_("Due"), self.due)
        self.ask_for(_("Words"), self.words)
        self.ask_for(_("As"), holder)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.list, 1)
        self.list.setMinimumHeight(em(150))
        self.leave.setAutoDefault(False)

    def _say_if_early(self) -> None:
        """A round that has not begun may have been chosen by mistake."""
        meeting = self.session.dossier.get(Round, self._round)
        if meeting.date is not None and meeting.date > self.session.today:
            told = _("This round begins on {date}.").format(date=long_date(meeting.date))
            self.body.insertWidget(1, ProseLabel(f"⚠ {told}", 12, parent=self))

    def _connect(self) -> None:
        for place, kind in enumerate(As):
            keys = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            keys.activated.connect(lambda kind=kind: self._turn_to(kind))
        other = QShortcut(QKeySequence("Ctrl+0"), self)
        other.activated.connect(self._ask_for_matter)
        for key in self.who.offered:
            chord = QShortcut(QKeySequence(f"Alt+{key.upper()}"), self)
            chord.activated.connect(lambda key=key: self.who.choose(key))
        self.who.picked.connect(self._go_on)
        self.who.begun.connect(self._begin_with)
        self.matter.settled.connect(self._settle)
        self.matter.settled.connect(self.words.setFocus)
        self.matter.missed.connect(lambda: self.refuse(self._unknown(), self.session.theme))
        self.matter.activated.connect(lambda _place: self._settle())
        self.words.textChanged.connect(self._begin)
        self.words.entered.connect(self.take_down)

    def first_field(self) -> QWidget:
        """Who speaks."""
        return self.who

    def sizeHint(self) -> QSize:
        """Half a screen, unless the fields need more."""
        return super().sizeHint().expandedTo(QSize(0, em(HEIGHT)))

    def draw(self) -> None:
        """Show what was taken down."""
        self.list.show_dossier(self.session.dossier)
        there = self.list.table.rowCount() > 0
        self.list.setVisible(there)
        self.empty.setVisible(not there)

    def become(self, kind: As) -> None:
        """Say what the next line becomes; the words and who says them stay."""
        self.kind = kind
        self.what.button([*As].index(kind)).setChecked(True)
        offered = MATTERS[kind]
        if offered is not None and offered is not self._offered:
            self._offered = offered
            names, hint = offered
            self.matter.offer(names(self.session.dossier), _(hint))
        for field, wanted in (
            (self.matter, offered is not None),
            (self.value, kind is As.POSITION),
            (self.last, kind is As.POSITION),
            (self.answer, kind is As.RESPONSE),
            (self.due, kind is As.ACTION),
        ):
            self.form.setRowVisible(field, wanted)
            field.setEnabled(wanted)
        self._show_scale()

    def altered(self) -> bool:
        """Whether words were typed that are not taken down."""
        return self._written() or super().altered()

    def _written(self) -> bool:
        """Whether there are words, a value or a date, or letters that are no name and may be
        words."""
        named = MATTERS[self.kind] is None or self.matter.chosen() is not None
        letters = "" if named else self.matter.currentText()
        lines = (field.text() for field in (self.value, self.due.line) if field.isEnabled())
        return self.isVisible() and bool("".join((self.words.value(), letters, *lines)).strip())

    def typed(self) -> str:
        """The words with who says them on what, and the other fields, under the title; "" if
        nothing is written."""
        if not self._written():
            return ""
        party = self.who.chosen()
        who = party.name if party is not None else ""
        matter = self.matter.currentText() if MATTERS[self.kind] is not None else ""
        said = dotted(filter(None, (who, matter, self.words.value())))
        besides = (self.value, self.answer, self.due.line)
        fields = (written(each, "") for each in besides if each.isEnabled())
        return "\n".join([self.windowTitle(), said, *filter(None, fields)])

    # --- shown again by another run ---

    def way(self) -> tuple[str, ...]:
        """The round, what the line becomes, and the party, "" for none."""
        party = self.who.chosen()
        return self._round, self.kind, party.id if party is not None else ""

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again; None if the round or the party has gone."""
        if len(way) != 3 or way[1] not in [*As]:
            return None
        meeting = session.dossier.find(Round, way[0])
        made = cls(session, meeting) if meeting is not None else None
        if made is not None and way[2] and not made.who.choose_party(way[2]):
            made.deleteLater()
            return None
        if made is not None:
            made.become(As(way[1]))
        return made

    def entries(self) -> tuple[Entry, ...] | None:
        """The fields that the line has."""
        found = super().entries()
        others = {called(each) for each in filled_in(self) if not each.isEnabled()}
        return found and tuple(each for each in found if each.field not in others)

    def grid_rows(self) -> tuple[tuple[str, ...], ...]:
        """The day and the time at which the line was begun."""
        begun = self._moment
        return ((begun.day.isoformat(), begun.time),) if begun is not None else ()

    def put_grid_rows(self, rows: tuple[tuple[str, ...], ...]) -> bool:
        """The line was begun then, and goes on; False if that is no day."""
        try:
            for day, time in rows:
                self._moment = Moment(dt.date.fromisoformat(day), time)
        except ValueError:
            return False
        self._show_scale()
        self.words.setFocus()
        return True

    # --- from field to field ---

    def _go_on(self) -> None:
        """To the words, once it is clear what they are about."""
        if MATTERS[self.kind] is None or self.matter.chosen() is not None:
            self.words.setFocus()
        else:
            self.matter.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_for_matter(self) -> None:
        """The next line is on something else than the last."""
        if MATTERS[self.kind] is not None:
            self.matter.ask_again()

    def _turn_to(self, kind: As) -> None:
        """The next line becomes something else. Who speaks comes first, but for an action, which
        may be anybody's."""
        self.become(kind)
        if kind is As.ACTION or not self.who.hasFocus():
            self._go_on()

    def _begin_with(self, letter: str) -> None:
        self.words.setFocus()
        self.words.insertPlainText(letter)

    def _settle(self) -> None:
        """Write out what the letters mean, with the scale of the issue and the last place on it."""
        if self.matter.show_chosen():
            self.refuse("", self.session.theme)
        self._show_scale()

    def _show_scale(self) -> None:
        issue, party = self._issue(), self.who.chosen()
        if issue is not None and issue.id != self._scale:
            self.value.show_issue(issue)
        self._scale = issue.id if issue is not None else ""
        last = ""
        if issue is not None and party is not None:
            place = placement(self.session.dossier, issue, party.id)
            last = _("Last recorded: {place}").format(place=place.words or _("nothing yet"))
        self.last.setText(last)

    def _issue(self) -> Issue | None:
        return self.session.dossier.find(Issue, self.matter.chosen())

    def _begin(self) -> None:
        """What is said is said when its first word is typed."""
        if not self.words.toPlainText():
            self._moment = None
        elif self._moment is None:
            self._moment = self._now()

    def _now(self) -> Moment:
        meeting = self.session.dossier.get(Round, self._round)
        return moment_in(meeting, self.session.today, now())

    # --- taking down ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes down from the value, too, and Ctrl+Enter from anywhere."""
        if saves(event) or (event.key() in ENTER and self.value.hasFocus()):
            self.take_down()
        else:
            super().keyPressEvent(event)

    def take_down(self) -> bool:
        """Take down what stands in the fields; if that fails, say why and leave them."""
        before = self.session.dossier
        moment, missing = self._moment or self._now(), self.unread() or self._missing()
        problem = missing or self.session.attempt(self._command(moment))
        self.refuse(problem, self.session.theme)
        if not problem:
            self._tell(before, moment)
            self.words.set_value("")
            self.value.set_value(None)
            self._show_scale()
            (self.words if self.kind is As.ACTION else self.who).setFocus()
        return not problem

    def _missing(self) -> str:
        if self.who.chosen() is None and self.kind is not As.ACTION:
            self.who.setFocus()
            return _("Who speaks? Press the key of a party.")
        if MATTERS[self.kind] is not None and not self.matter.show_chosen():
            self.point_at(self.matter)
            return self._unknown()
        empty = not self.words.value()
        if self.kind is As.POSITION and empty and self.value.value() is None:
            self.point_at(self.words, self.value)
            return _("Write what was said, or enter a value.")
        if self.kind is As.ACTION and empty:
            self.point_at(self.words)
            return _("Write what is to be done.")
        return ""

    def _unknown(self) -> str:
        """What is wrong with the letters of a name that no name has."""
        letters = self.matter.currentText().strip()
        if not letters:
            return _("On what? Type a few letters of its name.")
        told = _("On what? No name has “{letters}” in it. Alt+Down lists all names.")
        return told.format(letters=shortened(letters, LETTERS))

    def _command(self, moment: Moment) -> Command:
        party = self.who.chosen()
        when = {"round": self._round, "time": moment.time}
        text = self.words.value()
        if self.kind is As.ACTION:
            owner = party.name if party is not None else ""
            return capture_action(text=text, owner=owner, due=self.due.value(), **when)
        assert party is not None, "somebody speaks"
        matter = self.matter.chosen() or ""
        said: dict[str, Any] = {"party": party.id, "day": moment.day, "text": text, **when}
        if self.kind is As.RESPONSE:
            return capture_response(proposal=matter, answer=self.answer.chosen(), **said)
        if self.kind is As.SILENCE:
            return capture_silence(issue=matter, **said)
        return capture_position(issue=matter, value=self.value.value(), **said)

    def _tell(self, before: Dossier, moment: Moment) -> None:
        party, besides = self.who.chosen(), ""
        matter = self.matter.chosen() or ""
        if self.kind is As.POSITION and party is not None:
            besides = widening(before, self.session.dossier, matter, party.id, self.session.today)
        elif self.kind is As.RESPONSE and party is not None:
            besides = replaced(before, matter, party.id)
        who = party.code if party is not None else ""
        about = self.matter.currentText() if MATTERS[self.kind] is not None else ""
        told = dotted((_("Taken down"), moment.time, who, about))
        self.show_message(f"{told}. {besides}".strip(), self.session.theme)

"""The position form: party and value are enough; everything else can be unfolded."""

from typing import Any, Self

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from core.editing.commands import Command, change
from core.editing.commands.evidence import with_evidence
from core.editing.commands.positions import correct_position, record_position
from core.editing.commands.sources import add_source
from core.language import gettext as _
from core.model.ids import new_id
from core.model.records import Commitment, Confidence, Issue, Party, Position
from core.model.signs import sign
from core.text.sentences import as_one
from core.views.names import matter
from core.views.placement import carried, placement
from ui.forms.needed import has_issue, has_party
from ui.forms.record_form import saved
from ui.forms.reopens import Reopens
from ui.forms.source_field import SourceField
from ui.forms.when import When
from ui.kit.choices import CalmBox
from ui.kit.enum_box import EnumBox
from ui.kit.fields import side_by_side, time_of_day
from ui.kit.fonts import em
from ui.kit.labels import Muted, ProseLabel
from ui.kit.number_field import NumberField
from ui.kit.typed import TextBox, TextLine
from ui.positions.cited import Evidence
from ui.positions.fields import RangeField, ScaleField
from ui.positions.keeping import keep
from ui.session import Session

NEW, EDIT, CORRECT = "new", "edit", "correct"


def ask(
    session: Session,
    *,
    issue: str | None = None,
    party: str | None = None,
    correcting: str | None = None,
    evidence: Evidence | None = None,
) -> bool:
    """Ask for a new position, or a correction of one; returns whether something was saved. Given
    evidence, its words and source are filled in, and it is attached to the new position."""
    if not (has_issue(session) and has_party(session)):
        return False
    if evidence is not None:
        return bool(PositionForm(session, issue, party, evidence=evidence).exec())
    said = session.dossier.find(Position, correcting)
    if said is not None:
        return bool(PositionForm(session, said.issue, said.party, said, CORRECT).exec())
    return bool(PositionForm(session, issue, party).exec())


def edit(session: Session, identifier: str, *, at_source: bool = False) -> bool:
    """Edit the fields of a position; returns whether something was saved. The focus starts in its
    source if requested."""
    said = session.dossier.find(Position, identifier)
    if said is None:
        return False
    form = PositionForm(session, said.issue, said.party, said, EDIT)
    form.begin = form.source.title if at_source else None
    return saved(form)


class PositionForm(Reopens):
    """Records, edits or corrects one position; each save is one undo step."""

    def __init__(
        self,
        session: Session,
        issue: str | None = None,
        party: str | None = None,
        said: Position | None = None,
        mode: str = NEW,
        evidence: Evidence | None = None,
    ) -> None:
        titles = {
            NEW: _("New position"),
            EDIT: _("Edit position"),
            CORRECT: _("Correct position"),
        }
        super().__init__(session.window, titles[mode], _("Save"), width=660, scrolls=True)
        self._session, self._said, self._mode = session, said, mode
        self.is_new = said is None
        self._preset = bool(issue and party)
        self._evidence = evidence
        self.saved = 0
        self._kept_source: str | None = None
        self.party = CalmBox(self)
        self.issue = CalmBox(self)
        self.value = ScaleField(self)
        self.valueless = QCheckBox(_("No stated value"), self)
        self._more: list[QWidget] = []
        self._fill_choices(issue, party)
        self._make_more()
        self._lay_out_fields()
        self._start(said)
        self._connect()

    def way(self) -> tuple[str, ...] | None:
        """Issue and party, the position and what is done to it; None with words of a source that
        were picked for it."""
        if self._evidence is not None:
            return None
        side = str(self.issue.currentData()), str(self.party.currentData())
        return *side, self._said.id if self._said is not None else "", self._mode

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again; None if what it was opened for has gone."""
        if len(way) != 4:
            return None
        issue, party, identifier, mode = way
        dossier = session.dossier
        said = dossier.find(Position, identifier)
        there = dossier.find(Issue, issue) is not None and dossier.find(Party, party) is not None
        if mode not in (NEW, EDIT, CORRECT) or (mode == NEW) == (said is not None) or not there:
            return None
        form = cls(session, issue, party, said, mode)
        form.show_more(True)
        return form

    # --- what stands in the form ---

    def _fill_choices(self, issue: str | None, party: str | None) -> None:
        dossier = self._session.dossier
        for each in dossier.parties:
            self.party.addItem(f"{sign(each.marker)} {each.name}", each.id)
        for point in dossier.points:
            for one in dossier.issues(point.id):
                self.issue.addItem(matter(point, one), one.id)
        self.party.setCurrentIndex(max(self.party.findData(party or ""), 0))
        self.issue.setCurrentIndex(max(self.issue.findData(issue or ""), 0))
        fixed = self._mode != NEW
        self.party.setDisabled(fixed)
        self.issue.setDisabled(fixed)

    def _make_more(self) -> None:
        self.statement = TextBox("", self)
        self.statement.setFixedHeight(em(66))
        self.range = RangeField(self)
        self.range.set_colours(self._session.theme.accent, self._session.theme.line)
        self.ideal = NumberField(self)
        self.red_line = TextLine("", self)
        self.salience = NumberField(self)
        self.salience.set_scale(0, 100)
        self.commitment = EnumBox(Commitment, Commitment.INFORMAL)
        self.source = SourceField(self._session.dossier, self)
        self.when = When(self._session, self.source)
        self.date, self.round = self.when.date, self.when.round
        self.time = time_of_day("", self)
        self.locator = TextLine("", self)
        self.confidence = EnumBox(Confidence, Confidence.MEDIUM, _("confidence {choice}"))
        names: dict[QWidget, str] = {
            self.commitment: _("How firmly it was said"),
            self.confidence: _("Confidence in this placement"),
            self.ideal: _("Ideal"),
            self.salience: _("Salience, 0 to 100"),
        }
        for field, name in names.items():
            field.setAccessibleName(name)
            field.setToolTip(name)

    def _lay_out_fields(self) -> None:
        self.ask_for(_("Party"), self.party)
        self.ask_for(_("Issue"), self.issue)
        self.ask_for(_("Value"), self.value)
        self.last = Muted("", 11.5, self)
        self.fold = QPushButton(self)
        self.fold.setProperty("link", True)
        self.fold.setAutoDefault(False)
        self.add_below(side_by_side(self.valueless, self.last))
        self.carried = ProseLabel("", 11.5, muted=True, parent=self)
        self.add_below(self.carried)
        self.add_below(side_by_side(self.fold))
        for words, field, hint in self._folded_fields():
            self.ask_for(words, field, hint)
            self._more.append(field)
        self.next = QPushButton(_("Save and next"), self)
        self.next.setAutoDefault(False)
        self.next.setVisible(self._mode == NEW)
        self.buttons.insertWidget(self.buttons.count() - 1, self.next)
        self.show_more(self._mode != NEW)

    def _folded_fields(self) -> list[tuple[str, QWidget, str]]:
        ideal, salience = Muted(_("ideal"), 13), Muted(_("salience"), 13)
        cares = side_by_side(ideal, self.ideal, salience, self.salience)
        return [
            (_("Statement"), self.statement, _("What was said, as closely as is known")),
            (_("Red line"), self.red_line, _("What the party says it will not accept")),
            (_("Source"), self.source, _("A to F for reliability, 1 to 6 for credibility")),
            (_("Page or place"), self.locator, _("Where in the source")),
            (_("Date, round"), side_by_side(self.date, self.time, self.round), ""),
            (_("Commitment"), side_by_side(self.commitment, self.confidence), ""),
            (_("Acceptable range"), self.range, _("What it would accept, in your assessment")),
            (_("Priorities"), cares, _("Where it would like to end up, and how much it cares")),
        ]

    def first_field(self) -> QWidget | None:
        """The value, if party and issue are clear."""
        known = self._preset or self._mode != NEW
        return self.value if known and self.value.isEnabled() else super().first_field()

    def show_more(self, shown: bool) -> None:
        """Unfold or fold the further fields."""
        self.fold.setText(
            _("▾ Fewer fields") if shown else _("▸ More: statement, source, range, date")
        )
        for field in self._more:
            self.form.setRowVisible(field, shown)
        self._unfolded = shown
        self.fit()

    # --- what stands in the fields ---

    def _connect(self) -> None:
        self.fold.clicked.connect(lambda: self.show_more(not self._unfolded))
        self.party.currentIndexChanged.connect(lambda: self._start_numbers(None))
        self.issue.currentIndexChanged.connect(lambda: self._start_numbers(None))
        self.valueless.toggled.connect(self.value.setDisabled)
        self.commitment.currentIndexChanged.connect(self._no_statement)
        self.value.changed.connect(lambda: self.refuse("", self._session.theme))
        self.go.clicked.connect(self.save)
        self.next.clicked.connect(self.save_and_next)

    def _chosen_issue(self) -> Issue:
        return self._session.dossier.get(Issue, self.issue.currentData())

    def _start(self, said: Position | None) -> None:
        """Fill the fields: from the position at hand, or from the party's last one."""
        self._start_numbers(said)
        self._start_words(said)
        if self._evidence is not None:
            self._start_with(self._evidence)

    def _start_numbers(self, said: Position | None) -> None:
        """Use the issue's scale. Earlier assessments still hold by themselves (see
        `core.views.placement`): they are shown but not filled in, so that they get no new date
        unless the user types them."""
        issue, party = self._chosen_issue(), self.party.currentData()
        last = placement(self._session.dossier, issue, party)
        base = said or last.position
        self.value.show_issue(issue, base.value if base else None)
        if said is not None:
            self.valueless.setChecked(said.value is None)
        self.value.setDisabled(self.valueless.isChecked())
        self._start_assessed(issue, said)
        self.last.setText(_("Last recorded: {place}").format(place=last.words or _("nothing yet")))
        self.last.setVisible(said is None)
        told = carried(self._session.dossier, issue, party) if said is None else ""
        self.carried.setText(told)
        self.form.setRowVisible(self.carried, bool(told))

    def _start_assessed(self, issue: Issue, base: Position | None) -> None:
        ends = None
        if base is not None and base.low is not None and base.high is not None:
            ends = base.low, base.high
        self.range.show_issue(issue, ends)
        self.ideal.show_issue(issue)
        self.ideal.offer(base.ideal if base else None)
        self.salience.offer(base.salience if base else None)

    def _start_words(self, said: Position | None) -> None:
        self.statement.set_value(said.statement if said else "")
        self.red_line.set_value(said.red_line if said else "")
        self.locator.set_value(said.locator if said else "")
        self.source.choose(said.source if said else None)
        self.commitment.choose(said.commitment if said else Commitment.INFORMAL)
        self.confidence.choose(said.confidence if said else Confidence.MEDIUM)
        if said is not None:
            self.when.show(said.date, said.round)
            self.time.set_value(said.time)
        else:
            self.when.follow_source()

    def _start_with(self, evidence: Evidence) -> None:
        """Fill in what a source says."""
        self.statement.set_value(as_one(evidence.phrase.quote))
        self.source.choose(evidence.source.id)
        self.locator.set_value(evidence.locator)
        self.show_more(True)

    def _no_statement(self) -> None:
        """A party that says nothing has no value either."""
        if silent := self.commitment.chosen() is Commitment.NO_STATEMENT:
            self.valueless.setChecked(True)
        self.valueless.setDisabled(silent)

    def _falls_silent(self) -> bool:
        """Whether the party makes no statement now: then it has no range either. A silent position
        on record keeps what it has."""
        silent = Commitment.NO_STATEMENT
        before = self._said.commitment if self._said is not None else None
        return self.commitment.chosen() is silent and before is not silent

    # --- saving ---

    def save(self) -> bool:
        """Save and close; if that fails, stays open and says why."""
        done = self._save()
        if done:
            self.accept()
        return done

    def save_and_next(self) -> bool:
        """Save, and continue with the next party on the same issue; source, date, round and
        commitment stay."""
        done = self._save(_("Position recorded."))
        if done:
            following = (self.party.currentIndex() + 1) % self.party.count()
            for number in self.findChildren(NumberField):
                number.set_value(None)
            self.valueless.setChecked(self.commitment.chosen() is Commitment.NO_STATEMENT)
            self.party.setCurrentIndex(following)
            self._start_numbers(None)
            for field in (self.statement, self.red_line, self.locator, self.time):
                field.clear()
            self.source.choose_from(self._session.dossier, self._kept_source)
            self.settle()
            self.party.setFocus()
        return done

    def _save(self, said: str = "") -> bool:
        where = self.issue.currentData(), self.party.currentData(), said
        sentence = self._missing() or keep(self._session, self.command(), *where)
        self.refuse(sentence, self._session.theme)
        self.saved += not sentence
        return not sentence

    def _missing(self) -> str:
        """What keeps the form from being saved, in a sentence that says what to do, or ""."""
        if unread := self.unread():
            self.show_more(True)
            return unread
        if incomplete := self.range.validate():
            self.show_more(True)
            self.point_at(*self.range.ends)
            return incomplete
        silent = self.commitment.chosen() is Commitment.NO_STATEMENT
        if silent or self.range.values() or self.statement.value():
            return ""
        if self.valueless.isChecked():
            self.point_at(self.statement, self.range)
            return _("Enter a value, a range or a statement, or select “no statement”.")
        if self.value.value() is None:
            self.point_at(self.value)
            return _("Enter a value, or tick “No stated value”.")
        return ""

    def command(self) -> Command:
        """The command for the values in the form."""
        fields = self._fields()
        title = self.source.new_title()
        if title:
            fields["source"] = new_id()
        self._kept_source = fields["source"]
        verb = self._verb(fields)
        if not title:
            return verb
        source = add_source(title, id=fields["source"], **self.source.new_fields())
        return replace(source.then(verb), label=verb.label, naming=verb.naming)

    def _verb(self, fields: dict[str, Any]) -> Command:
        if self._said is not None and self._mode == EDIT:
            return change(Position, self._said.id, **fields)
        if self._said is not None:
            return correct_position(self._said.id, **fields)
        new, issue, party = new_id(), self.issue.currentData(), self.party.currentData()
        recorded = record_position(id=new, issue=issue, party=party, **fields)
        if self._evidence is None:
            return recorded
        source, phrase = self._evidence.source.id, self._evidence.phrase
        return with_evidence(recorded, new, source, phrase, fields["locator"])

    def _fields(self) -> dict[str, Any]:
        silent = self._falls_silent()
        value = None if self.valueless.isChecked() else self.value.value()
        low, high = (not silent and self.range.values()) or (None, None)
        return {
            "date": self.date.value(),
            "value": value,
            "low": low,
            "high": high,
            "ideal": None if silent else self.ideal.value(),
            "salience": self.salience.value(),
            "statement": self.statement.value(),
            "red_line": self.red_line.value(),
            "commitment": self.commitment.chosen(),
            "source": self.source.chosen(),
            "locator": self.locator.value(),
            "confidence": self.confidence.chosen(),
            "round": self.round.currentData() or None,
            "time": self.time.value(),
        }

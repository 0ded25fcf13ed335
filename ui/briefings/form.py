"""The options of a pack: template, round, readers, marking, notes, paper, text, extras."""

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefings.readers import lines_of, readers_in
from briefings.recipe import FOR_DELEGATION, FOR_PRINCIPAL, ReaderView, Recipe
from briefings.templates import STOCK
from core.language import gettext as _
from core.language import noop
from core.lenses.marking import levels
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Audience, Round, Template
from core.text.saying import short_date_and_year
from core.views.issued import last_pack
from core.views.schedule import schedule
from ui.briefings.boxes import Box
from ui.briefings.draft import LAST
from ui.kit.choices import MARKINGS, CalmBox
from ui.kit.fields import side_by_side, words_box
from ui.kit.flat import FlatButton
from ui.kit.labels import Muted
from ui.session import Session

LANGUAGES = (
    ("en", noop("English")),
    ("uk", noop("Ukrainian")),
    ("fr", noop("French")),
    ("ru", noop("Russian")),
    ("ar", noop("Arabic")),
)
PAPERS = (("a4", noop("A4")), ("letter", noop("Letter")), ("a5", noop("A5")))
DENSITIES = (
    ("full", noop("Full text")),
    ("telegraphic", noop("Telegraphic")),
    ("key_words", noop("Key words")),
)
SIZES = ((11, noop("11 point")), (14, noop("14 point")))
ROOMS = (
    ("none", noop("No space for notes")),
    ("margin", noop("Notes margin")),
    ("pages", noop("Ruled pages")),
)
TICKS = (
    ("two_sided", noop("Two-sided, briefs on right-hand pages")),
    ("grey", noop("Greyscale")),
    ("draft", noop("Draft: wide spacing, numbered lines")),
    ("portions", noop("Portion marks")),
    ("by_page", noop("Mark each page by its content")),
    ("watermark", noop("Reader’s name as watermark")),
    ("neutral", noop("File names without the title: number and date only")),
    ("releasable", noop("Only content marked releasable")),
    ("changed_only", noop("Only changes since the last pack")),
)
AUDIENCES = (
    (noop("Delegation"), FOR_DELEGATION),
    (noop("Delegation and principal"), FOR_PRINCIPAL),
    (noop("Releasable only"), frozenset({Audience.RELEASABLE})),
    (noop("None"), frozenset[Audience]()),
)


class RecipeForm(QWidget):
    """The fields; `altered` carries the recipe fields that the user changed."""

    altered = Signal(object)
    template_chosen = Signal(str)
    levels_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.template = Box([])
        self.round = Box([])
        self.readers = words_box("", 3)
        self.readers.setPlaceholderText(_("One reader per line; each gets a numbered copy"))
        self.levels = FlatButton(_("Levels…"), self)
        self.levels.setToolTip(_("Which marks each reader sees; in the field, “Name | LEVEL”"))
        self.marking = CalmBox()
        self.marking.setEditable(True)
        self.notes = Box([(audiences, words) for words, audiences in AUDIENCES])
        self.paper, self.body_size = Box(PAPERS), Box(SIZES)
        self.density, self.language = Box(DENSITIES), Box(LANGUAGES)
        self.room = Box(ROOMS)
        self.more = FlatButton(_("More"), self, menu=True)
        self.ticks = {name: self._tick(words) for name, words in TICKS}
        self.said = Muted("", 12, self)
        self.override = QLineEdit(self)
        self.override.setPlaceholderText(_("Reason a brief exceeds its page limit"))
        self.desk, self.handling = QLineEdit(self), QLineEdit(self)
        self.desk.setPlaceholderText(_("Issuing desk"))
        self.handling.setPlaceholderText(_("Handling"))
        self._lay_out()
        self._connect()

    def _tick(self, words: str) -> QAction:
        action = QAction(_(words), self, checkable=True)
        self.more.menu().addAction(action)
        return action

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setHorizontalSpacing(14)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (_("Template"), self.template),
            (_("Round"), self.round),
            (_("Readers"), self.readers),
            ("", self.levels),
            (_("Marking"), self.marking),
            (_("Cover"), side_by_side(self.desk, self.handling)),
            (_("Notes included"), self.notes),
            (_("Paper"), side_by_side(self.paper, self.body_size)),
            (_("Text"), side_by_side(self.density, self.room)),
            (_("Language"), side_by_side(self.language, self.more)),
            (_("Over page limit"), self.override),
        ):
            label = Muted(words, 13, self)
            if words:
                label.setBuddy(field)
                field.setAccessibleName(words)
            form.addRow(label, field)
        for field, words in (
            (self.desk, _("Issuing desk")),
            (self.handling, _("Handling")),
            (self.paper, _("Paper")),
            (self.body_size, _("Text size")),
            (self.density, _("Level of detail")),
            (self.room, _("Space for handwriting")),
            (self.language, _("Language")),
        ):
            field.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(form)
        column.addWidget(self.said)

    def _connect(self) -> None:
        self.template.activated.connect(lambda _n: self.template_chosen.emit(self.template.value()))
        for name, box in self._boxes().items():
            box.activated.connect(lambda _n, name=name, box=box: self._say(name, box.value()))
        self.notes.activated.connect(lambda _n: self._say("audiences", self.notes.value()))
        self.marking.editTextChanged.connect(lambda _text: self._say_marking())
        self.readers.textChanged.connect(self._say_readers)
        self.levels.clicked.connect(self.levels_asked)
        for name, line in self._lines().items():
            line.textChanged.connect(lambda text, name=name: self._say(name, text))
        for name, tick in self.ticks.items():
            tick.toggled.connect(lambda on, name=name: self._say(name, on))

    def _lines(self) -> dict[str, QLineEdit]:
        """The lines of text by the recipe field that each represents."""
        return {"override": self.override, "desk": self.desk, "handling": self.handling}

    def _boxes(self) -> dict[str, Box]:
        """The combo boxes by the recipe field that each represents."""
        return {
            "round": self.round,
            "paper": self.paper,
            "size": self.body_size,
            "density": self.density,
            "room": self.room,
            "language": self.language,
        }

    def _say(self, name: str, value: object) -> None:
        self.altered.emit({name: value})

    def _say_marking(self) -> None:
        text = self.marking.currentText()
        self._say("marking", "" if text == _("Highest mark in the pack") else text.strip())

    def _say_readers(self) -> None:
        readers, views = self._read()
        self.altered.emit({"readers": readers, "views": views})

    def _read(self) -> tuple[tuple[str, ...], tuple[ReaderView, ...]]:
        known = levels(self._session.workspace.latest)
        return readers_in(self.readers.toPlainText().splitlines(), known)

    def show_recipe(self, recipe: Recipe, template: str) -> None:
        """Show a recipe, without emitting anything."""
        fields: tuple[QObject, ...] = (self.marking, self.readers, *self._lines().values())
        blocked = [QSignalBlocker(each) for each in (*fields, *self.ticks.values())]
        self._offer(self._session.workspace.latest, recipe)
        self.template.choose(template)
        self.notes.choose(recipe.audiences)
        for name, box in self._boxes().items():
            box.choose(getattr(recipe, name))
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(recipe, name))
        chosen = [tick.text() for tick in self.ticks.values() if tick.isChecked()]
        self.said.setText(" · ".join(chosen))
        self.said.setVisible(bool(chosen))
        if self._read() != (recipe.readers, recipe.views):
            self.readers.setPlainText("\n".join(lines_of(recipe)))
        for name, line in self._lines().items():
            if line.text() != getattr(recipe, name):
                line.setText(getattr(recipe, name))
        del blocked

    def _offer(self, dossier: Dossier, recipe: Recipe) -> None:
        """Offer what the dossier has: templates, rounds, marking words."""
        templates = [(name, _(words)) for name, words in STOCK]
        if last_pack(dossier) is not None:
            templates.append((LAST, _("As last time")))
        templates += [(each.id, each.name) for each in dossier.all(Template)]
        self.template.offer(templates)
        coming = schedule(dossier, self._session.this_day).next
        none = [] if coming else [(None, _("No round"))]
        rounds = [(each.id, _dated(each)) for each in reversed(dossier.all(Round))]
        self.round.offer([*none, *rounds])
        words = [level.word for level in levels(dossier)]
        asked = recipe.marking or _("Highest mark in the pack")
        offered = [_("Highest mark in the pack"), *words, *(_(each) for each in MARKINGS)]
        if self.marking.currentText().strip() != asked or self.marking.count() != len(offered):
            self.marking.clear()
            self.marking.addItems(offered)
            self.marking.setEditText(asked)


def _dated(record: Round) -> str:
    name = round_name(record)
    return f"{name} · {short_date_and_year(record.date)}" if record.date else name

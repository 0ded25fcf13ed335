"""A party's card on a sticking point: what it said, its red line, and how this is known."""

from enum import StrEnum
from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from core.views.annotations import NOTHING, Noted
from core.views.attendance import NEVER_MET
from core.views.party_card import PartyCard, Said
from ui.annotate.annotated import Annotated
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.elided_button import ElidedButton
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.keys import ENTER
from ui.kit.labels import Elided, ProseLabel
from ui.kit.marker import marker_pixmap
from ui.kit.round_strip import RoundStrip
from ui.kit.theme import Theme
from ui.kit.tips import allow, tip

MORE = 4
"""How many more issues a card lists; the rest are a click away in the map."""


class RedLine(QWidget):
    """A red line: what a party says it will not accept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge, self._fill = "#000000", "#FFFFFF"
        self.words = Annotated(fonts.sans(12), self)
        self.words.setAccessibleName(_("Red line"))
        row = QVBoxLayout(self)
        row.setContentsMargins(11, 3, 8, 3)
        row.addWidget(self.words)

    def show_line(self, value: Noted, theme: Theme) -> None:
        """Show the words in a theme's red."""
        self._edge, self._fill = theme.red_line, theme.red_line_fill
        self.words.show_noted(value, theme, _("Red line: "))
        self.setVisible(bool(value.text))
        self.update()

    def text(self) -> str:
        """The words shown; "" where there are none."""
        return _red_line(self.words.noted.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the edge under the words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._fill))
        painter.fillRect(0, 0, 3, self.height(), QColor(self._edge))


def _red_line(words: str) -> str:
    return _("Red line: {words}").format(words=words) if words else ""


class IssueLine(QWidget):
    """One more issue in a card: its name, the beginning of the statement, and its red line."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position = ""
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 0)
        row.setSpacing(0)
        self.name = ElidedButton(self)
        self.name.setProperty("quiet", True)
        self.name.clicked.connect(lambda: self.chosen.emit(self._position))
        self.words = Elided("", fonts.serif(12, 400), self)
        self.words.setContentsMargins(4, 0, 0, 0)
        self.red_line = Elided("", fonts.sans(11), self)
        self.red_line.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self.name)
        row.addWidget(self.words)
        row.addWidget(self.red_line)

    def show_said(self, said: Said, theme: Theme) -> None:
        """Show what was said on an issue."""
        self._position = said.position
        self.name.setText(said.issue_name.replace("&", "&&"))
        self.name.setToolTip(tip("\n".join(part for part in (said.earlier, said.meta) if part)))
        words = " ".join(said.text.split())
        if said.earlier:
            words = _("{words} ({earlier})").format(words=words, earlier=said.earlier)
        self.words.setText(" — ".join(part for part in (said.at, words) if part) or said.nothing)
        self.red_line.setText(_red_line(said.red_line))
        self.red_line.set_colour(theme.red_line)
        self.red_line.setVisible(bool(said.red_line))


class CardAct(StrEnum):
    """The actions that a card offers."""

    NEW = "new"
    EDIT = "edit"
    CORRECT = "correct"
    REMOVE = "remove"
    SENTENCE = "sentence"
    CONTESTED = "contested"


class PositionCard(Card):
    """Draws one PartyCard and emits what the user wants to do with it."""

    chosen = Signal(str)
    """The id of a selected position."""
    act_requested = Signal(CardAct, str, str)
    """What to do, the party, and the position's id or ""."""
    text_made = Signal(QWidget)
    """A text that can be annotated, created after the card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._value: PartyCard | None = None
        self._theme: Theme | None = None
        self._selected = False
        self.body.setContentsMargins(14, 13, 12, 12)
        self.body.setSpacing(5)
        self.body.addLayout(self._make_header())
        self.heading = Elided("", fonts.sans(11.5, 600), self)
        self.place = ProseLabel("", 12, parent=self)
        self.statement = Annotated(parent=self)
        self.earlier = ProseLabel("", 11.5, muted=True, parent=self)
        self.statement.installEventFilter(self)
        self.nothing = ProseLabel("", 12.5, muted=True, parent=self)
        self.red_line: RedLine | None = None
        self.meta = ProseLabel("", 11.5, muted=True, parent=self)
        for widget in (
            self.heading,
            self.place,
            self.statement,
            self.earlier,
            self.nothing,
            self.meta,
        ):
            self.body.addWidget(widget)
        self.body.addLayout(self._make_foot())
        self._lines: list[IssueLine] = []
        self.body.addStretch(1)

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        self.sign = QLabel(self)
        self.name = Elided("", fonts.sans(13, 600), self)
        self.menu_button = FlatButton("⋯", self)
        self.menu_button.setFont(fonts.sans(16))
        self.menu_button.clicked.connect(self._open_menu)
        row.addWidget(self.sign)
        row.addWidget(self.name, 1)
        row.addWidget(self.menu_button)
        return row

    def _make_foot(self) -> QVBoxLayout:
        """The rounds at which the party spoke, and links to what its words rest on."""
        rounds, ways, foot = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        rounds.setSpacing(8)
        foot.setSpacing(2)
        for row in (rounds, ways):
            foot.addLayout(row)
        self.strip = RoundStrip(self)
        self.heard = Elided("", fonts.sans(11), self)
        self.heard.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.sentence = FlatButton("", self)
        self.contested = FlatButton(_("Contested"), self)
        self.contested.setToolTip(_("Sources disagree: show what they say side by side"))
        self.sentence.clicked.connect(lambda: self._request(CardAct.SENTENCE))
        self.contested.clicked.connect(lambda: self._request(CardAct.CONTESTED))
        rounds.addWidget(self.strip)
        rounds.addWidget(self.heard, 1)
        ways.addWidget(self.sentence)
        ways.addWidget(self.contested)
        ways.addStretch(1)
        return foot

    @cached_property
    def _menu(self) -> QMenu:
        """Created when first opened: a panel has a card for every party."""
        menu = QMenu(self)
        menu.addAction(_("New position…"), lambda: self._request(CardAct.NEW))
        menu.addAction(_("Edit…"), lambda: self._request(CardAct.EDIT))
        menu.addAction(_("Correct a mistake…"), lambda: self._request(CardAct.CORRECT))
        menu.addAction(_("Remove"), lambda: self._request(CardAct.REMOVE))
        return menu

    def _open_menu(self) -> None:
        for action in self._menu.actions()[1:]:
            action.setEnabled(self._own is not None)
        self._menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    @property
    def value(self) -> PartyCard:
        """What the card shows."""
        assert self._value is not None, "a card is shown before it is asked"
        return self._value

    def show_card(self, value: PartyCard, theme: Theme, *, refusal: str, selected: bool) -> None:
        """Draw a card; does nothing if nothing changed."""
        allow([self.menu_button], refusal)
        if selected != self._selected:
            self._selected = selected
            self.update()
        if (value, theme) == (self._value, self._theme):
            return
        self._value, self._theme = value, theme
        self._show_header(value, theme)
        self._show_lead(value, theme)
        self._show_lines(value.others[:MORE], theme)
        self._describe(value)

    def _show_lead(self, value: PartyCard, theme: Theme) -> None:
        """Show the first issue: its name, the statement, its red line, and how all this is
        known."""
        lead = value.lead
        words = lead.text if lead else ""
        self.heading.setText(value.heading)
        self.heading.setVisible(bool(value.heading))
        self.place.setText(
            " · ".join(part for part in (lead.at, lead.reach) if part) if lead else ""
        )
        self.place.setVisible(bool(self.place.text()))
        self.statement.setVisible(bool(words))
        self.statement.show_noted(lead.words if lead else NOTHING, theme)
        self.earlier.setText(lead.earlier if lead else "")
        self.earlier.setVisible(bool(self.earlier.text()))
        self.nothing.setText(value.unknown)
        self.nothing.setVisible(bool(value.unknown))
        self._show_red_line(lead.refused if lead else NOTHING, theme)
        self.meta.setText(lead.meta if lead else "")
        self.meta.setVisible(lead is not None)
        attended = lead.attendance if lead else NEVER_MET
        self.strip.show_attendance(attended)
        self.heard.setText(attended.words)
        self.sentence.setVisible(lead is not None and lead.is_cited)
        quoted = lead is not None and lead.is_quoted
        self.sentence.setText(_("See the sentence") if quoted else _("See the source"))
        self.contested.setVisible(lead is not None and lead.is_contested)

    def _show_red_line(self, words: Noted, theme: Theme) -> None:
        """Created on demand: most parties have no red line, and a text is seven widgets."""
        if self.red_line is None and words.text:
            self.red_line = RedLine(self)
            self.body.insertWidget(self.body.indexOf(self.meta), self.red_line)
            self.text_made.emit(self.red_line)
        if self.red_line is not None:
            self.red_line.show_line(words, theme)

    def _show_header(self, value: PartyCard, theme: Theme) -> None:
        colour = theme.legible(value.colour)
        self.set_stripe(colour)
        pixmap = marker_pixmap(value.marker, colour, 15, self.devicePixelRatioF())
        self.sign.setPixmap(pixmap)
        self.name.setText(value.name)

    def _show_lines(self, others: tuple[Said, ...], theme: Theme) -> None:
        for number, said in enumerate(others):
            if number == len(self._lines):
                line = IssueLine(self)
                line.chosen.connect(self.chosen)
                self._lines.append(line)
                self.body.insertWidget(self.body.count() - 1, line)
            self._lines[number].show_said(said, theme)
        for spare in self._lines[len(others) :]:
            spare.hide()
            spare.deleteLater()
        del self._lines[len(others) :]

    def _describe(self, value: PartyCard) -> None:
        words = (value.lead.text if value.lead else "") or value.unknown
        self.setAccessibleName(value.name)
        parts = (
            self.place.text(),
            words,
            self.earlier.text(),
            self.red_line.text() if self.red_line else "",
            self.meta.text(),
        )
        self.setAccessibleDescription(" ".join(part for part in parts if part))
        self.statement.setAccessibleName(_("What {party} said").format(party=value.name))
        self.menu_button.setAccessibleName(_("Actions for {party}").format(party=value.name))

    @property
    def _own(self) -> Said | None:
        """What the party said first of all itself, and does not hold as a member of a group."""
        lead = self.value.lead
        return None if lead is None or lead.held else lead

    def _request(self, what: CardAct) -> None:
        lead = self.value.lead
        self.act_requested.emit(what, self.value.party, lead.position if lead else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the card selects its position."""
        self._choose()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Focusing the text selects the position too."""
        if event.type() == QEvent.Type.FocusIn:
            self._choose()
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the card edits its position."""
        if event.key() in ENTER:
            self._request(CardAct.EDIT if self._own else CardAct.NEW)
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if self._value is not None and self._value.lead is not None:
            self.chosen.emit(self._value.lead.position)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible; the text wraps."""
        return QSize(em(150), super().minimumSizeHint().height())

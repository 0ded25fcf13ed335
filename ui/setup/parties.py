"""Parties: who negotiates, and the sign by which each is recognised."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

from core.editing.commands import Command, change
from core.language import gettext as _
from core.language import noop
from core.model.naming import choice
from core.model.records import Dash, Marker, Party, Role
from core.model.rosters import COLOURS
from core.text.numbers import read, written
from core.text.saying import number
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.enum_box import EnumBox
from ui.kit.fields import side_by_side, words_box
from ui.kit.marker import marker_pixmap
from ui.kit.number_field import NumberField
from ui.kit.typed import TextLine
from ui.kit.waits import answer_to
from ui.kit.writing import here
from ui.session import Session
from ui.setup import several_parties


def _in_figures(party: Party, told: Callable[[float], str]) -> str:
    return "" if party.influence is None else told(party.influence)


def _influential(party: Party, text: str) -> Command:
    """The command for an influence typed into a cell, which may be emptied."""
    influence = read(text, here()) if text.strip() else None
    return change(Party, party.id, influence=influence)


def columns(session: Session) -> tuple[Column, ...]:
    """The columns of a table of parties, with each marker in the theme's colours."""
    return (
        Column(
            noop("Name"),
            lambda _dossier, party: party.name,
            edit=lambda party, text: change(Party, party.id, name=text.strip()),
            icon=lambda party: marker_pixmap(
                party.marker,
                session.theme.party_colour(party),
                16,
                session.window.devicePixelRatioF(),
            ),
        ),
        Column(
            noop("Code"),
            lambda _dossier, party: party.code,
            edit=lambda party, text: change(Party, party.id, code=text.strip()),
        ),
        Column(noop("Role"), lambda _dossier, party: choice(party.role)),
        Column(noop("Marker"), lambda _dossier, party: choice(party.marker)),
        Column(noop("Line"), lambda _dossier, party: choice(party.dash)),
        Column(
            noop("Influence"),
            lambda _dossier, party: _in_figures(party, number),
            sort=lambda _dossier, party: -1.0 if party.influence is None else party.influence,
            edit=_influential,
            start=lambda party: _in_figures(party, lambda value: written(value, here())),
            right=True,
        ),
    )


def editor(session: Session, parent: QWidget | None = None) -> RecordEditor:
    """The table of parties with the actions on them."""
    return RecordEditor(
        session,
        Party,
        columns(session),
        name=_("Parties"),
        empty=_("No parties yet. Start with the two that are negotiating."),
        rows=lambda dossier: dossier.parties,
        new=lambda: new(session),
        edit=lambda identifier: edit(session, identifier),
        several=lambda: several_parties.ask(session),
        ordered=True,
        parent=parent,
    )


def ask(session: Session) -> bool:
    """Show the list of parties; if there are none, the form for the first ones."""
    if not session.dossier.parties:
        return several_parties.ask(session)
    return bool(ListDialog(session, _("Parties"), editor(session)).exec())


def new(session: Session) -> bool:
    """Ask for a new party."""
    return saved(PartyForm(session))


def edit(session: Session, identifier: str) -> bool:
    """Edit the fields of a party."""
    return saved(PartyForm(session, session.dossier.get(Party, identifier)))


class PartyForm(RecordForm):
    """Name, code, role, the sign (colour, marker, dash), influence and alternative."""

    kind = Party

    def __init__(self, session: Session, party: Party | None = None) -> None:
        super().__init__(session, party)
        place = len(session.dossier.parties)
        self.name = TextLine(party.name if party else "")
        self.code = TextLine(party.code if party else "")
        self.code.setMaxLength(max(8, len(self.code.text())))
        self.role = EnumBox(Role, party.role if party else Role.PARTY)
        self.colour = party.colour if party else COLOURS[place % len(COLOURS)]
        self.swatch = QPushButton(self)
        self.swatch.setAutoDefault(False)
        self.swatch.clicked.connect(self._ask_colour)
        markers = list(Marker)
        chosen = party.marker if party else markers[place % len(markers)]
        self.marker = EnumBox(Marker, chosen)
        self.dash = EnumBox(Dash, party.dash if party else Dash.SOLID)
        self.influence = NumberField(self)
        self.influence.set_scale(0, 100)
        self.influence.set_value(party.influence if party else None)
        self.alternative = words_box(party.alternative if party else "", 3)
        self._lay_out_fields()
        self.name.textEdited.connect(self._suggest_code)

    def _lay_out_fields(self) -> None:
        self.ask_for(_("Name"), self.name)
        self.ask_for(_("Code"), self.code, _("Two or three letters, for markers and narrow tables"))
        self.ask_for(_("Role"), self.role)
        self.ask_for(_("Marker"), side_by_side(self.marker, self.swatch))
        self.ask_for(_("Line"), self.dash, _("How the edge of its range is drawn"))
        self.ask_for(_("Influence"), self.influence, _("How much it counts, 0 to 100"))
        self.ask_for(
            _("Alternative"), self.alternative, _("What it has if there is no agreement (BATNA)")
        )
        self.marker.setAccessibleName(_("Marker"))
        self.show_colour(self.colour)

    def _suggest_code(self, name: str) -> None:
        if self.record is None and not self.code.isModified():
            self.code.setText("".join(letter for letter in name if letter.isalnum())[:2].upper())

    def _ask_colour(self) -> None:
        dialog = QColorDialog(QColor(self.colour), self)
        dialog.setWindowTitle(_("Colour"))
        if answer_to(dialog, dialog.exec):
            self.show_colour(dialog.selectedColor().name())
        dialog.deleteLater()

    def show_colour(self, colour: str) -> None:
        """Use a colour, and show it on every marker offered."""
        self.colour = colour
        self.swatch.setText(colour.upper())
        self.swatch.setAccessibleName(_("Colour {colour}").format(colour=colour))
        ratio = self.devicePixelRatioF()
        self.swatch.setIcon(QIcon(marker_pixmap(Marker.SQUARE, colour, 18, ratio)))
        for row, marker in enumerate(Marker):
            self.marker.setItemIcon(row, QIcon(marker_pixmap(marker, colour, 18, ratio)))

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "name": self.name.value(),
            "code": self.code.value(),
            "role": self.role.chosen(),
            "colour": self.colour,
            "marker": self.marker.chosen(),
            "dash": self.dash.chosen(),
            "influence": self.influence.value(),
            "alternative": self.alternative.value(),
        }

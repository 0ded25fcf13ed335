"""Combo boxes for choosing a record."""

from typing import Any

from PySide6.QtWidgets import QComboBox

from core.language import gettext as _
from core.model.naming import round_title
from core.model.records import Round, Source
from core.model.signs import sign
from core.text.saying import long_date
from ui.kit.choices import CalmBox
from ui.session import Session


def party_choice(session: Session, chosen: str | None, nobody: str) -> QComboBox:
    """All parties, after an entry for none of them."""
    box = CalmBox()
    box.addItem(nobody, "")
    for party in session.dossier.parties:
        box.addItem(f"{sign(party.marker)} {party.name}", party.id)
    box.setCurrentIndex(max(box.findData(chosen or ""), 0))
    return box


def round_choice(session: Session, chosen: str | None, nothing: str = "") -> QComboBox:
    """All rounds, latest first, after an entry for none of them where that is possible; if there
    are none, an entry that says so."""
    box = CalmBox()
    if nothing:
        box.addItem(nothing, "")
    for each in reversed(session.dossier.all(Round)):
        date = long_date(each.date) if each.date is not None else _("no date yet")
        box.addItem(f"{round_title(each)} · {date}", each.id)
    if not box.count():
        box.addItem(_("No round"), "")
    box.setCurrentIndex(max(box.findData(chosen or ""), 0))
    return box


def source_choice(session: Session, chosen: str | None) -> QComboBox:
    """All sources, after an entry for none of them."""
    return choice_of(session.dossier.all(Source), chosen, _("none"), "title")


def choice_of(
    records: list[Any] | tuple[Any, ...], chosen: str | None, nothing: str, name: str
) -> QComboBox:
    """Records by name, preceded by an entry for none of them where that is possible."""
    box = CalmBox()
    if nothing:
        box.addItem(nothing, "")
    for record in records:
        box.addItem(str(getattr(record, name)), record.id)
    box.setCurrentIndex(max(box.findData(chosen or ""), 0))
    return box

"""The contents of a form as plain values, and a form of the same sort filled with them again."""

import msgspec
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.kit.unsent import called, filled_in, is_secret, value_in

ROUNDS = 2
"""How often all is entered: some fields are shown, or offer what they do, because of others."""


class Entry(msgspec.Struct, frozen=True):
    """What one field of a form holds."""

    field: str
    """The accessible name of the field."""
    nth: int
    """Which of the fields of that name it is, from 0."""
    value: str | bool
    altered: bool
    """Whether it was changed since the form was opened."""


def entries_of(form: QWidget, before: dict[QWidget, object]) -> tuple[Entry, ...] | None:
    """What the fields of a form hold, which held something else `before`; None if that cannot be
    said in full."""
    found: list[Entry] = []
    for (name, nth), field in _fields(form).items():
        value = _plain(field)
        changed = value_in(field) != before.get(field)
        if value is None or is_secret(field):
            if changed:
                return None
            continue
        found.append(Entry(name, nth, value, changed))
    return tuple(found)


def fill(form: QWidget, entries: tuple[Entry, ...]) -> bool:
    """Enter values as a person does; whether the form then holds all of them."""
    for _round in range(ROUNDS):
        for choosing in (True, False):
            for entry in entries:
                field = _fields(form).get((entry.field, entry.nth))
                if field is not None and isinstance(field, QComboBox | QCheckBox) == choosing:
                    _enter(field, entry.value)
    fields = _fields(form)
    held = (fields.get((each.field, each.nth)) for each in entries)
    pairs = zip(held, entries, strict=True)
    return all(field is not None and _plain(field) == entry.value for field, entry in pairs)


def _fields(form: QWidget) -> dict[tuple[str, int], QWidget]:
    """The fields of a form, each by its name and its place among those of that name."""
    found: dict[tuple[str, int], QWidget] = {}
    for field in filled_in(form):
        name, nth = called(field), 0
        while (name, nth) in found:
            nth += 1
        found[name, nth] = field
    return found


def _plain(field: QWidget) -> str | bool | None:
    """The contents of a field; None for a table, which has more than one value."""
    value = value_in(field)
    return value if isinstance(value, str | bool) else None


def _enter(field: QWidget, value: str | bool) -> None:
    if not field.isEnabled() or _plain(field) == value:
        return
    if isinstance(field, QCheckBox):
        field.click()
    elif isinstance(field, QComboBox):
        place = field.findText(str(value))
        field.setCurrentIndex(place)
        field.activated.emit(place)
    elif isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(str(value))
    elif isinstance(field, QPlainTextEdit):
        field.selectAll()
        field.insertPlainText(str(value))

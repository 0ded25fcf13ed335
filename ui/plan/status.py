"""The status of a clause, to be chosen."""

from PySide6.QtWidgets import QComboBox

from core.model.naming import choice
from core.model.records import ClauseStatus
from ui.kit.choices import CalmBox


def status_choice() -> QComboBox:
    """All statuses of a clause."""
    box = CalmBox()
    for status in ClauseStatus:
        box.addItem(choice(status), status.value)
    return box

"""The field for a time zone, by its name in the IANA database."""

from PySide6.QtWidgets import QComboBox, QWidget

from core.language import gettext as _
from core.text.zones import is_zone, zone_names
from ui.kit.type_ahead import Suggestions
from ui.kit.typed import TextChoice


class ZoneField(TextChoice):
    """A name such as Europe/Vienna, suggested as it is typed; may stay empty."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(zone_names())
        Suggestions(self)
        self.set_value(zone)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("such as Europe/Vienna"))

    def validate(self) -> str:
        """What is wrong with the name, in a sentence; "" if nothing is, or if it came from a
        computer that knows other ones."""
        if self.value() in ("", self._given) or is_zone(self.value()):
            return ""
        sentence = _("“{zone}” is no time zone. Select one from the list, such as Europe/Vienna.")
        return sentence.format(zone=self.value())

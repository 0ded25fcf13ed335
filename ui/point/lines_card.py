"""The lines to say on a sticking point, by sort, in the order in which a speaker needs them."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Line, LineType
from core.views.annotations import noted
from ui.annotate.annotated import Annotated
from ui.annotate.annotating import Annotating
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.labels import ProseLabel, Text
from ui.kit.layouts import clear
from ui.kit.theme import Theme


class LinesCard(Card):
    """Texts on which notes can stand, under the names of their sorts."""

    def __init__(self, notes: Annotating, edit: Callable[[], object]) -> None:
        super().__init__(_("Lines to say"), " ")
        self._notes = notes
        self._shown: object = None
        self.edit = QPushButton(_("Edit lines…"), self)
        self.edit.setProperty("link", True)
        self.edit.clicked.connect(lambda _on=False: edit())
        self.header.addWidget(self.edit)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3)
        self.body.addLayout(self._rows)

    def show_lines(self, dossier: Dossier, point: str, theme: Theme, *, editable: bool) -> None:
        """Draw the lines of a point; nothing is drawn anew where nothing differs."""
        self.edit.setEnabled(editable)
        lines = dossier.where(Line, point=point)
        notes = [(line, noted(dossier, line, "text")) for line in lines]
        if (notes, theme) == self._shown:
            return
        self._shown = (notes, theme)
        clear(self._rows)
        if not lines:
            words = _("No lines yet: what to say, what to answer, what not to say.")
            self._rows.addWidget(ProseLabel(words, 12.5, muted=True))
        for sort in LineType:
            of_sort = [(line, value) for line, value in notes if line.type is sort]
            if of_sort:
                self._rows.addSpacing(5)
                self._rows.addWidget(Text(choice(sort).capitalize(), fonts.sans(12, 600)))
            for line, value in of_sort:
                text = Annotated(fonts.serif(13, 400))
                to = _("To {party}: ").format(party=line.addressee) if line.addressee else ""
                text.show_noted(value, theme, to)
                text.setAccessibleName(choice(sort))
                self._notes.adopt(text)
                self._rows.addWidget(text)

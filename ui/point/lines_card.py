"""The lines to take on a sticking point, by type, in the order in which a speaker needs them."""

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from core.language import gettext as _
from core.views.lines import LineWords
from ui.annotate.annotated import Annotated
from ui.annotate.annotating import Annotating
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.fonts import em
from ui.kit.labels import ProseLabel, Text
from ui.kit.layouts import clear
from ui.kit.theme import Theme
from ui.kit.tips import allow

STEP, DEEPEST = 22, 4
"""How far an answer stands in, in pixels, and how many steps at the most."""


class LinesCard(Card):
    """Texts that can be annotated, under the names of their types."""

    def __init__(self, notes: Annotating, edit: Callable[[], object]) -> None:
        super().__init__(_("Lines to take"), " ")
        self._notes = notes
        self._shown: object = None
        self.edit = QPushButton(_("Edit lines…"), self)
        self.edit.setProperty("link", True)
        self.edit.clicked.connect(lambda _on=False: edit())
        self.header.addWidget(self.edit)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3)
        self.body.addLayout(self._rows)

    def show_lines(self, lines: Sequence[LineWords], theme: Theme, *, refusal: str) -> None:
        """Show the lines of a point; nothing is redrawn if nothing changed."""
        allow([self.edit], refusal)
        if (lines, theme) == self._shown:
            return
        self._shown = (lines, theme)
        clear(self._rows)
        if not lines:
            words = _("No lines yet. Add what to say, how to respond and what not to say.")
            self._rows.addWidget(ProseLabel(words, 12.5, muted=True))
        for sort, of_sort in groupby(lines, key=attrgetter("sort")):
            self._rows.addSpacing(5)
            self._rows.addWidget(Text(sort.capitalize(), fonts.sans(12, 600)))
            for line in of_sort:
                row = QHBoxLayout()
                row.setContentsMargins(em(STEP) * min(line.depth, DEEPEST), 0, 0, 0)
                row.addWidget(self._text(line, theme))
                self._rows.addLayout(row)

    def _text(self, line: LineWords, theme: Theme) -> Annotated:
        text = Annotated(fonts.serif(13, 400))
        text.show_noted(line.text, theme, line.to)
        text.setAccessibleName(line.sort)
        self._notes.adopt(text)
        return text

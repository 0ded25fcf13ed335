"""How far the terms of a proposal are from each party, as a table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from core.language import gettext as _
from core.views.packages import TermWay, Trade
from ui.kit import fonts
from ui.kit.labels import ProseLabel, Text
from ui.kit.theme import Theme

MOST_PARTIES = 6
_FIGURE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def ways_table(told: Trade, theme: Theme) -> QWidget:
    """A row a term, a column a party; the words of a cell are read out with both."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 2, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(0, 1)
    for column, party in enumerate(told.parties, 1):
        head = Text(party.code, fonts.sans(11.5, 600))
        head.set_colour(theme.legible(party.colour))
        grid.addWidget(head, 0, column, _FIGURE)
    for row, line in enumerate(told.rows, 1):
        grid.addWidget(ProseLabel(line.name, 12), row, 0)
        for column, (party, way) in enumerate(zip(told.parties, line.ways, strict=True), 1):
            cell = Text(way_words(way), fonts.sans(12, 600 if way.in_range else 400))
            cell.setAccessibleName(f"{line.name}, {party.name}: {way_words(way)}")
            grid.addWidget(cell, row, column, _FIGURE)
    return table


def way_words(way: TermWay) -> str:
    """A distance, and whether the term is within the range."""
    return _("{distance}, in range").format(distance=way.words) if way.in_range else way.words

"""How the clauses of the plan hang together: a card with what could close now, circles, a graph."""

from collections.abc import Callable

from core.language import gettext as _
from core.views.clause_graph import ClausesTogether
from ui.kit.card import Card
from ui.kit.graph_view import GraphView
from ui.kit.labels import ProseLabel
from ui.kit.theme import Theme


class TogetherCard(Card):
    """Sentences above, the graph below where clauses wait for others."""

    def __init__(self, go_to: Callable[[str], object]) -> None:
        super().__init__(_("What waits for what"), " ")
        self.words = ProseLabel()
        self.graph = GraphView(_("Clauses that wait for others"))
        self.graph.pressed.connect(go_to)
        self.body.addWidget(self.words)
        self.body.addWidget(self.graph)

    def show_together(self, told: ClausesTogether, theme: Theme) -> None:
        """Show what is told; the card goes where there is nothing."""
        self.setVisible(bool(told.words))
        self.words.setText("\n".join(told.words))
        self.graph.setVisible(bool(told.graph.boxes))
        self.graph.show_graph(told.graph, theme)

"""The panel of everything that was changed, and by whom."""

from core.dossier import Dossier
from core.language import gettext as _
from ui.panel import Panel


class HistoryPanel(Panel):
    """To come."""

    title = _("History")

    def show_dossier(self, dossier: Dossier) -> None:
        """Nothing yet."""

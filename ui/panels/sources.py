"""The panel of the register of sources, and reading them."""

from core.dossier import Dossier
from core.language import gettext as _
from ui.panel import Panel


class SourcesPanel(Panel):
    """To come."""

    title = _("Sources")

    def show_dossier(self, dossier: Dossier) -> None:
        """Nothing yet."""

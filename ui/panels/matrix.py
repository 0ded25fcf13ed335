"""The panel of the parties on the issues, and the gaps by round."""

from core.dossier import Dossier
from core.language import gettext as _
from ui.panel import Panel


class MatrixPanel(Panel):
    """To come."""

    title = _("Matrix")

    def show_dossier(self, dossier: Dossier) -> None:
        """Nothing yet."""

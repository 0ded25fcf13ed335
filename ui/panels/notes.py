"""The panel of all notes, filtered and in groups."""

from core.dossier import Dossier
from core.language import gettext as _
from ui.panel import Panel


class NotesPanel(Panel):
    """To come."""

    title = _("Notes")

    def show_dossier(self, dossier: Dossier) -> None:
        """Nothing yet."""

"""What the program is, its version, and what it is not."""

from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from core.version import VERSION
from ui.kit.frame import Frame
from ui.kit.labels import Muted, ProseLabel


def show(parent: QWidget) -> "About":
    """Open the dialog."""
    dialog = About(parent)
    dialog.open()
    return dialog


class About(Frame):
    """A few sentences; nothing to decide."""

    of_dossier = False
    """It stays when the dossier is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Parley"), "", width=460)
        self.body.addWidget(Muted(_("Version {number}").format(number=VERSION), 12))
        for sentence in (
            _(
                "Positions, gaps and briefing packs for delegation staff. It works "
                "offline and sends nothing anywhere; only printing talks to the print "
                "service of this computer."
            ),
            _(
                "It is not accredited for classified work. Ask your security officer what may be "
                "kept in it, and encrypt the disk of this computer."
            ),
            _(
                "A gap is arithmetic on your judgement of where the parties stand. It is "
                "an aid to thinking, not a fact."
            ),
        ):
            self.body.addWidget(ProseLabel(sentence))
        self.body.addWidget(Muted(_("Set in IBM Plex, under the SIL Open Font Licence 1.1."), 11.5))

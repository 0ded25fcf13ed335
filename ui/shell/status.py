"""What the status line says about the open dossier."""

import datetime as dt

from core.editing.workspace import Workspace
from core.language import gettext as _
from core.text.days import local
from core.text.digest import short
from ui.kit.theme import Theme
from ui.session import Session
from ui.shell.statusline import StatusLine


class Status(StatusLine):
    """The status line, fed with facts about a dossier."""

    def show_workspace(self, workspace: Workspace) -> None:
        """Say which file is open, and whether it is protected."""
        protected = workspace.store.key is not None
        words = _("{file} · protected") if protected else _("{file} · not encrypted")
        if not workspace.editable:
            words = _("{file} · read-only")
        words = words.format(file=_named(workspace))
        self.show_file(words, _("{path}, on this computer only").format(path=workspace.path))

    def saved(self, at: dt.datetime, theme: Theme) -> None:
        """Say when the last change was saved."""
        sentence = _("Saved {time}").format(time=local(at).strftime("%H:%M:%S"))
        self.say(sentence, problem=False, theme=theme)

    def show_head(self, head: str) -> None:
        """Offer the head of the journal, as packs print it."""
        self.show_more(_("Journal head: {head}").format(head=short(head)) if head else "")

    def show_session(self, session: Session) -> None:
        """Show what undo would undo, and the notice that goes with everything shown."""
        talks = session.dossier.talks
        self.show_undo(session.workspace.undo_label if session.editable else "")
        self.show_notice(" · ".join(words for words in (talks.notice, talks.marking) if words))

    def show_nothing(self, theme: Theme) -> None:
        """Show nothing: no dossier is open."""
        self.say("", problem=False, theme=theme)
        self.show_head("")
        self.show_file("", "")
        self.show_undo("")
        self.show_notice("")


def _named(workspace: Workspace) -> str:
    """The file that is open, and which one it goes on for."""
    name, gone = workspace.path.name, workspace.in_place_of
    if gone is None:
        return name
    return _("{file}, in place of {gone}").format(file=name, gone=gone.name)

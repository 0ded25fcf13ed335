"""Days and places of rounds from a calendar: it is read, shown, and imported from there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import Problem
from core.exchange import formats
from core.language import gettext as _
from core.storage.place import beginning_of
from ui.kit.working import Working
from ui.session import Session

if TYPE_CHECKING:
    from core.exchange.meetings_calendar import MeetingsImport


def ask(session: Session) -> None:
    """Let the user choose a calendar, and show what it has for the rounds."""
    (calendar,) = formats("meetings")
    path = session.prompts.file_to_open(session.window, _title(), calendar.readable)
    if path is not None:
        import_rounds_from(session, path)


def import_rounds_from(session: Session, path: Path) -> None:
    """Show what a calendar has for the rounds; it is imported from there, as one undo step."""
    from ui.rounds.import_form import RoundsImportForm

    if not session.ask_to_edit():
        return
    try:
        found = _read(session, path)
    except Problem as problem:
        session.warn(str(problem))
        return
    if found is None:
        session.say(_("Nothing was imported."))
    else:
        RoundsImportForm(session, found, path.name).open()


def _read(session: Session, path: Path) -> "MeetingsImport | None":
    """What is in a calendar; None if the user did not wait for it."""
    from core.exchange.meetings_calendar import LARGEST

    (calendar,) = formats("meetings")
    dossier = session.workspace.latest

    def work(*, cancelled: Callable[[], bool], **_asked: object) -> "MeetingsImport":
        data = beginning_of(path, LARGEST)
        found: MeetingsImport = calendar.reader(data, path.name, dossier, cancelled)
        return found

    words = _("Reading {file}…").format(file=path.name)
    waiting = Working(session.window, _title(), words, work)
    return waiting.result_of_work if waiting.run() else None


def _title() -> str:
    return _("Import rounds")

"""A dossier that was exported as a whole, imported into a new file."""

from pathlib import Path
from typing import TYPE_CHECKING

from core.editing.workspace import Workspace
from core.errors import Problem, RuleBroken
from core.exchange import formats
from core.language import gettext as _
from core.model.dossier import EMPTY
from core.storage.publish import remove
from ui.kit.prompts import dossiers
from ui.kit.working import Stepping, Working
from ui.shell.frame import Shell

if TYPE_CHECKING:
    from core.exchange.whole import WholeDossier


def chosen(window: Shell) -> Path | None:
    """The file that the user chooses, if any."""
    read = [each for each in formats("dossier") if each.reads]
    endings = " ".join(f"*{ending}" for each in read for ending in each.endings)
    kinds = _("Exported dossiers ({endings})").format(endings=endings)
    return window.prompts.file_to_open(window, _title(), kinds)


def read(window: Shell, path: Path) -> "WholeDossier | None":
    """What the file says; None if the user did not wait for it. Problem if that cannot be a
    dossier."""

    def work(**_asked: object) -> "WholeDossier":
        from core.exchange.whole_files import read_whole

        return read_whole(path)

    reading = Working(window, _title(), _("Reading {file}…").format(file=path.name), work)
    return reading.result_of_work if reading.run() else None


def place(window: Shell, suggestion: Path) -> Path | None:
    """Where the user wants the new dossier, if anywhere."""
    return window.prompts.file_to_write(window, _("New dossier"), suggestion, dossiers())


def made(window: Shell, held: "WholeDossier", path: Path, author: str) -> Workspace:
    """The new dossier; Problem if the records do not go together, or the user does not wait. There
    is no file then."""
    from core.editing.commands.whole import import_whole
    from core.exchange.whole import explained

    workspace = Workspace.create(path, EMPTY, author=author)
    steps = workspace.doing(import_whole(held.records, held.texts))
    try:
        if not Stepping(window, _title(), _("Saving…"), steps).run():
            raise Problem(_("Nothing was imported."))
    except BaseException as failure:
        workspace.close()
        remove(path)
        problem = explained(held) if isinstance(failure, RuleBroken) else None
        if problem is None:
            raise
        raise problem from failure
    return workspace


def _title() -> str:
    return _("Import a dossier")

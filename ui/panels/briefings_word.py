"""The Word edition of the pack that is being composed, written beside the window."""

import datetime as dt
from pathlib import Path

from briefings.document import Briefing
from core.days import now
from core.errors import Problem
from core.language import gettext as _
from ui.desk import Desk
from ui.dialogs.working import Working
from ui.panels.briefings_draft import Draft


def write(desk: Desk, draft: Draft, briefing: Briefing) -> None:
    """Ask where to, and write it."""
    from briefings import file_name

    recipe = draft.at(now())
    name = file_name(desk.workspace.latest, recipe, ending="docx")
    folder = desk.settings.pack_folder or Path.home()
    kinds = _("Word files ({pattern})").format(pattern="*.docx")
    path = desk.prompts.file_to_write(desk.window, _("Word edition"), folder / name, kinds)
    if path is None:
        return
    try:
        done = _written(desk, path, briefing, recipe.made_at)
    except Problem as problem:
        desk.warn(str(problem))
        return
    if not done:
        desk.say(_("Nothing was written."))
        return
    desk.settings.remember_pack_folder(path.parent)
    desk.say(_("Written: {file}").format(file=path))


def _written(desk: Desk, path: Path, briefing: Briefing, moment: dt.datetime) -> bool:
    """Write the file; False if somebody did not want to wait. Raises Problem."""
    from briefings.word import word
    from core.storage.publish import put_file, refuse_dossier

    refuse_dossier(path)
    words = _("Writing {file}…").format(file=path.name)
    making = Working(
        desk.window,
        _("Word edition"),
        words,
        lambda **told: word(briefing, made_at=moment, **told),
    )
    if not making.run():
        return False
    put_file(path, making.result_of_work)
    return True

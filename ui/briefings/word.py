"""The Word edition of the pack being composed, written in the background."""

from pathlib import Path

from briefings.prepare import Prepared, prepared
from core.errors import Problem
from core.language import gettext as _
from core.storage.names import inside
from ui.briefings.draft import Draft
from ui.kit.working import Working
from ui.session import Session


def write(session: Session, draft: Draft, checked: Prepared | None = None) -> None:
    """Ask where to, and write it as it is then; `checked` is a pack that has been checked
    already."""
    from briefings import file_name

    name = file_name(session.workspace.latest, draft.request_now().recipe, ending="docx")
    folder = session.settings.pack_folder or Path.home()
    kinds = _("Word files ({pattern})").format(pattern="*.docx")
    suggestion = inside(folder, name)
    path = session.prompts.file_to_write(session.window, _("Word edition"), suggestion, kinds)
    if path is None:
        return
    try:
        done = _written(session, path, draft, checked)
    except Problem as problem:
        session.warn(str(problem))
        return
    if not done:
        session.say(_("No file was saved."))
        return
    session.settings.remember_pack_folder(path.parent)
    session.say(_("Saved: {file}").format(file=path))


def _written(session: Session, path: Path, draft: Draft, checked: Prepared | None) -> bool:
    """Write the file; False if the user did not wait. Raises Problem."""
    from core.storage.publish import put_file, refuse_dossier

    refuse_dossier(path)
    request = draft.request_now()
    words = _("Writing {file}…").format(file=path.name)
    making = Working(
        session.window,
        _("Word edition"),
        words,
        lambda **told: prepared(request, checked=checked, **told).cleared().word(**told),
    )
    if not making.run():
        return False
    put_file(path, making.result_of_work)
    return True

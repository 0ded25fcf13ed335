"""The pack being composed as an edition to be edited, for Word or as an OpenDocument text, written
in the background."""

from pathlib import Path

from briefings.prepare import Prepared, prepared
from core.errors import Problem
from core.language import gettext as _
from core.language import noop
from core.storage.names import inside
from core.text.extensions import ending_of
from ui.briefings.draft import Draft
from ui.kit.prompts import file_with_ending
from ui.kit.working import Working
from ui.session import Session

KINDS = {"docx": noop("Word files ({pattern})"), "odt": noop("OpenDocument texts ({pattern})")}
"""What the editions are called in a file dialog, by the ending of their files."""


def write(session: Session, draft: Draft, checked: Prepared | None = None) -> None:
    """Ask where to, and write it as it is then; `checked` is a pack that has been checked
    already."""
    path = _asked(session, draft)
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


def _asked(session: Session, draft: Draft) -> Path | None:
    """Where to write it; its ending says which edition it is."""
    from briefings import file_name

    name = Path(file_name(session.workspace.latest, draft.request_now().recipe)).stem
    folder = session.settings.pack_folder or Path.home()
    kinds = {ending: _(words).format(pattern=f"*.{ending}") for ending, words in KINDS.items()}
    suggestion, title = inside(folder, name), _("Save for editing")
    return file_with_ending(session.prompts, session.window, title, suggestion, kinds)


def _written(session: Session, path: Path, draft: Draft, checked: Prepared | None) -> bool:
    """Write the file; False if the user did not wait. Raises Problem."""
    from core.storage.publish import put_file, refuse_dossier

    refuse_dossier(path)
    request = draft.request_now()
    words, ending = _("Writing {file}…").format(file=path.name), ending_of(path)
    making = Working(
        session.window,
        _("Save for editing"),
        words,
        lambda **told: prepared(request, checked=checked, **told).cleared().edited(ending, **told),
    )
    if not making.run():
        return False
    put_file(path, making.result_of_work)
    return True

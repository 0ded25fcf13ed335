"""The Word edition of the pack that is being composed, written beside the window."""

from collections.abc import Callable
from pathlib import Path

from briefings.recipe import Recipe
from core.errors import Problem
from core.language import gettext as _
from core.model.dossier import Dossier
from ui.briefings.draft import Draft
from ui.kit.working import Working
from ui.session import Session


def write(session: Session, draft: Draft) -> None:
    """Ask where to, and write it as it is then."""
    from briefings import file_name

    name = file_name(session.workspace.latest, draft.as_of_now(), ending="docx")
    folder = session.settings.pack_folder or Path.home()
    kinds = _("Word files ({pattern})").format(pattern="*.docx")
    path = session.prompts.file_to_write(session.window, _("Word edition"), folder / name, kinds)
    if path is None:
        return
    try:
        done = _written(session, path, draft)
    except Problem as problem:
        session.warn(str(problem))
        return
    if not done:
        session.say(_("Nothing was written."))
        return
    session.settings.remember_pack_folder(path.parent)
    session.say(_("Written: {file}").format(file=path))


def _written(session: Session, path: Path, draft: Draft) -> bool:
    """Write the file; False if somebody did not want to wait. Raises Problem."""
    from core.storage.publish import put_file, refuse_dossier

    refuse_dossier(path)
    recipe, dossier, before = draft.as_of_now(), session.workspace.latest, draft.before()
    words = _("Writing {file}…").format(file=path.name)
    making = Working(
        session.window,
        _("Word edition"),
        words,
        lambda **told: _edition(dossier, recipe, before, **told),
    )
    if not making.run():
        return False
    put_file(path, making.result_of_work)
    return True


def _edition(
    dossier: Dossier,
    recipe: Recipe,
    before: Dossier | None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The pack as a Word file."""
    from briefings.compose import compose
    from briefings.word import word

    briefing = compose(dossier, recipe, before)
    return word(briefing, made_at=recipe.made_at, progress=progress, cancelled=cancelled)

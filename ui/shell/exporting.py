"""Writing the dossier for other programs, in any format that is declared for a whole one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from core.errors import Problem
from core.exchange import Format, asked_for, whole_formats
from core.language import gettext as _
from core.model.change import NO_TEXTS
from core.storage.names import inside
from ui.forms.knowing import may_go_out
from ui.kit.working import written
from ui.session import Session


def ask(session: Session) -> None:
    """Ask where to write the dossier as it is shown, and of what and how; then write it."""
    if not may_go_out(session, session.window):
        return
    offered = [each for each in whole_formats() if session.pair is not None or not each.pair]
    told = session.prompts.file_of_kind(
        session.window, _("Export"), _suggestion(session), [each.full_kind for each in offered]
    )
    if told is None:
        return
    typed, place = told
    path, chosen = ended(typed, offered[place], offered)
    if path == typed or session.prompts.may_replace(session.window, path):
        _write(session, path, chosen)


def ended(path: Path, chosen: Format, offered: Sequence[Format]) -> tuple[Path, Format]:
    """The file with an ending, and its format: the one chosen, unless the name ends as those of
    another, of the same if there is one."""
    if asked_for(path, [chosen]):
        return path, chosen
    alike = [each for each in offered if each.what == chosen.what]
    others = asked_for(path, alike) or asked_for(path, offered)
    return (path, others[0]) if others else (path.with_name(path.name + chosen.endings[0]), chosen)


def _suggestion(session: Session) -> Path:
    """A name without an ending, for that follows from the format."""
    folder = session.settings.pack_folder or session.workspace.path.parent
    name = _("{dossier}, export").format(dossier=session.workspace.path.stem)
    return inside(folder, name)


def _write(session: Session, path: Path, chosen: Format) -> None:
    dossier, pair = session.dossier, session.pair
    texts = session.workspace.store.texts() if chosen.everything else NO_TEXTS

    def work(*, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> bytes:
        def watch(done: int, of: int) -> None:
            if cancelled():
                raise Problem(_("No file was saved."))
            progress(done, of)

        return chosen.content(dossier, pair, texts, watch)

    try:
        done = written(session.window, _("Export"), path, work)
    except Problem as problem:
        session.warn(str(problem))
        return
    session.say(
        _("Exported to {name}.").format(name=path.name) if done else _("No file was saved.")
    )

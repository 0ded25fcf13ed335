"""Writing the notes to a file: for paper, for a word processor, as a table, as annotations."""

from collections.abc import Callable, Sequence
from pathlib import Path

from briefings.errors import Cancelled
from core.errors import Problem
from core.exchange import format_of, formats
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.records import Audience
from core.storage.names import inside
from core.text.days import now
from core.views.notes import (
    EVERYTHING,
    Grouping,
    NoteFilter,
    NoteGroup,
    grouped,
    matching,
    without_private,
)
from ui.forms.knowing import may_go_out
from ui.kit.working import written
from ui.notes.filter import FilterBar
from ui.session import Session


def ask(session: Session, shown: FilterBar | None) -> bool:
    """Ask where to write the notes shown, or all of them; returns whether they were written. The
    file extension determines the format. The writer's private notes are left out unless included
    explicitly."""
    if not may_go_out(session, session.window):
        return False
    wanted = shown.wanted() if shown is not None else EVERYTHING
    by = shown.grouped_by() if shown is not None else Grouping.POINT
    groups, left_out = reported(session.dossier, wanted, by)
    path = session.prompts.file_to_write(
        session.window, _("Notes report"), _suggestion(session), _kinds()
    )
    if path is None:
        return False
    try:
        done = _write(session, path, groups)
    except Problem as problem:
        session.warn(str(problem))
        return False
    if done:
        session.say(_told(path, groups, left_out))
    return done


def reported(
    dossier: Dossier, wanted: NoteFilter, by: Grouping
) -> tuple[tuple[NoteGroup, ...], int]:
    """The notes to report, in groups, and how many are left out as private to the writer."""
    found = matching(dossier, wanted)
    kept = found if wanted.audience is Audience.MINE else without_private(found)
    return grouped(dossier, kept, by), len(found) - len(kept)


def _kinds() -> str:
    return ";;".join((_("PDF for printing (*.pdf)"), *(each.kind for each in formats("notes"))))


def _suggestion(session: Session) -> Path:
    folder = session.settings.pack_folder or session.workspace.path.parent
    name = _("{dossier}, notes.pdf").format(dossier=session.workspace.path.stem)
    return inside(folder, name)


def _write(session: Session, path: Path, groups: Sequence[NoteGroup]) -> bool:
    """Write the file in a thread of its own; False if the user did not wait."""
    dossier, moment = session.dossier, now()
    chosen = format_of("notes", path)

    def work(**asked: Callable[..., object]) -> bytes | None:
        from briefings.notes_report import notes_pdf

        if chosen is not None:
            return chosen.writer(dossier, groups).encode("utf-8", "replace")
        try:
            return notes_pdf(dossier, groups, moment, **asked)  # type: ignore[arg-type]
        except Cancelled:
            return None

    done = written(session.window, _("Notes report"), path, work)
    if not done:
        session.say(_("No file was saved."))
    return done


def _told(path: Path, groups: Sequence[NoteGroup], left_out: int) -> str:
    count = sum(len(group.threads) for group in groups)
    said = ngettext(
        "{count} note saved to {file}.", "{count} notes saved to {file}.", count
    ).format(count=count, file=path)
    if not left_out:
        return said
    more = ngettext(
        "{count} of your own notes was left out.",
        "{count} of your own notes were left out.",
        left_out,
    )
    return f"{said} {more.format(count=left_out)}"

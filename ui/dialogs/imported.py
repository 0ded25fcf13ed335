"""Taking positions from a table: all of them, or what can be taken once the user agrees."""

from pathlib import Path

from core.errors import ImportProblem, Problem
from core.language import gettext as _
from core.language import ngettext
from ui.desk import Desk

MOST_LINES = 8


def take_positions(desk: Desk, path: Path) -> None:
    """Import a file as one step of undo; bad lines are named, and left out only if so wished."""
    from core.exchange.positions_csv import import_positions

    try:
        data = path.read_bytes()
        try:
            taken = import_positions(data, desk.workspace.latest)
        except ImportProblem as problem:
            if not problem.lines or not _agreed(desk, problem):
                raise
            taken = import_positions(data, desk.workspace.latest, skip_bad=True)
    except OSError as failure:
        desk.warn(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=failure.strerror)
        )
    except Problem as problem:
        desk.warn(str(problem))
    else:
        if desk.do(taken.command) is not None:
            desk.say(_imported(taken.count))


def _agreed(desk: Desk, problem: ImportProblem) -> bool:
    lines = [f"{number}: {sentence}" for number, sentence in problem.lines[:MOST_LINES]]
    if len(problem.lines) > MOST_LINES:
        lines.append("…")
    return desk.prompts.confirm(
        desk.window, str(problem), _("Import the other lines"), "\n".join(lines)
    )


def _imported(count: int) -> str:
    words = ngettext("{count} position imported.", "{count} positions imported.", count)
    return words.format(count=count)

"""What every action does. Dialogs are imported when they are first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.analysis.rounds import next_round
from core.language import gettext as _
from core.model.records import Source
from ui import panels
from ui.desk import Desk
from ui.kit import fonts

if TYPE_CHECKING:
    from ui.window import Window


def _new_position(window: "Window") -> None:
    from ui.positions import form as position

    issue = window.panel.subject() if window.panel is not None else ""
    position.ask(_desk(window), issue=issue or None)


def _communique(window: "Window") -> None:
    from ui.positions import communique

    record = window.panel.record() if window.panel is not None else None
    communique.ask(_desk(window), record[1] if record is not None and record[0] is Source else None)


def _note(window: "Window") -> None:
    begun = window.panel is not None and window.panel.annotate()
    if not begun:
        _desk(window).say(
            _("Select words in a position on a sticking point first, then press Ctrl+M.")
        )


def _author(window: "Window") -> None:
    told = window.prompts.text(
        window,
        _("Your name"),
        _("The name that stands beside your notes and in the history of changes"),
        window.settings.author,
    )
    if told is None:
        return
    window.settings.author = told
    if window.desk is not None:
        window.desk.workspace.author = window.settings.author


def _as_of(window: "Window") -> None:
    from ui.dialogs import as_of

    as_of.show(_desk(window), window.top.as_of)


def _visit(window: "Window", key: str) -> None:
    window.go_to(key)
    if window.panel is not None:
        window.panel.take_keyboard()


def _search(window: "Window") -> None:
    from ui.search import search

    search.show(window)


def _replay(window: "Window") -> None:
    window.banner.begin_replay(_desk(window))


def _history_of(window: "Window") -> None:
    from ui.history.panel import HistoryPanel

    record = window.panel.record() if window.panel is not None else None
    if record is None:
        _desk(window).say(_("Choose a record first: a point, a position, a note, a source."))
        return
    window.go_to(panels.HISTORY)
    if isinstance(window.panel, HistoryPanel):
        window.panel.show_history_of(*record)


def _report_notes(window: "Window") -> None:
    from ui.notes import report as notes_report
    from ui.notes.panel import NotesPanel

    panel = window.panel
    chosen = panel.filter if isinstance(panel, NotesPanel) else None
    notes_report.ask(_desk(window), chosen)


def _import_source(window: "Window") -> None:
    from ui.sources import take as take_source

    take_source.ask(_desk(window))


def _talks(window: "Window") -> None:
    from ui.setup import talks

    talks.ask(_desk(window))


def _parties(window: "Window") -> None:
    from ui.setup import parties

    parties.ask(_desk(window))


def _points(window: "Window") -> None:
    from ui.setup import points

    points.ask(_desk(window))


def _issues(window: "Window") -> None:
    from ui.setup import issues

    key = window.side.list.current
    issues.ask(_desk(window), point=key.removeprefix("point:") if "point:" in key else None)


def _rounds(window: "Window") -> None:
    from ui.rounds import forms as rounds

    coming = next_round(_desk(window).dossier, _desk(window).today)
    rounds.ask(_desk(window), round_id=coming.id if coming else None)


def _brief(window: "Window") -> None:
    from ui.briefings.panel import BriefingsPanel

    coming = next_round(_desk(window).dossier, _desk(window).today)
    _visit(window, panels.BRIEFINGS)
    if isinstance(window.panel, BriefingsPanel):
        window.panel.prepare(coming.id if coming else None)


def _marks(window: "Window") -> None:
    from ui.setup import marks

    marks.ask(_desk(window))


def _levels(window: "Window") -> None:
    from ui.setup import levels

    levels.ask(_desk(window))


def _followups(window: "Window") -> None:
    from ui.rounds import followups

    followups.ask(_desk(window))


def _delegates(window: "Window") -> None:
    from ui.parties import delegates

    delegates.ask(_desk(window))


def _glossary(window: "Window") -> None:
    from ui.setup import glossary

    glossary.ask(_desk(window))


def _trial_page(window: "Window") -> None:
    from ui.briefings import trial_page

    trial_page.show(_desk(window))


def _help(window: "Window") -> None:
    from ui.dialogs import guide

    guide.show(window)


def _first_steps(window: "Window") -> None:
    _desk(window).show_steps(True)
    _visit(window, panels.OVERVIEW)


def _shortcuts(window: "Window") -> None:
    from ui.dialogs import shortcuts

    shortcuts.show(window)


def _about(window: "Window") -> None:
    from ui.dialogs import about

    about.show(window)


def _desk(window: "Window") -> Desk:
    assert window.desk is not None, "the action needs an open dossier"
    return window.desk


DEEDS: dict[str, Callable[["Window"], object]] = {
    "new": lambda window: window.files.ask_for_new(),
    "open": lambda window: window.files.ask_to_open(),
    "example": lambda window: window.files.open_example(),
    "save_copy": lambda window: window.files.ask_for_copy(),
    "import_positions": lambda window: window.files.ask_to_import(),
    "close": lambda window: window.files.close(),
    "quit": lambda window: window.close(),
    "undo": lambda window: _desk(window).undo(),
    "redo": lambda window: _desk(window).redo(),
    "new_position": _new_position,
    "communique": _communique,
    "note": _note,
    "author": _author,
    "overview": lambda window: _visit(window, panels.OVERVIEW),
    "matrix": lambda window: _visit(window, panels.MATRIX),
    "notes": lambda window: _visit(window, panels.NOTES),
    "sources": lambda window: _visit(window, panels.SOURCES),
    "history": lambda window: _visit(window, panels.HISTORY),
    "history_of": _history_of,
    "search": _search,
    "replay": _replay,
    "import_source": _import_source,
    "report_notes": _report_notes,
    "next_panel": lambda window: window.side.list.step(1),
    "previous_panel": lambda window: window.side.list.step(-1),
    "next_part": lambda window: window.go_round(1),
    "previous_part": lambda window: window.go_round(-1),
    "to_navigation": lambda window: window.side.list.setFocus(),
    "as_of": _as_of,
    "latest": lambda window: _desk(window).look_back(None),
    "talks": _talks,
    "parties": _parties,
    "points": _points,
    "issues": _issues,
    "rounds": _rounds,
    "brief": _brief,
    "briefings": lambda window: _visit(window, panels.BRIEFINGS),
    "marks": _marks,
    "levels": _levels,
    "glossary": _glossary,
    "followups": _followups,
    "delegates": _delegates,
    "trial_page": _trial_page,
    "help": _help,
    "first_steps": _first_steps,
    "shortcuts": _shortcuts,
    "about": _about,
    "larger": lambda window: window.show_text_at(fonts.next_size(window.settings.text_size, 1)),
    "smaller": lambda window: window.show_text_at(fonts.next_size(window.settings.text_size, -1)),
    "usual": lambda window: window.show_text_at(fonts.USUAL),
}

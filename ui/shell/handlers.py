"""What every action does. Dialogs are imported on first use."""

from collections.abc import Callable

from core.language import gettext as _
from core.model.records import Round, Source
from core.views.schedule import schedule
from ui import features
from ui.kit import fonts
from ui.session import Session
from ui.shell.files import Files
from ui.shell.frame import Shell


def _new_position(window: Shell) -> None:
    from ui.positions import form as position

    issue = window.panel.subject() if window.panel is not None else ""
    position.ask(_session(window), issue=issue or None)


def _communique(window: Shell) -> None:
    from ui.positions import communique

    record = window.panel.record() if window.panel is not None else None
    communique.ask(
        _session(window), record[1] if record is not None and record[0] is Source else None
    )


def _note(window: Shell) -> None:
    begun = window.panel is not None and window.panel.annotate()
    if not begun:
        _session(window).say(_("Select words in a text first, then press Ctrl+M."))


def _author(window: Shell) -> None:
    told = window.prompts.text(
        window,
        _("Your name"),
        _("Shown beside your notes and in the history of changes"),
        window.settings.author,
    )
    if told is None:
        return
    window.settings.author = told
    if window.session is not None:
        window.session.workspace.author = window.settings.author


def _as_of(window: Shell) -> None:
    from ui.shell import as_of

    as_of.show(_session(window), window.top.place_of(window.top.as_of))


def _screenshots(window: Shell) -> None:
    wanted = not window.screenshots.on
    done = window.screenshots.turn(wanted)
    window.acts.check_screenshots(window.screenshots)
    if done:
        window.settings.hides_from_screenshots = wanted
        kept_out = _("Windows of Parley are kept out of screenshots and shared screens.")
        said = kept_out if wanted else _("Windows of Parley can be seen in screenshots again.")
    else:
        said = _("The system refused. Windows of Parley can be seen in screenshots.")
    window.status.say(said, problem=not done, theme=window.theme)


def _visit(window: Shell, key: str) -> None:
    window.go_to(key)
    if window.panel is not None:
        window.panel.take_keyboard()


def _search(window: Shell) -> None:
    from ui.search import search

    search.show(window, window)


def _replay(window: Shell) -> None:
    window.banner.begin_replay(_session(window))


def _history_of(window: Shell) -> None:
    from ui.history.panel import HistoryPanel

    record = window.panel.record() if window.panel is not None else None
    if record is None:
        _session(window).say(_("Select a record first: a point, position, note or source."))
        return
    window.go_to(features.HISTORY)
    if isinstance(window.panel, HistoryPanel):
        window.panel.show_history_of(*record)


def _report_notes(window: Shell) -> None:
    from ui.notes import report as notes_report
    from ui.notes.panel import NotesPanel

    panel = window.panel
    chosen = panel.filter if isinstance(panel, NotesPanel) else None
    notes_report.ask(_session(window), chosen)


def _import_source(window: Shell) -> None:
    from ui.sources import importing

    importing.ask(_session(window))


def _import_rounds(window: Shell) -> None:
    from ui.rounds import importing

    importing.ask(_session(window))


def _export(window: Shell) -> None:
    from ui.shell import exporting

    exporting.ask(_session(window))


def _reduce(window: Shell) -> None:
    from ui.shell import reducing

    reducing.ask(_session(window))


def _purge(window: Shell) -> None:
    from ui.shell import purging

    purging.ask(_session(window))


def _protect(window: Shell) -> None:
    from ui.shell import protecting

    protecting.ask(_session(window))


def _sign(window: Shell) -> None:
    from ui.shell import signing

    signing.ask(_session(window))


def _lock(window: Shell) -> None:
    from ui.shell.locking import refusal

    if sentence := refusal(_session(window)):
        _session(window).warn(sentence)
    else:
        window.lock()


def _talks(window: Shell) -> None:
    from ui.setup import talks

    talks.ask(_session(window))


def _parties(window: Shell) -> None:
    from ui.setup import parties

    parties.ask(_session(window))


def _points(window: Shell) -> None:
    from ui.setup import points

    points.ask(_session(window))


def _issues(window: Shell) -> None:
    from ui.setup import issues

    key = window.side.list.current
    issues.ask(_session(window), point=key.removeprefix("point:") if "point:" in key else None)


def _rounds(window: Shell) -> None:
    from ui.rounds import forms as rounds

    coming = schedule(_session(window).dossier, _session(window).today).next
    rounds.ask(_session(window), round_id=coming.id if coming else None)


def _capture(window: Shell) -> None:
    from ui.rounds import capture

    record = window.panel.record() if window.panel is not None else None
    selected = record[1] if record is not None and record[0] is Round else None
    capture.ask(_session(window), selected=selected)


def _brief(window: Shell) -> None:
    from ui.briefings.panel import BriefingsPanel

    coming = schedule(_session(window).dossier, _session(window).today).next
    _visit(window, features.BRIEFINGS)
    if isinstance(window.panel, BriefingsPanel):
        window.panel.prepare(coming.id if coming else None)


def _marks(window: Shell) -> None:
    from ui.setup import marks

    marks.ask(_session(window))


def _levels(window: Shell) -> None:
    from ui.setup import levels

    levels.ask(_session(window))


def _followups(window: Shell) -> None:
    from ui.rounds import followups

    followups.ask(_session(window))


def _add_member(window: Shell) -> None:
    from ui.parties import membership_form

    membership_form.new(_session(window))


def _delegates(window: Shell) -> None:
    from ui.parties import delegates

    delegates.ask(_session(window))


def _precedents(window: Shell) -> None:
    from ui.plan import precedents

    precedents.ask(_session(window))


def _draft(window: Shell) -> None:
    from ui.plan import draft_form

    draft_form.ask(_session(window))


def _compare(window: Shell) -> None:
    from ui.plan import comparing

    comparing.ask(_session(window))


def _sheet(window: Shell) -> None:
    from ui.plan import text_sheet

    text_sheet.ask(_session(window))


def _plan_summary(window: Shell) -> None:
    from ui.setup import talks

    talks.ask(_session(window), "plan")


def _tags(window: Shell) -> None:
    from ui.setup import tags

    tags.ask(_session(window))


def _searches(window: Shell) -> None:
    from ui.search import saved

    saved.ask(_session(window))


def _glossary(window: Shell) -> None:
    from ui.setup import glossary

    glossary.ask(_session(window))


def _trial_page(window: Shell) -> None:
    from ui.briefings import trial_page

    trial_page.show(_session(window))


def _help(window: Shell) -> None:
    from ui.shell import guide

    guide.show(window)


def _first_steps(window: Shell) -> None:
    _session(window).show_steps(True)
    _visit(window, features.OVERVIEW)


def _shortcuts(window: Shell) -> None:
    from ui.shell import shortcuts

    shortcuts.show(window)


def _about(window: Shell) -> None:
    from ui.shell import about

    about.show(window)


def _session(window: Shell) -> Session:
    assert window.session is not None, "the action needs an open dossier"
    return window.session


FILE_HANDLERS: dict[str, Callable[[Files], object]] = {
    "new": Files.ask_for_new,
    "open": Files.ask_to_open,
    "example": Files.open_example,
    "save_copy": Files.ask_for_copy,
    "work_on_copy": Files.work_on_copy,
    "restore": Files.ask_to_restore,
    "check": Files.check,
    "import_dossier": Files.ask_to_import_dossier,
    "import_positions": Files.ask_to_import,
    "close": Files.close,
}
"""Handlers for file actions."""

HANDLERS: dict[str, Callable[[Shell], object]] = {
    "quit": lambda window: window.close(),
    "undo": lambda window: _session(window).undo(),
    "redo": lambda window: _session(window).redo(),
    "new_position": _new_position,
    "communique": _communique,
    "note": _note,
    "author": _author,
    "overview": lambda window: _visit(window, features.OVERVIEW),
    "matrix": lambda window: _visit(window, features.MATRIX),
    "notes": lambda window: _visit(window, features.NOTES),
    "sources": lambda window: _visit(window, features.SOURCES),
    "history": lambda window: _visit(window, features.HISTORY),
    "history_of": _history_of,
    "search": _search,
    "replay": _replay,
    "import_rounds": _import_rounds,
    "import_source": _import_source,
    "export": _export,
    "reduce": _reduce,
    "purge": _purge,
    "protect": _protect,
    "sign": _sign,
    "lock": _lock,
    "report_notes": _report_notes,
    "next_panel": lambda window: window.side.list.step(1),
    "previous_panel": lambda window: window.side.list.step(-1),
    "next_part": lambda window: window.go_round(1),
    "previous_part": lambda window: window.go_round(-1),
    "to_navigation": lambda window: window.side.list.setFocus(),
    "as_of": _as_of,
    "screenshots": _screenshots,
    "latest": lambda window: _session(window).look_back(None),
    "talks": _talks,
    "parties": _parties,
    "points": _points,
    "issues": _issues,
    "rounds": _rounds,
    "capture": _capture,
    "brief": _brief,
    "briefings": lambda window: _visit(window, features.BRIEFINGS),
    "marks": _marks,
    "levels": _levels,
    "tags": _tags,
    "glossary": _glossary,
    "precedents": _precedents,
    "draft": _draft,
    "compare": _compare,
    "sheet": _sheet,
    "plan_summary": _plan_summary,
    "searches": _searches,
    "followups": _followups,
    "add_member": _add_member,
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

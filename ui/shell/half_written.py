"""Forms that were half written when the program ended or was locked, shown again as they were."""

from collections.abc import Iterator
from importlib import import_module

import msgspec
from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from core.model.kinds import KIND_NAMED
from core.text.selectors import Selector
from core.views.annotations import FieldPlace
from ui.annotate.annotating import Annotating, Begun
from ui.forms.reopens import Reopens
from ui.kit.refill import Entry, entries_of, fill
from ui.session import Session

FORMS = {
    "ActionForm": "ui.rounds.followups",
    "AgendaForm": "ui.rounds.forms",
    "CaptureForm": "ui.rounds.capture",
    "ClauseForm": "ui.plan.clause_form",
    "Communique": "ui.positions.communique",
    "ConditionForm": "ui.plan.links",
    "DebriefForm": "ui.rounds.debrief",
    "DefinitionForm": "ui.setup.glossary",
    "DelegateForm": "ui.parties.delegates",
    "HypothesisForm": "ui.point.hypotheses",
    "IndicationForm": "ui.point.hypotheses",
    "IssueForm": "ui.setup.issues",
    "LineForm": "ui.point.lines",
    "LinkForm": "ui.plan.links",
    "MembershipForm": "ui.parties.membership_form",
    "PartyForm": "ui.setup.parties",
    "PointForm": "ui.setup.points",
    "PositionForm": "ui.positions.form",
    "PrecedentForm": "ui.plan.precedents",
    "ProposalForm": "ui.proposals.forms",
    "ResponseForm": "ui.proposals.forms",
    "RoundForm": "ui.rounds.forms",
    "SearchForm": "ui.search.saved",
    "SeveralParties": "ui.setup.several_parties",
    "SeveralPoints": "ui.setup.several_points",
    "SourceForm": "ui.sources.form",
    "TagForm": "ui.setup.tags",
    "Talks": "ui.setup.talks",
    "TermForm": "ui.proposals.forms",
}
"""The forms that a dossier can ask for, and where each is."""


NOTE = "note"
"""What a half-written note is called among them; its way is a place and a phrase."""


class HalfWritten(msgspec.Struct, frozen=True):
    """A form and what it held."""

    form: str
    """One of `FORMS`, or `NOTE`."""
    way: tuple[str, ...]
    """What it was opened with; see `Reopens.way`."""
    entries: tuple[Entry, ...]
    text: str
    """What was typed, as it is told where the form cannot be shown; see `Frame.typed`."""
    rows: tuple[tuple[str, ...], ...] = ()
    """See `Reopens.grid_rows`."""


def half_written_in(window: QWidget) -> Iterator[HalfWritten]:
    """The forms in front of a window in which something was entered, and notes in it."""
    for form in window.findChildren(Reopens):
        name, way = type(form).__name__, form.way()
        entries = form.entries() if way is not None and form.altered() else None
        if way is not None and entries is not None and (text := form.typed()):
            yield HalfWritten(name, way, entries, text, form.grid_rows())
    for notes in window.findChildren(Annotating):
        begun, box = notes.half_written(), notes.side.note_box
        if begun is not None and (entries := entries_of(box, {})) is not None:
            place, words = begun
            on = (*msgspec.structs.astuple(place), *map(str, words or ()))
            yield HalfWritten(NOTE, on, entries, box.typed())


def told(forms: tuple[HalfWritten, ...]) -> str:
    """Forms as a text that `read` understands; "" for none."""
    return msgspec.json.encode(forms).decode() if forms else ""


def read(text: str) -> tuple[HalfWritten, ...]:
    """The forms in a text that may come from elsewhere; none where it makes no sense."""
    try:
        return msgspec.json.decode(text, type=tuple[HalfWritten, ...]) if text else ()
    except (msgspec.DecodeError, RecursionError):
        return ()


def show(session: Session, form: HalfWritten) -> bool:
    """Show a form as it was; whether that could be done. What was not altered in it is taken from
    the record, which may be another by now."""
    if form.form == NOTE:
        return _show_note(session, form)
    if form.form not in FORMS:
        return False
    kind: type[Reopens] = getattr(import_module(FORMS[form.form]), form.form)
    made = kind.reopened(session, form.way)
    if made is None:
        return False
    made.open()
    entries = tuple(each for each in form.entries if each.altered or made.is_new)
    if not (fill(made, entries) and made.put_grid_rows(form.rows)):
        made.settle()
        made.reject()
        return False
    made.show_message(_("This was not saved last time."), session.theme)
    return True


def _show_note(session: Session, note: HalfWritten) -> bool:
    begun = _begun(note.way)
    kind = KIND_NAMED.get(begun[0].kind) if begun is not None else None
    if begun is None or kind is None or not session.dossier.find(kind.record, begun[0].target):
        return False
    session.go(kind.record, begun[0].target)
    for notes in session.window.findChildren(Annotating):
        if notes.host.isVisible() and fill(notes.go_on(begun), note.entries):
            session.say(_("This was not saved last time."))
            return True
    return False


def _begun(way: tuple[str, ...]) -> Begun | None:
    """What a note was begun on; None where that makes no sense."""
    place, phrase = way[:3], way[3:]
    if len(place) != 3 or len(phrase) not in (0, 5):
        return None
    if not phrase:
        return FieldPlace(*place), None
    quote, prefix, suffix, start, end = phrase
    try:
        return FieldPlace(*place), Selector(quote, prefix, suffix, int(start), int(end))
    except ValueError:
        return None

"""What was being typed when the program ended is in its form again."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

import ui
from core.editing.commands import change
from core.exchange.example import example
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Hypothesis, Issue, Note, NoteType, Party, Point, Round
from core.text.selectors import Selector
from core.views.annotations import FieldPlace
from tests.layout import faults
from tests.ui.keys import enter
from ui.annotate.annotating import Annotating
from ui.forms.record_form import RecordForm
from ui.forms.reopens import Reopens
from ui.kit.refill import Entry
from ui.kit.unsent import typed_in
from ui.plan.clause_form import ClauseForm
from ui.positions.communique import Communique
from ui.positions.form import NEW, PositionForm
from ui.rounds.capture import CaptureForm
from ui.rounds.capture_kinds import As
from ui.session import Session
from ui.setup.parties import PartyForm
from ui.setup.points import PointForm
from ui.setup.several_parties import SeveralParties
from ui.setup.several_points import SeveralPoints
from ui.setup.talks import Talks
from ui.shell.half_written import FORMS, HalfWritten, half_written_in, read, show, told
from ui.shell.window import Window

TYPED = "half a “sentence”; № 3"


def known(base: type[Reopens]) -> Iterator[type[Reopens]]:
    """All sorts of forms that can be opened again."""
    for each in base.__subclasses__():
        yield from known(each)
        if each is not RecordForm:
            yield each


def every() -> dict[str, type[Reopens]]:
    """The same, by name, once all of the program was imported."""
    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        import_module(found.name)
    return {each.__name__: each for each in known(Reopens)}


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    records = [record for kind in KINDS for record in example().all(kind)]
    issue, party = example().all(Issue)[0], example().all(Party)[0]
    maybe = Hypothesis("maybe", 1, issue.id, party.id, "It may be a bargaining chip.")
    return open_window(Dossier.of([*records, maybe]))


@pytest.fixture
def session(window: Window) -> Session:
    assert window.session is not None
    return window.session


def test_all_forms_that_can_be_opened_again_are_listed() -> None:
    assert {name: kind.__module__ for name, kind in every().items()} == FORMS


def way_to_new(kind: type[Reopens], session: Session) -> tuple[str, ...]:
    """What a form for something new is opened with."""
    dossier = session.dossier
    if kind in (Communique, Talks, SeveralParties, SeveralPoints):
        return ()
    if kind is ClauseForm:
        return ("",)
    if kind is CaptureForm:
        return dossier.all(Round)[-1].id, As.POSITION, dossier.all(Party)[1].id
    if kind is PositionForm:
        return dossier.all(Issue)[1].id, dossier.all(Party)[1].id, "", NEW
    assert issubclass(kind, RecordForm)
    owner = dossier.all(kind.owned_by)[-1].id if kind.owned_by is not None else ""
    return owner, dossier.all(Round)[-1].id if kind.__name__ == "DebriefForm" else ""


def type_in_all(form: Reopens) -> int:
    """Type into every line and box of text that takes it; how many there are."""
    boxes = [*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)]
    taken = [each for each in boxes if each.isVisible() and each.isEnabled()]
    for box in taken:
        box.setFocus()
        enter(box, TYPED)
    return len(taken)


def contents(form: Reopens) -> list[str]:
    """What is written in a form."""
    boxes = [*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)]
    return [each.text() if isinstance(each, QLineEdit) else each.toPlainText() for each in boxes]


def closed(form: Reopens) -> None:
    """Close a form as a lock does, which asks nobody."""
    Reopens.done(form, 0)
    QApplication.processEvents()


def only(window: Window) -> Reopens:
    """The form in front of the window."""
    (found,) = [each for each in window.findChildren(Reopens) if each.isVisible()]
    return found


@pytest.mark.parametrize("name", sorted(FORMS))
def test_what_was_typed_is_in_its_form_again(window: Window, session: Session, name: str) -> None:
    kind = every()[name]
    made = kind.reopened(session, way_to_new(kind, session))
    assert made is not None
    made.open()
    assert type_in_all(made)
    before, text = contents(made), made.typed()
    (kept,) = read(told(tuple(half_written_in(window))))
    assert kept.text == text
    closed(made)
    assert show(session, kept)
    assert contents(only(window)) == before
    assert only(window).altered()
    QApplication.processEvents()
    assert not faults(only(window))
    closed(only(window))


def half_written(window: Window, form: Reopens, words: str) -> HalfWritten:
    """What is kept of a form whose first line says something else."""
    form.open()
    first = form.first_field()
    assert isinstance(first, QLineEdit)
    enter(first, words)
    (kept,) = half_written_in(window)
    closed(form)
    return kept


def note_on(session: Session, window: Window, words: Selector | None) -> Annotating:
    """A note that is being written on a point, or on words of its bottom line."""
    point = session.dossier.points[0]
    session.go(Point, point.id)
    (notes,) = [each for each in window.findChildren(Annotating) if each.host.isVisible()]
    box = notes.go_on((FieldPlace("point", point.id, "bottom_line" if words else ""), words))
    enter(box.box, TYPED)
    box.type.choose(NoteType.QUESTION)
    box.pinned.setChecked(True)
    return notes


@pytest.mark.parametrize("on_phrase", [True, False], ids=["phrase", "whole"])
def test_a_note_is_on_its_words_again(window: Window, session: Session, on_phrase: bool) -> None:
    point = session.dossier.points[0]
    line = point.bottom_line
    words = Selector(line[:9], "", line[9:20], 0, 9) if on_phrase else None
    notes = note_on(session, window, words)
    (kept,) = read(told(tuple(half_written_in(window))))
    begun, chosen = notes.half_written(), notes.side.note_box.chosen()
    assert kept.text in typed_in(window)
    assert point.name in kept.text
    notes.side.note_box.done()
    assert not [*half_written_in(window)]
    session.do(change(Point, point.id, name="Another name"))
    window.go_to("overview")
    assert show(session, kept)
    assert notes.half_written() == begun
    assert notes.side.note_box.chosen() == chosen
    assert notes.side.note_box.unsent() == TYPED
    notes.side.note_box.box.send()
    (note,) = [each for each in session.dossier.all(Note) if each.text == TYPED]
    assert (note.quote, note.target, note.pinned) == (line[:9] if words else "", point.id, True)


def test_a_note_on_what_is_gone_is_not_shown(window: Window, session: Session) -> None:
    notes = note_on(session, window, None)
    (kept,) = half_written_in(window)
    notes.side.note_box.done()
    ways = [("point", "gone", ""), ("nothing", "p", ""), (), ("point",), (*kept.way, *"abcde")]
    assert not any(show(session, msgspec.structs.replace(kept, way=way)) for way in ways)


def test_what_was_not_altered_is_as_the_record_is_by_now(window: Window, session: Session) -> None:
    point = session.dossier.points[0]
    kept = half_written(window, PointForm(session, point), "Another name")
    session.do(change(Point, point.id, bottom_line="Said since."))
    assert show(session, kept)
    form = only(window)
    assert isinstance(form, PointForm)
    assert form.fields()["name"] == "Another name"
    assert form.fields()["bottom_line"] == "Said since."
    closed(form)


def test_a_form_whose_record_has_gone_is_not_shown(window: Window, session: Session) -> None:
    party = session.dossier.parties[0]
    kept = half_written(window, PartyForm(session, party), "Another name")
    kept = msgspec.structs.replace(kept, way=("", "gone"))
    assert not show(session, kept)
    assert not [each for each in window.findChildren(Reopens) if each.isVisible()]


def test_what_has_no_place_in_the_form_is_not_lost_in_it(window: Window, session: Session) -> None:
    kept = half_written(window, PointForm(session, None), "A name")
    other = Entry("A field of another version", 0, "words", True)
    assert not show(session, msgspec.structs.replace(kept, entries=(*kept.entries, other)))
    QApplication.processEvents()
    assert not [each for each in window.findChildren(Reopens) if each.isVisible()]


def test_what_was_typed_into_a_grid_is_in_its_cells_again(window: Window, session: Session) -> None:
    made = Communique(session, None)
    made.open()
    party, issues = session.dossier.parties[1], session.dossier.all(Issue)
    cells = [made.cells.place((each.id, party.id)) for each in issues[1:3]]
    for cell, value in zip(cells, ("40", "no number"), strict=True):
        made.grid.setCurrentIndex(cell)
        made.cells.setData(cell, value)
        enter(made.statement, f"Said with {value}.")
    (kept,) = read(told(tuple(half_written_in(window))))
    before = made.grid_rows()
    closed(made)
    assert show(session, kept)
    form = only(window)
    assert isinstance(form, Communique)
    assert form.grid_rows() == before
    assert len(before) == 2
    assert form.statement.toPlainText() == "Said with no number."
    assert form.typed() == kept.text
    closed(form)
    gone = msgspec.structs.replace(kept, rows=(("gone", *before[0][1:]),))
    assert not show(session, gone)
    QApplication.processEvents()


@pytest.mark.parametrize("form", ["QFileDialog", "", "Reopens", "../PointForm"])
def test_a_file_can_ask_for_no_other_form(session: Session, form: str) -> None:
    assert not show(session, HalfWritten(form, (), (), ""))


@pytest.mark.parametrize("way", [(), ("x",), ("", ""), ("x", "x"), ("", "", "", ""), ("x",) * 5])
def test_a_file_that_asks_in_the_wrong_way_gets_no_form(
    window: Window, session: Session, way: tuple[str, ...]
) -> None:
    entries = (Entry("Title", 0, "x", True), Entry("Name", 0, True, True))
    shown = [name for name in FORMS if show(session, HalfWritten(name, way, entries, ""))]
    assert not shown
    QApplication.processEvents()
    assert not [each for each in window.findChildren(Reopens) if each.isVisible()]


@pytest.mark.parametrize("text", ["", "[", "{}", "[1]", "[" * 100_000, '[{"form": 1}]'])
def test_a_text_that_tells_no_form_is_nothing(text: str) -> None:
    assert read(text) == ()

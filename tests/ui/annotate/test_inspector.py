"""The inspector: which notes, proposals, sources and history belong to a subject."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.model.records import (
    Answer,
    Audience,
    Confidence,
    Issue,
    Note,
    NoteType,
    Position,
    Proposal,
    Response,
    Term,
)
from core.storage.journal import JournalEntry
from core.views.inspector import (
    Facts,
    NoteCard,
    Reply,
    Subject,
    note_cards,
    proposal_cards,
    source_cards,
    subject_name,
)
from core.views.record_history import altered, history_cards
from tests.dossiers import day, position, small
from ui.annotate import inspector as tabs
from ui.annotate.inspector import Inspector
from ui.annotate.inspector_cards import NoteView, Quote, ReplyView
from ui.kit.theme import Theme

THEME = Theme.load("light")
WHEN = dt.datetime(2025, 1, 20, 12, tzinfo=dt.UTC)
NOTES = (
    Note("n1", "position", "x1", "Old.", created=WHEN, author="desk", audience=Audience.PRINCIPAL),
    Note("n2", "position", "x1", "Done.", resolved=True),
    Note("n3", "issue", "j", "On the fleet."),
    Note("n4", "point", "p", "On all.", pinned=True),
    Note("n5", "position", "x1", "Yes.", parent="n1", created=WHEN),
    Note("n6", "party", "a", "Elsewhere."),
)


def test_a_point_gathers_the_notes_on_all_that_belongs_to_it() -> None:
    cards = note_cards(small(*NOTES), Subject("p"))
    assert [card.note for card in cards] == ["n4", "n3", "n1", "n2"]
    first = cards[2]
    assert (first.who, first.tag) == ("desk · 20 Jan 2025", "principal only")
    assert [reply.text for reply in first.replies] == ["Yes."]
    assert cards[3].resolved


def test_a_position_has_its_own_notes_only() -> None:
    dossier = small(*NOTES)
    subject = Subject("p", "x1")
    assert [card.note for card in note_cards(dossier, subject)] == ["n1", "n2"]
    assert subject_name(dossier, subject) == "Arland on Catch"
    assert subject_name(dossier, Subject("p")) == ""


def test_proposals_with_terms_here_are_shown_with_their_answers() -> None:
    dossier = small(
        Proposal("q1", 1, "First", dt.date(2025, 1, 5), "a", summary="Half each."),
        Proposal("q2", 2, "Second", dt.date(2025, 1, 9)),
        Proposal("q3", 3, "Elsewhere"),
        Term("t1", 1, "q1", "j", 200.0, "for two years"),
        Term("t2", 2, "q2", "i"),
        Response("r1", "q1", "b", Answer.REJECTED),
        Response("r2", "q1", "m", Answer.REJECTED),
    )
    cards = proposal_cards(dossier, Subject("p"))
    assert [card.heading for card in cards] == ["Second", "First"]
    assert cards[0].lines == ("9 January 2025", "Catch: left open")
    assert cards[1].lines == (
        "Arland · 5 January 2025",
        "Fleet: 200 boats, for two years",
        "rejected: Borduria and Mediator",
    )
    assert [c.heading for c in proposal_cards(dossier, Subject("p", "x1"))] == ["Second"]


def test_sources_tell_who_is_cited_and_what_has_none() -> None:
    cited, bare = source_cards(small(), Subject("p"))
    assert (cited.heading, cited.tag) == ("1  A newspaper", "B2")
    assert "cited for Arland" in cited.lines
    assert bare == Facts("", "No source recorded", "", ("cited for Borduria and Arland",))


def test_the_source_of_earlier_words_is_still_cited() -> None:
    dossier = small(position("y", "i", "a", 40, 15.0))
    cards = source_cards(dossier, Subject("p", "y"))
    assert [card.heading for card in cards] == ["1  A newspaper", "No source recorded"]


def test_history_is_newest_first() -> None:
    dossier = small(position("y", "i", "a", 40, 15.0, statement="More."))
    cards = history_cards(dossier, Subject("p", "y"), lambda _record: ())
    assert [card.heading for card in cards] == ["Arland on Catch: 15", "Arland on Catch: 10"]
    assert len(history_cards(dossier, Subject("p"), lambda _record: ())) == 6


def entry(field: str, before: object, after: object) -> JournalEntry:
    return JournalEntry(1, 1, WHEN, "Ada", "d", "move marker", Position, "x3", field, before, after)


@pytest.mark.parametrize(
    ("field", "before", "after", "told"),
    [
        ("value", 100.0, 85.0, "value 100 boats → 85 boats"),
        ("low", None, 85.5, "range from none → 85.5 boats"),
        ("salience", 50.0, 70.0, "salience 50 → 70"),
        ("date", day(1), day(2), "date 2 January 2025 → 3 January 2025"),
        ("source", None, "s", "source none → Source 1: A newspaper"),
        ("round", "r1", "gone", "round Round 1 → a deleted record"),
        ("confidence", Confidence.LOW, Confidence.HIGH, "confidence low → high"),
        ("red_line", "", "x " * 50, f"red line none → “{('x ' * 30).strip()}…”"),
        ("former", "a", "b", "former “a” → “b”"),
    ],
)
def test_an_edit_tells_both_values(field: str, before: object, after: object, told: str) -> None:
    dossier = small()
    assert altered(dossier, dossier.get(Issue, "j"), entry(field, before, after)) == told


def test_edits_are_told_with_who_made_them() -> None:
    cards = history_cards(small(), Subject("p", "x3"), lambda _r: (entry("value", 100.0, 85.0),))
    date, label, told = cards[0].lines
    assert date == "4 January 2025"
    assert label.startswith("move marker · 20 January 2025")
    assert label.endswith("Ada")
    assert told == "value 100 boats → 85 boats"


@pytest.fixture
def side(qtbot: QtBot) -> Inspector:
    widget = Inspector()
    qtbot.addWidget(widget)
    widget.show_counts(2, 0, 1)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_tabs_go_by_arrow_keys(qtbot: QtBot, side: Inspector) -> None:
    side.tabs[0].setFocus()
    qtbot.keyClick(side.tabs[0], Qt.Key.Key_Right)
    assert side.current == tabs.PROPOSALS
    qtbot.keyClick(side.tabs[1], Qt.Key.Key_Left)
    qtbot.keyClick(side.tabs[0], Qt.Key.Key_Left)
    assert side.current == tabs.HISTORY
    assert side.tabs[tabs.HISTORY].isChecked()


def test_empty_tabs_say_what_to_do(side: Inspector) -> None:
    for number, words in enumerate(("Ctrl+M", "terms", "Select a source", "Ctrl+N")):
        side.show_cards(number, (), THEME, refusal="")
        assert words in side.lists[number].empty.text()


def test_cards_are_used_again(side: Inspector) -> None:
    cards = note_cards(small(*NOTES), Subject("p"))
    side.show_cards(tabs.NOTES, cards, THEME, refusal="")
    views = list(side.lists[tabs.NOTES].cards)
    side.show_cards(tabs.NOTES, cards[:2], THEME, refusal="")
    assert side.lists[tabs.NOTES].cards == views[:2]


def test_who_wrote_a_note_and_when_stands_whole_in_a_narrow_card(
    qtbot: QtBot, dressed: QApplication
) -> None:
    said = "nuclear safety · 20 Dec 2025"
    note = NoteCard(
        "n", "a phrase", "Mind this.", said, "principal only", (Reply("r", "Yes.", said),), False
    )
    ground = QWidget()
    qtbot.addWidget(ground)
    view = NoteView(ground)
    view.show_value(note, THEME, refusal="")
    ground.show()
    for width in range(180, 420, 3):
        view.resize(width, view.heightForWidth(width))
        view.layout().activate()
        for each in (view.who, view.findChild(ReplyView).who):
            metrics = each.fontMetrics()
            lines = each.height() // metrics.lineSpacing()
            assert metrics.horizontalAdvance(said) <= each.width() or lines > 1, width


def test_a_note_is_kept_with_its_audience(qtbot: QtBot, side: Inspector) -> None:
    side.begin_note("a phrase", THEME)
    side.note_box.audience.choose(Audience.PRINCIPAL)
    side.note_box.box.setPlainText("  Mind this.  ")
    with qtbot.waitSignal(side.note_written) as told:
        qtbot.keyClick(side.note_box.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    text, fields = told.args
    assert (text, fields["audience"]) == ("Mind this.", Audience.PRINCIPAL)
    assert (fields["type"], fields["pinned"]) == (NoteType.COMMENT, False)
    assert isinstance(fields["audience"], Audience)
    assert side.note_box.isVisible()
    side.note_kept()
    assert not side.note_box.isVisible()


def test_an_empty_note_is_not_kept(qtbot: QtBot, side: Inspector) -> None:
    side.begin_note("", THEME)
    with qtbot.assertNotEmitted(side.note_written):
        side.note_box.keep.click()
    qtbot.keyClick(side.note_box.box, Qt.Key.Key_Escape)
    assert not side.note_box.isVisible()
    assert side.add.isVisible()


def test_folding_leaves_a_strip(qtbot: QtBot, side: Inspector) -> None:
    assert side.fold_button.toolTip() == "Hide notes and sources"
    with qtbot.waitSignal(side.folded) as told:
        side.fold_button.click()
    assert told.args == [True]
    assert side.width() == tabs.FOLDED
    assert not side.stack.isVisible()
    side.set_room(tabs.NARROW)
    assert side.width() == tabs.FOLDED
    side.fold_button.click()
    assert side.sizeHint().width() == tabs.NARROW


def test_a_long_quote_wraps_and_a_short_one_is_marked_as_far_as_it_goes(qtbot: QtBot) -> None:
    quote = Quote()
    qtbot.addWidget(quote)
    quote.show_quote("the monitors shall watch the line of contact for thirty-six days", THEME)
    quote.resize(240, quote.heightForWidth(240))
    assert quote.laid.layout.lineCount() > 1
    assert not quote.laid.cut
    assert quote.laid.layout.boundingRect().height() <= quote.contentsRect().height() + 1
    quote.show_quote("the line", THEME)
    assert quote.heightForWidth(240) < quote.height()

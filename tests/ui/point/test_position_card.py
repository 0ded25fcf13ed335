"""Position cards: what they say of a party, and how the text carries its notes."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.model.dossier import Dossier
from core.model.records import Commitment, Confidence, Issue, Note, Party, Point, Position
from core.views.annotations import FieldPlace, Noted, NoteSpan
from core.views.party_card import PartyCard, party_card
from tests.dossiers import day, position, small
from ui.annotate.annotated import Annotated
from ui.kit.breakable import breakable
from ui.kit.theme import Theme
from ui.point.position_card import PositionCard

THEME = Theme.load("light")


def card(dossier: Dossier, party: str, on: int = 35) -> PartyCard:
    return party_card(dossier, "p", dossier.get(Party, party), day(on))


def test_the_weightiest_issue_with_words_leads() -> None:
    worded = small(position("y", "j", "a", 20, 130.0, statement="Some boats."))
    shown = card(worded, "a")
    assert shown.lead is not None
    assert (shown.lead.text, shown.lead.issue_name) == ("Little.", "Catch")
    assert [(said.issue_name, said.text) for said in shown.others] == [("Fleet", "Some boats.")]


def test_words_red_line_and_date_in_the_lead_are_of_one_issue() -> None:
    dossier = small(
        position("y", "j", "a", 20, 130.0, statement="Some boats.", red_line="No boats at all"),
        position("z", "i", "a", 30, 12.0),
    )
    shown = card(dossier, "a")
    assert shown.lead is not None
    assert (shown.heading, shown.lead.issue_name) == ("Catch", "Catch")
    assert (shown.lead.text, shown.lead.red_line) == ("Little.", "")
    assert (shown.lead.position, shown.lead.worded) == ("z", "x1")
    assert [said.red_line for said in shown.others] == ["No boats at all"]


def test_a_place_without_words_keeps_the_earlier_words_and_says_so() -> None:
    dossier = small(
        position("y", "i", "a", 20, 12.0),
        Note("n", "position", "x1", "Why?", "statement", "Little", start=0, end=6),
    )
    lead = card(dossier, "a").lead
    assert lead is not None
    assert (lead.text, lead.earlier) == ("Little.", "said 2 January 2025 · source B2")
    assert lead.meta.startswith("now 12 · since 21 January 2025")
    assert "no source" in lead.meta
    assert lead.spans == (NoteSpan(0, 6, "n"),)


def test_the_heaviest_issue_leads_whatever_was_said_last() -> None:
    dossier = small(position("y", "j", "a", 34, 130.0, statement="Some boats."))
    lead = card(dossier, "a").lead
    assert lead is not None
    assert (lead.issue_name, lead.earlier) == ("Catch", "")


def test_words_without_a_place_are_shown() -> None:
    dossier = small(position("y", "i", "m", 20, statement="Both could give."))
    lead = card(dossier, "m").lead
    assert lead is not None
    assert (lead.text, lead.position, lead.earlier) == ("Both could give.", "y", "")
    later = small(position("y", "i", "a", 20, statement="We shall see."))
    lead = card(later, "a").lead
    assert lead is not None
    assert (lead.text, lead.position, lead.worded) == ("We shall see.", "x1", "y")
    assert "no statement" not in lead.meta


def test_the_only_issue_of_a_point_needs_no_heading() -> None:
    dossier = small()
    issue = dossier.get(Issue, "j")
    alone = msgspec.structs.replace(issue, point="q")
    dossier = dossier.replacing(None, Point("q", 2, "Boats")).replacing(issue, alone)
    assert card(dossier, "a").heading == ""


def test_who_said_nothing_is_told_so() -> None:
    shown = card(small(), "m")
    assert (shown.lead, shown.unknown) == (None, "No position recorded on this point.")


def test_the_meta_line_tells_since_when_age_and_source() -> None:
    lead = card(small(), "a").lead
    assert lead is not None
    assert lead.meta == "since 2 January 2025 · 34 days ago · source B2"


def test_a_card_shows_the_value_with_its_unit_its_range_and_its_ideal(qtbot: QtBot) -> None:
    dossier = small(position("y", "j", "a", 40, 120.0, low=110.0, high=180.0, ideal=115.0))
    fleet = next(said for said in card(dossier, "a", 60).others if said.issue == "j")
    assert (fleet.at, fleet.reach) == ("120 boats", "range 110–180 boats · ideal 115 boats")
    lead = card(dossier, "a").lead
    assert lead is not None
    assert (lead.at, lead.reach) == ("10 of 100", "range 5–40")
    widget = PositionCard()
    qtbot.addWidget(widget)
    widget.show_card(card(dossier, "a", 60), THEME, refusal="", selected=False)
    widget.show()
    seen = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    assert "10 of 100 · range 5–40" in seen
    assert any(words.startswith("120 boats") for words in seen)


def test_low_confidence_notes_and_staleness_are_told() -> None:
    dossier = small(
        position("y", "i", "a", 20, 12.0, statement="Less.", confidence=Confidence.LOW, round="r1"),
        Note("n", "position", "y", "Why?", "statement", "Less", start=0, end=4),
    )
    lead = card(dossier, "a", 200).lead
    assert lead is not None
    assert "since Round 1" in lead.meta
    assert "no source · confidence low · 1 note" in lead.meta
    assert lead.meta.endswith("stale")
    assert lead.spans == (NoteSpan(0, 4, "n"),)


def test_a_later_silence_is_told() -> None:
    silent = position("y", "i", "a", 20, commitment=Commitment.NO_STATEMENT)
    lead = card(small(silent), "a").lead
    assert lead is not None
    assert "no statement on 21 January 2025" in lead.meta
    assert lead.position == "x1"


@pytest.fixture
def statement(qtbot: QtBot) -> Annotated:
    widget = Annotated()
    qtbot.addWidget(widget)
    widget.resize(240, 100)
    return widget


def test_highlights_count_characters_not_utf16_units(statement: Annotated) -> None:
    statement.show_noted(Noted("🕊🕊 needs a vote", None, (NoteSpan(3, 8, "n"),)), THEME)
    (marked,) = statement.extraSelections()
    assert marked.cursor.selectedText() == "needs"
    cursor = statement.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(10, QTextCursor.MoveMode.KeepAnchor)
    statement.setTextCursor(cursor)
    words = statement.selected()
    assert words is not None
    assert (words.quote, words.start, words.end) == ("needs", 3, 8)
    assert (words.prefix, words.suffix) == ("🕊🕊 ", " a vote")


def test_a_statement_is_as_tall_as_its_text_up_to_a_limit(statement: Annotated) -> None:
    statement.show_noted(Noted("Short."), THEME)
    short = statement.height()
    statement.show_noted(Noted("Long words " * 2000), THEME)
    assert short < 40
    assert short < statement.height() <= 260


def test_markup_is_shown_as_it_was_typed(statement: Annotated) -> None:
    statement.show_noted(Noted("<b>x</b>"), THEME)
    assert statement.toPlainText() == "<b>x</b>"


def test_a_card_says_what_is_wanted(qtbot: QtBot) -> None:
    widget = PositionCard()
    qtbot.addWidget(widget)
    widget.show_card(card(small(), "a"), THEME, refusal="", selected=False)
    wanted: list[tuple[str, str, str]] = []
    widget.act_requested.connect(lambda *told: wanted.append(told))
    for action in widget._menu.actions():
        action.trigger()
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert [what for what, _party, _position in wanted] == [
        "new",
        "edit",
        "correct",
        "remove",
        "edit",
    ]
    assert {(party, said) for _what, party, said in wanted} == {("a", "x1")}


def test_without_a_position_there_is_nothing_to_edit(qtbot: QtBot) -> None:
    widget = PositionCard()
    qtbot.addWidget(widget)
    widget.show_card(card(small(), "m"), THEME, refusal="", selected=False)
    widget.menu_button.click()
    assert [action.isEnabled() for action in widget._menu.actions()] == [True, False, False, False]
    widget._menu.close()
    assert widget.nothing.text() == "No position recorded on this point."


def test_a_card_reads_aloud(qtbot: QtBot) -> None:
    widget = PositionCard()
    qtbot.addWidget(widget)
    dossier = small(position("y", "i", "a", 20, 12.0, statement="Less.", red_line="Nothing"))
    widget.show_card(card(dossier, "a"), THEME, refusal="", selected=False)
    assert widget.accessibleName() == "Arland"
    said = "12 of 100 · range 5–40 Less. Red line: Nothing since 21 January"
    assert widget.accessibleDescription().startswith(said)


def test_long_words_may_break_and_short_ones_stay() -> None:
    assert breakable("two words") == "two words"
    broken = breakable("x" * 100 + " y")
    assert broken.replace("\N{ZERO WIDTH SPACE}", "") == "x" * 100 + " y"
    assert max(len(part) for part in broken.split("\N{ZERO WIDTH SPACE}")) <= 14
    assert len(breakable("word " * 1000)) < 1300


def test_positions_are_not_changed_by_being_shown() -> None:
    dossier = small()
    before = dossier.get(Position, "x1")
    card(dossier, "a")
    assert dossier.get(Position, "x1") is before


def test_a_note_on_earlier_words_goes_to_where_they_were_said(qtbot: QtBot) -> None:
    widget = PositionCard()
    qtbot.addWidget(widget)
    shown = card(small(position("y", "i", "a", 20, 12.0)), "a")
    widget.show_card(shown, THEME, refusal="", selected=False)
    assert widget.heading.text() == "Catch"
    widget.statement.selectAll()
    with qtbot.waitSignal(widget.statement.note_wanted) as told:
        assert widget.statement.annotate()
    assert told.args[0] == FieldPlace("position", "x1", "statement")
    assert "said 2 January 2025" in widget.accessibleDescription()

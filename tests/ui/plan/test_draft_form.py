"""A draft is pasted, its cuts are moved, and the next one goes on from it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from core.model.records import Clause, ClauseStatus, Wording
from core.model.wordings import wordings
from core.views.plan import clauses_there
from tests.core.intake.word_files import para, put_in, taken_out, word_xml
from tests.ui.conftest import TODAY, RecordedPrompts
from tests.ui.keys import enter
from ui.forms.records_look import PADDING
from ui.plan.draft_form import DraftForm
from ui.session import Session

ONE = "1. Each Party pays half of what it owes.\n(a) In cash.\n2. Nobody waits for long."
TWO = "1. Each Party pays all of what it owes.\n(a) In cash.\n2. Nobody waits for long."


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(form: DraftForm) -> list[tuple[str, str]]:
    rows = form.rows
    return [
        (str(rows.data(rows.index(n, 0))), str(rows.data(rows.index(n, 1)))[:6])
        for n in range(rows.rowCount())
    ]


def column(form: DraftForm, place: int) -> list[str]:
    rows = form.rows
    return [str(rows.data(rows.index(n, place))) for n in range(rows.rowCount())]


def pasted(session: Session, text: str) -> DraftForm:
    form = DraftForm(session)
    form.open()
    enter(form.text, text)
    form.lay_out()
    return form


def test_a_draft_becomes_clauses_and_the_next_goes_on_from_them(session: Session) -> None:
    form = pasted(session, ONE)
    assert shown(form) == [("new", "1. Eac"), ("new", "2. Nob")]
    form.text.moveCursor(QTextCursor.MoveOperation.Start)
    form.text.moveCursor(QTextCursor.MoveOperation.Down)
    click(form.cut)
    assert [words for _fate, words in shown(form)] == ["1. Eac", "1. (a)", "2. Nob"]
    click(form.cut)
    click(form.go)
    first, _second = session.dossier.all(Clause)
    assert [each.date for each in session.dossier.all(Wording)] == [TODAY, TODAY]
    form = pasted(session, TWO)
    assert [fate for fate, _words in shown(form)] == ["changed", "unchanged"]
    click(form.go)
    assert len(wordings(session.dossier, first.id, None)) == 2
    session.undo()
    assert len(session.dossier.all(Wording)) == 2


def test_a_clause_that_only_looks_like_another_is_new(session: Session) -> None:
    click(pasted(session, ONE).go)
    form = pasted(session, TWO)
    form.preview.setCurrentIndex(form.rows.index(0, 0))
    click(form.other)
    assert [fate for fate, _words in shown(form)] == ["new", "unchanged", "gone"]
    click(form.go)
    assert session.dossier.count(Clause) == 3


def test_a_clause_that_the_draft_does_not_have_may_stay(session: Session) -> None:
    click(pasted(session, ONE).go)
    form = pasted(session, TWO.partition("2.")[0])
    assert [fate for fate, _words in shown(form)] == ["changed", "gone"]
    form.preview.setCurrentIndex(form.rows.index(1, 0))
    assert form.other.text() == "The clause stays"
    click(form.other)
    assert [fate for fate, _words in shown(form)] == ["changed", "stays"]
    assert form.other.text() == "The clause is gone"
    QTest.keyClick(form.part, Qt.Key.Key_Space)
    form.lay_out()
    assert [fate for fate, _words in shown(form)] == ["changed", "stays"]
    QTest.keyClick(form.part, Qt.Key.Key_Space)
    form.lay_out()
    click(form.go)
    assert [each.title[:2] for each in clauses_there(session.dossier)] == ["1."]
    session.undo()
    assert len(clauses_there(session.dossier)) == 2


def test_tracked_changes_are_those_of_their_authors_or_are_rejected(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    body = para("1. The Parties ", taken_out("may"), put_in("shall", by="Bo"), " meet.")
    path.write_bytes(word_xml(body))
    prompts = session.prompts
    assert isinstance(prompts, RecordedPrompts)
    prompts.opened = path
    form = DraftForm(session)
    form.open()
    assert not form.reading.isVisible()
    click(form.file)
    assert form.text.toPlainText() == "1. The Parties shall meet."
    assert form.said.author.text() == "Ann, Bo"
    form.reading.setFocus()
    QTest.keyClick(form.reading, Qt.Key.Key_Down)
    assert form.text.toPlainText() == "1. The Parties may meet."
    assert form.said.author.text() == ""
    form.text.clear()
    form.close()


def test_both_readings_of_a_draft_come_in_as_two_versions_in_one_step(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    paragraphs = (
        para("1. The Parties ", taken_out("may"), put_in("shall", by="Bo"), " meet once a year."),
        para(put_in("2. Nobody pays for the meeting.")),
    )
    path.write_bytes(word_xml("".join(paragraphs)))
    prompts = session.prompts
    assert isinstance(prompts, RecordedPrompts)
    prompts.opened = path
    form = DraftForm(session)
    form.open()
    click(form.file)
    form.reading.setFocus()
    for _turn in range(2):
        QTest.keyClick(form.reading, Qt.Key.Key_Down)
    assert form.text.toPlainText().startswith("1. The Parties shall meet")
    assert [fate for fate, _words in shown(form)] == ["changed", "new"]
    enter(form.said.version, "Mediator’s text 3")
    click(form.go)
    first, second = clauses_there(session.dossier)
    assert [
        (each.text, each.version, each.author) for each in wordings(session.dossier, first.id, None)
    ] == [
        ("1. The Parties may meet once a year.", "Mediator’s text 3, before the changes", ""),
        ("1. The Parties shall meet once a year.", "Mediator’s text 3", "Ann, Bo"),
    ]
    assert len(wordings(session.dossier, second.id, None)) == 1
    session.undo()
    assert clauses_there(session.dossier) == ()


def test_what_was_before_has_as_much_room_as_what_is_now(session: Session) -> None:
    click(pasted(session, ONE).go)
    form = pasted(session, TWO)
    assert abs(form.preview.columnWidth(1) - form.preview.columnWidth(4)) <= 1
    form.text.clear()
    form.close()


def test_columns_with_nothing_in_them_leave_their_room_to_the_clauses(session: Session) -> None:
    form = pasted(session, ONE)
    hidden = [form.preview.isColumnHidden(place) for place in range(5)]
    assert hidden == [False, False, True, False, True]
    enter(form.text, TWO.replace("half", "[half]"))
    form.lay_out()
    assert form.preview.isColumnHidden(4)
    form.text.clear()
    form.lay_out()
    assert not any(form.preview.isColumnHidden(place) for place in range(5))
    form.close()


def test_a_status_that_changes_is_shown_in_full(session: Session) -> None:
    click(pasted(session, "1. Each Party pays [half]. ").go)
    form = pasted(session, "1. Each Party pays all.")
    (status,) = column(form, 3)
    assert "→" in status
    need = form.preview.fontMetrics().horizontalAdvance(status) + 2 * PADDING
    assert form.preview.columnWidth(3) >= need
    form.text.clear()
    form.close()


def test_without_a_text_it_stays_open(session: Session) -> None:
    form = DraftForm(session)
    form.open()
    click(form.go)
    assert "Paste the draft" in form.problem.text()
    form.close()


def test_a_cut_is_where_the_line_begins_whatever_was_typed_before_it(session: Session) -> None:
    form = pasted(session, f"  \n\N{FISH}\N{FISH}\n{ONE}")
    form.text.moveCursor(QTextCursor.MoveOperation.End)
    form.text.moveCursor(QTextCursor.MoveOperation.Up)
    click(form.cut)
    assert [words for _fate, words in shown(form)][-2:] == ["1. (a)", "2. Nob"]
    form.text.clear()
    form.close()


def test_cuts_made_by_hand_stay_when_it_is_anothers_draft(session: Session) -> None:
    form = pasted(session, ONE)
    form.text.moveCursor(QTextCursor.MoveOperation.Start)
    form.text.moveCursor(QTextCursor.MoveOperation.Down)
    click(form.cut)
    form.party.setFocus()
    QTest.keyClick(form.party, Qt.Key.Key_Down)
    form.lay_out()
    assert [words for _fate, words in shown(form)] == ["1. Eac", "1. (a)", "2. Nob"]
    form.text.clear()
    form.close()


BRACKETED = "1. Each Party [shall] [should] pay.\n2. Nobody waits for long.\n3. Costs [x."


def test_a_form_shows_what_is_bracketed_and_what_clauses_with_brackets_count_as(
    session: Session,
) -> None:
    form = pasted(session, BRACKETED)
    assert [str(form.rows.data(form.rows.index(n, 2))) for n in range(3)] == ["2", "", ""]
    assert form.told.text().startswith("3 clauses · 2 brackets · ")
    assert form.told.text().endswith("1 of 3 clauses clean · 1 unmatched sign")
    said: list[str] = []
    session.status_message.connect(lambda words, _problem: said.append(words))
    click(form.go)
    statuses = [each.status for each in session.dossier.all(Clause)]
    assert statuses == [ClauseStatus.BRACKETED, ClauseStatus.OPEN, ClauseStatus.BRACKETED]
    assert said[-1].startswith("Draft saved: 2 bracketed · 1 open · 2 brackets")
    session.undo()
    assert session.dossier.count(Clause) == 0


def test_clauses_without_brackets_can_come_in_as_agreed(session: Session) -> None:
    form = pasted(session, BRACKETED)
    form.status.setCurrentIndex(1)
    click(form.go)
    statuses = [each.status for each in session.dossier.all(Clause)]
    assert statuses == [ClauseStatus.BRACKETED, ClauseStatus.AGREED, ClauseStatus.BRACKETED]


def test_a_later_draft_shows_what_status_a_clause_gets_and_undo_takes_it_back(
    session: Session,
) -> None:
    form = pasted(session, ONE)
    form.status.setCurrentIndex(1)
    click(form.go)
    form = pasted(session, ONE.replace("half", "[half]"))
    assert column(form, 3) == ["agreed → bracketed", "agreed"]
    form.status.setCurrentIndex(2)
    assert column(form, 3) == ["agreed → open", "agreed"]
    form.status.setCurrentIndex(0)
    click(form.go)
    bracketed = {ClauseStatus.BRACKETED, ClauseStatus.AGREED}
    assert {each.status for each in session.dossier.all(Clause)} == bracketed
    session.undo()
    assert {each.status for each in session.dossier.all(Clause)} == {ClauseStatus.AGREED}


def test_a_party_s_own_text_leaves_new_clauses_open(session: Session) -> None:
    form = pasted(session, BRACKETED)
    form.party.setCurrentIndex(1)
    form.lay_out()
    assert not form.status.isEnabled()
    click(form.go)
    assert {each.status for each in session.dossier.all(Clause)} == {ClauseStatus.OPEN}

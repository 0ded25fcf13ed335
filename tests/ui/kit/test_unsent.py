"""What is kept of a form that was not saved: what a person entered, and nothing else."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.frame import Frame
from ui.kit.unsent import SECRET, typed_in
from ui.positions.form import PositionForm
from ui.session import Session

ROUNDS = (("no round", None), ("Round 1", "r1"))


class Form(Frame):
    """A form of one field of each sort."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "New thing", "Save")
        self.words, self.title, self.secret = QPlainTextEdit(), QLineEdit("As it was"), QLineEdit()
        self.secret.setProperty(SECRET, True)
        self.round, self.sort, self.box = QComboBox(), QComboBox(), QCheckBox()
        for words, key in ROUNDS:
            self.round.addItem(words, key)
        self.round.setCurrentIndex(1)
        self.sort.addItems(["plain", "fancy"])
        for name in ("words", "title", "secret", "round", "sort", "box"):
            self.ask_for(name.title(), getattr(self, name))


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    form = Form()
    form.show()
    qtbot.waitExposed(form)
    yield form
    form.settle()
    form.close()


def test_only_what_was_entered_is_kept(form: Form) -> None:
    assert typed_in(form) == []
    form.words.setPlainText("Half a sentence")
    assert typed_in(form) == ["New thing\nWords: Half a sentence"]
    form.title.setText("As it is")
    form.sort.setCurrentText("fancy")
    assert typed_in(form) == [
        "New thing\nWords: Half a sentence\nTitle: As it is\nSort: fancy",
    ]


def test_what_stands_for_nothing_is_not_listed(form: Form) -> None:
    form.round.setCurrentIndex(0)
    form.words.setPlainText(" \n ")
    form.secret.setText("hush")
    form.box.setChecked(True)
    assert typed_in(form) == []
    form.title.setText("As it is")
    assert typed_in(form) == ["New thing\nTitle: As it is"]


def test_a_form_for_a_position_lists_the_words_alone(session: Session) -> None:
    form = PositionForm(session, "i", "a")
    form.show()
    form.statement.setPlainText("We might agree")
    assert typed_in(session.window) == ["New position\nStatement: We might agree"]
    form.settle()
    form.close()

"""A list of parties, typed or pasted."""

from pytestqt.qtbot import QtBot

from tests.layout import faults
from ui.session import Session
from ui.setup.several_parties import SeveralParties


def test_the_form_grows_for_what_it_says_of_the_list(session: Session, qtbot: QtBot) -> None:
    form = SeveralParties(session)
    form.show()
    qtbot.waitExposed(form)
    before = form.height()
    assert form.told.text()
    form.text.setPlainText("Arland")
    qtbot.wait(1)
    assert form.height() == before, "the buttons stay where they are"
    form.text.setPlainText("\n".join(f"Arlan{sign}" for sign in "defghij"))
    told = form.told
    qtbot.waitUntil(lambda: form.height() > before)
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect() == told.rect())
    assert not faults(form)
    form.text.clear()
    form.close()

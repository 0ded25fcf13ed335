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
    form.text.setPlainText("Arland\nArlandd\n" * 3)
    told = form.told
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect() == told.rect())
    assert form.height() > before
    assert not faults(form)
    form.text.clear()
    form.close()

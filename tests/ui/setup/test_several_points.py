"""A list of sticking points, a line each."""

from pytestqt.qtbot import QtBot

from tests.layout import faults
from ui.session import Session
from ui.setup.several_points import SeveralPoints


def test_the_form_grows_for_each_line(session: Session, qtbot: QtBot) -> None:
    form = SeveralPoints(session)
    form.show()
    qtbot.waitExposed(form)
    before = form.height()
    for name in ("Landings", "Quotas", "Inspection"):
        form.rows[-1].point.setText(name)
    qtbot.waitUntil(lambda: form.height() > before)
    assert not faults(form)
    form.settle()
    form.close()

"""A window that stays open into the next day."""

import datetime as dt

from PySide6.QtWidgets import QLabel

from core.model.records import Round
from core.views.schedule import until_next
from tests.dossiers import small
from tests.ui.conftest import TODAY
from ui.shell import day as days


def test_what_is_counted_from_today_goes_on_at_midnight(open_window, qtbot, monkeypatch):
    monkeypatch.setattr(days, "LOOK", 10)
    window = open_window(small(Round("next", 3, TODAY + dt.timedelta(days=2))))
    session, tomorrow = window.session, TODAY + dt.timedelta(days=1)

    def shown(day):
        words = until_next(session.dossier, day).when
        return any(label.text() == words for label in window.side.findChildren(QLabel))

    assert shown(TODAY)
    assert not shown(tomorrow)
    monkeypatch.setattr(session, "_clock", lambda: tomorrow)
    qtbot.waitUntil(lambda: shown(tomorrow) and not shown(TODAY))


def test_what_is_being_written_is_not_disturbed_by_midnight(open_window, qtbot, monkeypatch):
    window = open_window(small())
    session, turned = window.session, []
    window.go_to("point:p")
    session.day_turned.connect(lambda: turned.append(session.this_day))
    watch = session.findChild(days.DayWatch)
    monkeypatch.setattr(session, "_clock", lambda: TODAY + dt.timedelta(days=1))
    window.panel.head.bottom_line.begin()
    qtbot.keyClicks(window.panel.head.bottom_line.box, "Half a sentence")
    watch._look()
    assert not turned
    window.panel.head.bottom_line.finish(keep=True)
    watch._look()
    watch._look()
    assert turned == [session.this_day]

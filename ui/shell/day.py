"""The day turns while a window is open: what is counted from today is counted anew."""

from PySide6.QtCore import QObject, QTimer

from ui.session import Session

LOOK = 60_000
"""Milliseconds between two looks at the calendar."""


class DayWatch(QObject):
    """Belongs to a session: tells it once another day has begun, as soon as nothing is half
    written."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._day = session.this_day
        looks = QTimer(self, interval=LOOK)
        looks.timeout.connect(self._look)
        looks.start()

    def _look(self) -> None:
        from ui.kit.unsent import unsent_in

        day = self._session.this_day
        if day != self._day and not unsent_in(self._session.window):
            self._day = day
            self._session.day_turned.emit()

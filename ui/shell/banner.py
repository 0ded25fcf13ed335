"""The banner that says that the window shows the past, and that replays the rounds."""

import datetime as dt

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from core.language import gettext as _
from core.text.days import local, local_day
from core.text.saying import long_date, long_moment, long_second
from ui.kit import fonts
from ui.kit.bars import Band
from ui.kit.fonts import em
from ui.kit.lines import ElidedLines
from ui.session import Session
from ui.shell.round_slider import RoundSlider, stops

STEP = dt.timedelta(milliseconds=1)
"""Two steps are no nearer to each other."""
BEAT = 1200
"""How long each round is shown during a replay, in milliseconds."""


class Banner(Band):
    """Visible while looking back or replaying; `left` asks to return to the latest."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase, Qt.Edge.BottomEdge, parent)
        self.setMinimumHeight(em(40))
        self._session: Session | None = None
        self._before: QWidget | None = None
        """What had the keyboard before the banner."""
        self._words = ElidedLines(font=fonts.sans(12, 600), most=3, parent=self)
        self.play = QPushButton(_("Play"), parent=self)
        self.play.setCheckable(True)
        self.slider = RoundSlider(self)
        self.back = QPushButton(_("Back to latest"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 1)
        row.addWidget(self._words, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.play)
        row.addWidget(self.slider, 4)
        row.addWidget(self.back)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._next)
        self.play.toggled.connect(self._play)
        self.back.clicked.connect(self._leave)
        self.slider.moved.connect(self._show_stop)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keyboard_moved)
        self.leave_session()

    @property
    def words(self) -> str:
        """The banner's text."""
        return self._words.text()

    @property
    def is_replaying(self) -> bool:
        """Whether the slider over the rounds is shown."""
        return self.slider.isVisibleTo(self)

    def leave_session(self) -> None:
        """Hide: nothing is open, so there is nothing to look back at."""
        self._session = None
        self._end_replay()
        self.hide()

    def show_session(self, session: Session) -> None:
        """Say what is shown of a dossier, if it is not the latest."""
        self._session = session
        self.set_fill(session.theme.narrowing_fill)
        self.slider.apply_theme(session.theme)
        self._words.setText(_what(session))
        self.setVisible(self.is_replaying or session.workspace.looking_back)

    def begin_replay(self, session: Session) -> None:
        """Show a slider with a stop at each round; moving it shows what had been said by then."""
        places = stops(session.workspace.latest, session.this_day)
        if len(places) < 2:
            session.say(_("There is nothing to replay yet: no dated round is over."))
            return
        self.slider.offer(places, session.workspace.as_of)
        for widget in (self.slider, self.play):
            widget.show()
        self.show_session(session)
        self.slider.setFocus()

    def _show_stop(self, number: int) -> None:
        if self._session is not None:
            self._session.look_back(self.slider.places[number].day)

    def _play(self, on: bool) -> None:
        self.play.setText(_("Pause") if on else _("Play"))
        if not on:
            self._beat.stop()
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        self._beat.start()

    def _next(self) -> None:
        self.slider.setValue(self.slider.value() + 1)
        if self.slider.value() == self.slider.maximum():
            self.play.setChecked(False)

    def _end_replay(self) -> None:
        self.play.setChecked(False)
        self.play.hide()
        self.slider.hide()

    def _leave(self) -> None:
        within = self._holds(QApplication.focusWidget())
        self._end_replay()
        self.left.emit()
        if self._session is not None:
            self.show_session(self._session)
        if within and self._before is not None and isValid(self._before):
            self._before.setFocus()

    def _keyboard_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._holds(now) and not self._holds(before):
            self._before = before

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)


def _what(session: Session) -> str:
    """Which of the two clocks is set back, and to when."""
    said, known = session.workspace.as_of, session.workspace.known
    if known is not None:
        moment, before = _moment(known)
        if said is None and before:
            words = _("As known just before {moment}: what was entered then or later is left out.")
        elif said is None:
            words = _("As known on {moment}: what was entered later is left out.")
        else:
            words = _("As said by {date} and known on {moment}.")
        return words.format(date=long_date(said) if said is not None else "", moment=moment)
    if said is None:
        return _("Replaying the rounds: the latest")
    return _(
        "As said by {date}: what is dated later is left out. "
        "Bottom lines, links and conditions are today\u2019s."
    ).format(date=long_date(said))


def _moment(known: dt.datetime) -> tuple[str, bool]:
    """A moment in words, and whether they name the one after it: only the last one of a minute is
    known by its minute; any other by the second of what was entered next."""
    at, after = local(known), local(known + STEP)
    if after.minute != at.minute:
        return long_moment(local_day(at), f"{at:%H:%M}"), False
    return long_second(after), True

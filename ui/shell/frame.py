"""The shell: bars, navigation, and the panel in the middle. It names no panel and keeps no data."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter

from core.editing.workspace import Workspace
from core.language import gettext as _
from core.model.change import Change
from core.model.records import Record
from core.text.saying import long_date
from core.views.schedule import schedule
from ui import features
from ui.kit import fonts, theme
from ui.kit.ground import ScrollingBody, ScrollingMiddle, column, put_below
from ui.kit.order import beside, is_gone, move, ready_in
from ui.kit.prompts import Prompts
from ui.kit.screens import keep_inside
from ui.kit.screenshots import Screenshots, hiding
from ui.kit.settings import Settings
from ui.panel import Panel
from ui.session import Session
from ui.shell.actions import Actions, ActionState
from ui.shell.closable import Closable
from ui.shell.day import DayWatch
from ui.shell.file_keeper import FileKeeper
from ui.shell.fixes import fix
from ui.shell.scheme import SchemeWatch
from ui.shell.sidebar import SideBar
from ui.shell.stack import PanelStack
from ui.shell.status import Status
from ui.shell.topbar import TopBar

if TYPE_CHECKING:
    from ui.shell.banner import Banner
    from ui.shell.message import Choice

SIZE = (1440, 900)
LEAST = (560, 320)


class Shell(Closable):
    """One window with at most one open dossier. Fill `do` and `commands`."""

    def __init__(
        self,
        settings: Settings,
        prompts: Prompts,
        *,
        clock: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(settings, prompts)
        self.clock = clock
        self.theme = theme.chosen(settings.theme, _app())
        self._places: dict[str, features.NavigationEntry] = {}
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        self.setWindowTitle(_("Parley"))
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self.top = TopBar()
        self._banner: Banner | None = None
        self.side: SideBar = SideBar()
        self.stack = PanelStack()
        self.status = Status()
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self.body.setHandleWidth(1)
        self.body.setChildrenCollapsible(False)
        self.body.addWidget(self.side)
        middle = ScrollingMiddle(self.stack)
        self.stack.currentChanged.connect(middle.begin)
        self.body.addWidget(middle)
        self.body.setStretchFactor(1, 1)
        self.ground = ScrollingBody(self.body)
        self.setCentralWidget(column(self.top, self.ground, self.status))
        self.acts = Actions(self, self.do)
        self.acts.fill(self.top.menus)
        self.acts.check_theme(self.settings.theme)
        self.acts.check_size(self.settings.text_size)
        self.screenshots = Screenshots(_app(), hiding(_app().platformName()), self)
        self.screenshots.turn(self.settings.hides_from_screenshots)
        self.acts.check_screenshots(self.screenshots)

    def _connect(self) -> None:
        self.top.search.clicked.connect(lambda: self.do("search"))
        self.top.as_of.clicked.connect(lambda: self.do("as_of"))
        self.top.position.clicked.connect(lambda: self.do("new_position"))
        self.top.brief.clicked.connect(lambda: self.do("brief"))
        self.status.undo_pressed.connect(lambda: self.do("undo"))
        self.side.list.chosen.connect(self.show_panel)
        self.acts.refused.connect(lambda: self.session and self.session.ask_to_edit())
        self.acts.themes.triggered.connect(self._theme_chosen)
        self.acts.sizes.triggered.connect(lambda action: self.show_text_at(action.data()))
        SchemeWatch(self, self._follow_system)

    def _restore(self) -> None:
        geometry = self.settings.bytes("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(*SIZE)
        keep_inside(self)
        self._begun = self.size()
        if not self.body.restoreState(self.settings.bytes("body")):
            self.body.setSizes([232, SIZE[0] - 232])

    @property
    def banner(self) -> "Banner":
        """The banner of the past; most sessions never look back, and never make it."""
        if self._banner is None:
            from ui.shell.banner import Banner

            self._banner = Banner()
            self._banner.left.connect(lambda: self.do("latest"))
            put_below(self.top, self._banner)
        return self._banner

    def do(self, name: str) -> None:
        """Carry out the action with that name."""
        raise NotImplementedError

    def commands(self) -> Iterator[tuple[str, QAction]]:
        """All menu actions except search, by the words that lead to them."""
        raise NotImplementedError

    # What is open

    def show_workspace(self, workspace: Workspace) -> None:
        """Show a freshly opened file in place of the previous one."""
        self.close_dossier()
        self.session = Session(
            workspace,
            window=self,
            theme=self.theme,
            settings=self.settings,
            prompts=self.prompts,
            clock=self.clock,
        )
        self._listen(self.session)
        self.stack.empty()
        self.side.show()
        self._show_file()
        self.status.say("", problem=False, theme=self.theme)
        self.status.show_head(workspace.store.chain.head)
        self._show_around()
        self.go_to(self.settings.panel(workspace.path) or features.OVERVIEW)
        self._place_keyboard()

    def _place_keyboard(self) -> None:
        """Focus the navigation; in an empty dossier, the first step."""
        self.side.list.setFocus()
        bare = (
            self.session is not None
            and self.session.steps_shown
            and not self.session.dossier.points
        )
        if bare and self.panel is not None:
            self.panel.take_keyboard()

    def _listen(self, session: Session) -> None:
        session.changed.connect(self._changed)
        session.status_message.connect(self._said)
        session.problem_stays.connect(self.status.keep)
        session.problem_gone.connect(self.status.withdraw)
        session.pair_changed.connect(self._refresh)
        session.since_changed.connect(self._refresh)
        session.looked_back.connect(self._refresh)
        session.day_turned.connect(self._refresh)
        session.steps_changed.connect(self._refresh)
        session.theme_changed.connect(self._refresh)
        session.record_requested.connect(self._go)
        session.action_requested.connect(self.do)
        session.fix_requested.connect(partial(fix, session))
        session.protection_changed.connect(self._show_file)
        DayWatch(session)
        FileKeeper(session).moved.connect(lambda _path: self._show_file())

    def show_message(
        self, title: str, text: str, choices: "Sequence[Choice]", recent: "Sequence[Choice]" = ()
    ) -> None:
        """Show a page with choices in place of a dossier; the first choice has the focus."""
        from ui.shell.message import MessagePage

        self.close_dossier()
        self.side.hide()
        page = MessagePage(title, text, choices, recent)
        self.stack.show_page(page)
        self._show_around()
        page.first.setFocus()

    def clear(self, path: Path) -> None:
        """Discard the panels and the navigation; which panel was in view is remembered."""
        self.settings.remember_panel(path, self.side.list.current)
        self.stack.empty()
        self.side.clear()

    # Panels

    @property
    def places(self) -> tuple[features.NavigationEntry, ...]:
        """All places, in order."""
        return tuple(self._places.values())

    @property
    def panel(self) -> Panel | None:
        """The panel in view."""
        return self.stack.panel

    def go_to(self, key: str) -> None:
        """Go to the place with that key; to the first one if it is gone."""
        known = key if key in self._places else features.OVERVIEW
        self.side.list.choose(known)
        self.show_panel(known)

    def show_panel(self, key: str) -> None:
        """Bring a panel into view; it is created when first shown. The focus moves along from the
        previous panel."""
        if self.session is None:
            return
        focus = self.focusWidget()
        along = focus is not None and self.stack.isAncestorOf(focus)
        self.stack.show_panel(key, partial(self._places[key].make, self.session))
        if along and self.panel is not None and not self.panel.isAncestorOf(focus):
            self.panel.take_keyboard()

    def _go(self, kind: type[Record], identifier: str, key: str) -> None:
        assert self.session is not None
        self.go_to(key or features.place_of(self.session.dossier, kind, identifier))
        if self.panel is not None:
            self.panel.reveal(kind, identifier)

    def _changed(self, change: Change) -> None:
        self._show_around()
        self.stack.notify(change)
        if change.at is not None:
            self.status.saved(change.at, self.theme)
            if self.session is not None:
                self.status.show_head(self.session.workspace.store.chain.head)

    def _show_file(self) -> None:
        if self.session is None:
            return
        self.status.show_workspace(self.session.workspace)
        if self.session.workspace.store.key is not None:
            from ui.shell.locking import watch

            watch(self.session, self.lock)

    def _refresh(self) -> None:
        self._show_around()
        self.stack.refresh()

    def _said(self, sentence: str, problem: bool) -> None:
        self.status.say(sentence, problem=problem, theme=self.theme)

    # Around the panel

    def _show_around(self) -> None:
        """Update everything outside the panel from the current dossier."""
        self._show_places()
        self._show_bars()
        self.acts.show_state(ActionState.of(self.session, self.screenshots.possible))

    def _show_places(self) -> None:
        if self.session is None:
            self._places = {}
            return
        places = features.entries(self.session)
        self._places = {entry.key: entry for entry in places}
        lost = self.stack.keep(self._places)
        self.side.show_session(self.session, places)
        if lost:
            self.go_to(features.OVERVIEW)

    def _show_bars(self) -> None:
        session = self.session
        if session is None:
            if self._banner is not None:
                self._banner.leave_session()
            self.setWindowTitle(_("Parley"))
            self.top.show_talks("")
            self.top.hide_buttons()
            self.status.show_nothing(self.theme)
            return
        talks = session.dossier.talks
        self.setWindowTitle(_("{talks} – Parley").format(talks=talks.title or _("Untitled talks")))
        self.top.show_talks(talks.title)
        past = session.workspace.looking_back
        if past or self._banner is not None:
            self.banner.show_session(session)
        coming = schedule(session.dossier, session.today).next
        number = coming.number if coming else None
        self.top.show_buttons(
            as_of=_("As of: {date} ▾").format(
                date=long_date(session.today) if past else _("latest")
            ),
            brief=_("Brief for Round {number}…").format(number=number) if number else _("Brief…"),
            refusal=session.refusal,
        )
        self.status.show_session(session)

    # Theme

    def _theme_chosen(self, action: QAction) -> None:
        self.settings.theme = str(action.data())
        self.apply_theme(theme.chosen(self.settings.theme, _app()))

    def _follow_system(self) -> None:
        wanted = theme.chosen(self.settings.theme, _app())
        if wanted != self.theme:
            self.apply_theme(wanted)

    def apply_theme(self, chosen: theme.Theme) -> None:
        """Switch everything to another theme at once."""
        self.theme = chosen
        self.stack.forget_hidden()
        theme.apply_theme(_app(), chosen)
        self.status.apply_theme(chosen)
        self.acts.check_theme(self.settings.theme)
        if self.session is not None:
            self.session.apply_theme(chosen)

    def show_text_at(self, percent: int) -> None:
        """Change the size of all text at once."""
        self.settings.text_size = percent
        self._stretch(percent)
        if self.session is not None:
            self.session.say(_("Text size: {percent} %").format(percent=percent))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's text size when it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and fonts.heed_system(_app()):
            QTimer.singleShot(0, self, lambda: self._stretch(self.settings.text_size))

    def _stretch(self, percent: int) -> None:
        from ui.kit.rescale import rescale

        self.stack.forget_hidden()
        rescale(_app(), percent, self.theme)
        self.acts.check_size(percent)
        if self.session is not None:
            self.session.apply_theme(self.theme)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab follow the visual order: bar, navigation, panel, status line."""
        body, focus, panel = self.centralWidget(), self.focusWidget(), self.panel
        if focus is not None and panel is not None and is_gone(focus, panel):
            panel.inherit_keyboard(focus)
            return True
        return body is not None and move(ready_in(body), focus, onward)

    def go_round(self, step: int) -> None:
        """Focus the next (1) or previous (-1) part of the window."""
        parts = [self.top, self.side, *(self.panel.parts() if self.panel is not None else ())]
        part = beside(parts, self.focusWidget(), step)
        if isinstance(part, Panel):
            part.take_keyboard()
        elif part is self.side:
            self.side.list.setFocus()
        focus = self.focusWidget()
        if focus is None or not part.isAncestorOf(focus):
            move(ready_in(part), None, True)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the initial focus; panels are drawn only once visible. Keep the window on the screen
        once its frame is known."""
        super().showEvent(event)
        if self.session is not None and not event.spontaneous():
            self._place_keyboard()
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        if self.size() == self._begun:
            keep_inside(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come here only if nothing else took the key."""
        from ui.shell import unhandled_keys

        if not unhandled_keys.handle(event, self.session):
            super().keyPressEvent(event)

    def keep_look(self) -> None:
        """Remember where the window is, and how it is divided."""
        self.settings.keep_bytes("geometry", self.saveGeometry())
        self.settings.keep_bytes("body", self.body.saveState())


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app

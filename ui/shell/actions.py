"""Every action of the window, declared once: its text, its keys, its menu, and what it needs."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Self

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.language import gettext as _
from core.language import noop
from ui.kit import fonts, keys, theme
from ui.kit.screenshots import Screenshots
from ui.kit.tips import tip
from ui.kit.waits import waits_of

if TYPE_CHECKING:
    from ui.session import Session

NOTHING, DOSSIER, EDIT, UNDO, REDO, PAST, SCREENSHOTS = range(7)
"""What an action needs: nothing, an open dossier, an editable one, something to undo or redo, a
look back, or a system that keeps windows out of screenshots."""
EDITS = (EDIT, UNDO, REDO)
"""The needs of what changes the dossier."""


class MenuItem(msgspec.Struct, frozen=True):
    """One action. `name` is its name in code; keys are in Qt's portable notation."""

    name: str
    words: str
    keys: str = ""
    needs: int = NOTHING

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Its keys, and further ones that do the same."""
        return (self.keys, *ALSO.get(self.name, ()))


FILE = (
    MenuItem("new", noop("&New dossier…"), "Ctrl+Shift+N"),
    MenuItem("open", noop("&Open…"), "Ctrl+O"),
    MenuItem("recent", noop("Open &recent")),
    MenuItem("example", noop("Open the &example"), "Ctrl+Shift+O"),
    None,
    MenuItem("save_copy", noop("&Save a copy…"), "Ctrl+Shift+S", DOSSIER),
    MenuItem("work_on_copy", noop("&Work on a copy…"), "Ctrl+Alt+W", DOSSIER),
    MenuItem("reduce", noop("Save a re&duced copy…"), "Ctrl+Alt+S", DOSSIER),
    MenuItem("purge", noop("Pur&ge a round…"), "Ctrl+Alt+G", EDIT),
    MenuItem("protect", noop("&Passphrase…"), "Ctrl+Alt+P", EDIT),
    MenuItem("lock", noop("&Lock"), "Ctrl+L", DOSSIER),
    MenuItem("restore", noop("Restore a &backup…"), "Ctrl+Shift+B", DOSSIER),
    MenuItem("check", noop("Chec&k the dossier…"), "Ctrl+Shift+H", DOSSIER),
    MenuItem("sign", noop("Sign t&he dossier…"), "Ctrl+Alt+N", EDIT),
    MenuItem("export", noop("E&xport…"), "Ctrl+Shift+X", DOSSIER),
    MenuItem("import_dossier", noop("Import a dossier (&zip, JSON)…"), "Ctrl+Alt+I"),
    MenuItem("import_positions", noop("&Import a table (CSV, Excel)…"), "Ctrl+I", EDIT),
    MenuItem("import_rounds", noop("Impor&t rounds (calendar)…"), "Ctrl+Alt+R", EDIT),
    MenuItem("import_source", noop("Import a so&urce…"), "Ctrl+Shift+A", EDIT),
    None,
    MenuItem("close", noop("&Close dossier"), "Ctrl+W", DOSSIER),
    MenuItem("quit", noop("&Quit"), "Ctrl+Q"),
)
EDITING = (
    MenuItem("undo", noop("&Undo"), keys.UNDO[0], UNDO),
    MenuItem("redo", noop("&Redo"), keys.REDO[0], REDO),
    None,
    MenuItem("new_position", noop("&New position…"), "Ctrl+N", EDIT),
    MenuItem("communique", noop("Positions from &one source…"), "Ctrl+G", EDIT),
    MenuItem("note", noop("Note on &selection…"), "Ctrl+M", EDIT),
    None,
    MenuItem("author", noop("&Your name…"), "Ctrl+Shift+Y"),
)
VIEW = (
    MenuItem("search", noop("Search and &commands…"), "Ctrl+K"),
    MenuItem("overview", noop("&Overview"), "Alt+Home", DOSSIER),
    MenuItem("matrix", noop("&Matrix"), "Alt+M", DOSSIER),
    MenuItem("notes", noop("No&tes"), "Alt+N", DOSSIER),
    MenuItem("sources", noop("&Sources"), "Alt+S", DOSSIER),
    MenuItem("briefings", noop("&Briefings"), "Alt+B", DOSSIER),
    MenuItem("history", noop("&History"), "Alt+Y", DOSSIER),
    MenuItem("history_of", noop("Histor&y of this item"), "Ctrl+H", DOSSIER),
    None,
    MenuItem("next_panel", noop("&Next panel"), "Ctrl+PgDown", DOSSIER),
    MenuItem("previous_panel", noop("&Previous panel"), "Ctrl+PgUp", DOSSIER),
    MenuItem("next_part", noop("Ne&xt part of the window"), "F6", DOSSIER),
    MenuItem("previous_part", noop("Previous p&art of the window"), "Shift+F6", DOSSIER),
    MenuItem("to_navigation", noop("Go to navi&gation"), "Ctrl+F6", DOSSIER),
    None,
    MenuItem("as_of", noop("View as o&f a date…"), "Ctrl+D", DOSSIER),
    MenuItem("replay", noop("Replay the ro&unds"), "Ctrl+Shift+L", DOSSIER),
    MenuItem("latest", noop("Back to &latest"), "Ctrl+Shift+D", PAST),
    None,
    MenuItem("screenshots", noop("&Keep out of screenshots"), "Ctrl+Alt+K", SCREENSHOTS),
    MenuItem("text_size", noop("Text si&ze")),
    MenuItem("theme", noop("Them&e")),
)
TEXT_SIZES = (
    MenuItem("larger", noop("&Larger text"), "Ctrl++"),
    MenuItem("smaller", noop("S&maller text"), "Ctrl+-"),
    MenuItem("usual", noop("Defa&ult text size"), "Ctrl+0"),
)
"""The entries in the menu of text sizes below the sizes themselves."""
DOSSIERS = (
    MenuItem("talks", noop("&Talks: title, pair, marking…"), "Ctrl+T", EDIT),
    None,
    MenuItem("parties", noop("&Parties…"), "Ctrl+Shift+P", EDIT),
    MenuItem("add_member", noop("Add a mem&ber to a group…"), "Ctrl+Alt+M", EDIT),
    MenuItem("points", noop("&Sticking points…"), "Ctrl+Shift+K", EDIT),
    MenuItem("issues", noop("&Issues…"), "Ctrl+Shift+I", EDIT),
    MenuItem("rounds", noop("&Rounds…"), "Ctrl+Shift+R", EDIT),
    MenuItem("capture", noop("Capture &what is said…"), "Ctrl+Alt+C", EDIT),
    MenuItem("followups", noop("&Commitments and actions…"), "Ctrl+Alt+A", EDIT),
    MenuItem("delegates", noop("&Delegations…"), "Ctrl+Alt+D", EDIT),
    None,
    MenuItem("marks", noop("&Marks and tags on records…"), "Ctrl+Shift+M", EDIT),
    MenuItem("tags", noop("T&ags…"), "Ctrl+Shift+T", EDIT),
    MenuItem("levels", noop("Marking &levels…"), "Ctrl+Shift+W", EDIT),
    MenuItem("glossary", noop("&Glossary…"), "Ctrl+Shift+G", EDIT),
    MenuItem("precedents", noop("Preced&ents…"), "Ctrl+Alt+E", EDIT),
    MenuItem("draft", noop("Bring in a dra&ft…"), "Ctrl+Alt+B", EDIT),
    MenuItem("compare", noop("C&ompare texts…"), "Ctrl+Alt+O", DOSSIER),
    MenuItem("sheet", noop("Te&xts side by side…"), "Ctrl+Alt+V", DOSSIER),
    MenuItem("plan_summary", noop("S&ummary of the plan…"), "Ctrl+Alt+U", EDIT),
    MenuItem("searches", noop("Sa&ved searches…"), "Ctrl+Alt+F", EDIT),
)
PACKS = (
    MenuItem("brief", noop("&Brief for the next round…"), "Ctrl+P", DOSSIER),
    MenuItem("trial_page", noop("&Test page for the printer…"), "Ctrl+Shift+F", DOSSIER),
    None,
    MenuItem("report_notes", noop("Notes &report…"), "Ctrl+Shift+E", DOSSIER),
)
HELP = (
    MenuItem("shortcuts", noop("&Keyboard shortcuts"), "Ctrl+F1"),
    MenuItem("help", noop("&Help"), "F1"),
    MenuItem("first_steps", noop("&First steps"), "Alt+F1", DOSSIER),
    None,
    MenuItem("about", noop("&About Parley"), "Shift+F1"),
)

Menu = tuple[MenuItem | None, ...]
MENUS: tuple[tuple[str, Menu], ...] = (
    (noop("&File"), FILE),
    (noop("&Edit"), EDITING),
    (noop("&View"), VIEW),
    (noop("&Dossier"), DOSSIERS),
    (noop("&Pack"), PACKS),
    (noop("&Help"), HELP),
)
SUBMENUS = frozenset({"recent", "text_size", "theme"})
ALSO = {"larger": ("Ctrl+=",), "redo": keys.REDO[1:]}
"""Additional keys: on many keyboards + needs Shift."""
THEME_WORDS = (noop("Follow the &system"), noop("&Light"), noop("&Dark"), noop("&High contrast"))


def menu_items() -> Iterator[MenuItem]:
    """All actions, in the order of the menus."""
    for _title, menu in MENUS:
        yield from (item for item in menu if item is not None)
    yield from TEXT_SIZES


def keys_of(name: str) -> tuple[str, ...]:
    """All keys of an action."""
    return next(item for item in menu_items() if item.name == name).all_keys


class ActionState(msgspec.Struct, frozen=True):
    """What there is to act on."""

    dossier: bool = False
    editable: bool = False
    past: bool = False
    undo: str = ""
    redo: str = ""
    screenshots: bool = False
    refusal: str = ""
    """Why nothing can be edited, although a dossier is open."""

    @classmethod
    def of(cls, session: "Session | None", screenshots: bool) -> Self:
        """What there is in a session; without one, nothing. `screenshots`: whether the system keeps
        windows out of them."""
        if session is None:
            return cls(screenshots=screenshots)
        space = session.workspace
        past = space.looking_back
        labels = space.undo_label, space.redo_label
        return cls(True, session.editable, past, *labels, screenshots, session.refusal)

    def meets(self, need: int) -> bool:
        """Whether an action with that need is available."""
        can_undo, can_redo = (self.editable and bool(each) for each in (self.undo, self.redo))
        met = (True, self.dossier, self.editable, can_undo, can_redo, self.past, self.screenshots)
        return met[need]


class Actions(QObject):
    """The actions in use: in a menu bar, with their shortcuts, identified by name.

    While a dossier is open that cannot be edited, `refused` is emitted for the keys of what would
    edit it: Qt passes over those of a disabled action in silence."""

    refused = Signal()

    def __init__(self, window: QWidget, do: Callable[[str], None]) -> None:
        super().__init__(window)
        self._refusing: list[QShortcut] = []
        self._window = window
        self._do = do
        self.by_name: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        self.themes = QActionGroup(self)
        self.sizes = QActionGroup(self)

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into its menu."""
        for title, menu in MENUS:
            drop = bar.addMenu(_(title))
            drop.setToolTipsVisible(True)
            for item in menu:
                if item is None:
                    drop.addSeparator()
                elif item.name in SUBMENUS:
                    self.submenus[item.name] = drop.addMenu(_(item.words))
                else:
                    drop.addAction(self._action(item))
        self._fill_sizes(self.submenus["text_size"])
        self._fill_themes(self.submenus["theme"])
        waits_of(self._window).offered = self.by_name["help"], self.by_name["shortcuts"]

    def _action(self, item: MenuItem) -> QAction:
        action = QAction(self._window)
        action.setObjectName(item.name)
        action.setText(_(item.words))
        action.setShortcuts([QKeySequence(each) for each in item.all_keys])
        action.triggered.connect(lambda _on=False, name=item.name: self._do(name))
        self.by_name[item.name] = action
        return action

    def _fill_themes(self, menu: QMenu) -> None:
        for choice, words in zip(theme.CHOICES, THEME_WORDS, strict=True):
            action = menu.addAction(_(words))
            action.setObjectName("theme")
            _offer(self.themes, action, choice)

    def _fill_sizes(self, menu: QMenu) -> None:
        for percent in fonts.SIZES:
            action = menu.addAction(_("{percent} %").format(percent=percent))
            action.setObjectName("text_size")
            _offer(self.sizes, action, percent)
        menu.addSeparator()
        for item in TEXT_SIZES:
            menu.addAction(self._action(item))

    def check_size(self, percent: int) -> None:
        """Check the current text size."""
        for action in self.sizes.actions():
            action.setChecked(action.data() == percent)

    def check_theme(self, choice: str) -> None:
        """Check the current theme."""
        for action in self.themes.actions():
            action.setChecked(action.data() == choice)

    def check_screenshots(self, screenshots: Screenshots) -> None:
        """Check whether windows are kept out of screenshots, or say that the system cannot."""
        action = self.by_name["screenshots"]
        action.setCheckable(True)
        action.setChecked(screenshots.on)
        if not screenshots.possible:
            action.setText(_("&Keep out of screenshots (not on this system)"))
            sentence = _("This system has no way to keep a window out of screenshots.")
            action.setToolTip(tip(sentence))

    def show_state(self, state: ActionState) -> None:
        """Enable what can be done, and show what undo and redo would do."""
        for item in menu_items():
            if item.name in self.by_name:
                self.by_name[item.name].setEnabled(state.meets(item.needs))
                if item.needs in EDITS:
                    self.by_name[item.name].setToolTip(tip(state.refusal))
        self._refuse(bool(state.refusal))
        self._say("undo", _("&Undo"), state.undo)
        self._say("redo", _("&Redo"), state.redo)

    def _refuse(self, refused: bool) -> None:
        """Have the keys of what would edit say why it cannot be done, or leave them to it."""
        if refused and not self._refusing:
            keys = [key for item in menu_items() if item.needs in EDITS for key in item.all_keys]
            self._refusing = [QShortcut(QKeySequence(key), self._window) for key in keys]
            for each in self._refusing:
                each.activated.connect(self.refused)
        for each in self._refusing:
            each.setEnabled(refused)

    def _say(self, name: str, plain: str, label: str) -> None:
        words = _("{verb}: {what}").format(verb=plain, what=label.replace("&", "&&"))
        self.by_name[name].setText(words if label else plain)


def _offer(group: QActionGroup, action: QAction, choice: object) -> None:
    """Add an action to a group of which one is checked."""
    action.setCheckable(True)
    action.setData(choice)
    group.addAction(action)

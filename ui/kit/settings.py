"""What the app remembers between sessions on this computer; never what a dossier says."""

import os
import stat
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from core.text.digest import digest_of
from ui.kit import fonts, theme

RECENT = 8
"""How many recent files are remembered."""
SEEN = 200
"""Of how many dossiers it is remembered how far they went."""
LARGEST = 1 << 20
"""The most bytes that a settings file can have; what is larger was not written by us."""
LOCK_AFTER, USUAL_LOCK = (2, 5, 10, 30, 60, 0), 10
"""After how many idle minutes a protected dossier can be locked, and is, unless told otherwise."""
_FORMER = ("searches", "draft")
"""What earlier versions remembered of a file, and what a dossier says may stand in."""


def folder_of_settings() -> Path:
    """Where the settings of the current user are."""
    place = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(place))


class Settings:
    """Typed access to one ini file that only its owner can read.

    Nothing here raises: whatever the file holds or is, what it does not tell has its default, and
    what cannot be saved is forgotten when the program ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        told = str(path) if _is_usable(path) else ""
        self._store = QSettings(told, QSettings.Format.IniFormat)
        self._searches: dict[Path, tuple[str, ...]] = {}
        self._drafts: dict[Path, str] = {}

    @classmethod
    def of_user(cls) -> "Settings":
        """The settings of the current user.

        Qt's own are led astray: its file dialogs would note every folder that was visited."""
        folder = folder_of_settings()
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
        QSettings.setPath(native, user, os.devnull)
        return cls(folder / "settings.ini")

    @property
    def running(self) -> Path:
        """The folder for notes on what runs with these settings (see `core.storage.running`)."""
        return running_beside(self._path.parent)

    @property
    def signing_key(self) -> Path:
        """The file of the user's own key for signing (see `core.storage.signing_key`), whether or
        not there is one."""
        return self._path.with_name("signing.key")

    @property
    def theme(self) -> str:
        """The chosen theme, one of `theme.CHOICES`."""
        told = self._text("theme", theme.SYSTEM)
        return told if told in theme.CHOICES else theme.SYSTEM

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("theme", choice)

    @property
    def text_size(self) -> int:
        """The text size in per cent of normal; one of `fonts.SIZES`."""
        told = self._text("text_size", "")
        return next((size for size in fonts.SIZES if str(size) == told), fonts.USUAL)

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("text_size", percent)

    @property
    def author(self) -> str:
        """The author's name for notes and changes: as set, else that of the computer's user."""
        return self._text("author", "") or _user()

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("author", " ".join(name.split()))

    @property
    def remembers_files(self) -> bool:
        """Whether recent files are remembered; off for those who must leave no trace."""
        return self._text("remembers_files", "yes") == "yes"

    @remembers_files.setter
    def remembers_files(self, wanted: bool) -> None:
        self._store.setValue("remembers_files", "yes" if wanted else "no")
        if not wanted:
            self.forget_files()

    @property
    def hides_from_screenshots(self) -> bool:
        """Whether windows are kept out of screenshots, where the system can do that."""
        return self._text("hides_from_screenshots", "no") == "yes"

    @hides_from_screenshots.setter
    def hides_from_screenshots(self, wanted: bool) -> None:
        self._store.setValue("hides_from_screenshots", "yes" if wanted else "no")

    @property
    def keeps_backups(self) -> bool:
        """Whether backups of open dossiers are made."""
        return self._text("keeps_backups", "yes") == "yes"

    @keeps_backups.setter
    def keeps_backups(self, wanted: bool) -> None:
        self._store.setValue("keeps_backups", "yes" if wanted else "no")

    @property
    def backup_folder(self) -> Path | None:
        """The folder in which backups are kept once more, whether or not it is there; None for
        none."""
        folder = Path(self._text("backup_folder", ""))
        return folder if folder.is_absolute() else None

    @backup_folder.setter
    def backup_folder(self, folder: Path | None) -> None:
        self._store.setValue("backup_folder", str(folder or ""))

    @property
    def lock_after(self) -> int:
        """After how many idle minutes a protected dossier is locked, one of `LOCK_AFTER`; 0 for
        never."""
        told = self._text("lock_after", "")
        return next((each for each in LOCK_AFTER if str(each) == told), USUAL_LOCK)

    @lock_after.setter
    def lock_after(self, minutes: int) -> None:
        self._store.setValue("lock_after", minutes)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Recent files that still exist, latest first."""
        return tuple(path for path in self._recent() if _is_there(path))

    @property
    def last(self) -> Path | None:
        """The file that was last open, whether or not it still exists."""
        return next(iter(self._recent()), None)

    def remember_file(self, path: Path) -> None:
        """Put a file first among the recent ones, unless remembering is off."""
        if self.remembers_files:
            self._keep([path, *(other for other in self._recent() if other != path)])

    def forget_files(self) -> None:
        """Forget all files, and what was remembered about each."""
        for path in self._recent():
            self.note_shown(path)
        self._store.remove("recent")
        self._store.remove("pack_folder")
        self._store.remove("files")
        self._store.remove("seen")
        self._searches.clear()
        self._drafts.clear()

    def note_opening(self, path: Path) -> None:
        """Note that a file is about to be opened, for a start after one that did not survive it.

        The note is a folder with a name that does not reveal that of the file: it is there at once,
        where saving the settings would hold up the start."""
        if self.remembers_files:
            with suppress(OSError):
                self._note(path).mkdir(mode=0o700)

    def note_shown(self, path: Path) -> None:
        """Note that a file was opened and seen, or refused with a sentence."""
        with suppress(OSError):
            self._note(path).rmdir()

    def was_opening(self, path: Path) -> bool:
        """Whether the program ended before a file that it was opening was seen."""
        return _is_there(self._note(path))

    def _note(self, path: Path) -> Path:
        return self._path.with_name(f"opening-{_key(path)}")

    def pair(self, path: Path) -> tuple[str, str] | None:
        """The pair of parties last shown in a file."""
        first, _, second = self._text(f"files/{_key(path)}/pair", "").partition(" ")
        return (first, second) if second else None

    def remember_pair(self, path: Path, pair: tuple[str, str]) -> None:
        """Remember the pair shown in a file."""
        if self.remembers_files:
            self._store.setValue(f"files/{_key(path)}/pair", " ".join(pair))

    def panel(self, path: Path) -> str:
        """The key of the panel last shown in a file."""
        return self._text(f"files/{_key(path)}/panel", "")

    def remember_panel(self, path: Path, key: str) -> None:
        """Remember the panel shown in a file."""
        if self.remembers_files:
            self._store.setValue(f"files/{_key(path)}/panel", key)

    def steps(self, path: Path) -> str:
        """The state of a file's first steps: "shown" or "hidden" by choice, "begun" here, or ""."""
        return self._text(f"files/{_key(path)}/steps", "")

    def remember_steps(self, path: Path, wish: str) -> None:
        """Remember whether the first steps are wanted in a file."""
        if self.remembers_files:
            self._store.setValue(f"files/{_key(path)}/steps", wish)

    def searches(self, path: Path) -> tuple[str, ...]:
        """The latest searches in a file since the program was started, latest first."""
        return self._searches.get(path, ())

    def remember_search(self, path: Path, text: str) -> None:
        """Put a search first among those of a file, until the program ends."""
        line = " ".join(text.split())
        if self.remembers_files and line:
            others = (each for each in self.searches(path) if each != line)
            self._searches[path] = (line, *others)[:RECENT]

    def draft(self, path: Path) -> str:
        """The recipe of the pack last worked on in a file; "" for none."""
        return self._drafts.get(path) or self._text(f"files/{_key(path)}/recipe", "")

    def remember_draft(self, path: Path, draft: str, lasting: str) -> None:
        """Remember a pack's recipe until the program ends, and from then on what of it names
        nobody and nothing."""
        if self.remembers_files:
            self._drafts[path] = draft
            self._store.setValue(f"files/{_key(path)}/recipe", lasting)

    def seen(self, dossier: str, device: str = "") -> tuple[str, ...]:
        """What was remembered of how far a dossier went (see `core.storage.seen`): as that device
        had it, or else as any had it."""
        begun = _seen_key(dossier, device)
        found = (key for key in self._store.allKeys() if key.startswith(begun))
        return tuple(self._text(key, "") for key in found)

    def remember_seen(self, dossier: str, device: str, told: str) -> None:
        """Remember how far a dossier went, by ids that do not reveal which it is. What is
        remembered begins with the moment, and the oldest is forgotten."""
        if not self.remembers_files:
            return
        self._store.setValue(_seen_key(dossier, device), told)
        keys = [key for key in self._store.allKeys() if key.startswith("seen/")]
        if len(keys) > SEEN:
            for key in sorted(keys, key=lambda each: self._text(each, ""))[:-SEEN]:
                self._store.remove(key)

    def seen_here(self, path: Path, dossier: str, device: str) -> str:
        """What was remembered of another copy of the dossier that lay under this name; "" if none
        did."""
        name = self._text(f"files/{_key(path)}/copy", "")
        is_other = name.startswith(_seen_key(dossier)) and name != _seen_key(dossier, device)
        return self._text(name, "") if is_other else ""

    def remember_here(self, path: Path, dossier: str, device: str) -> None:
        """Remember which copy of a dossier lies under a name, by ids as `remember_seen`."""
        if self.remembers_files:
            self._store.setValue(f"files/{_key(path)}/copy", _seen_key(dossier, device))

    @property
    def pack_folder(self) -> Path | None:
        """The folder that the last pack was written to, if it still exists."""
        folder = Path(self._text("pack_folder", ""))
        return folder if folder.is_absolute() and _is_there(folder) else None

    def remember_pack_folder(self, folder: Path) -> None:
        """Remember where packs are written."""
        if self.remembers_files:
            self._store.setValue("pack_folder", str(folder))

    def bytes(self, name: str) -> QByteArray:
        """A window's geometry or a splitter's state; empty if there is none."""
        value = self._value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, state: QByteArray) -> None:
        """Save a window's geometry or a splitter's state."""
        self._store.setValue(f"window/{name}", state)

    def write(self) -> None:
        """Make sure that everything is on disk, for its owner alone."""
        for name in self._store.allKeys():
            if name.startswith("files/") and name.endswith(_FORMER):
                self._store.remove(name)
        self._store.sync()
        _is_usable(self._path)

    def _recent(self) -> list[Path]:
        value = self._value("recent")
        lines = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        return [Path(line) for line in lines if isinstance(line, str) and line]

    def _keep(self, paths: list[Path]) -> None:
        self._store.setValue("recent", [str(path) for path in paths[:RECENT]])

    def _text(self, name: str, otherwise: str) -> str:
        value = self._value(name)
        return str(value) if isinstance(value, str | int) else otherwise

    def _value(self, name: str) -> object:
        """What the file says under a name; None if that is nothing Python knows."""
        try:
            return self._store.value(name)
        except Exception:  # a value that somebody wrote can be of any of Qt's types
            return None


def running_beside(folder: Path) -> Path:
    """The folder for notes on what runs with the settings in a folder."""
    return folder / "running"


def _is_usable(path: Path) -> bool:
    """Whether settings can be read there, if there are any; those that others could read are closed
    to them. Qt would wait for ever for what a pipe of that name has to say."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return False
        if os.name == "posix" and stat.S_IMODE(found.st_mode) & 0o077:
            path.chmod(0o600)
    except FileNotFoundError:
        return True
    except OSError:
        return os.access(path, os.R_OK)
    return True


def _is_there(path: Path) -> bool:
    """Whether a file exists, as far as can be told: its folder may be closed to us."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _user() -> str:
    """The name of the computer's current user; "" if it has none."""
    named = (os.environ.get(key, "") for key in ("USER", "LOGNAME", "USERNAME"))
    with suppress(RuntimeError):
        return next((name for name in named if name), Path.home().name)
    return ""


def _digest(identifier: str) -> str:
    return digest_of(identifier)[:16]


def _seen_key(dossier: str, device: str = "") -> str:
    """Where it is kept how far a dossier went; how that begins, if no device is named."""
    return f"seen/{_digest(dossier)}_{_digest(device) if device else ''}"


def _key(path: Path) -> str:
    """A key for a file that does not reveal its name."""
    return f"{zlib.crc32(os.fsencode(path)):08x}"

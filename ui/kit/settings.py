"""What the app remembers between sessions on this computer; never what a dossier says."""

import os
import zlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from ui.kit import fonts

RECENT = 8
"""How many recent files are remembered."""


class Settings:
    """Typed access to one ini file."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @classmethod
    def of_user(cls) -> "Settings":
        """The settings of the current user."""
        place = QStandardPaths.StandardLocation.AppConfigLocation
        return cls(Path(QStandardPaths.writableLocation(place)) / "settings.ini")

    @property
    def theme(self) -> str:
        """The chosen theme, one of `theme.CHOICES`."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("theme", choice)

    @property
    def text_size(self) -> int:
        """The text size in per cent of normal; one of `fonts.SIZES`."""
        told = self._text("text_size", "")
        return int(told) if told.isdecimal() and int(told) in fonts.SIZES else fonts.USUAL

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
    def keeps_backups(self) -> bool:
        """Whether backups of open dossiers are made."""
        return self._text("keeps_backups", "yes") == "yes"

    @keeps_backups.setter
    def keeps_backups(self, wanted: bool) -> None:
        self._store.setValue("keeps_backups", "yes" if wanted else "no")

    @property
    def recent(self) -> tuple[Path, ...]:
        """Recent files that still exist, latest first."""
        return tuple(path for path in self._recent() if path.exists())

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
        self._store.remove("recent")
        self._store.remove("pack_folder")
        self._store.remove("files")

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
        """The latest searches in a file, latest first."""
        return tuple(self._text(f"files/{_key(path)}/searches", "").splitlines())

    def remember_search(self, path: Path, text: str) -> None:
        """Put a search first among those of a file."""
        line = " ".join(text.split())
        if self.remembers_files and line:
            others = (each for each in self.searches(path) if each != line)
            kept = "\n".join([line, *others][:RECENT])
            self._store.setValue(f"files/{_key(path)}/searches", kept)

    def draft(self, path: Path) -> str:
        """The recipe of the pack last worked on in a file; "" for none."""
        return self._text(f"files/{_key(path)}/draft", "")

    def remember_draft(self, path: Path, draft: str) -> None:
        """Remember a pack's recipe."""
        if self.remembers_files:
            self._store.setValue(f"files/{_key(path)}/draft", draft)

    @property
    def pack_folder(self) -> Path | None:
        """The folder that the last pack was written to, if it still exists."""
        folder = Path(self._text("pack_folder", ""))
        return folder if folder.is_absolute() and folder.is_dir() else None

    def remember_pack_folder(self, folder: Path) -> None:
        """Remember where packs are written."""
        if self.remembers_files:
            self._store.setValue("pack_folder", str(folder))

    def bytes(self, name: str) -> QByteArray:
        """A window's geometry or a splitter's state; empty if there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, state: QByteArray) -> None:
        """Save a window's geometry or a splitter's state."""
        self._store.setValue(f"window/{name}", state)

    def write(self) -> None:
        """Make sure that everything is on disk."""
        self._store.sync()

    def _recent(self) -> list[Path]:
        value = self._store.value("recent") or []
        lines = [value] if isinstance(value, str) else value
        return [Path(line) for line in lines if line] if isinstance(lines, Sequence) else []

    def _keep(self, paths: list[Path]) -> None:
        self._store.setValue("recent", [str(path) for path in paths[:RECENT]])

    def _text(self, name: str, otherwise: str) -> str:
        value = self._store.value(name, otherwise)
        return str(value) if isinstance(value, str | int) else otherwise


def _user() -> str:
    """The name of the computer's current user."""
    named = (os.environ.get(key, "") for key in ("USER", "LOGNAME", "USERNAME"))
    return next((name for name in named if name), Path.home().name)


def _key(path: Path) -> str:
    """A key for a file that does not reveal its name."""
    return f"{zlib.crc32(str(path).encode()):08x}"

"""What is remembered on this computer, and that it can be forgotten."""

import os
import random
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QSettings, QSize
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.kit import fonts, theme
from ui.kit.settings import RECENT, SEEN, Settings

KEYS = (
    *("theme", "text_size", "author", "remembers_files", "recent", "pack_folder"),
    *("window/geometry", "window/body"),
)
OF_A_FILE = ("pair", "panel", "steps", "recipe", "draft", "searches")
ODD = (
    *("", "\0", "\ud800", "9" * 9999, "@Variant(\0\0\0\x7f\0)", "@Rect(1 2)", "ﷺ\n=1+1"),
    *(-1, 2**60, 1.5, True, None, b"\xff", [], [1, None, "x"], ["", "\0"], {"a": 1}),
    *(QSize(1, 2), QRect(0, 0, 1, 1), QPoint(), QByteArray(b"\0\1")),
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"talks{number}.parley" for number in range(RECENT + 2)]
    for path in paths:
        path.touch()
    return paths


def test_the_latest_file_comes_first_and_few_are_kept(
    settings: Settings, files: list[Path]
) -> None:
    for path in files:
        settings.remember_file(path)
    settings.remember_file(files[-2])
    assert settings.recent[:2] == (files[-2], files[-1])
    assert len(settings.recent) == RECENT
    assert settings.last == files[-2]


def test_a_file_that_is_gone_is_not_offered(settings: Settings, files: list[Path]) -> None:
    settings.remember_file(files[0])
    files[0].unlink()
    assert settings.recent == ()


def test_a_file_that_is_gone_is_still_the_last_one(settings: Settings, files: list[Path]) -> None:
    settings.remember_file(files[0])
    settings.remember_file(files[1])
    files[1].unlink()
    assert settings.last == files[1]
    assert settings.recent == (files[0],)


def test_everything_is_there_after_a_restart(
    settings: Settings, files: list[Path], tmp_path: Path
) -> None:
    settings.remember_file(files[0])
    settings.remember_pair(files[0], ("a", "b"))
    settings.remember_panel(files[0], "plan")
    settings.theme = "dark"
    settings.write()
    again = Settings(tmp_path / "settings.ini")
    assert again.recent == (files[0],)
    assert again.pair(files[0]) == ("a", "b")
    assert again.panel(files[0]) == "plan"
    assert again.theme == "dark"


def test_who_leaves_no_trace_leaves_no_trace(
    settings: Settings, files: list[Path], tmp_path: Path
) -> None:
    settings.remember_file(files[0])
    settings.remember_pair(files[0], ("arland", "borduria"))
    settings.remembers_files = False
    settings.remember_file(files[1])
    settings.remember_pair(files[1], ("arland", "borduria"))
    settings.write()
    text = (tmp_path / "settings.ini").read_text()
    assert "talks" not in text
    assert "arland" not in text


def test_how_far_dossiers_went_is_kept_of_the_latest(settings: Settings) -> None:
    for number in range(SEEN + 3):
        settings.remember_seen(f"dossier{number}", "here", f'["2026-01-01T00:{number:03}"]')
    assert settings.seen("dossier2", "here") == ()
    assert settings.seen("dossier3", "here") == ('["2026-01-01T00:003"]',)
    settings.remember_seen("dossier9", "there", '["2026-01-02"]')
    assert settings.seen("dossier9", "there") == ('["2026-01-02"]',)
    assert len(settings.seen("dossier9")) == 2
    assert settings.seen("dossier9", "elsewhere") == ()


# Whatever the file holds or is


def everything(settings: Settings, path: Path) -> tuple[object, ...]:
    """All that can be asked."""
    return (
        settings.theme in theme.CHOICES,
        settings.text_size in fonts.SIZES,
        isinstance(settings.author, str),
        isinstance(settings.remembers_files, bool),
        all(isinstance(each, Path) for each in settings.recent),
        settings.last is None or isinstance(settings.last, Path),
        settings.pack_folder is None or settings.pack_folder.is_dir(),
        isinstance(settings.bytes("geometry"), QByteArray),
        settings.pair(path) is None or len(settings.pair(path) or ()) == 2,
        isinstance(settings.panel(path), str),
        isinstance(settings.steps(path), str),
        isinstance(settings.draft(path), str),
        all(isinstance(each, str) for each in settings.searches(path)),
        not settings.was_opening(path),
    )


def used(settings: Settings, path: Path) -> None:
    """All that can be told."""
    settings.theme = "dark"
    settings.text_size = 125
    settings.author = "Ann"
    settings.remember_file(path)
    settings.note_opening(path)
    settings.note_shown(path)
    settings.remember_pair(path, ("a", "b"))
    settings.remember_panel(path, "plan")
    settings.remember_search(path, "fleet")
    settings.remember_draft(path, "{}", "{}")
    settings.remember_pack_folder(path.parent)
    settings.keep_bytes("geometry", QByteArray(b"x"))
    settings.write()
    settings.remembers_files = False
    settings.write()


def nothing(_path: Path) -> None:
    """No file at all."""


def noise(seed: int) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(random.Random(seed).randbytes(4000))


def closed(path: Path) -> None:
    path.write_text("[General]\ntheme=dark\n")
    path.chmod(0)


def read_only(path: Path) -> None:
    path.write_text("[General]\ntheme=dark\n")
    path.chmod(0o400)


def circle(path: Path) -> None:
    path.symlink_to(path)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 32)


@pytest.mark.parametrize(
    "make",
    [
        *map(noise, range(12)),
        *(nothing, Path.mkdir, os.mkfifo, closed, read_only, circle, huge),
        lambda path: path.write_bytes(bytes(4096)),
        lambda path: path.symlink_to("/dev/zero"),
    ],
)
def test_a_settings_file_that_is_damaged_or_none_leaves_the_defaults(
    make: Callable[[Path], object], tmp_path: Path
) -> None:
    path = tmp_path / "settings.ini"
    make(path)
    settings = Settings(path)
    assert all(everything(settings, tmp_path / "talks.parley"))
    used(settings, tmp_path / "talks.parley")
    assert settings.theme == "dark"
    assert all(everything(settings, tmp_path / "talks.parley"))


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_a_value_of_the_wrong_type_is_the_default(value: object, tmp_path: Path) -> None:
    path, talks = tmp_path / "settings.ini", tmp_path / "talks.parley"
    Settings(path).remember_panel(talks, "")
    store = QSettings(str(path), QSettings.Format.IniFormat)
    (of_file,) = {key.rpartition("/")[0] for key in store.allKeys()}
    for key in (*KEYS, *(f"{of_file}/{name}" for name in OF_A_FILE)):
        store.setValue(key, value)
    store.sync()
    settings = Settings(path)
    assert all(everything(settings, talks))
    used(settings, talks)


def test_a_name_that_is_no_text_is_remembered(settings: Settings, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.parley"))
    used(settings, path)


# Traces


def test_only_their_owner_can_read_settings_old_or_new(tmp_path: Path) -> None:
    for name in ("old.ini", "new.ini"):
        path = tmp_path / name
        if name == "old.ini":
            path.write_text("[General]\ntheme=dark\n")
            path.chmod(0o644)
        settings = Settings(path)
        settings.author = "Ann"
        settings.write()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_that_was_sought_and_nobody_who_reads_is_in_the_file(
    settings: Settings, files: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "settings.ini"
    settings.remember_pair(files[0], ("a", "b"))
    settings.write()
    of_file = next(line for line in path.read_text().splitlines() if "pair" in line)
    key = of_file.partition("\\")[0]
    path.write_text(path.read_text() + f"{key}\\searches=trawlers\n{key}\\draft=Ms Onegin\n")
    again = Settings(path)
    again.remember_search(files[0], "exclusive zone")
    again.remember_draft(files[0], "for Ms Onegin", "for two")
    assert again.searches(files[0]) == ("exclusive zone",)
    assert again.draft(files[0]) == "for Ms Onegin"
    again.write()
    text = path.read_text()
    assert "for two" in text
    assert not [word for word in ("zone", "trawlers", "Onegin") if word in text]
    assert Settings(path).draft(files[0]) == "for two"


def test_nothing_is_sought_again_for_who_leaves_no_trace(
    settings: Settings, files: list[Path]
) -> None:
    settings.remember_search(files[0], "fleet")
    settings.remembers_files = False
    settings.remember_search(files[0], "quota")
    assert settings.searches(files[0]) == ()


def test_a_file_that_was_not_seen_is_known_without_its_name(
    settings: Settings, files: list[Path], tmp_path: Path
) -> None:
    settings.note_opening(files[0])
    again = Settings(tmp_path / "settings.ini")
    assert again.was_opening(files[0])
    assert not again.was_opening(files[1])
    assert len([*tmp_path.glob("*talks0*")]) == 1
    again.note_shown(files[0])
    assert not settings.was_opening(files[0])


def test_a_file_dialog_leaves_no_folder_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Settings.of_user()
    dialog = QFileDialog(None, "Open", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    dialog.done(QFileDialog.DialogCode.Accepted)
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    told = [path.read_text() for path in tmp_path.rglob("*") if path.is_file()]
    assert not [text for text in told if str(tmp_path) in text]

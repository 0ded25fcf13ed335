"""What is remembered on this computer, and that it can be forgotten."""

from pathlib import Path

import pytest

from ui.kit.settings import RECENT, Settings


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

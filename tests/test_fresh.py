"""A fresh machine: what is locked, what setting up says, what committed files must not name."""

import gettext
import importlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = subprocess.run
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")
REGISTRIES = re.compile(r"p[y]pi\.org|python[h]osted|registry\.np[m]js")
"""Written so that this file does not name them either."""
TOP = {".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"} | {
    *("Makefile", "README.md", "bench", "briefings", "cli", "core", "main.py", "pyproject.toml"),
    *("requirements.txt", "requirements-dev.txt", "requirements-bench.txt"),
    *("resources", "tests", "tools", "ui"),
}


def committed() -> list[Path]:
    """The files under version control; all files where there is no version control."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode:
        pytest.skip("not a clone")
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.fixture
def set_up(monkeypatch):
    """The script that sets a machine up, as a module, with nothing it does taking effect."""
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "tools" / "set_up.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module.subprocess, "run", refuse)
    monkeypatch.setattr(module, "_has_ensurepip", lambda: True)
    return module


def refuse(*_args, **_kinds):
    raise AssertionError("nothing may be run")


def test_no_committed_file_names_a_package_registry():
    named = [
        path.name
        for path in committed()
        if REGISTRIES.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not named


def test_what_is_compiled_is_not_committed():
    assert not [path.name for path in committed() if path.suffix in (".mo", ".pyc")]


def test_nothing_is_committed_at_the_top_that_does_not_belong_there():
    assert {path.relative_to(ROOT).parts[0] for path in committed()} == TOP


def test_translations_are_compiled_where_they_are_missing_or_older(set_up, monkeypatch, tmp_path):
    source = tmp_path / "uk" / "LC_MESSAGES" / "parley.po"
    source.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    source.write_text(f'{head}msgid "Draft"\nmsgstr "Чернетка"\n', encoding="utf-8")
    monkeypatch.setattr(set_up, "LOCALE", tmp_path)
    monkeypatch.setattr(set_up, "_python", lambda: Path(sys.executable))
    with monkeypatch.context() as patched:
        patched.setattr(set_up.subprocess, "run", RUN)
        assert set_up._catalogues() is None
    with source.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Draft") == "Чернетка"
    assert set_up._catalogues() is None
    os.utime(source, (2**32, 2**32))
    with pytest.raises(AssertionError):
        set_up._catalogues()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_hashes(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9][^\n]*(?:\n {4}[^\n]*)*", text, re.MULTILINE)
    assert len(packages) > 20
    assert all(re.match(r"[a-z0-9.-]+==\S+", each) for each in packages)
    assert all("--hash=sha256:" in each for each in packages)
    assert not re.search(r"^--(extra-)?index-url|^--find-links", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_agree_with_each_other(lock):
    pinned = dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", (ROOT / LOCKS[0]).read_text(), re.M))
    here = dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", (ROOT / lock).read_text(), re.M))
    assert pinned.items() <= here.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_what_installs_packages_is_not_one_of_them(lock):
    assert not re.search(r"^(pip|setuptools|wheel)==", (ROOT / lock).read_text("utf-8"), re.M)


def test_nothing_is_built_from_source_and_nothing_is_added_to_what_is_locked(
    set_up, monkeypatch, tmp_path
):
    ran = []

    def run(command, **_kinds):
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(set_up, "VENV", tmp_path)
    monkeypatch.setattr(set_up.subprocess, "run", run)
    assert set_up._packages(ROOT / LOCKS[0]) is None
    (command,) = ran
    assert command[command.index("--only-binary") + 1] == ":all:"
    assert {"--no-deps", "--require-hashes"} <= {*command}


def test_what_the_project_asks_for_is_locked():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (ROOT / LOCKS[2]).read_text(encoding="utf-8")
    groups = (project["project"]["dependencies"], *project["dependency-groups"].values())
    for each in (requirement for group in groups for requirement in group):
        name = re.match(r"[A-Za-z0-9_.-]+", each)[0].lower().replace("_", "-")
        assert f"\n{name}==" in lock, each


def test_missing_libraries_are_named_with_the_line_that_installs_them(set_up, monkeypatch, capsys):
    monkeypatch.setattr(set_up, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(set_up.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(set_up.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(set_up.sys, "platform", "linux")
    said = set_up._system("dev")
    assert said.endswith("sudo apt-get install --no-install-recommends libegl1")
    assert "libEGL.so.1" in capsys.readouterr().out


def test_root_gets_them_installed(set_up, monkeypatch):
    ran = []
    monkeypatch.setattr(set_up, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(set_up.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(set_up.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(set_up.sys, "platform", "linux")

    def run(command, **_kinds):
        ran.append(" ".join(command))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(set_up.subprocess, "run", run)
    assert set_up._system("dev") is None
    assert ran == [
        "apt-get update",
        "apt-get install --yes --no-install-recommends libegl1",
    ]


def test_without_a_display_running_asks_for_no_library(set_up, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(set_up.sys, "platform", "linux")
    assert set_up._libraries_for("run") == {}
    assert not set_up.has_display()
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor.so.0" in set_up._libraries_for("run")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "libwayland-client.so.0" in set_up._libraries_for("run")


def test_an_old_python_is_told_so(set_up, monkeypatch):
    monkeypatch.setattr(set_up.sys, "version_info", (3, 10, 2))
    assert "3.11 or later" in set_up.main("run")


def test_a_python_without_venv_is_told_which_package_it_lacks(set_up, monkeypatch, tmp_path):
    monkeypatch.setattr(set_up, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(set_up, "_has_ensurepip", lambda: False)
    monkeypatch.setattr(set_up.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(set_up.os, "geteuid", lambda: 1000, raising=False)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    monkeypatch.setattr(set_up, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(set_up.sys, "platform", "linux")
    said = set_up.main("dev")
    assert said.endswith(f"install --no-install-recommends libegl1 {package}")
    assert not (tmp_path / ".venv").exists()


def test_packages_that_are_there_already_are_left_alone(set_up, monkeypatch, tmp_path):
    import hashlib

    lock = ROOT / LOCKS[0]
    monkeypatch.setattr(set_up, "VENV", tmp_path)
    stamp = tmp_path / "requirements.stamp"
    stamp.write_text(hashlib.sha256(lock.read_bytes()).hexdigest())
    assert set_up._packages(lock) is None


def test_without_a_display_the_example_becomes_a_pack(monkeypatch, tmp_path, capfd):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    run_example = importlib.import_module("run_example")
    monkeypatch.setattr(run_example, "has_display", lambda: False)
    monkeypatch.setattr(run_example, "EXAMPLE", tmp_path / "build" / "example.parley")
    monkeypatch.setattr(run_example, "PACK", tmp_path / "pack.pdf")
    assert run_example.main() == 0
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
    assert str(tmp_path / "pack.pdf") in capfd.readouterr().out
    assert run_example.main() == 0


def test_the_readme_names_every_command_and_target():
    import main

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert all(f"main.py {command}" in readme for command in main.COMMANDS)
    assert all(f"make {target}" in readme for target in targets if target not in ("help", "clean"))

"""Create the virtual environment and check the system libraries: `python3 tools/set_up.py FOR`.

FOR is `run`, `dev`, `journeys` or `bench`. Only the standard library is used, because nothing else
is there yet. Whatever can be installed is installed; for the rest, the exact command to type is
printed.
"""

from __future__ import annotations  # lets an older Python get far enough to be told

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCALE = ROOT / "resources" / "locale"
OLDEST = (3, 11)
LOCKS = {
    "run": "requirements.txt",
    "dev": "requirements-dev.txt",
    "journeys": "requirements-dev.txt",
    "bench": "requirements-bench.txt",
}

# What Qt needs from the system, by Debian package (readelf -d on the platform plugins of 6.12).
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

SCREEN = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "strace": "strace",
    "tesseract": "tesseract-ocr",
    "xdotool": "xdotool",
}
"""The programs that show windows where there is no screen and press its keys, the one that tells
what a program asks of the system, and the one that reads scans, by Debian package."""


def main(purpose: str) -> str | None:
    """Set up for a purpose; returns what the user has to do first, if anything."""
    if sys.version_info < OLDEST:
        return f"Python 3.11 or later is needed; this is {sys.version.split()[0]}."
    if purpose == "journeys":
        _screen()
    return _system(purpose) or _environment() or _packages(ROOT / LOCKS[purpose]) or _catalogues()


def _screen() -> None:
    """Install a virtual screen and what Qt needs on it; journeys can also run without."""
    if not sys.platform.startswith("linux"):
        return
    missing = [pack for name, pack in SCREEN.items() if not shutil.which(name)]
    missing += [pack for name, pack in X11.items() if not _loads(name)]
    if missing and (refused := _install(sorted(missing))):
        _say(f"no virtual screen is available, so the journeys run without one. {refused}")


def _system(purpose: str) -> str | None:
    """Install what the system lacks, all at once and before anything large is downloaded."""
    missing = {name: pack for name, pack in _libraries_for(purpose).items() if not _loads(name)}
    if not _python().exists() and not _has_ensurepip():
        missing["ensurepip"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not missing:
        return None
    _say(f"Python or Qt needs something that is missing: {', '.join(sorted(missing))}.")
    return _install(sorted(missing.values()))


def _environment() -> str | None:
    if _python().exists():
        return None
    _say(f"creating {VENV}")
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as failure:
        shutil.rmtree(VENV, ignore_errors=True)
        return f"The virtual environment could not be created in {VENV}: {failure}"
    return None


def _has_ensurepip() -> bool:
    """Whether this Python includes pip; Debian has it in a separate package."""
    command = [sys.executable, "-c", "import ensurepip; ensurepip.version()"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _packages(lock: Path) -> str | None:
    """Install what the lock file lists, each file checked against its hash.

    The list is complete, so nothing is added to it; and only wheels are taken, since building one
    would run source that no hash covers."""
    stamp = VENV / f"{lock.stem}.stamp"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return None
    _say(f"installing the packages in {lock.name}")
    pip = [str(_python()), "-m", "pip", "install", "--disable-pip-version-check"]
    exact = ["--no-deps", "--only-binary", ":all:", "--require-hashes"]
    done = subprocess.run([*pip, *exact, "-r", str(lock)], check=False)
    if done.returncode:
        return "The packages could not be installed; see the messages from pip above."
    stamp.write_text(digest)
    return None


def _catalogues() -> str | None:
    """Compile translations that are not compiled yet or out of date."""
    if not any(map(_is_stale, LOCALE.rglob("*.po"))):
        return None
    babel = [str(_python()), "-m", "babel.messages.frontend", "--quiet", "compile"]
    done = subprocess.run([*babel, "--domain", "parley", "--directory", str(LOCALE)], check=False)
    return (
        "The translations could not be compiled; see the messages above."
        if done.returncode
        else None
    )


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _libraries_for(purpose: str) -> dict[str, str]:
    """The libraries that the tests or this display need, with their packages."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = dict(OFFSCREEN) if purpose != "run" or has_display() else {}
    wanted |= X11 if os.environ.get("DISPLAY") else {}
    return wanted | (WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {})


def has_display() -> bool:
    """Whether a window can be shown here."""
    elsewhere = not sys.platform.startswith("linux")
    return elsewhere or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> str | None:
    """Install Debian packages if allowed; otherwise return the command to type."""
    line = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        return f"Install what is missing. On Debian and Ubuntu:\n  {line}"
    if os.geteuid() != 0:
        return f"Install what is missing with:\n  sudo {line}"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update", line.replace("install", "install --yes", 1)):
        _say(command)
        if subprocess.run(command.split(), env=environment, check=False).returncode:
            return f"That failed. Install what is missing with:\n  {line}"
    return None


def _say(sentence: str) -> None:
    print(f"parley: {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))

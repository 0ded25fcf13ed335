"""Tesseract, which reads pictures of text (OCR), where it is installed: a program of its own, that
gets plain pixels and is kept from all else (see `outside`)."""

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from functools import cache
from pathlib import Path
from typing import IO

import msgspec

from core.errors import IntakeProblem
from core.intake.outside import UNCONFINED
from core.intake.reading import Cancelled
from core.intake.refusals import refusal
from core.language import gettext as _

OUTSIDE = Path(__file__).with_name("outside.py")

MEMORY, SECONDS = 2 << 30, 180
"""The limits for one page, in bytes and in seconds."""
MOST_ANSWER = 20_000_000
"""The longest answer that is heard, in bytes."""

_PLACES = (
    *("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin"),
    *(r"C:\Program Files\Tesseract-OCR", r"C:\Program Files (x86)\Tesseract-OCR"),
)
"""Where it is installed where the path does not lead to it."""

_NO_LANGUAGES = ("osd", "equ", "snum")
"""What is among the languages and is none."""

_PAUSE = 0.02


class PagePixels(msgspec.Struct, frozen=True):
    """A page as pixels: three bytes each, or one where it is grey; with its dots to an inch, 0 if
    that is not known."""

    width: int
    height: int
    pixels: bytes
    dots: int = 0

    def as_pnm(self) -> bytes:
        """The picture in the plainest of all formats."""
        sign = 6 if len(self.pixels) == 3 * self.width * self.height else 5
        return b"P%d %d %d 255\n" % (sign, self.width, self.height) + self.pixels


PROGRAM = "tesseract.exe" if sys.platform == "win32" else "tesseract"


def program() -> str:
    """Where the program is, "" if it is not installed. It is never taken from the folder in which
    somebody works, nor from one that is named by a relative path."""
    for folder in (*os.environ.get("PATH", "").split(os.pathsep), *_PLACES):
        path = Path(folder, PROGRAM)
        if path.is_absolute() and path.is_file() and os.access(path, os.X_OK):
            return str(path)
    return ""


def languages() -> tuple[str, ...]:
    """The languages it can read, by its own names ("deu", "chi_sim"), sorted; empty if it is not
    installed."""
    path = program()
    return _languages(path) if path else ()


@cache
def _languages(path: str) -> tuple[str, ...]:
    told = _answer([path, "--list-langs"], b"", lambda: False) or b""
    names = (line.strip() for line in told.decode("utf-8", "replace").split("\n")[1:])
    return tuple(sorted(each for each in names if re.fullmatch(r"[\w/]+", each)))


def readable() -> tuple[str, ...]:
    """The languages somebody can choose."""
    return tuple(each for each in languages() if each not in _NO_LANGUAGES)


def answer_on(picture: PagePixels, language: str, cancelled: Cancelled) -> str | None:
    """What Tesseract says about a page in these languages ("deu+eng"): a table of its words (TSV),
    and its text; None if it fails or takes too long. IntakeProblem if it is given up, or cannot be
    confined."""
    told = ["-c", "tessedit_create_tsv=1", "-c", "tessedit_create_txt=1", "-l", language]
    told += ["--dpi", str(picture.dots)] if picture.dots else []
    told += ["--psm", "1"] if "osd" in languages() else []
    answer = _answer([program(), "stdin", "stdout", *told], picture.as_pnm(), cancelled)
    return None if answer is None else answer.decode("utf-8", "replace")


def _answer(command: list[str], data: bytes, cancelled: Cancelled) -> bytes | None:
    limits = [str(MEMORY), str(SECONDS)]
    kept = ("SYSTEMROOT", "TESSDATA_PREFIX")
    with subprocess.Popen(
        [sys.executable, "-I", str(OUTSIDE), *limits, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in kept if name in os.environ}
        | {"OMP_THREAD_LIMIT": "1"},
        cwd=OUTSIDE.parent,
    ) as child:
        return _heard(child, data, cancelled)


def _heard(child: "subprocess.Popen[bytes]", data: bytes, cancelled: Cancelled) -> bytes | None:
    """What the program answers to `data`; None if it fails."""
    assert child.stdin is not None
    assert child.stdout is not None
    told: list[bytes] = []
    feeding = threading.Thread(target=_feed, args=[child.stdin, data], daemon=True)
    hearing = threading.Thread(target=_hear, args=[child.stdout, told], daemon=True)
    feeding.start()
    hearing.start()
    until = time.monotonic() + SECONDS
    stopped = False
    while hearing.is_alive() and not stopped:
        hearing.join(_PAUSE)
        stopped = cancelled()
        if stopped or time.monotonic() > until:
            child.kill()
    child.wait()
    hearing.join()
    feeding.join()
    if stopped:
        raise IntakeProblem(_("Reading by OCR was stopped."))
    if child.returncode == UNCONFINED:
        raise IntakeProblem(refusal("unconfined", _("The picture")))
    return told[0] if child.returncode == 0 and told else None


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError), pipe:
        pipe.write(data)


def _hear(pipe: IO[bytes], told: list[bytes]) -> None:
    told.append(pipe.read(MOST_ANSWER))
    pipe.close()

"""Having a child process read a foreign document, and reporting the result."""

import contextlib
import json
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, NamedTuple, Self, TypeVar

import msgspec
from msgspec.structs import replace

from core.errors import IntakeProblem
from core.intake.readers.found import MOST_LOST
from core.intake.refusals import refusal
from core.intake.standby import MOST_TEXT, STANDBY, Process
from core.text.encodings import Decoded, decoded

SECONDS = 30.0
"""How long reading a document may take, in seconds of wall-clock time."""

GRACE = 1.0
"""How long a child may take to end once it has answered, in seconds."""

MOST_ANSWER = 12 * MOST_TEXT
"""The longest answer, in bytes: JSON may use twelve for one character."""

ALL_MEMORY = 400 << 20
"""A child that failed after it had used this many bytes is taken to have run out of memory: it may
have one gigabyte, and asks for twice as much when a part of that is full."""

PART = "pdf_part"
"""The kind of document that is a part of a PDF."""

SHARE, MOST_CHILDREN = 100_000, 4
"""The pages of a PDF are shared among children: one for so many bytes, and at most so many."""

_PAUSE, _SHORT_PAUSE = 0.02, 0.001

_SIGNALS = {
    int(getattr(signal, name)): word
    for name, word in (("SIGXCPU", "time"), ("SIGKILL", "memory"))
    if hasattr(signal, name)
}
"""How the system ends a child that uses too much, by what is used too much."""

_PAGE_INSIDE = re.compile(rb"\.x?html?", re.IGNORECASE)
"""What is in a zipped document that may have a web page among its parts."""
_MESSAGE_INSIDE = re.compile(rb"\.mht", re.IGNORECASE)
"""The same for a page that was saved as a message."""

_PROGRESS = re.compile(rb"(\d{1,9}) (\d{1,9})\n")

Answer = TypeVar("Answer")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Comment(msgspec.Struct, frozen=True):
    """A comment in a document, on the words from `start` to `end` of its text; `answers` is the
    place of the comment that it answers, -1 if it answers none."""

    start: int
    end: int
    author: str
    date: str
    text: str
    answers: int = -1
    done: bool = False


class Reading(msgspec.Struct, frozen=True):
    """A document's pages in one of several readings, and the comments on them."""

    pages: tuple[str, ...]
    comments: tuple[Comment, ...] = ()


class MessagePart(msgspec.Struct, frozen=True):
    """A part of a message that is its text, or how that looks: its type, its declared encoding, its
    bytes; whether its lines flow, and lose the blanks at their ends (`tight`); whether it says the
    same `again`; the addresses by which others refer to it, that from which it was saved first."""

    kind: str
    charset: str
    data: bytes
    flowed: bool = False
    tight: bool = False
    again: bool = False
    addresses: tuple[str, ...] = ()


class DocumentText(msgspec.Struct, frozen=True):
    """The contents of a document: its pages, the title and date that it gives, and the heading
    above its text; and, if it does not declare its encoding, how it was read (see `Decoded`).

    `readings` are what else tracked changes can be read as, by name; `changes` how many there are,
    by author; `lost` what is not in the text, by kind of thing: words, or places; `parts` is what a
    message's text is made of, `attachments` what came with it, by name; `ocr` the pages, counted
    from 1, whose text is read from their pictures."""

    pages: tuple[str, ...]
    title: str = ""
    date: str = ""
    heading: str = ""
    guessed: str = ""
    lost_letters: int = 0
    comments: tuple[Comment, ...] = ()
    readings: dict[str, Reading] = {}
    changes: dict[str, int] = {}
    lost: dict[str, tuple[str, ...]] = {}
    author: str = ""
    parts: tuple[MessagePart, ...] = ()
    attachments: dict[str, bytes] = {}
    ocr: tuple[int, ...] = ()


def read(
    kind: str, data: bytes, file: str, progress: Progress, cancelled: Cancelled
) -> DocumentText:
    """What a child process reads from a document; IntakeProblem if it cannot."""
    found = Decoded("")
    if kind == "html":
        found = decoded(data)
        data = found.text.encode("utf-8", "replace")
    if kind == "office" and _MESSAGE_INSIDE.search(data):
        kind = "office_with_messages"
    elif kind == "office" and _PAGE_INSIDE.search(data):
        kind = "office_with_pages"
    count = min(1 + len(data) // SHARE, _most_at_once()) if kind == "pdf" else 1
    if count > 1:
        parts = [json.dumps({"part": part, "of": count}) for part in range(count)]
        read_so = [_Asked(PART, f"{each}\n".encode()) for each in parts]
    else:
        read_so = [_Asked(kind)]
    told = _joined(_answers(read_so, data, file, DocumentText, cancelled, progress))
    if sum(map(len, told.pages)) > MOST_TEXT:
        raise _refused("long", file)
    return replace(told, guessed=found.guessed, lost_letters=found.lost)


def prepare() -> None:
    """Have processes wait for a large PDF that may soon be read."""
    if _most_at_once() > 1:
        STANDBY.prepare(PART, _most_at_once())


def _most_at_once() -> int:
    """How many processes read at the same time at most."""
    return min(os.cpu_count() or 1, MOST_CHILDREN)


class _Asked(NamedTuple):
    """The kind of document that a process reads, and what it is told before the document."""

    kind: str
    ahead: bytes = b""


def _joined(parts: Sequence[DocumentText]) -> DocumentText:
    """The parts of a document as one; all but its pages and what is not in them is in the first."""
    first, *others = parts
    lost = dict(first.lost)
    for other in others:
        for what, where in other.lost.items():
            lost[what] = (*lost.get(what, ()), *where)[:MOST_LOST]
    return replace(first, pages=tuple(page for part in parts for page in part.pages), lost=lost)


def answered(
    kind: str,
    data: bytes,
    file: str,
    form: type[Answer],
    cancelled: Cancelled,
    ahead: bytes = b"",
) -> Answer:
    """What a child process answers on a document, told something `ahead` of it; IntakeProblem if it
    refuses it, or answers in another form: its output is not trusted either."""
    (answer,) = _answers([_Asked(kind, ahead)], data, file, form, cancelled, lambda *_done: None)
    return answer


def _answers(
    asked: Sequence[_Asked],
    data: bytes,
    file: str,
    form: type[Answer],
    cancelled: Cancelled,
    progress: Progress,
) -> list[Answer]:
    """What children answer who read a document at the same time; the first one that refuses it ends
    them all."""
    steps = _Steps(progress)
    with contextlib.ExitStack() as running:
        children = [running.enter_context(_Child(each, data, steps.told_by())) for each in asked]
        return [_understood(child.answer(cancelled), file, form) for child in children]


def _understood(answer: dict[str, object] | str, file: str, form: type[Answer]) -> Answer:
    word = answer if isinstance(answer, str) else answer.get("refused")
    if word is not None:
        raise _refused(str(word), file)
    try:
        return msgspec.convert(answer, form)
    except msgspec.ValidationError:
        raise _refused("damaged", file) from None


class _Steps:
    """The progress of several children as one: each tells how much of the whole it has done."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done: list[int] = []
        self._lock = threading.Lock()

    def told_by(self) -> Progress:
        """What one more child tells its progress to."""
        place = len(self._done)
        self._done.append(0)

        def told(done: int, of: int) -> None:
            with self._lock:
                self._done[place] = done
                self._progress(sum(self._done), of)

        return told


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF, by its beginning."""
    return b"%PDF-" in data[:1024]


def _refused(word: str, file: str) -> IntakeProblem:
    return IntakeProblem(refusal(word, file))


class _Child:
    """One child process at work, with one thread feeding it and one listening to it."""

    def __init__(self, asked: _Asked, data: bytes, progress: Progress) -> None:
        self._told = (asked.ahead, data)
        self._progress = progress
        self._last = b""
        self._used = 0
        self._ours = _most_ever_used()
        self._until = time.monotonic() + SECONDS
        self._child: Process = STANDBY.taken(asked.kind)
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        pipes = ((self._feed, self._child.stdin), (self._hear, self._child.stdout))
        self._threads = [threading.Thread(target=do, args=[on], daemon=True) for do, on in pipes]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        """End the child, if it has not ended."""
        if self._child.returncode is None:
            self._end(0.0)
        for thread in self._threads:
            thread.join()
        assert self._child.stdout is not None
        self._child.stdout.close()

    def answer(self, cancelled: Cancelled) -> dict[str, object] | str:
        """The child's answer, or the word for why there is none."""
        stopped = self._awaited(self._threads[-1], cancelled)
        self._end(0.0 if stopped else GRACE)
        self._threads[-1].join()
        return stopped or self._understood()

    def _awaited(self, hearing: threading.Thread, cancelled: Cancelled) -> str:
        """Wait until everything is heard; returns the word for the reason if it is not."""
        while hearing.is_alive():
            hearing.join(_PAUSE)
            self._look()
            if cancelled():
                return "stopped"
            if time.monotonic() > self._until:
                return "time"
        return ""

    def _feed(self, pipe: IO[bytes]) -> None:
        with contextlib.suppress(OSError), pipe:
            pipe.writelines(self._told)

    def _hear(self, pipe: IO[bytes]) -> None:
        """Read progress lines, `done of`, and the last line, which is the answer."""
        while line := pipe.readline(MOST_ANSWER):
            if told := _PROGRESS.fullmatch(line):
                self._progress(int(told[1]), int(told[2]))
            else:
                self._last = line

    def _end(self, grace: float) -> None:
        """Wait for the child to end, and end it if it takes longer than `grace` seconds."""
        until, pause = time.monotonic() + grace, _SHORT_PAUSE
        while not self._ended():
            if time.monotonic() > until:
                self._child.kill()
            time.sleep(pause)
            pause = min(2 * pause, _PAUSE)

    def _look(self) -> None:
        """See how much memory the child has used by now."""
        self._used = max(self._used, _most_used_by(self._child.pid))

    def _ended(self) -> bool:
        """Whether the child has ended; then its exit code and its use of memory are known, the
        latter where the system tells it. To kill a child is to look whether it has ended first."""
        if sys.platform == "win32" or self._child.returncode is not None:
            return self._child.poll() is not None
        self._look()
        pid, status, used = os.wait4(self._child.pid, os.WNOHANG)
        if pid:
            self._child.returncode = os.waitstatus_to_exitcode(status)
            told = used.ru_maxrss * _UNIT
            self._used = max(self._used, told if told > self._ours else 0)
        return bool(pid)

    def _understood(self) -> dict[str, object] | str:
        try:
            answer = json.loads(self._last)
        except (ValueError, RecursionError):
            answer = None
        if isinstance(answer, dict) and answer.get("refused") != "damaged":
            return answer
        return self._failure("crash" if answer is None else "damaged")

    def _failure(self, word: str) -> str:
        """The word for how the child failed, `word` if nothing tells otherwise."""
        ended_by = _SIGNALS.get(-self._child.returncode)
        return ended_by or ("memory" if self._used > ALL_MEMORY else word)


_UNIT = 1 if sys.platform == "darwin" else 1024
"""The bytes in which the system counts the most memory that a process has used."""


def _most_ever_used() -> int:
    """The most memory that this process has used, in bytes. What the system tells of a child begins
    with that, since the child was a copy of this process for a moment."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def _most_used_by(pid: int) -> int:
    """The most memory that a running process has used by itself, in bytes; 0 where the system does
    not tell."""
    with contextlib.suppress(OSError):
        told = re.search(rb"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_bytes())
        return int(told[1]) * 1024 if told else 0
    return 0

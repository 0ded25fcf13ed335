"""The pictures of a document's pages, drawn by the process that reads documents, as they are
wanted."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.kit.jobs import Job

if TYPE_CHECKING:
    from core.intake.pages import PagePicture, PagePictures

AT_ONCE = 2
"""How many pages are drawn at once."""
KEPT = 12
"""How many pictures are kept."""
WIDEST = 2_400
"""The widest picture, in pixels."""
ALIKE = 0.9
"""A picture that is drawn in another width than is wanted is good enough from this share on."""

Load = Callable[[], bytes]

RUNNING: set[Job] = set()
"""The jobs whose threads may still be at work, also where what they drew for is gone."""


class PagePictureMaker(QObject):
    """Keeps the pictures of one document; it draws one after another, the last wanted first."""

    sized = Signal(object)
    """The sizes of all pages, once the document was read."""
    drawn = Signal(object)
    """A page that was drawn."""
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pictures: dict[int, QImage] = {}
        self.content: bytes | None = None
        """The bytes of the document, once they were read."""
        self._name = ""
        self._load: Load = bytes
        self._wanted: tuple[int, int] | None = None
        self._undrawn: set[int] = set()
        self._job: Job | None = None

    def begin(self, name: str, load: Load, page: int, wide: int) -> None:
        """Draw another document, from a page on; `load` has its bytes, in a thread of its own."""
        self.stop()
        self._name, self._load = name, load
        self._wanted = page, wide
        self._next()

    def stop(self) -> None:
        """Draw no more, and forget what was drawn."""
        self._wanted, self.content = None, None
        self.pictures.clear()
        self._undrawn.clear()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def want(self, page: int, wide: int) -> None:
        """Have a page drawn about so many pixels wide, unless it is so already."""
        wide = min(wide, WIDEST)
        there = self.pictures.get(page)
        good = there is not None and wide * ALIKE <= there.width()
        if not good and page not in self._undrawn:
            self._wanted = page, wide
            self._next()

    def _next(self) -> None:
        if self._job is not None or self._wanted is None:
            return
        (page, wide), self._wanted = self._wanted, None
        job = self._job = Job(partial(_drawn, self._load, self._name, page, wide))
        RUNNING.add(job)
        self.destroyed.connect(job.cancel)
        job.finished.connect(partial(self._keep, job, page))
        job.refused.connect(partial(self._refused, job))
        job.broke.connect(partial(self._broke, job))
        job.stopped.connect(partial(_forget, job))
        job.start()

    def _keep(self, job: Job, page: int, found: "tuple[bytes, PagePictures]") -> None:
        _forget(job)
        if job is not self._job:
            return
        self._job = None
        self.content, told = found
        self._load = partial(bytes, self.content)
        self.sized.emit(told.sizes)
        if not told.pictures:
            self._undrawn.add(page)
        for each in told.pictures:
            self._put(each)
        self._next()

    def _put(self, told: "PagePicture") -> None:
        form = QImage.Format.Format_RGB888
        image = QImage(told.pixels, told.width, told.height, told.width * 3, form).copy()
        self.pictures.pop(told.page, None)
        self.pictures[told.page] = image
        while len(self.pictures) > KEPT:
            del self.pictures[next(iter(self.pictures))]
        self.drawn.emit(told)

    def _refused(self, job: Job, sentence: str) -> None:
        _forget(job)
        if job is self._job:
            self.stop()
            self.failed.emit(sentence)

    def _broke(self, job: Job, failure: BaseException) -> None:
        _forget(job)
        if job is self._job:
            self.stop()
        raise failure


def _forget(job: Job) -> None:
    """Let a job go whose thread has ended."""
    RUNNING.discard(job)
    job.deleteLater()


def _drawn(
    load: Load,
    name: str,
    page: int,
    wide: int,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> "tuple[bytes, PagePictures]":
    from core.intake.pages import pictures_of

    data = load()
    told = pictures_of(data, name, page, AT_ONCE, wide, cancelled)
    progress(1, 1)
    return data, told

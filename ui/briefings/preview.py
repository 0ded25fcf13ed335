"""The preview: composed and laid out in the background, each page drawn when it is shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from ui.kit.jobs import Job

if TYPE_CHECKING:
    from briefings.prepare import LaidPack, PackRequest, Prepared
    from briefings.render import Cache


def picture(pack: "LaidPack", page: int, size: QSize) -> QImage:
    """One page of a pack, counted from 0, in pixels."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pack.to_look_at(page + 1)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    drawn = document.render(0, size)
    document.close()
    picture = QImage(drawn.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    _lay(drawn, picture)
    return picture


def _lay(drawn: QImage, picture: QImage) -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()


class Previewer(QObject):
    """Makes previews one after another, each started once changes on screen have been painted; a
    request made during one waits, and only the last of these is made. A long one has `begun` once
    its first pages are laid out, and again when there are many more."""

    begun = Signal(object)
    made = Signal(object)
    failed = Signal(str)
    working = Signal(bool)
    progressed = Signal(int, int)
    _grown = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cache: Cache | None = None
        self._job: Job | None = None
        self._waiting: PackRequest | None = None
        self._last: Prepared | None = None
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._next)
        self._grown.connect(self._tell_begun, Qt.ConnectionType.QueuedConnection)

    def ask(self, request: "PackRequest") -> None:
        """Make a preview of this, or report the last one again if only the moment differs: a change
        of theme does not make a new pack."""
        last = self._last
        self._waiting = request
        if self._job is None and last is not None and request.is_but_later(last.request):
            self._waiting = None
            self.made.emit(last)
        elif self._job is None:
            self._painted.start()
        else:
            self._job.cancel()

    def stop(self) -> None:
        """Make no more previews, and wait for the current one."""
        self._waiting = None
        self._painted.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _next(self) -> None:
        if self._waiting is None:
            self.working.emit(False)
            return
        from briefings.prepare import prepared
        from briefings.render import Cache

        self._cache = self._cache or Cache()
        request, self._waiting, self._last = self._waiting, None, None
        work = partial(prepared, request, self._cache, begun=self._grown.emit)
        job = self._job = Job(work, self)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._finished)
        job.refused.connect(self._refused)
        job.broke.connect(self._broke)
        job.stopped.connect(self._stopped)
        self.working.emit(True)
        job.start()

    def _tell_begun(self, pack: "LaidPack") -> None:
        """Tell of first pages, unless another pack is wanted by now; they arrive before the end of
        their job, so that they are never those of an earlier one."""
        if self._waiting is None:
            self.begun.emit(pack)

    def _finished(self, pack: "Prepared") -> None:
        self._last = pack
        self.made.emit(pack)
        self._done()

    def _refused(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._done()

    def _broke(self, failure: BaseException) -> None:
        self._done()
        raise failure

    def _stopped(self) -> None:
        self._done()

    def _done(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._next()

"""Waiting for work in the background: nothing for a moment, then a progress bar and a way to
cancel."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from core.errors import Problem
from core.language import gettext as _
from core.storage.publish import put_file
from ui.kit.frame import Frame
from ui.kit.jobs import Job, Work
from ui.kit.labels import ProseLabel
from ui.kit.waits import waits_of

PATIENCE = 400
"""How long a wait goes unexplained, in milliseconds."""


@contextmanager
def busy() -> Iterator[None]:
    """Show that the program is busy and not responding to input."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def _in_sight(widget: QWidget) -> QWidget:
    """What a wait for a widget stands over: what holds it, as long as it is not shown itself, since
    it has no place on the screen then."""
    around = widget.parentWidget()
    return widget if around is None or widget.isVisible() else _in_sight(around)


class Waiting(Frame):
    """Says what is happening until it is over; Cancel and Escape stop it."""

    def __init__(self, parent: QWidget, title: str, words: str) -> None:
        super().__init__(_in_sight(parent), title, "", width=420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is read after closing
        self.leave.setText(_("Cancel"))
        self.body.addWidget(ProseLabel(words))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.body.addWidget(self.bar)
        self._failure: BaseException | None = None
        self._ended = False
        self._over = False
        self.finished.connect(self._note_over)

    def run(self) -> bool:
        """Do the work; returns whether it finished. A failure is raised here."""
        waits = waits_of(self)
        if not waits.ending:
            self._begin()
            with waits.one(self):
                self._wait()
            if not self._ended:
                self._give_up()
        self.deleteLater()
        if self._failure is not None:
            raise self._failure
        return self._ended

    def _wait(self) -> None:
        """Until the work has ended or is to be given up; visibly, once it takes long."""
        loop = QEventLoop()
        self.finished.connect(loop.quit)
        QTimer.singleShot(PATIENCE, loop, loop.quit)
        with busy():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not self._over:
            self.open()
            loop.exec()

    def _note_over(self) -> None:
        self._over = True

    def _begin(self) -> None:
        raise NotImplementedError

    def _give_up(self) -> None:
        raise NotImplementedError

    def _advance(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _fail(self, failure: BaseException) -> None:
        self._failure = failure
        self._end()

    def _end(self) -> None:
        self._ended = True
        self.accept()


class Working(Waiting):
    """Waits for work in a thread of its own."""

    def __init__(self, parent: QWidget, title: str, words: str, work: Work) -> None:
        super().__init__(parent, title, words)
        self.job = Job(work, parent)
        self.result_of_work: Any = None
        self.job.finished.connect(self._finish)
        self.job.broke.connect(self._fail)
        self.job.refused.connect(self._refuse)
        self.job.progressed.connect(self._advance)
        for end in (self.job.finished, self.job.broke, self.job.refused, self.job.stopped):
            end.connect(self.job.deleteLater)

    def _begin(self) -> None:
        self.job.start()

    def _give_up(self) -> None:
        self.job.cancel()

    def _refuse(self, sentence: str) -> None:
        self._fail(self.job.problem or Problem(sentence))

    def _finish(self, result: object) -> None:
        self.result_of_work = result
        self._end()


def written(parent: QWidget, title: str, path: Path, work: Work) -> bool:
    """Wait for the bytes that work makes, and put them in their place; False if somebody did not
    want to wait, or the work made nothing. Raises Problem where they cannot be made or written."""
    words = _("Writing {file}…").format(file=path.name)
    making = Working(parent, title, words, work)
    if not making.run() or making.result_of_work is None:
        return False
    put_file(path, making.result_of_work)
    return True


class Stepping(Waiting):
    """Does work that belongs to the window's thread one step at a time; each step reports how many
    are done, and of how many."""

    def __init__(
        self, parent: QWidget, title: str, words: str, steps: Iterator[tuple[int, int]]
    ) -> None:
        super().__init__(parent, title, words)
        self.result_of_work: Any = None
        self._steps = steps
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._step)

    def _begin(self) -> None:
        self._clock.start()

    def _step(self) -> None:
        try:
            self._advance(*next(self._steps))
        except StopIteration as ended:
            self._clock.stop()
            self.result_of_work = ended.value
            self._end()
        except Exception as failure:
            self._clock.stop()
            self._fail(failure)

    def _give_up(self) -> None:
        self._clock.stop()
        close = getattr(self._steps, "close", None)
        if close is not None:
            close()

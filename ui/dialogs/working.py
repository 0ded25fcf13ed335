"""A wait for work beside the window: nothing for a moment, then a bar and a way out."""

from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from core.errors import Problem
from core.language import gettext as _
from ui.dialogs.frame import Frame
from ui.jobs import Job, Work
from ui.widgets.labels import Prose

PATIENCE = 400
"""How long the wait goes unexplained, in milliseconds."""


class Working(Frame):
    """Says what is going on until the work is done; Cancel and Escape give it up."""

    def __init__(self, parent: QWidget, title: str, words: str, work: Work) -> None:
        super().__init__(parent, title, "", width=420)
        self.leave.setText(_("Cancel"))
        self.body.addWidget(Prose(words))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.body.addWidget(self.bar)
        self.job = Job(work, parent)
        self.result_of_work: Any = None
        self._failure: BaseException | None = None
        self._ended = False
        self.job.finished.connect(self._finish)
        self.job.broke.connect(self._fail)
        self.job.refused.connect(lambda sentence: self._fail(Problem(sentence)))
        self.job.progressed.connect(self._advance)
        for end in (self.job.finished, self.job.broke, self.job.refused, self.job.stopped):
            end.connect(self.job.deleteLater)

    def run(self) -> bool:
        """Do the work; whether it came to its end. A failure is raised here."""
        self.job.start()
        loop = QEventLoop()
        self.accepted.connect(loop.quit)
        QTimer.singleShot(PATIENCE, loop, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not self._ended:
            self.finished.connect(loop.quit)
            self.open()
            loop.exec()
        if not self._ended:
            self.job.cancel()
        self.deleteLater()
        if self._failure is not None:
            raise self._failure
        return self._ended

    def _advance(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _finish(self, result: object) -> None:
        self.result_of_work = result
        self._end()

    def _fail(self, failure: BaseException) -> None:
        self._failure = failure
        self._end()

    def _end(self) -> None:
        self._ended = True
        self.accept()

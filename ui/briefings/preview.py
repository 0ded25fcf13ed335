"""The preview: composed and laid out beside the window, each page drawn when it is looked at."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from core.model.dossier import Dossier
from ui.kit.jobs import Job

if TYPE_CHECKING:
    from briefings.checks import Check
    from briefings.document import Briefing
    from briefings.recipe import Recipe
    from briefings.render import Cache, Laid


class Preview(msgspec.Struct):
    """A pack that was composed and laid out, and what was found in it."""

    recipe: "Recipe"
    briefing: "Briefing"
    laid: "Laid"
    checks: "tuple[Check, ...]"

    def sizes(self) -> list[tuple[float, float]]:
        """The sizes of the pages in points."""
        return [(page.sheet.width, page.sheet.height) for page in self.laid.pages]

    def first_pages(self) -> dict[str, int]:
        """The page on which each section begins, counted from 1, by the section's key up to its
        first colon."""
        found: dict[str, int] = {}
        for span in self.laid.spans:
            found.setdefault(span.section.key.partition(":")[0], span.first)
        return found

    def pdf(self, pages: Sequence[int]) -> bytes:
        """Some of the pages, counted from 1, as PDF."""
        from briefings.render import painted

        return painted(self.briefing, self.laid, only=frozenset(pages))

    def picture(self, page: int, size: QSize) -> QImage:
        """One page, counted from 0, in pixels."""
        buffer = QBuffer()
        buffer.setData(QByteArray(self.pdf([page + 1])))
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


def previewed(
    dossier: Dossier,
    recipe: "Recipe",
    before: Dossier | None,
    cache: "Cache",
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Preview:
    """Compose, lay out and look through a pack; blocks that were set before are not set again."""
    from briefings.checks import checks
    from briefings.compose import compose
    from briefings.render import Steps, laid_out

    briefing = compose(dossier, recipe, before)
    laid = laid_out(briefing, cache, Steps(progress, cancelled))
    return Preview(recipe, briefing, laid, checks(dossier, recipe, briefing, laid))


class Previewer(QObject):
    """Makes previews one after another; what is asked for while one is made waits its turn, and
    only the last of that is made."""

    made = Signal(object)
    failed = Signal(str)
    working = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cache: Cache | None = None
        self._job: Job | None = None
        self._waiting: tuple[Dossier, Recipe, Dossier | None] | None = None

    def ask(self, dossier: Dossier, recipe: "Recipe", before: Dossier | None) -> None:
        """Make a preview of this."""
        self._waiting = (dossier, recipe, before)
        if self._job is None:
            self._next()
        else:
            self._job.cancel()

    def stop(self) -> None:
        """Make no more previews, and wait for the one under way."""
        self._waiting = None
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _next(self) -> None:
        if self._waiting is None:
            self.working.emit(False)
            return
        from briefings.render import Cache

        self._cache = self._cache or Cache()
        dossier, recipe, before = self._waiting
        cache, self._waiting = self._cache, None

        def work(*, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Preview:
            return previewed(dossier, recipe, before, cache, progress=progress, cancelled=cancelled)

        job = self._job = Job(work, self)
        job.finished.connect(self._finished)
        job.refused.connect(self._refused)
        job.broke.connect(self._broke)
        job.stopped.connect(self._stopped)
        self.working.emit(True)
        job.start()

    def _finished(self, preview: Preview) -> None:
        self.made.emit(preview)
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

"""Taking in a source: from a file, from what was dropped, or from the clipboard."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from core.editing.commands.sources import already, digest_of
from core.errors import Problem
from core.language import gettext as _
from core.language import ngettext
from core.model.records import Source
from core.text.extensions import DOCUMENTS
from core.views.notes import is_detached, phrases_on
from ui.kit.dropped import dropped
from ui.kit.working import Working
from ui.session import Desk
from ui.sources import form as source

if TYPE_CHECKING:
    from core.intake import Taken


def ask(desk: Desk, into: str = "") -> bool:
    """Ask for a file and take it in; whether that was done. `into` is the id of a source that is to
    have its text; else there is a new source."""
    patterns = " ".join(f"*{suffix}" for suffix in DOCUMENTS)
    kinds = _("Documents ({patterns})").format(patterns=patterns)
    title = _("Put a document into the source") if into else _("Take in a source")
    path = desk.prompts.file_to_open(desk.window, title, kinds)
    return path is not None and take_file(desk, path, into)


def take_file(desk: Desk, path: Path, into: str = "") -> bool:
    """Take a file in; what cannot be is told in the status line, and nothing has changed."""
    if not desk.ask_to_edit():
        return False
    try:
        taken = _read(desk, path)
    except OSError as failure:
        said = _("{file} cannot be read: {reason}.")
        desk.warn(said.format(file=path.name, reason=failure.strerror or failure))
    except Problem as problem:
        desk.warn(str(problem))
    else:
        return taken is not None and _register(desk, taken, into)
    return False


def paste(desk: Desk, seen: str = "") -> bool:
    """Take in the text on the clipboard, or the file that was copied. `seen` is the source in view:
    where it has no text, somebody says whether it is to have this one."""
    data = QGuiApplication.clipboard().mimeData() or QMimeData()  # without one, Qt has None
    brought = Brought.of(data)
    there = desk.dossier.find(Source, seen)
    if there is None or there.digest or not brought:
        return brought.take(desk)
    return _ask_where(desk, brought, there)


def drop(desk: Desk, brought: "Brought", seen: str) -> bool:
    """Take in what was dropped on a source: into it if it has no text; else somebody says where."""
    there = desk.dossier.find(Source, seen)
    if there is None or not there.digest or not desk.editable:
        return brought.take(desk, seen)
    return _ask_where(desk, brought, there)


@dataclass(frozen=True, slots=True)
class Brought:
    """A document or a text that was pasted or dropped."""

    file: Path | None = None
    text: str = ""

    @classmethod
    def of(cls, data: QMimeData) -> "Brought":
        """What was brought: the first file, else the text."""
        files = dropped(data)
        return cls(Path(files[0])) if files else cls(text=data.text())

    def __bool__(self) -> bool:
        return self.file is not None or bool(self.text.strip())

    def take(self, desk: Desk, into: str = "") -> bool:
        """Take it in, as a new source or into one that is there."""
        if self.file is not None:
            return take_file(desk, self.file, into)
        return take_text(desk, self.text, into)


def _ask_where(desk: Desk, brought: Brought, there: Source) -> bool:
    """Ask whether something is to go into a source that is there or to be a new one."""
    if not desk.ask_to_edit():
        return False
    has = (
        _("Source {number} has a text.") if there.digest else _("Source {number} has no text yet.")
    )
    name = brought.file.name if brought.file is not None else _("the text")
    where = _("Where is {what} to go?").format(what=name)
    here = _("Replace the text of Source {number}") if there.digest else _("Into Source {number}")
    choices = [(here.format(number=there.number), there.id), (_("New source"), "")]
    if there.digest:
        choices.reverse()  # Enter replaces nothing
    question = f"{has.format(number=there.number)} {where}"
    chosen = desk.prompts.choose(desk.window, question, [words for words, _into in choices])
    return chosen is not None and brought.take(desk, choices[chosen][1])


def take_text(desk: Desk, text: str, into: str = "") -> bool:
    """Take in a text that was pasted or dropped."""
    from core.intake import pasted

    if not desk.ask_to_edit():
        return False
    try:
        return _register(desk, pasted(text), into)
    except Problem as problem:
        desk.warn(str(problem))
        return False


def _read(desk: Desk, path: Path) -> "Taken | None":
    """What the file says; None if somebody did not want to wait."""
    from core.intake import MOST_BYTES, take

    def work(**asked: object) -> "Taken | OSError | Problem":
        try:
            with path.open("rb") as file:
                return take(path.name, file.read(MOST_BYTES + 1), **asked)  # type: ignore[arg-type]
        except (OSError, Problem) as failure:
            return failure

    words = _("Reading {file}…").format(file=path.name)
    waiting = Working(desk.window, _("Take in a source"), words, work)
    if not waiting.run():
        desk.say(_("Nothing was taken in."))
        return None
    found: Taken | OSError | Problem = waiting.result_of_work
    if isinstance(found, OSError | Problem):
        raise found
    return found


def _register(desk: Desk, taken: "Taken", into: str = "") -> bool:
    source_there = desk.dossier.find(Source, into)
    if source_there is not None:
        return _put_in(desk, taken, source_there)
    known = already(desk.dossier, taken)
    if known is not None:
        said = _("This is in the dossier already, as Source {number}.")
        desk.warn(said.format(number=known.number))
        desk.go(Source, known.id)
        return False
    before = {each.id for each in desk.dossier.all(Source)}
    if not source.ask_about(desk, taken):
        return False
    new = next(each for each in desk.dossier.all(Source) if each.id not in before)
    desk.say(_("Source {number} taken in.").format(number=new.number))
    desk.go(Source, new.id)
    return True


def _put_in(desk: Desk, taken: "Taken", there: Source) -> bool:
    """Have a source take a document's text; what has lost its words is told."""
    if there.digest == digest_of(taken.text):
        desk.warn(_("Source {number} has this text already.").format(number=there.number))
        return False
    before = _without_place(desk, there)
    if not source.ask_about(desk, taken, there):
        return False
    said = _("Source {number} has the text of the document.").format(number=there.number)
    lost = _without_place(desk, there) - before
    if lost > 0:
        words = ngettext(
            "{count} note or excerpt has lost its words.",
            "{count} notes and excerpts have lost their words.",
            lost,
        )
        said = f"{said} {words.format(count=lost)}"
    desk.say(said)
    return True


def _without_place(desk: Desk, there: Source) -> int:
    """How many notes and excerpts on a source's text are detached from it."""
    return sum(map(is_detached, phrases_on(desk.dossier, there)))

"""Importing a source: from a file, by drag and drop, or from the clipboard."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from core.editing.commands.sources import already
from core.errors import Problem
from core.language import gettext as _
from core.language import ngettext
from core.model.records import Source
from core.text.digest import digest_of
from core.text.extensions import DOCUMENTS
from core.views.notes import is_detached, phrases_on
from ui.forms.documents import ask_for_document, loading
from ui.kit.dropped import dropped
from ui.session import Session
from ui.sources import form as source
from ui.sources.scans import read_with_ocr

if TYPE_CHECKING:
    from core.intake import ImportedDocument


def ask(session: Session, into: str = "") -> bool:
    """Ask for a file and import it; returns whether that was done. `into` is the id of a source
    that is to receive its text; else a new source is created."""
    title = _("Add a document to the source") if into else _("Import a source")
    path = ask_for_document(session, title)
    return path is not None and import_file(session, path, into)


def import_file(session: Session, path: Path, into: str = "") -> bool:
    """Import a file; if that fails, the status line says so and nothing has changed."""
    if not session.ask_to_edit():
        return False
    try:
        return _import(session, path, into)
    except Problem as problem:
        session.warn(str(problem))
        return False


def import_files(session: Session, paths: Sequence[Path]) -> None:
    """Import files one after another as new sources; the status line says of several how many were
    imported, and what the others have wrong."""
    if len(paths) == 1:
        import_file(session, paths[0])
    elif session.ask_to_edit():
        imported, problems = 0, []
        for path in paths:
            try:
                imported += _import(session, path)
            except Problem as problem:
                problems.append(str(problem))
        count = ngettext(
            "{count} of {total} file imported.", "{count} of {total} files imported.", len(paths)
        ).format(count=imported, total=len(paths))
        (session.warn if problems else session.say)(" ".join([count, *problems]))


def _import(session: Session, path: Path, into: str = "") -> bool:
    taken = read_with_ocr(session, path.name, loading(path), _("Import a source"))
    if taken is None:
        return False
    lay = str(path.absolute().parent)
    return _register(session, msgspec.structs.replace(taken, folder=lay), into)


def _offer_attachments(session: Session, attached: Mapping[str, bytes]) -> None:
    """Ask which of the documents attached to one are to be sources too, one at a time."""
    left = [name for name in attached if name.lower().endswith(DOCUMENTS)]
    while left:
        question = ngettext(
            "A document is attached. Import it too?",
            "{count} documents are attached. Import one of them too?",
            len(left),
        ).format(count=len(left))
        chosen = session.prompts.choose(session.window, question, left, _("None"))
        if chosen is None:
            return
        name = left.pop(chosen)
        try:
            load = partial(attached.__getitem__, name)
            taken = read_with_ocr(session, name, load, _("Import a source"))
            if taken is not None:
                _register(session, taken)
        except Problem as problem:
            session.warn(str(problem))


def paste(session: Session, seen: str = "") -> bool:
    """Import the text on the clipboard, or the copied file. `seen` is the source in view: if it has
    no text, the user decides whether it is to have this one."""
    data = QGuiApplication.clipboard().mimeData() or QMimeData()  # Qt has None without one
    brought = Brought.of(data)
    there = session.dossier.find(Source, seen)
    if there is None or there.digest or not brought:
        return brought.import_into(session)
    return _ask_where(session, brought, there)


def drop(session: Session, brought: "Brought", seen: str) -> bool:
    """Import what was dropped on a source: into it if it has no text; else the user decides
    where."""
    there = session.dossier.find(Source, seen)
    if there is None or not there.digest or not session.editable:
        return brought.import_into(session, seen)
    return _ask_where(session, brought, there)


class Brought(msgspec.Struct, frozen=True):
    """A document or text that was pasted or dropped."""

    file: Path | None = None
    text: str = ""

    @classmethod
    def of(cls, data: QMimeData) -> "Brought":
        """What was brought: the first file, else the text."""
        files = dropped(data)
        return cls(Path(files[0])) if files else cls(text=data.text())

    def __bool__(self) -> bool:
        return self.file is not None or bool(self.text.strip())

    def import_into(self, session: Session, into: str = "") -> bool:
        """Import it, as a new source or into an existing one."""
        if self.file is not None:
            return import_file(session, self.file, into)
        return import_text(session, self.text, into)


def _ask_where(session: Session, brought: Brought, there: Source) -> bool:
    """Ask whether to put something into an existing source or make a new one."""
    if not session.ask_to_edit():
        return False
    has = (
        _("Source {number} has a text.") if there.digest else _("Source {number} has no text yet.")
    )
    name = brought.file.name if brought.file is not None else _("the text")
    where = _("Where should {what} go?").format(what=name)
    here = _("Replace the text of Source {number}") if there.digest else _("Add to Source {number}")
    choices = [(here.format(number=there.number), there.id), (_("New source"), "")]
    if there.digest:
        choices.reverse()  # Enter replaces nothing
    question = f"{has.format(number=there.number)} {where}"
    chosen = session.prompts.choose(session.window, question, [words for words, _into in choices])
    return chosen is not None and brought.import_into(session, choices[chosen][1])


def import_text(session: Session, text: str, into: str = "") -> bool:
    """Import a pasted or dropped text."""
    from core.intake import pasted

    if not session.ask_to_edit():
        return False
    try:
        return _register(session, pasted(text), into)
    except Problem as problem:
        session.warn(str(problem))
        return False


def _register(session: Session, taken: "ImportedDocument", into: str = "") -> bool:
    session.importing.emit()
    source_there = session.dossier.find(Source, into)
    if source_there is not None:
        put = _put_in(session, taken, source_there)
        if put:
            _offer_attachments(session, taken.attachments)
        return put
    known = already(session.dossier, taken)
    if known is not None:
        session.go(Source, known.id)
        said = _("{name} is already in the dossier as Source {number}.")
        name = taken.file_name or _("This text")
        raise Problem(said.format(name=name, number=known.number))
    before = {each.id for each in session.dossier.all(Source)}
    if not source.ask_about(session, taken):
        return False
    new = next(each for each in session.dossier.all(Source) if each.id not in before)
    session.say(_("Source {number} imported.").format(number=new.number))
    session.go(Source, new.id)
    _offer_attachments(session, taken.attachments)
    return True


def _put_in(session: Session, taken: "ImportedDocument", there: Source) -> bool:
    """Put a document's text into a source; the user is told about phrases that lost their words."""
    if there.digest == digest_of(taken.text):
        session.warn(_("Source {number} already has this text.").format(number=there.number))
        return False
    before = _without_place(session, there)
    if not source.ask_about(session, taken, there):
        return False
    said = _("Source {number} now has the text of the document.").format(number=there.number)
    lost = _without_place(session, there) - before
    if lost > 0:
        words = ngettext(
            "{count} note or excerpt is now detached.",
            "{count} notes and excerpts are now detached.",
            lost,
        )
        said = f"{said} {words.format(count=lost)}"
    session.say(said)
    return True


def _without_place(session: Session, there: Source) -> int:
    """How many notes and excerpts on a source's text are detached from it."""
    return sum(map(is_detached, phrases_on(session.dossier, there)))

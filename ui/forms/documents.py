"""Reading a document that somebody chose, while it is said that it is being read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.language import gettext as _
from core.storage.place import beginning_of
from core.text.extensions import DOCUMENTS
from ui.kit.working import Working
from ui.session import Session

if TYPE_CHECKING:
    from core.intake import ImportedDocument


def ask_for_document(session: Session, title: str) -> Path | None:
    """The file that somebody chooses."""
    patterns = " ".join(f"*{suffix}" for suffix in DOCUMENTS)
    kinds = _("Documents ({patterns})").format(patterns=patterns)
    return session.prompts.file_to_open(session.window, title, kinds)


def read_file_of(session: Session, path: Path, title: str) -> "ImportedDocument | None":
    """The contents of a file; see `read_document_of`."""
    from core.intake import MOST_BYTES

    return read_document_of(session, path.name, partial(beginning_of, path, MOST_BYTES), title)


def read_document_of(
    session: Session, name: str, load: Callable[[], bytes], title: str
) -> "ImportedDocument | None":
    """The contents of a document of this name; None if the user did not wait. Problem if it cannot
    be read."""
    from core.intake import read_document

    def work(**asked: object) -> "ImportedDocument":
        return read_document(name, load(), **asked)  # type: ignore[arg-type]

    words = _("Reading {file}…").format(file=name)
    waiting = Working(session.window, title, words, work)
    if not waiting.run():
        session.say(_("Nothing was imported."))
        return None
    found: ImportedDocument = waiting.result_of_work
    return found

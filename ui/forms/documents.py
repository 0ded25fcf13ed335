"""Reading a document that somebody chose, while it is said that it is being read."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import Problem
from core.language import gettext as _
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


def beginning_of_file(path: Path) -> bytes:
    """As much of a file as is read, and a byte more where there is more."""
    from core.intake import MOST_BYTES

    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def read_document_of(
    session: Session, name: str, load: Callable[[], bytes], title: str
) -> "ImportedDocument | None":
    """The contents of a document of this name; None if the user did not wait. OSError or Problem if
    it cannot be read."""
    from core.intake import read_document

    def work(**asked: object) -> "ImportedDocument | OSError | Problem":
        try:
            return read_document(name, load(), **asked)  # type: ignore[arg-type]
        except (OSError, Problem) as failure:
            return failure

    words = _("Reading {file}…").format(file=name)
    waiting = Working(session.window, title, words, work)
    if not waiting.run():
        session.say(_("Nothing was imported."))
        return None
    found: ImportedDocument | OSError | Problem = waiting.result_of_work
    if isinstance(found, OSError | Problem):
        raise found
    return found

"""Reading a document that somebody chose, while it is said that it is being read."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.language import gettext as _
from core.storage.place import beginning_of
from core.text.extensions import DOCUMENTS
from ui.kit.choices import CalmBox
from ui.kit.working import Working
from ui.session import Session

if TYPE_CHECKING:
    from core.intake import ImportedDocument


def ask_for_document(session: Session, title: str) -> Path | None:
    """The file that somebody chooses."""
    _be_ready()
    patterns = " ".join(f"*{suffix}" for suffix in DOCUMENTS)
    kinds = _("Documents ({patterns})").format(patterns=patterns)
    return session.prompts.file_to_open(session.window, title, kinds)


def expect(names: Iterable[str]) -> None:
    """Be ready to read files that are dragged over the window and may be dropped."""
    if any(name.lower().endswith(".pdf") for name in names):
        _be_ready()


def _be_ready() -> None:
    from core.intake.reading import prepare

    prepare()


BOTH = "both"
"""Tracked changes as two texts: the one before, then the one after."""


def readings(*, marked: bool = True) -> CalmBox:
    """What can be made of tracked changes; `marked` in the text, or else both ways, as two."""
    box = CalmBox()
    box.addItem(_("Accepted"), "accepted")
    box.addItem(_("Rejected"), "rejected")
    if marked:
        box.addItem(_("Marked"), "marked")
    else:
        box.addItem(_("Both: the text before, then the text after"), BOTH)
    return box


def loading(path: Path) -> Callable[[], bytes]:
    """Loads the content of a file that is to be read."""
    from core.intake import MOST_BYTES

    return partial(beginning_of, path, MOST_BYTES)


def read_file_of(session: Session, path: Path, title: str) -> "ImportedDocument | None":
    """The contents of a file; see `read_document_of`."""
    return read_document_of(session, path.name, loading(path), title)


def read_document_of(
    session: Session, name: str, load: Callable[[], bytes], title: str, ocr: str = ""
) -> "ImportedDocument | None":
    """The contents of a document of this name, its pictures read in the languages `ocr`; None if
    the user did not wait. Problem if it cannot be read."""
    from core.intake import read_document

    def work(**asked: object) -> "ImportedDocument":
        return read_document(name, load(), ocr=ocr, **asked)  # type: ignore[arg-type]

    words = _("Reading {file} by OCR…") if ocr else _("Reading {file}…")
    waiting = Working(session.window, title, words.format(file=name), work)
    if not waiting.run():
        session.say(_("Nothing was imported."))
        return None
    found: ImportedDocument = waiting.result_of_work
    return found

"""What a document would be as a source's text, without a dossier."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.opening import EXISTING
from core.errors import IntakeProblem, ScanProblem
from core.language import gettext as _
from core.storage.place import beginning_of

if TYPE_CHECKING:
    from core.intake import ImportedDocument


OCR = click.option(
    "--ocr",
    metavar="LANG",
    default="",
    help=_(
        "Read pages without text, and pictures, by OCR (Tesseract) in this language, such as de "
        "or deu+eng."
    ),
)
"""Whether pictures of text are read, for every command that reads a document."""


ACCEPTED = click.option(
    "--accepted", "reading", flag_value="accepted", help=_("Accept tracked changes (default).")
)
REJECTED = click.option(
    "--rejected", "reading", flag_value="rejected", help=_("Reject tracked changes.")
)


@click.command(help=_("Print the text of DOC as it would be imported, and what cannot be kept."))
@click.argument("document", metavar="DOC", type=EXISTING)
@ACCEPTED
@REJECTED
@click.option(
    "--marked", "reading", flag_value="marked", help=_("Mark tracked changes and their authors.")
)
@OCR
def read(document: Path, reading: str | None, ocr: str) -> None:
    """The text on stdout; on stderr what somebody should know before relying on it."""
    whole = document_of(document, ocr)
    found = whole.read_as(reading or whole.reading)
    for sentence in (*found.account(), *_hints(whole, ocr), *found.commented()):
        click.echo(sentence, err=True)
    if not found.text.strip():
        raise IntakeProblem(_("{file} has no text.").format(file=document.name))
    click.echo(found.text)


def _hint() -> str:
    """How pictures of text can be read."""
    from core.intake.ocr import missing, sensible

    return missing() or _("To read it by OCR: --ocr {language}").format(language=sensible())


def _hints(document: "ImportedDocument", ocr: str) -> list[str]:
    return [_hint()] if document.may_be_scanned and not ocr else []


def document_of(path: Path, ocr: str = "") -> "ImportedDocument":
    """What a document holds, its pictures read in a language if one is given; Problem if it cannot
    be read."""
    from core.intake import MOST_BYTES, read_document

    try:
        return read_document(path.name, beginning_of(path, MOST_BYTES), ocr=ocr)
    except ScanProblem as problem:
        raise ScanProblem(f"{problem}\n{_hint()}") from problem


def draft_of(path: Path, ocr: str = "") -> str:
    """The text of a document as a draft; see `draft_document`."""
    return draft_document(path, ocr).text


def draft_document(path: Path, ocr: str = "", reading: str | None = None) -> "ImportedDocument":
    """A document as a draft, whose pages go on, with tracked changes accepted or as it is to be
    read; what somebody should know of it is told on stderr."""
    whole = document_of(path, ocr)
    document = whole.read_as(reading or whole.reading).as_draft()
    for remark in (*document.remarks, *_hints(document, ocr)):
        click.echo(remark, err=True)
    return document

"""What a document would be as a source's text, without a dossier."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.opening import EXISTING
from core.language import gettext as _
from core.storage.place import beginning_of

if TYPE_CHECKING:
    from core.intake import ImportedDocument


@click.command(help=_("Print the text of DOC as it would be imported, and what cannot be kept."))
@click.argument("document", metavar="DOC", type=EXISTING)
@click.option(
    "--accepted", "reading", flag_value="accepted", help=_("Accept tracked changes (default).")
)
@click.option("--rejected", "reading", flag_value="rejected", help=_("Reject tracked changes."))
@click.option(
    "--marked", "reading", flag_value="marked", help=_("Mark tracked changes and their authors.")
)
def read(document: Path, reading: str | None) -> None:
    """The text on stdout; on stderr what somebody should know before relying on it."""
    whole = document_of(document)
    found = whole.read_as(reading or whole.reading)
    for sentence in (*found.account(), *found.commented()):
        click.echo(sentence, err=True)
    click.echo(found.text)


def document_of(path: Path) -> "ImportedDocument":
    """What a document holds; Problem if it cannot be read."""
    from core.intake import MOST_BYTES, read_document

    return read_document(path.name, beginning_of(path, MOST_BYTES))


def text_of(path: Path) -> str:
    """The text of a document; what somebody should know of it is told on stderr."""
    found = document_of(path)
    for remark in found.remarks:
        click.echo(remark, err=True)
    return found.text

"""What a document would be as a source's text, without a dossier."""

from pathlib import Path

import click

from cli.opening import EXISTING
from core.language import gettext as _
from core.storage.place import beginning_of


@click.command(help=_("Print the text of DOC as it would be imported, and what cannot be kept."))
@click.argument("document", metavar="DOC", type=EXISTING)
def read(document: Path) -> None:
    """The text on stdout; on stderr what somebody should know before relying on it."""
    from core.intake import MOST_BYTES, read_document

    found = read_document(document.name, beginning_of(document, MOST_BYTES))
    for remark in found.remarks:
        click.echo(remark, err=True)
    click.echo(found.text)

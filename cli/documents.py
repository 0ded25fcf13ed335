"""What a document would be as a source's text, without a dossier."""

from pathlib import Path

import click

from cli.opening import EXISTING
from core.language import gettext as _
from core.storage.place import beginning_of


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
    from core.intake import MOST_BYTES, read_document

    whole = read_document(document.name, beginning_of(document, MOST_BYTES))
    found = whole.read_as(reading or whole.reading)
    for sentence in (*found.account(), *found.commented()):
        click.echo(sentence, err=True)
    click.echo(found.text)

"""The command that brings a draft into a dossier's plan."""

import datetime as dt
from contextlib import nullcontext
from pathlib import Path

import click

from cli import named
from cli.days import day_option
from cli.documents import ACCEPTED, OCR, REJECTED, draft_document
from cli.opening import EXISTING, back_up, beginning, looked_at, takes_dossier, tell_new, working
from core.language import gettext as _
from core.language import ngettext

PARTS = ("article", "paragraph", "item")


@click.command(
    help=_(
        "Bring the draft DOC into the plan of FILE, clause by clause, and list what became of each "
        "clause. FILE is created if needed."
    )
)
@takes_dossier
@click.argument("document", metavar="DOC", type=EXISTING)
@click.option(
    "--cut", type=click.Choice(PARTS), default="paragraph", help=_("What counts as a clause.")
)
@click.option(
    "--date",
    metavar="DATE",
    callback=day_option,
    help=_("Date of the draft, as in 2025-12-31; today without one and without a round."),
)
@click.option("--round", "number", type=int, default=None, help=_("Number of the round."))
@click.option("--party", default=None, help=_("Whose draft it is, by name or code."))
@ACCEPTED
@REJECTED
@click.option("--part", is_flag=True, help=_("It is a part of the text: what it lacks stays."))
@click.option("--dry-run", is_flag=True, help=_("List only; change nothing."))
@OCR
def draft(
    file: Path,
    document: Path,
    cut: str,
    date: dt.date | None,
    number: int | None,
    party: str | None,
    reading: str | None,
    part: bool,
    dry_run: bool,
    ocr: str,
) -> None:
    """One step, which the window can undo while the file stays open there."""
    from core.text.clause_marks import DraftPart
    from core.views.draft import as_told, bring_in_lines, draft_lines, draft_words
    from core.views.draft_status import NewStatus

    taken = draft_document(document, ocr, reading)
    if date is None and number is None:
        date = dt.date.today()
    anew = not file.exists()
    with nullcontext() if dry_run else beginning(file) if anew else working(file) as workspace:
        dossier = looked_at(file) if workspace is None else workspace.latest
        side = None if party is None else named.party(dossier, party)
        meeting = None if number is None else named.meeting(dossier, number).id
        lines = as_told(draft_lines(dossier, taken.text, DraftPart(cut), side), part=part)
        if workspace is not None:
            if not anew:
                back_up(workspace)
            by = taken.author_of_changes
            workspace.do(bring_in_lines(lines, party=side, date=date, round=meeting, author=by))
    tell_new(file)
    for line in lines:
        was = [each for each in line.before if each != line.clause.title]
        status = line.status_words(NewStatus.BRACKETED) if side is None else ""
        told = (line.words, line.clause.title, " | ".join(was), status if "→" in status else "")
        click.echo("\t".join(filter(None, told)))
    done = ngettext("{count} clause.", "{count} clauses.", len(lines)).format(count=len(lines))
    click.echo("\n".join((done, draft_words(lines))), err=True)

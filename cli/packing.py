"""The command that makes a pack, under the same checks as the window: as a draft, or issued and
entered in the register."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from cli import named
from cli.opening import EXISTING, new_secret, reading, takes_dossier, working
from core.editing.workspace import Workspace
from core.errors import Problem
from core.language import LANGUAGES, ngettext
from core.language import gettext as _
from core.lenses.marking import levels
from core.model.dossier import Dossier
from core.model.records import Round, Template
from core.storage.publish import make_folder, put_file, refuse_dossier
from core.text.days import now
from core.text.extensions import ending_of
from core.text.saying import list_of
from core.views.pairs import shown_pair
from core.views.schedule import schedule

if TYPE_CHECKING:
    from briefings.prepare import Ground, PackRequest, Prepared


class Wishes(msgspec.Struct, frozen=True):
    """What a pack is to be like, as far as the command was told; `template` is the name of a
    built-in one or of one kept in the dossier."""

    template: str
    readers: tuple[str, ...]
    language: str
    marking: str
    paper: Literal["a4", "letter", "a5"] | None
    override: str
    principal: bool
    desk: str
    handling: str
    names: Literal["title", "neutral"] | None
    tags: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()


@click.command(help=_("Write the briefing pack for a round as PDF."))
@takes_dossier
@click.option("--round", "number", type=int, help=_("Number of the round; otherwise the next."))
@click.option(
    "--out",
    type=EXISTING,
    required=True,
    help=_(
        "PDF file to write, or docx or odt for an edition to be edited; with --register, a folder."
    ),
)
@click.option(
    "--reader",
    "readers",
    multiple=True,
    help=_(
        "Who a copy is for; may be repeated. “Name | LEVEL” leaves out what is marked higher, "
        "“Name | LEVEL | releasable” also says whose notes are printed: delegation, principal, "
        "releasable or none."
    ),
)
@click.option(
    "--template",
    default="full",
    show_default=True,
    help=_(
        "full, pocket, releasable, delta, addendum, annex, or the name of one kept in the dossier."
    ),
)
@click.option(
    "--tag", "tags", multiple=True, help=_("Only what has this tag, and says so; may be repeated.")
)
@click.option(
    "--search",
    "searches",
    multiple=True,
    help=_("Only what the saved search of this name finds, and says so; may be repeated."),
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en")
@click.option("--marking", default="", help=_("Marking at the head and foot of each page."))
@click.option("--paper", type=click.Choice(["a4", "letter", "a5"]), default=None)
@click.option(
    "--override", "--over-norm", default="", help=_("Reason a brief exceeds its page limit.")
)
@click.option("--desk", default="", help=_("Who issues it, for the cover."))
@click.option("--handling", default="", help=_("How it is to be handled, for the cover."))
@click.option("--principal", is_flag=True, help=_("Print notes for the principal, too."))
@click.option(
    "--names",
    type=click.Choice(["title", "neutral"]),
    help=_(
        "Whether the names of issued files carry the title or only number and date; otherwise as "
        "in the pack issued last."
    ),
)
@click.option("--register", is_flag=True, help=_("Issue it: write numbered copies and enter them."))
@click.option(
    "--password-file", type=EXISTING, help=_("File with a password for the copies, with --register")
)
def pack(
    file: Path,
    number: int | None,
    out: Path,
    register: bool,
    password_file: Path | None,
    **wished: object,
) -> None:
    """What was found is told; if anything prevents the pack, nothing is written. A round that is
    past is prepared as on the day before it."""
    wishes = msgspec.convert(wished, Wishes)
    if register:
        _issue(file, number, out, wishes, password_file)
        return
    if password_file is not None:
        raise click.UsageError(_("--password-file needs --register."))
    if wishes.names is not None:
        raise click.UsageError(_("--names needs --register."))
    refuse_dossier(out)
    with reading(file) as workspace:
        (made,) = _cleared((_single(_request(workspace, number, wishes, issued=False)),))
    put_file(out, _content(made, out))
    click.echo(_("Saved: {file}").format(file=out))


def _content(made: "Prepared", out: Path) -> bytes:
    """The pack as the file's name asks for it; as PDF for any other name."""
    from briefings.prepare import EDITIONS

    ending = ending_of(out)
    return made.edited(ending) if ending in EDITIONS else made.pdf()


def _issue(
    file: Path, number: int | None, folder: Path, wishes: Wishes, password_file: Path | None
) -> None:
    """Write every copy, or none, and enter them in the register."""
    from briefings.issue import Order, entry, issue, names_of
    from briefings.parting import parted

    password = "" if password_file is None else new_secret(password_file, None).passphrase
    with working(file) as workspace:
        request = _request(workspace, number, wishes, issued=True)
        if request.recipe.as_of is not None:
            raise Problem(_("That round is past. Only a pack for a coming round can be issued."))
        _cleared(parted(request))
        make_folder(folder)
        order = Order(request, folder, password)
        head = workspace.head
        made = issue(order)
        try:
            workspace.do(entry(order, head, made))
        except Problem:
            for path in names_of(order):
                path.unlink(missing_ok=True)
            raise
    count = len(made.copies)
    said = ngettext("{count} copy saved to {folder}", "{count} copies saved to {folder}", count)
    click.echo(said.format(count=count, folder=folder))


def _single(request: "PackRequest") -> "PackRequest":
    """The request for a draft, which is one copy for all its readers."""
    from briefings.parting import parted

    parts = parted(request)
    if len(parts) > 1:
        said = _("These readers see different things. Issue their copies with --register.")
        raise click.UsageError(said)
    return parts[0]


def _cleared(requests: Sequence["PackRequest"]) -> list["Prepared"]:
    """The packs, if nothing prevents them; what was found is told once."""
    from briefings.prepare import prepared

    made = [prepared(each) for each in requests]
    for found in dict.fromkeys(check for each in made for check in each.checks):
        click.echo(f"{'✕' if found.refuses else '⚠'} {found.sentence}", err=True)
    if any(each.refused for each in made):
        raise Problem(_("No pack was written. Fix the errors marked ✕ first."))
    return made


def _request(
    workspace: Workspace, number: int | None, wishes: Wishes, *, issued: bool
) -> "PackRequest":
    from briefings.prepare import requested
    from briefings.readers import readers_in
    from briefings.recipe import FOR_PRINCIPAL, Recipe
    from briefings.templates import applied

    dossier = workspace.latest
    meeting = named.meeting(dossier, number) if number is not None else None
    ground = _ground(workspace, meeting)
    readers, views = readers_in(wishes.readers, levels(dossier))
    begun = Recipe(
        now(),
        ground.today,
        meeting.id if meeting is not None else None,
        readers,
        views=views,
        issued=issued,
        neutral=_neutral(dossier, wishes) if issued else True,
    )
    asked = applied(_template(workspace, wishes.template), begun)
    given = {
        "language": wishes.language,
        "marking": wishes.marking or asked.marking,
        "override": wishes.override,
        "tags": wishes.tags or asked.tags,
        "searches": wishes.searches or asked.searches,
        "desk": wishes.desk or asked.desk,
        "handling": wishes.handling or asked.handling,
        **({"paper": wishes.paper} if wishes.paper else {}),
        **({"audiences": FOR_PRINCIPAL} if wishes.principal and not asked.releasable else {}),
    }
    return requested(msgspec.structs.replace(asked, **given), ground)


def _neutral(dossier: Dossier, wishes: Wishes) -> bool:
    """Whether the files that are issued do not carry the title; a draft's name is given."""
    from briefings.recipe import named_neutrally

    return named_neutrally(dossier) if wishes.names is None else wishes.names == "neutral"


def _template(workspace: Workspace, name: str) -> str | bytes:
    """A built-in template, or one kept in the dossier."""
    from briefings.templates import STOCK, stock

    builtin = [key for key, _title in STOCK]
    if name in builtin:
        return stock(name)
    own = {each.name.casefold(): each for each in workspace.latest.all(Template)}
    if name.casefold() in own:
        return own[name.casefold()].content
    sentence = _("There is no template “{name}”. Available: {names}.")
    names = [*builtin, *(each.name for each in own.values())]
    raise click.UsageError(sentence.format(name=name, names=list_of(names)))


def _ground(workspace: Workspace, meeting: Round | None) -> "Ground":
    """What the pack for a round is prepared from."""
    from briefings.prepare import Ground

    dossier, today = workspace.latest, dt.date.today()
    past = None
    if meeting is not None and meeting.date is not None:
        over = meeting in schedule(dossier, today).held
        past = meeting.date - dt.timedelta(days=1) if over else None
    pair = shown_pair(dossier, None)
    head = workspace.store.chain.head
    return Ground(dossier, workspace.known_at, past or today, past, pair, head)

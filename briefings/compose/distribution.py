"""Who holds which copy, and the slip on which it comes back."""

from briefings.compose.cover import made, pack_name, pack_title
from briefings.compose.setting import Setting, dotted
from briefings.document import Block, Column, Heading, Prose, Row, Table, WhoseCopy, plain, strong
from core.language import gettext as _

BLANK = "_" * 24


def distribution(setting: Setting) -> tuple[Block, ...]:
    """The blocks of the section."""
    readers = setting.recipe.readers or ("",)
    columns = (
        Column(_("Copy"), 0.12, "right"),
        Column(_("Reader"), 0.38),
        Column(_("Received (name, date, time)"), 0.27),
        Column(_("Returned or destroyed"), 0.23),
    )
    rows = tuple(
        Row((plain(str(number)), plain(reader or "—"), plain(""), plain("")))
        for number, reader in enumerate(readers, 1)
    )
    told = _(
        "This pack is numbered. Do not copy it. Return it to the desk that issued it after the"
        " round, or destroy it and say so below."
    )
    slip = (
        Row((strong(_("Pack")), plain(dotted(pack_title(setting), pack_name(setting))))),
        Row((strong(_("Made")), plain(made(setting)))),
        Row((strong(_("This copy")), WhoseCopy())),
        Row((strong(_("Returned / destroyed on")), plain(BLANK))),
        Row((strong(_("Name and signature")), plain(BLANK))),
    )
    return (
        Heading(_("Distribution and return"), 1, anchor="distribution"),
        Prose(plain(told)),
        Heading(_("Copies")),
        Table(columns, rows),
        Heading(_("Return slip")),
        Table((Column("", 0.3), Column("", 0.7)), slip),
    )

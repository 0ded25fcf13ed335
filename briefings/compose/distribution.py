"""Who holds which copy, and the slip on which it comes back."""

from briefings.compose.cover import made, pack_name, pack_title
from briefings.compose.setting import Setting, dotted
from briefings.document import Block, Column, Heading, Prose, Row, Table, WhoseCopy, plain, strong
from core.language import gettext as _

BLANK = "_" * 24


def distribution(setting: Setting) -> tuple[Block, ...]:
    """The blocks of the section."""
    return _numbered(setting) if setting.recipe.issued else _intended(setting)


def _intended(setting: Setting) -> tuple[Block, ...]:
    """Who is to have a copy of what is not issued yet."""
    told = _(
        "This is a draft: it is not issued, and it is not in the register. When the pack is issued,"
        " each of these readers gets a copy."
    )
    readers = tuple(each for each in setting.recipe.readers if each)
    rows = tuple(Row((plain(reader),)) for reader in readers or ("—",))
    return (
        Heading(_("Distribution and return"), 1, anchor="distribution"),
        Prose(plain(told)),
        Table((Column(_("Reader"), 1.0),), rows),
    )


def _numbered(setting: Setting) -> tuple[Block, ...]:
    """Who holds which numbered copy, and the slip."""
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

"""Who holds which copy, and the return slip."""

from briefings.compose.context import PackContext, dotted
from briefings.compose.cover import longest_copy, made, pack_name, pack_title
from briefings.document import (
    Block,
    Heading,
    Prose,
    Table,
    TableColumn,
    TableRow,
    WhoseCopy,
    plain,
    strong,
)
from core.language import gettext as _


def distribution(context: PackContext) -> tuple[Block, ...]:
    """The blocks of the section; none for a draft that is for nobody in particular."""
    if context.recipe.issued:
        return _numbered(context)
    return _intended(context) if any(context.recipe.readers) else ()


def _intended(context: PackContext) -> tuple[Block, ...]:
    """Who is to receive a copy of a pack not yet issued."""
    told = _(
        "This is a draft: it has not been issued and is not in the register. "
        "When the pack is issued, each of these readers receives a copy."
    )
    readers = tuple(each for each in context.recipe.readers if each)
    rows = tuple(TableRow((plain(reader),)) for reader in readers)
    return (
        Heading(_("Distribution and return"), 1, anchor="distribution"),
        Prose(plain(told)),
        Table((TableColumn(_("Reader"), 1.0),), rows),
    )


def _numbered(context: PackContext) -> tuple[Block, ...]:
    """Who holds which numbered copy, and the return slip."""
    readers = context.recipe.readers or ("",)
    columns = (
        TableColumn(_("Copy"), 0.12, "right"),
        TableColumn(_("Reader"), 0.38),
        TableColumn(_("Received (name, date, time)"), 0.27),
        TableColumn(_("Returned or destroyed"), 0.23),
    )
    rows = tuple(
        TableRow((plain(str(number)), plain(reader or "—"), plain(""), plain("")), tall=True)
        for number, reader in enumerate(readers, 1)
    )
    told = _(
        "This pack is numbered. Do not copy it. After the round, return it to "
        "the issuing desk, or destroy it and record that below."
    )
    slip = (
        TableRow((strong(_("Pack")), plain(dotted(pack_title(context), pack_name(context))))),
        TableRow((strong(_("Prepared")), plain(made(context)))),
        TableRow((strong(_("This copy")), WhoseCopy(longest_copy(context)))),
        TableRow((strong(_("Returned / destroyed on")), plain("")), tall=True),
        TableRow((strong(_("Name and signature")), plain("")), tall=True),
    )
    return (
        Heading(_("Distribution and return"), 1, anchor="distribution"),
        Prose(plain(told)),
        Heading(_("Copies")),
        Table(columns, rows),
        Heading(_("Return slip")),
        Table((TableColumn("", 0.3), TableColumn("", 0.7)), slip),
    )

"""The sheet to be printed and locked away: the code that opens a protected dossier when its
passphrase is lost."""

import datetime as dt

from briefings.document import (
    Block,
    Briefing,
    Heading,
    PageFrame,
    Paper,
    Prose,
    RuledLines,
    Run,
    Section,
    Title,
    plain,
)
from core.language import gettext as _
from core.text.days import local_day
from core.text.saying import long_date

GROUPS = 7
"""How many groups of the code stand in a line."""


def recovery_sheet(paper: Paper, name: str, code: str, made_at: dt.datetime) -> Briefing:
    """One page for the file called `name`; it says nothing else of the dossier."""
    made = f"{long_date(local_day(made_at))}, {made_at:%H:%M}"
    title = _("Recovery sheet")
    return Briefing(
        title=title,
        subject=name,
        language="en",
        paper=paper,
        page_frame=PageFrame("", made),
        sections=(Section((title, made), _blocks(title, name, code)),),
        made_at=made_at,
    )


def _blocks(title: str, name: str, code: str) -> tuple[Block, ...]:
    groups = code.split(" ")
    lines = (groups[start : start + GROUPS] for start in range(0, len(groups), GROUPS))
    told = _(
        "Whoever has this code and the file can read the dossier: no passphrase and no key file is "
        "needed. Keep the sheet sealed and apart from the laptop. Delete any file "
        "or picture of it once it is printed."
    )
    use = _(
        "Open the dossier, choose “Use the recovery code” and type the code. Spaces do not count, "
        "and small letters are as good as capitals. The letters O and I are never zero and one."
    )
    until = _(
        "The code opens this file and its copies and backups until the passphrase is changed. Then "
        "print a new sheet and destroy this one."
    )
    return (
        Title(title, name),
        *(Prose((Run("   ".join(line), strong=True),)) for line in lines),
        Heading(_("Keep it safe")),
        Prose(plain(told)),
        Heading(_("How to use it")),
        Prose(plain(use)),
        Prose(plain(until)),
        Heading(_("Where it is kept, and by whom")),
        RuledLines(4),
    )

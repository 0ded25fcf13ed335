"""What a backup holds, and what would be otherwise if it were restored."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Point, Position
from core.storage.backups import BackupContent
from core.text.days import local_day
from core.text.saying import commas, semicolons, short_date_and_year


def moments(made: Sequence[dt.datetime]) -> tuple[str, ...]:
    """When each backup was made, in words: to the second where another is of the same minute."""
    minutes = Counter(each.replace(second=0) for each in made)
    return tuple(
        _("{day}, {time}").format(
            day=short_date_and_year(local_day(each)),
            time=each.strftime("%H:%M:%S" if minutes[each.replace(second=0)] > 1 else "%H:%M"),
        )
        for each in made
    )


def holds(content: BackupContent) -> str:
    """What is in a backup, counted."""
    points, positions = content.dossier.count(Point), content.dossier.count(Position)
    parts = (
        ngettext("{count} sticking point", "{count} sticking points", points).format(count=points),
        ngettext("{count} position", "{count} positions", positions).format(count=positions),
        ngettext("{count} change", "{count} changes", content.changes).format(
            count=content.changes
        ),
    )
    return commas(parts)


def differs(content: BackupContent, now: Dossier) -> str:
    """How a backup differs from the dossier as it is now."""
    missing = gone = other = 0
    for kind in KINDS:
        then = {record.id: record for record in content.dossier.all(kind)}
        today = {record.id: record for record in now.all(kind)}
        missing += len(today.keys() - then.keys())
        gone += len(then.keys() - today.keys())
        other += sum(then[key] != today[key] for key in then.keys() & today.keys())
    parts = [
        ngettext("{count} later record missing", "{count} later records missing", missing),
        ngettext("{count} record different", "{count} records different", other),
        ngettext("{count} removed record back", "{count} removed records back", gone),
    ]
    counted = [
        words.format(count=count)
        for words, count in zip(parts, (missing, other, gone), strict=True)
        if count
    ]
    if not counted:
        return _("The same as now.")
    return _("Compared with now: {parts}.").format(parts=semicolons(counted))

"""That a file falls short of what was open before, in words."""

import datetime as dt

from core.language import gettext as _
from core.language import ngettext
from core.storage.seen import Rollback
from core.text.days import local_day
from core.text.saying import long_date


def told_of_copy(seen: dt.datetime) -> str:
    """That a copy lies where the dossier lay that was open at a moment."""
    sentence = _("This file is a copy in the place of the one you had open on {day}.")
    return sentence.format(day=long_date(local_day(seen)))


def told(found: Rollback, *, restored: bool = False) -> str:
    """The sentence; of a backup that was just restored, it says that this is as it should be."""
    day = long_date(local_day(found.at))
    if not found.missing:
        if not found.common:
            sentence = _(
                "This file and the one you had open on {day} differ from their first change on."
            )
            return sentence.format(day=day)
        sentence = _(
            "This file and the one you had open on {day} have gone separate ways. The last change "
            "known to be in both is number {number}."
        )
        return sentence.format(day=day, number=found.common)
    if restored:
        sentence = ngettext(
            "As expected of a backup, this file is older than what you had open on {day}: {count} "
            "change is missing.",
            "As expected of a backup, this file is older than what you had open on {day}: {count} "
            "changes are missing.",
            found.missing,
        )
    else:
        sentence = ngettext(
            "This file is older than what you had open on {day}: {count} change is missing.",
            "This file is older than what you had open on {day}: {count} changes are missing.",
            found.missing,
        )
    return sentence.format(day=day, count=found.missing)

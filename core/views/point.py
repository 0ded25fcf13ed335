"""The head of a sticking point: its status, its two figures, and what they rest on."""

import datetime as dt

import msgspec

from core.analysis.stalls import moved_though_stalled, stalled
from core.language import gettext as _
from core.language import ngettext
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Point, PointStatus, Round
from core.views.gap_figures import GapFigures, gap_figures
from core.views.words import LONGEST_PAIR, brief_pair_name, pair_name, point_status


class HeadWords(msgspec.Struct, frozen=True):
    """What the head says. `stalled` is what the figures say of the last rounds."""

    name: str
    status: PointStatus
    stalled: bool
    status_words: str
    status_tip: str
    bottom_line: str
    figures: GapFigures
    rests_on: str
    note: str
    """What a tip adds: names that were too long, how ranges were counted."""


def head(
    dossier: Dossier, point: Point, pair: Pair | None, today: dt.date, since: Round | None
) -> HeadWords:
    """The head of a point as of a day, for a pair."""
    figures = gap_figures(dossier, pair, point.id, today, since)
    still = stalled(dossier, point.id, today)
    moved = moved_though_stalled(dossier, point, today)
    return HeadWords(
        point.name,
        point.status,
        still,
        point_status(dossier, point, today).upper(),
        status_tip(dossier, still and point.status is not PointStatus.STALLED, moved),
        point.bottom_line,
        figures,
        _rests_on(dossier, pair, figures),
        _note(dossier, pair, figures),
    )


def _rests_on(dossier: Dossier, pair: Pair | None, figures: GapFigures) -> str:
    if pair is None:
        return _("Add a second party to see a gap.")
    told = f"{brief_pair_name(dossier, pair)} · {figures.rests_on}"
    return "\n".join(part for part in (told, figures.altered) if part)


def _note(dossier: Dossier, pair: Pair | None, figures: GapFigures) -> str:
    names = pair_name(dossier, pair) if pair is not None else ""
    told = (names if len(names) > LONGEST_PAIR else "", figures.note)
    return "\n".join(part for part in told if part)


def status_tip(dossier: Dossier, still: bool, moved: bool) -> str:
    """Why the chip says more than the status that was set; "" where it does not."""
    rounds = dossier.talks.stall_rounds
    if moved:
        told = ngettext(
            "The status was set to stalled, but a party has moved since the last "
            "round began. Update the status under Dossier › Sticking points.",
            "The status was set to stalled, but a party has moved in the last "
            "{count} rounds. Update the status under Dossier › Sticking points.",
            rounds,
        )
    elif still:
        told = ngettext(
            "No party has moved since the last round began.",
            "No party has moved in the last {count} rounds.",
            rounds,
        )
    else:
        return ""
    return told.format(count=rounds)

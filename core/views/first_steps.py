"""From an empty dossier to the first pack: which steps are done, and which one is next."""

import datetime as dt
from enum import StrEnum

import msgspec

from core.analysis.rounds import next_round, rounds_held
from core.model.dossier import Dossier
from core.model.records import Issue, Pack

HELD = 2
"""After that many rounds without a pack, nobody needs to be led to one."""


class FirstStep(StrEnum):
    """What is done on the first day, in its order."""

    PARTIES = "parties"
    POINTS = "points"
    POSITIONS = "positions"
    ROUND = "round"
    PACK = "pack"


class FirstSteps(msgspec.Struct, frozen=True):
    """The steps that are done, and where the first chart is seen once there is one: the id of a
    point, "" before."""

    done: frozenset[FirstStep]
    chart: str = ""

    @property
    def next(self) -> FirstStep | None:
        """The first step that is not done; None if all are."""
        return next((step for step in FirstStep if step not in self.done), None)


def first_steps(dossier: Dossier, today: dt.date) -> FirstSteps:
    """What has been done up to now; a round has to be one that is still to come."""
    chart = _chart(dossier)
    done = {
        FirstStep.PARTIES: len(dossier.parties) > 1,
        FirstStep.POINTS: bool(dossier.all(Issue)),
        FirstStep.POSITIONS: bool(chart),
        FirstStep.ROUND: is_issued(dossier) or next_round(dossier, today) is not None,
        FirstStep.PACK: is_issued(dossier),
    }
    return FirstSteps(frozenset(step for step, is_done in done.items() if is_done), chart)


def on_day_one(dossier: Dossier, today: dt.date) -> bool:
    """Whether somebody may want to be led: no pack was issued yet, and the talks only begin."""
    return not is_issued(dossier) and len(rounds_held(dossier, today)) < HELD


def is_issued(dossier: Dossier) -> bool:
    """Whether a pack is out."""
    return any(pack.issued is not None for pack in dossier.all(Pack))


def _chart(dossier: Dossier) -> str:
    """The first point with an issue on which two parties have a place."""
    for point in dossier.points:
        for issue in dossier.issues(point.id):
            placed = (_is_placed(dossier, issue.id, party.id) for party in dossier.parties)
            if sum(placed) > 1:
                return point.id
    return ""


def _is_placed(dossier: Dossier, issue: str, party: str) -> bool:
    return any(each.value is not None for each in dossier.positions(issue, party))

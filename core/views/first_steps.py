"""From an empty dossier to the first pack: which steps are done, and which one is next."""

import datetime as dt
from enum import StrEnum
from typing import Literal

import msgspec

from core.analysis.rounds import next_round, rounds_held
from core.language import gettext as _
from core.language import noop
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


StepState = Literal["done", "next", "later"]
"""How a step stands."""
WORDS = {
    FirstStep.PARTIES: (
        noop("Parties"),
        noop("Who negotiates, who mediates"),
        noop("Add parties…"),
    ),
    FirstStep.POINTS: (
        noop("Sticking points"),
        noop("What holds up agreement, and what can be measured on it"),
        noop("Add sticking points…"),
    ),
    FirstStep.POSITIONS: (
        noop("First positions"),
        noop("What each party says: enough for a first chart"),
        noop("Enter positions…"),
    ),
    FirstStep.ROUND: (
        noop("The next round"),
        noop("When they meet, so there is a date to prepare for"),
        noop("Add a round…"),
    ),
    FirstStep.PACK: (
        noop("The first pack"),
        noop("Compose it, check it, issue it"),
        noop("Brief…"),
    ),
}
"""What each step is called, what it is for, and what does it."""
STATES: dict[StepState, str] = {"done": noop("done"), "next": noop("next"), "later": noop("later")}


class StepWords(msgspec.Struct, frozen=True):
    """A step as it is shown: what it is, why, what does it and how that is said to whoever listens,
    how it stands, and whether it can be done now."""

    step: FirstStep
    title: str
    why: str
    act: str
    spoken: str
    state: StepState
    state_words: str
    possible: bool


class StepsWords(msgspec.Struct, frozen=True):
    """The steps that are shown, in their order, and where the first chart is seen: the id of a
    point, "" before there is one. The example is of use while nothing is entered; `refusal` says
    why no step can be taken now."""

    steps: tuple[StepWords, ...]
    chart: str
    offers_example: bool
    refusal: str


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


def steps_in_words(dossier: Dossier, today: dt.date, *, refusal: str) -> StepsWords:
    """The steps as they are shown; those done are left out once there is a chart."""
    found = first_steps(dossier, today)
    left = [step for step in FirstStep if not (found.chart and step in found.done)]
    told = tuple(_in_words(step, found, refusal=refusal) for step in left)
    return StepsWords(told, found.chart, not dossier.points, refusal)


def _in_words(step: FirstStep, found: FirstSteps, *, refusal: str) -> StepWords:
    title, why, act = (_(words) for words in WORDS[step])
    state = _state(step, found)
    said = _(STATES[state])
    spoken = _("{act} {step}: {state}").format(act=act, step=title, state=said)
    possible = not refusal and _is_possible(step, found)
    return StepWords(step, title, why, act, spoken, state, said, possible)


def _state(step: FirstStep, found: FirstSteps) -> StepState:
    if step in found.done:
        return "done"
    return "next" if step is found.next else "later"


def _is_possible(step: FirstStep, found: FirstSteps) -> bool:
    """Positions need somebody who says something about something."""
    return step is not FirstStep.POSITIONS or {FirstStep.PARTIES, FirstStep.POINTS} <= found.done


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

"""Dossiers for tests: a small one by hand, and larger ones of any size."""

import datetime as dt
import random

from core.model.dossier import Dossier
from core.model.records import (
    Anchor,
    Issue,
    Marker,
    Negotiation,
    Party,
    Point,
    Position,
    Record,
    Round,
    Source,
)

TALKS = Negotiation(Negotiation.ID, "Fishing talks", "One point holds up the treaty.", "", "a", "b")


def day(number: int) -> dt.date:
    """The nth day after 1 January 2025."""
    return dt.date(2025, 1, 1) + dt.timedelta(days=number)


def position(
    identifier: str, issue: str, party: str, on: int, value: float | None = None, **fields: object
) -> Position:
    """A position on the nth day."""
    return Position(identifier, issue, party, day(on), value, **fields)  # type: ignore[arg-type]


def small(*more: Record) -> Dossier:
    """Two parties and a mediator, a point of two issues, two rounds, five positions."""
    return Dossier.of(
        [
            TALKS,
            Party("a", 1, "Arland", "AR", colour="#0072B2"),
            Party("b", 2, "Borduria", "BO", colour="#C8501E", marker=Marker.SQUARE),
            Party("m", 3, "Mediator", "ME", colour="#0B8A6B", marker=Marker.DIAMOND),
            Point("p", 1, "Quota", "Nobody moved."),
            Issue("i", 1, "p", "Catch", 60.0, (Anchor(0, "none"), Anchor(100, "all"))),
            Issue("j", 2, "p", "Fleet", 40.0, (), "boats", 100.0, 300.0),
            Round("r1", 1, day(0)),
            Round("r2", 2, day(40), place="Geneva"),
            Source("s", 1, "A newspaper", reliability="B", credibility=2),
            position("x1", "i", "a", 1, 10.0, low=5.0, high=40.0, statement="Little.", source="s"),
            position("x2", "i", "b", 2, 90.0, low=60.0, high=95.0, source="s"),
            position("x3", "j", "a", 3, 120.0),
            position("x4", "j", "b", 4, 280.0),
            position("x5", "i", "b", 30, 80.0, low=50.0, high=95.0),
            *more,
        ]
    )


def large(positions: int, *, points: int = 20, issues: int = 5, parties: int = 10) -> Dossier:
    """That many positions, spread evenly and reproducibly over points, issues and parties."""
    chance = random.Random(1)
    records: list[Record] = [TALKS]
    codes = ["a", "b", *(f"party{n}" for n in range(2, parties))]
    records += [Party(c, n, f"Party {n}", f"P{n}") for n, c in enumerate(codes)]
    records += [Point(f"p{n}", n, f"Point {n}") for n in range(points)]
    keys = [f"p{n}i{k}" for n in range(points) for k in range(issues)]
    records += [Issue(k, n, k.partition("i")[0], f"Issue {k}") for n, k in enumerate(keys)]
    records += [Round(f"r{n}", n + 1, day(n * 100)) for n in range(20)]
    for n in range(positions):
        value = chance.uniform(0, 100)
        records.append(
            Position(
                f"{n:032x}",
                keys[n % len(keys)],
                codes[(n // len(keys)) % parties],
                day(chance.randrange(2000)),
                value,
                max(0.0, value - chance.uniform(0, 30)),
                min(100.0, value + chance.uniform(0, 30)),
                None,
                chance.choice((None, 30.0, 80.0)),
                f"Statement number {n} about the matter at hand.",
            )
        )
    return Dossier.of(records)

"""The contents of the measured packs: twenty pages on six sticking points."""

import datetime as dt
from collections.abc import Iterator

from briefings import Recipe
from briefings.prepare import PackRequest, prepared
from core.model.dossier import Dossier
from core.model.records import (
    Anchor,
    Issue,
    Line,
    LineType,
    Negotiation,
    Party,
    Point,
    Position,
    Record,
    Round,
    Source,
)

SENTENCE = "The line of contact is frozen on signature, and a vote decides on what comes after it. "
TODAY = dt.date(2025, 6, 1)


def day(number: int) -> dt.date:
    """The nth day after 1 January 2025."""
    return dt.date(2025, 1, 1) + dt.timedelta(days=number)


UPRIGHT = (
    "cover",
    "contents",
    "steering",
    "glance",
    "changes",
    "card",
    "briefs",
    "sources",
    "method",
)
"""Sections on portrait pages, which the peers' markup has as well."""


def recipe() -> Recipe:
    """Copy 1 of 1 of a whole pack."""
    made = dt.datetime(2025, 6, 1, 12, 0, tzinfo=dt.UTC)
    return Recipe(
        made,
        TODAY,
        marking="Sensitive",
        readers=("Head of delegation",),
        sections=UPRIGHT,
    )


def dossier(points: int = 6) -> Dossier:
    """Six sticking points of three issues, four parties, six rounds: twenty pages."""
    talks = Negotiation(Negotiation.ID, "Framework talks", SENTENCE * 3, "Illustrative", "a", "b")
    records: list[Record] = [talks]
    colours = ("#0072B2", "#C8501E", "#0B8A6B", "#7A4EAB")
    parties = zip("abcd", ("Arland", "Borduria", "Caledon", "Doriath"), colours, strict=True)
    records += [
        Party(k, n, name, k.upper() * 2, colour=c) for n, (k, name, c) in enumerate(parties)
    ]
    records += [Round(f"r{n}", n + 1, day(n * 25), place="Geneva") for n in range(6)]
    records += [
        Source(f"s{n}", n + 1, f"Source number {n}", "A press", None, "", "B", 2) for n in range(12)
    ]
    for number in range(points):
        records += _point(number)
    return Dossier.of(records)


SPOKEN = (LineType.OBJECTIVE, LineType.ARGUMENT, LineType.RESPONSE, LineType.PRESS)


def _point(number: int) -> Iterator[Record]:
    key = f"p{number}"
    yield Point(key, number, f"Sticking point {number}", SENTENCE * 2, unlock=SENTENCE)
    for kind in SPOKEN:
        for n in range(2):
            yield Line(f"{key}{kind}{n}", n, key, SENTENCE, kind)
    for k in range(3):
        issue = f"{key}i{k}"
        anchors = (Anchor(0, "Contact line frozen"), Anchor(50, "A free zone"), Anchor(100, "Full"))
        yield Issue(issue, k, key, f"Issue {k} of point {number}", 10.0 + k, anchors)
        for party, start in zip("abcd", (10, 90, 50, 30), strict=True):
            for n in range(6):
                at = start + (n * (50 - start)) / 12
                yield Position(
                    f"{issue}{party}{n}",
                    issue,
                    party,
                    day(n * 25 + number),
                    at,
                    low=max(0.0, at - 12),
                    high=min(100.0, at + 12),
                    statement=SENTENCE,
                    red_line="Less than what was agreed before.",
                    source=f"s{n}",
                )


def made(shown: Dossier, asked: Recipe) -> bytes:
    """A pack as the program makes it: composed, laid out, checked and painted."""
    return prepared(PackRequest(shown, asked)).pdf()

"""Dossiers and recipes from which to make packs."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from briefings.prepare import PackRequest, prepared
from briefings.recipe import Recipe
from core.model.dossier import Dossier
from core.model.records import (
    Action,
    AgendaItem,
    Anchor,
    Answer,
    Audience,
    Clause,
    ClauseStatus,
    Commitment,
    Issue,
    Line,
    LineType,
    Marker,
    Negotiation,
    Note,
    NoteType,
    Party,
    Point,
    PointStatus,
    Proposal,
    Record,
    Response,
    Role,
    Round,
    Source,
    Term,
    Wording,
)
from tests.dossiers import day, position

MADE_AT = dt.datetime(2025, 3, 1, 14, 2, tzinfo=dt.UTC)
TODAY = dt.date(2025, 3, 1)
LONG_NAME = "The regime of the upper fishing grounds and their approaches"
NOTICE = "Illustrative placements: a desk's judgement, not facts."


def recipe(**fields: object) -> Recipe:
    """Eight copies of a pack made on 1 March 2025."""
    given = {
        "made_at": MADE_AT,
        "today": TODAY,
        "readers": ("Head of delegation", *(f"Reader {number}" for number in range(2, 9))),
        "marking": "Sensitive — delegation only",
    }
    return Recipe(**{**given, **fields})  # type: ignore[arg-type]


def make_copies(dossier: Dossier, asked: Recipe, **told: Any) -> Iterator[bytes]:
    """Every copy of a pack, whatever the checks found."""
    return prepared(PackRequest(dossier, asked), **told).copies(**told)


def make_pack(dossier: Dossier, asked: Recipe, **told: Any) -> bytes:
    """The first copy."""
    return next(make_copies(dossier, asked, **told))


def talks(**fields: object) -> Negotiation:
    """The record of the talks."""
    given = {
        "title": "Fishing talks",
        "summary": "The quota has not moved. The fleet is closest: ranges now overlap.",
        "notice": NOTICE,
        "first": "a",
        "second": "b",
    }
    return Negotiation(Negotiation.ID, **{**given, **fields})  # type: ignore[arg-type]


def rich(*more: Record) -> Dossier:
    """Three points with everything that a pack can show, before the third round."""
    return Dossier.of([*_people(), *_points(), *_history(), *_papers(), *_meeting(), *more])


def _people() -> list[Record]:
    return [
        talks(),
        Party("a", 1, "Arland", "AR", colour="#0072B2"),
        Party("b", 2, "Borduria", "BO", colour="#C8501E", marker=Marker.SQUARE),
        Party("m", 3, "Mediating States", "MS", Role.MEDIATOR, "#0B8A6B", Marker.DIAMOND),
        Source("s", 1, "The Coastal Times", "Coast Press", day(20), "en", "B", 2),
        Source("t", 2, "Communiqué of the second round", "Secretariat", day(41), "en", "A", 1),
        Source("u", 3, "Not cited anywhere", "Nobody"),
    ]


def _points() -> list[Record]:
    ends = (
        Anchor(0, "No catch by foreign boats"),
        Anchor(25, "A tenth"),
        Anchor(50, "A third of today's catch"),
        Anchor(100, "Today's catch in full"),
    )
    bottom = "Nobody moved on words; Borduria's acceptable range widened."
    return [
        Point("p", 1, "Catch quota", bottom, PointStatus.STALLED, "A quota by species"),
        Point("q", 2, "Fleet and inspection", "", PointStatus.NARROWING),
        Point("r", 3, "Court of arbitration"),
        Issue("i", 1, "p", "Foreign catch", 60.0, ends, question="How much may be caught?"),
        Issue("j", 2, "p", "Duration", 40.0, (), "years", 1.0, 21.0),
        Issue("k", 3, "q", "Fleet size", 1.0, (), "boats", 100.0, 300.0),
        Issue("n", 4, "r", "Whose court", 1.0, (Anchor(0, "Ours"), Anchor(100, "Theirs"))),
    ]


def _history() -> list[Record]:
    return [
        position("x01", "i", "a", 1, 10.0, low=5.0, high=30.0, source="s", statement="A little."),
        position("x02", "i", "b", 2, 95.0, low=80.0, high=100.0, source="s"),
        position(
            "x03", "i", "b", 43, 95.0, low=60.0, high=100.0, source="t", round="r2",
            statement="Any cut needs compensation; no boat stays in port unpaid.",
            red_line="Boats kept in port without pay",
            commitment=Commitment.FORMAL_ORAL, locator="p. 4",
        ),
        position("x04", "i", "m", 44, 50.0, source="t", statement="A third, reviewed each year."),
        position("x05", "j", "a", 1, 3.0, low=1.0, high=5.0, source="s"),
        position("x06", "j", "b", 1, 15.0, low=12.0, high=21.0),
        position("x07", "j", "b", 42, 11.0, low=9.0, high=21.0, source="t", statement="Eleven."),
        position("x08", "k", "a", 3, 120.0, low=100.0, high=150.0, source="s"),
        position("x09", "k", "b", 3, 280.0, low=210.0, high=300.0, source="s"),
        position("x10", "k", "a", 42, 150.0, low=110.0, high=190.0, source="t"),
        position("x11", "k", "b", 42, 200.0, low=170.0, high=300.0, source="t"),
        position("x12", "n", "a", 5, 5.0, statement="Our court, as in 1994.", source="s"),
        position("x13", "n", "b", 45, commitment=Commitment.NO_STATEMENT),
    ]  # fmt: skip


def _papers() -> list[Record]:
    clauses = [
        Clause(f"c{n}", n, f"Clause number {n}", ClauseStatus.AGREED, None) for n in range(1, 9)
    ]
    return [
        *clauses,
        Clause("c9", 9, "Quota", ClauseStatus.BRACKETED, "p"),
        Clause("c10", 10, "Court", ClauseStatus.OPEN, "r"),
        Wording("w1", "c9", "Foreign boats may catch [a third] [a tenth] of the quota."),
        Proposal("o1", 1, "One third", day(44), "m", summary="A third of today's catch."),
        Term("e1", 1, "o1", "i", 50.0, "a third"),
        Response("v1", "o1", "a", Answer.CONDITIONAL, day(45), "if reviewed yearly"),
        Response("v2", "o1", "b", Answer.AWAITED),
        Line("l1", 1, "p", "Get a quota by species onto the table.", LineType.OBJECTIVE),
        Line("l2", 2, "p", "Ask for the date by which the offer lapses.", LineType.IF_RAISED, "BO"),
        Line("l3", 3, "p", "That the offer is new.", LineType.DO_NOT_SAY),
        Line("l4", 4, "q", "Inspectors of both, on every boat.", LineType.ARGUMENT),
        _note("n1", "x03", "statement", "needs compensation", "Which fund is meant?", "delegation"),
        _note("n2", "x03", "statement", "", "Say nothing of this to BO.", "mine"),
        _note("n3", "x03", "red_line", "without pay", "Cleared with the minister.", "principal"),
        _note("n4", "p", "bottom_line", "range widened", "Inferred from x07.", "releasable"),
    ]


STARTS = {
    "needs compensation": 8,
    "without pay": 19,
    "range widened": 45,
}
"""Where the annotated phrases begin in their texts."""


def _note(key: str, target: str, field: str, quote: str, text: str, audience: str) -> Note:
    kind = "position" if target.startswith("x") else "point"
    start = STARTS.get(quote)
    return Note(
        key, kind, target, text, field, quote, start=start,
        end=None if start is None else start + len(quote),
        type=NoteType.CHECK, audience=Audience(audience), author="desk",
        created=dt.datetime(2025, 2, 20, 9, 0, tzinfo=dt.UTC),
    )  # fmt: skip


def _meeting() -> list[Record]:
    objectives = "Get the quota by species accepted.\nClose the text on fleet size.\n"
    return [
        Round("r1", 1, day(0), place="Geneva"),
        Round("r2", 2, day(40), day(42), "Geneva", record="The fleet moved.\n\nThe quota did not."),
        Round("r3", 3, day(70), place="Vienna", delegation="Head, legal", objectives=objectives),
        AgendaItem("g1", 1, "r3", "Plan text: clauses 9 and 10", "09:30", None, "Legal", 60),
        AgendaItem("g2", 2, "r3", "Catch quota", "11:00", "p", "Head"),
        Action("y1", 1, "r2", "Send the table of species", "Arland", day(60)),
        Action("y2", 2, "r2", "Done already", "Borduria", done=True),
    ]


def crowded(points: int = 60, parties: int = 12, issues: int = 3) -> Dossier:
    """Many points, parties and issues, all with long names, many of them at the same places."""
    markers, colours = list(Marker), ("#0072B2", "#C8501E", "#0B8A6B", "#E6C229", "#7A4EAB")
    records: list[Record] = [talks(first="party0", second="party1", title=LONG_NAME * 4)]
    records += [
        Party(
            f"party{n}", n, f"{LONG_NAME} {n}", f"P{n}X", Role.PARTY, colours[n % 5], markers[n % 8]
        )
        for n in range(parties)
    ]
    records += [Round(f"r{n}", n + 1, day(n)) for n in range(55)]
    for n in range(points):
        records.append(
            Point(f"q{n}", n, f"{LONG_NAME} {n}", f"{LONG_NAME}. " * 6, unlock=LONG_NAME)
        )
        for k in range(issues):
            anchors = tuple(Anchor(at, f"{LONG_NAME} {at}") for at in (0, 4, 25, 50, 75, 97, 100))
            records.append(Issue(f"q{n}i{k}", k, f"q{n}", f"{LONG_NAME} {k}", 1.0, anchors))
            for p in range(parties - 2):
                at = float((p * 37 + n * 11) % 101) if p % 3 else 100.0
                records.append(
                    position(
                        f"z{n:03}{k:02}{p:02}", f"q{n}i{k}", f"party{p}", p + n % 20, at,
                        low=max(0.0, at - 20), high=min(100.0, at + 20), statement=LONG_NAME,
                    )
                )  # fmt: skip
    return Dossier.of(records)

"""Where each record is seen."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from core.exchange.example import example
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED, KINDS, Kind
from core.model.records import (
    Copy,
    Issue,
    Note,
    Pack,
    Party,
    Point,
    Position,
    RecordTag,
    SavedSearch,
    Signature,
    Template,
)
from tests.dossiers import small
from ui.features import FEATURES, OVERVIEW, place_of, point_key

Place = Callable[[Dossier, Any], str]


def on(key: str) -> Place:
    return lambda _dossier, _record: key


def with_its_point(_dossier: Dossier, record: Any) -> str:
    return point_key(record.point)


def with_its_issue(dossier: Dossier, record: Any) -> str:
    return point_key(dossier.get(Issue, record.issue).point)


def with_its_target(dossier: Dossier, note: Note) -> str:
    record = dossier.get(KIND_NAMED[note.target_kind].record, note.target)
    return PLACES[note.target_kind](dossier, record)


PLACES: dict[str, Place] = {
    "point": lambda _dossier, record: f"point:{record.id}",
    **dict.fromkeys(("issue", "line"), with_its_point),
    "position": with_its_issue,
    "note": with_its_target,
    **dict.fromkeys(("clause", "wording", "outcome"), on("plan")),
    **dict.fromkeys(("round", "agenda_item", "action"), on("rounds")),
    **dict.fromkeys(("proposal", "term", "response"), on("proposals")),
    **dict.fromkeys(("party", "delegate"), on("parties")),
    **dict.fromkeys(("source", "excerpt"), on("sources")),
    **dict.fromkeys(("pack", "copy", "template"), on("briefings")),
    **dict.fromkeys(("negotiation", "mark", "definition", "tag"), on("overview")),
    "signature": on("history"),
    "saved_search": lambda _dossier, record: f"search:{record.id}",
}
"""Where records are seen, worked out by hand."""


def with_packs() -> Dossier:
    """The example, with one of every kind that it has none of."""
    more = (
        Pack("pack", "Round 5"),
        Copy("copy", "pack", 1),
        Template("template", 1, "Short"),
        RecordTag("tag", 1, "customs"),
        SavedSearch("search", 1, "Customs", "tag:customs"),
        Signature("signed", "Ann", dt.datetime(2025, 3, 4, tzinfo=dt.UTC), "", "", 1, "", ""),
    )
    kept = (record for kind in KINDS for record in example().all(kind))
    return Dossier.of([*kept, *more])


@pytest.mark.parametrize("table", PLACES)
def test_every_record_of_the_example_has_its_place(table: str) -> None:
    dossier, kind = with_packs(), KIND_NAMED[table].record
    records = [*dossier.all(kind)]
    assert records
    for record in records:
        assert place_of(dossier, kind, record.id) == PLACES[table](dossier, record)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KIND_NAMED)
def test_every_kind_is_seen_on_a_panel_that_there_is(kind: Kind) -> None:
    there = {*(each.key for each in FEATURES), point_key(""), "search:"}
    while not kind.seen and kind.record is not Note:
        assert kind.parts, "it names no panel, and nothing that it is a part of"
        kind = KINDS[next(iter(kind.parts.values()))]
    assert kind.record is Note or kind.seen in there


def test_what_is_not_there_is_seen_on_the_overview() -> None:
    dossier = small()
    assert place_of(dossier, Position, "nothing") == OVERVIEW
    assert place_of(dossier, Note, "nothing") == OVERVIEW
    lost = Note("n", "party", "nobody", "Who?")
    strange = Note("m", "nonsense", "nobody", "What?")
    noted = Dossier.of([*small().all(Party), *small().all(Point), lost, strange])
    assert place_of(noted, Note, "n") == place_of(noted, Note, "m") == OVERVIEW

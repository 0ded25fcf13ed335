"""What is found before the pack goes out."""

import msgspec

from core.model.dossier import Dossier
from core.model.records import (
    Audience,
    Commitment,
    Issue,
    Negotiation,
    Note,
    Party,
    Point,
    PointStatus,
    Position,
    Record,
    Role,
    Round,
)
from core.views.checks import Finding, findings
from tests.dossiers import day, position, small

AFTER = day(60)


def talks(*more: Record) -> Dossier:
    """The small dossier with its mediator as one."""
    dossier = small(*more)
    mediator = dossier.get(Party, "m")
    return dossier.replacing(mediator, msgspec.structs.replace(mediator, role=Role.MEDIATOR))


def said(dossier: Dossier) -> list[str]:
    """The sentences found, in order."""
    return [finding.sentence for finding in findings(dossier, AFTER)]


def test_small_dossier() -> None:
    assert findings(talks(), AFTER) == (
        Finding("warning", "4 stale positions: older than Round 2", Position, "x1", "position"),
        Finding("warning", "3 positions have no source", Position, "x3", "source"),
    )


def test_everything_in_order() -> None:
    dossier = Dossier.of([Negotiation(Negotiation.ID, "T"), Party("a", 1, "Arland", "AR")])
    assert findings(dossier, AFTER) == ()
    scale = [Point("p", 1, "Quota"), Issue("i", 1, "p", "Catch")]
    full = Dossier.of([*(r for k in dossier.tables for r in dossier.all(k)), *scale])
    placed = full.replacing(None, position("x", "i", "a", 50, 10.0, source="s"))
    assert findings(placed, AFTER) == (Finding("ok", "Every stated position has a source"),)


def test_party_without_a_position_is_found_on_the_issue() -> None:
    dossier = talks(Issue("k", 3, "p", "Days"), position("y", "k", "b", 50, 10.0))
    found = [each for each in findings(dossier, AFTER) if "no position" in each.sentence]
    missing = "Arland, Days: no position recorded"
    assert found == [Finding("warning", missing, Issue, "k", "position", "a")]


def test_a_recorded_no_statement_is_no_missing_record() -> None:
    issue = Issue("k", 3, "p", "Days")
    heard = position("y", "k", "b", 30, 50.0, source="s")
    quiet = position("z", "k", "a", 30, commitment=Commitment.NO_STATEMENT)
    missing = "Arland, Days: no position recorded"
    assert missing in said(talks(issue, heard))
    assert missing not in said(talks(issue, heard, quiet))
    assert missing in [f.sentence for f in findings(talks(issue, heard, quiet), day(29))]


def test_words_without_a_place_are_no_missing_record() -> None:
    issue = Issue("k", 3, "p", "Days")
    heard = position("y", "k", "b", 30, 50.0, source="s")
    words = position("z", "k", "a", 31, statement="We may vote in spring.")
    quiet = position("w", "k", "a", 30, commitment=Commitment.NO_STATEMENT)
    for told in ((words,), (quiet, words)):
        found = said(talks(issue, heard, *told))
        assert not [each for each in found if "no position" in each]


def test_mediators_need_no_position_but_parties_do() -> None:
    assert "Mediator, Quota: no position recorded on 2 of 2 issues" in said(small())
    assert not [sentence for sentence in said(talks()) if "Mediator" in sentence]


def test_many_parties_are_one_finding() -> None:
    others = [Party(f"o{n}", 5 + n, f"Other {n}", f"O{n}") for n in range(4)]
    assert "Quota: 4 parties have no position on at least one issue" in said(talks(*others))


def test_settled_points_need_no_positions() -> None:
    point = Point("q", 2, "Border", status=PointStatus.SETTLED)
    assert said(talks(point, Issue("k", 1, "q", "Line"))) == said(talks())


def test_days_are_told_where_no_round_is_behind() -> None:
    dossier = talks()
    patient = msgspec.structs.replace(dossier.talks, stale_days=20)
    found = findings(dossier.replacing(dossier.talks, patient), day(23))
    assert "2 stale positions: older than 20 days" in [each.sentence for each in found]


def test_notes_for_the_principal_are_counted() -> None:
    notes = [
        Note("n1", "position", "x1", "Careful.", audience=Audience.PRINCIPAL),
        Note("n2", "position", "x1", "Done.", audience=Audience.PRINCIPAL, resolved=True),
        Note("n3", "position", "x1", "Yes.", audience=Audience.PRINCIPAL, parent="n1"),
        Note("n4", "position", "x1", "For all."),
    ]
    (found,) = [each for each in findings(talks(*notes), AFTER) if each.kind is Note]
    assert found.record == "n1"
    assert found.sentence == (
        "1 note marked “principal only” will be left out of the delegation copy"
    )


def test_notice_of_the_talks_comes_first() -> None:
    dossier = talks()
    noticed = msgspec.structs.replace(dossier.talks, notice="Illustrative placements")
    first, *_others = findings(dossier.replacing(dossier.talks, noticed), AFTER)
    wanted = Finding("warning", "Illustrative placements", Negotiation, "talks", "notice")
    assert first == wanted


def test_a_point_that_is_marked_stalled_though_a_party_moved() -> None:
    point = Point("p", 1, "Quota", status=PointStatus.STALLED)
    moved = talks().replacing(talks().get(Point, "p"), point)
    assert "Quota is marked as stalled, but a party has moved" in said(moved)
    still = moved.replacing(moved.get(Position, "x5"), None)
    still = still.replacing(still.get(Round, "r1"), Round("r1", 1, day(20)))
    assert not any("stalled" in sentence for sentence in said(still))

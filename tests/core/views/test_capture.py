"""Taking down what is said in a round: whose key is which, on what, when, and the list of it."""

import datetime as dt

import pytest

from core.editing.commands import change, create
from core.editing.commands.capture import (
    capture_action,
    capture_position,
    capture_response,
    capture_silence,
)
from core.editing.workspace import Workspace
from core.model.ids import made, new_id
from core.model.records import (
    Action,
    Answer,
    Commitment,
    Party,
    Position,
    Proposal,
    Response,
    Round,
    RoundState,
)
from core.text.days import clock, moment_at, now
from core.views.capture import (
    captured,
    first_match,
    in_words,
    issues_by_name,
    moment_in,
    party_keys,
    round_to_capture,
)
from tests.dossiers import day, small

NOON = dt.datetime(2025, 2, 10, 12, 5, tzinfo=dt.UTC)


def test_each_party_has_a_key_of_its_own() -> None:
    keys = party_keys(small().parties)
    assert {key: party.id for key, party in keys.items()} == {"a": "a", "b": "b", "m": "m"}
    many = [Party(f"p{n}", n, "Same", "SA") for n in range(40)]
    assert [*party_keys(many)][:6] == ["s", "a", "m", "e", "1", "2"]
    assert len(party_keys(many)) == 36
    assert [*party_keys([Party("u", 1, "Україна", "УКР")])] == ["у"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [("quota", 0), ("fle", 1), ("FLEET quo", 1), ("quota — f", 1), ("", -1), ("salt", -1)],
)
def test_a_few_letters_find_an_issue(typed: str, place: int) -> None:
    assert first_match([name for name, _id in issues_by_name(small())], typed) == place


def test_it_is_the_round_under_way_or_the_nearest() -> None:
    dossier = small()
    for chosen, today, round_id in (
        (None, 40, "r2"),
        (None, 42, "r2"),
        (None, 10, "r2"),
        ("r1", 40, "r1"),
    ):
        found = round_to_capture(dossier, chosen, day(today))
        assert found is not None
        assert found.id == round_id
    under_way = Round("r9", 9, state=RoundState.UNDER_WAY)
    assert round_to_capture(small(under_way), None, day(10)) == under_way
    assert round_to_capture(small(), "gone", day(99)) is None
    assert round_to_capture(small(under_way), None, day(10), "r2") == under_way
    found = round_to_capture(small(), None, day(99), "r1")
    assert found is not None
    assert found.id == "r1"


def test_the_time_is_that_of_the_place_and_unknown_once_the_round_is_over() -> None:
    meeting = Round("r", 1, day(40), time_zone="Pacific/Auckland")
    there = moment_in(meeting, day(39), NOON - dt.timedelta(days=1))
    assert (there.day, there.time) == (day(40), "01:05")
    over = moment_in(Round("r", 1, day(0), day(2)), day(40), NOON)
    assert (over.day, over.time) == (day(2), "")


def test_what_was_taken_down_stands_with_the_latest_first(workspace: Workspace) -> None:
    workspace.do(create(Proposal, id="w", name="The paper"))
    when = {"round": "r2", "time": "14:05"}
    said = {"party": "a", "day": day(40)}
    workspace.do(capture_position(issue="i", text="A little more.", value=20.0, **said, **when))
    workspace.do(capture_silence(issue="j", text="", **said, **{**when, "time": "14:06"}))
    workspace.do(
        capture_response(
            proposal="w",
            answer=Answer.CONDITIONAL,
            text="If paid.",
            **said,
            **{**when, "time": "14:07"},
        )
    )
    workspace.do(capture_action(text="Send the map.", owner="Arland", due=day(50), round="r2"))
    dossier = workspace.latest
    told = [in_words(dossier, each) for each in captured(dossier, "r2")]
    assert sorted((each.who, each.matter, each.words) for each in told) == [
        ("AR – Arland", "Action", "due 20 February 2025: Send the map."),
        ("AR – Arland", "Quota — Catch", "20: A little more."),
        ("AR – Arland", "Quota — Fleet", "no statement"),
        ("AR – Arland", "The paper", "accepted with conditions: If paid."),
    ]
    times = [each.time for each in captured(dossier, "r2") if each.time]
    assert times == ["14:07", "14:06", "14:05"]
    (position, silence) = dossier.having(Position, round="r2")
    assert {position.commitment, silence.commitment} == {
        Commitment.FORMAL_ORAL,
        Commitment.NO_STATEMENT,
    }
    assert [type(each) for each in captured(dossier, "r2")][:2] == [Action, Response]
    assert captured(dossier, "r1") == ()
    for _step in range(4):
        workspace.undo()
    assert captured(workspace.latest, "r2") == ()


def test_an_answer_in_the_place_of_an_earlier_one_is_the_latest(workspace: Workspace) -> None:
    workspace.do(create(Proposal, id="w", name="The paper"))
    answer = {"proposal": "w", "party": "a", "text": "", "round": "r2"}
    workspace.do(capture_response(day=day(40), answer=Answer.REJECTED, time="14:05", **answer))
    workspace.do(
        capture_position(issue="i", party="a", day=day(40), text="More.", round="r2", time="14:06")
    )
    today, time = clock(now(), "Asia/Tokyo")
    workspace.do(change(Round, "r2", time_zone="Asia/Tokyo"))
    workspace.do(capture_response(day=today, answer=Answer.ACCEPTED, time=time, **answer))
    taken = captured(workspace.latest, "r2")
    assert [type(each) for each in taken] == [Response, Position]


@pytest.mark.parametrize(
    ("owner", "shown"),
    [("AR", "AR – Arland"), ("arland", "AR – Arland"), ("Legal", "Legal"), ("", "")],
)
def test_who_is_to_act_is_shown_as_a_party_if_it_is_one(
    workspace: Workspace, owner: str, shown: str
) -> None:
    workspace.do(capture_action(text="Send the map.", owner=owner, due=None, round="r2"))
    ((action,), dossier) = workspace.latest.having(Action, round="r2"), workspace.latest
    assert in_words(dossier, action).who == shown


def test_an_identifier_tells_when_it_was_made() -> None:
    moment = made(new_id())
    assert moment is not None
    entered = moment_at(moment)
    assert entered is not None
    assert abs(dt.datetime.now(dt.UTC) - entered) < dt.timedelta(minutes=1)
    assert made("x1") is None
    assert made("z" * 12 + "7" + "0" * 19) is None

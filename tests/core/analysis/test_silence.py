"""Silence at rounds, against what the words mean."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.analysis.silence import silence, silent_rounds
from core.model.choices import RoundMark
from core.model.dossier import Dossier
from core.model.records import Commitment, Position, Round
from tests.dossiers import TALKS, day, position, small

QUIET = Commitment.NO_STATEMENT


def test_rounds_without_a_word_are_silent() -> None:
    found = silence(small(), "i", "a", day(60))
    assert [each.id for each in found.silent] == ["r1", "r2"]
    assert found.heard


def test_a_round_to_come_is_none_to_be_silent_at() -> None:
    assert [each.id for each in silence(small(), "i", "a", day(20)).rounds] == ["r1"]


def test_a_position_recorded_for_a_round_speaks_there() -> None:
    dossier = small(position("y", "i", "a", 45, 9.0, round="r2"))
    assert silence(dossier, "i", "a", day(60)).marks == (RoundMark.SILENT, RoundMark.SPOKE)


def test_declared_silence_is_told_apart_and_outdone_by_words() -> None:
    quiet = position("y", "i", "a", 40, commitment=QUIET)
    found = silence(small(quiet), "i", "a", day(60))
    assert found.marks == (RoundMark.SILENT, RoundMark.DECLARED)
    assert [each.id for each in found.declared] == ["r2"]
    spoken = small(quiet, position("z", "i", "a", 40, 9.0))
    assert silence(spoken, "i", "a", day(60)).marks == (RoundMark.SILENT, RoundMark.SPOKE)


def test_who_was_never_heard_was_silent_from_the_first_round_on() -> None:
    found = silence(small(), "j", "m", day(60))
    assert not found.heard
    assert found.marks == (RoundMark.SILENT, RoundMark.SILENT)


rounds = st.lists(
    st.tuples(st.integers(0, 40), st.one_of(st.none(), st.integers(0, 9))), max_size=6
)
said = st.lists(
    st.tuples(st.integers(0, 60), st.booleans(), st.one_of(st.none(), st.integers(0, 5))),
    max_size=8,
)


def _dossier(
    dates: list[tuple[int, int | None]], told: list[tuple[int, bool, int | None]]
) -> Dossier:
    records: list[Round | Position] = [
        Round(f"r{n}", n + 1, day(at), None if long is None else day(at + long))
        for n, (at, long) in enumerate(dates)
    ]
    for n, (on, quiet, at) in enumerate(told):
        record = f"r{at}" if at is not None and at < len(dates) else None
        how = QUIET if quiet else Commitment.INFORMAL
        value = None if quiet else 5.0
        records.append(position(f"x{n}", "i", "a", on, value, commitment=how, round=record))
    return Dossier.of([TALKS, *records])


def _brute(dossier: Dossier, record: Round, on: dt.date) -> RoundMark:
    assert record.date is not None
    last = record.end_date or record.date
    there = [
        each
        for each in dossier.all(Position)
        if each.date <= on and (each.round == record.id or record.date <= each.date <= last)
    ]
    if any(each.commitment is not QUIET for each in there):
        return RoundMark.SPOKE
    return RoundMark.DECLARED if there else RoundMark.SILENT


@given(rounds, said, st.integers(0, 70))
def test_marks_are_what_the_words_mean(
    dates: list[tuple[int, int | None]], told: list[tuple[int, bool, int | None]], on: int
) -> None:
    dossier = _dossier(dates, told)
    found = silence(dossier, "i", "a", day(on))
    assert list(found.marks) == [_brute(dossier, each, day(on)) for each in found.rounds]
    assert silent_rounds(dossier, "i", "a", day(on)) == len(found.silent)

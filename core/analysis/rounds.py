"""Which round is next and which was last: a round counts as held once its last day is over, or on
that day if it is recorded as held. One that was cancelled is neither."""

import datetime as dt

from core.model.dossier import Dossier, KindTable
from core.model.records import Round, RoundState

AFTERMATH = 3
"""How many days after a round what is said still belongs to it."""


def next_round(dossier: Dossier, today: dt.date) -> Round | None:
    """The round to prepare for: the first that is not over on `today`, else the last without a
    date, else None. A round held today is still the next one."""
    for record in _dated(dossier):
        if not is_over(record, today):
            return record
    undated = [each for each in dossier.all(Round) if each.date is None and _is_to_come(each)]
    return undated[-1] if undated else None


def _is_to_come(record: Round) -> bool:
    return record.state in (RoundState.PLANNED, RoundState.UNDER_WAY)


def last_round(dossier: Dossier, today: dt.date) -> Round | None:
    """The last round that is over on `today`; None before the first."""
    held = rounds_held(dossier, today)
    return held[-1] if held else None


def rounds_held(dossier: Dossier, on: dt.date) -> tuple[Round, ...]:
    """The rounds that are over on a date, earliest first."""
    return tuple(record for record in _dated(dossier) if is_over(record, on))


def round_of(dossier: Dossier, day: dt.date) -> Round | None:
    """The round that what was said on a day belongs to: the one whose days hold it, else the one
    that ended no more than three days before, because communiqués come out after a round. None for
    anything else, which was said between rounds."""
    for record in reversed(_dated(dossier)):
        assert record.date is not None, "only rounds with a date are dated"
        last = (record.end_date or record.date) + dt.timedelta(days=AFTERMATH)
        if record.date <= day <= last:
            return record
    return None


def is_off(record: Round) -> bool:
    """Whether a round was cancelled."""
    return record.state is RoundState.CANCELLED


def is_over(record: Round, on: dt.date) -> bool:
    """Whether a round's last day is before a date, or is that date and the round is recorded as
    held; False for a round without a date."""
    last_day = record.end_date or record.date
    if last_day is None:
        return False
    return last_day < on or (last_day == on and record.state is RoundState.HELD)


def state_on(record: Round, day: dt.date) -> RoundState:
    """How a round stands on a day: as recorded, unless its dates say that it is further on."""
    if record.state in (RoundState.CANCELLED, RoundState.HELD):
        return record.state
    if is_over(record, day):
        return RoundState.HELD
    begun = record.date is not None and record.date <= day
    return RoundState.UNDER_WAY if begun else record.state


def _dated(dossier: Dossier) -> tuple[Round, ...]:
    """The dated rounds in date order, without those cancelled; sorted once for as long as no round
    changes."""
    return dossier.tables[Round].derive(_in_order)


def _in_order(table: KindTable) -> tuple[Round, ...]:
    rounds = (each for each in table.records() if isinstance(each, Round))
    dated = [(each.date, each.number, each) for each in rounds if each.date and not is_off(each)]
    return tuple(record for _date, _number, record in sorted(dated, key=lambda each: each[:2]))

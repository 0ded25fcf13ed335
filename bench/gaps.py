"""The gap series of a pair over many positions, against pandas: pivot, forward fill, weigh.

Both return the same days and the same figures, which is checked before anything is timed. `python
-m bench.gaps` prints the ratios.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import msgspec
import numpy as np
import pandas as pd
from rpds import HashTrieMap

from bench.ratio import Ratio, measure, report
from core.analysis.gaps import UNKNOWN_SALIENCE
from core.analysis.trend import trend
from core.analysis.trend_value import Trend
from core.model.choices import Pair
from core.model.dossier import Dossier, KindTable
from core.model.groups import Group, Groups, Shelf
from core.model.records import Issue, Position
from tests.dossiers import large

PAIR: Pair = ("a", "b")
FIELDS = ("date", "id", "issue", "party", "value", "low", "high", "salience")
POSITIONS = 100_000


@dataclass(frozen=True, slots=True)
class Series:
    """The pandas result for a pair: one row per day, with stated gap, gap between ranges,
    coverage."""

    days: pd.DataFrame


def frame_of(records: tuple[Position, ...]) -> pd.DataFrame:
    """The pair's positions as a long table, one row per position, in order."""
    rows = [tuple(getattr(r, name) for name in FIELDS) for r in records if r.party in PAIR]
    frame = pd.DataFrame(rows, columns=list(FIELDS))
    frame["date"] = pd.to_datetime(frame["date"])
    return frame.sort_values(["date", "id"])


def pandas_series(frame: pd.DataFrame, issues: tuple[Issue, ...]) -> Series:
    """The gap series by pivot and forward fill, all issues side by side."""
    wide = _pivoted(frame)
    low_end = pd.Series({i.id: i.low_end for i in issues})
    span = pd.Series({i.id: i.high_end - i.low_end for i in issues})
    weight = pd.Series({i.id: i.weight for i in issues})
    sides = [{name: wide[name][party] for name in FIELDS[4:]} for party in PAIR]
    for side in sides:
        for name in ("value", "low", "high"):
            side[name] = 100 * (side[name] - low_end) / span
    first, second = sides
    omega = weight * (first["salience"] + second["salience"]) / 2
    stated = (first["value"] - second["value"]).abs()
    apart = np.maximum(first["low"], second["low"]) - np.minimum(first["high"], second["high"])
    return Series(_weighed(omega, stated, apart.clip(lower=0)))


def _pivoted(frame: pd.DataFrame) -> pd.DataFrame:
    held = frame.groupby(["issue", "party"])["salience"].ffill()
    last = frame.assign(salience=held).drop_duplicates(["date", "issue", "party"], keep="last")
    filled = last.assign(
        low=last["low"].fillna(last["value"]),
        high=last["high"].fillna(last["value"]),
        salience=last["salience"].fillna(UNKNOWN_SALIENCE),
    )
    wide = filled.pivot(index="date", columns=["party", "issue"], values=list(FIELDS[4:])).ffill()
    wide["salience"] = wide["salience"].fillna(UNKNOWN_SALIENCE)
    return wide


def _weighed(omega: pd.DataFrame, stated: pd.DataFrame, between: pd.DataFrame) -> pd.DataFrame:
    known, ranged = omega.where(stated.notna()), omega.where(between.notna())
    return pd.DataFrame(
        {
            "stated": (known * stated).sum(axis=1) / known.sum(axis=1),
            "between": (ranged * between).sum(axis=1) / ranged.sum(axis=1),
            "coverage": known.sum(axis=1) / omega.sum(axis=1),
        }
    )


def forgetful(dossier: Dossier) -> Dossier:
    """The same dossier with positions that have nothing cached."""
    table = dossier.tables[Position]
    shelves = {
        issue: Shelf({party: Group(group.records) for party, group in shelf.groups.items()})
        for issue, shelf in table.groups.shelves.items()
    }
    groups = Groups(table.groups.parts, HashTrieMap(shelves))
    fresh = KindTable(table.kind, table.by_id, groups)
    return Dossier({**dossier.tables, Position: fresh})


def edited(dossier: Dossier) -> Iterator[Dossier]:
    """Dossiers that each differ from the previous one in one position."""
    place = dossier.positions(dossier.all(Issue)[0].id, "a")[0]
    for n in count(1):
        after = msgspec.structs.replace(place, value=float(n % 100))
        dossier = dossier.replacing(place, after)
        place = after
        yield dossier


def assert_same(ours: Trend, peer: Series) -> None:
    """Fail if the two disagree."""
    for name in ("stated", "between", "coverage"):
        found = pd.Series(getattr(ours, name), index=pd.to_datetime(list(ours.dates)), dtype=float)
        pd.testing.assert_series_equal(
            found, peer.days[name], check_names=False, check_index_type=False, check_freq=False
        )


def ratios() -> Iterator[Ratio]:
    """All talks of two parties at once; then one pair out of ten parties."""
    for parties in (2, 10):
        dossier = large(POSITIONS, parties=parties)
        yield from _ratios(dossier, f"{POSITIONS:,} positions of {parties} parties")


def _ratios(dossier: Dossier, what: str) -> Iterator[Ratio]:
    records, issues = dossier.all(Position), dossier.all(Issue)
    frame, next_one = frame_of(records), edited(dossier)
    assert_same(trend(dossier, PAIR), pandas_series(frame, issues))

    def peer() -> Series:
        return pandas_series(frame, issues)

    yield measure(
        f"gap series of a pair, {what}, from records",
        lambda: trend(forgetful(dossier), PAIR),
        lambda: pandas_series(frame_of(records), issues),
        0.2,
        repeats=5,
    )
    yield measure(f"gap series of a pair, {what}", lambda: trend(dossier, PAIR), peer, 0.1)
    yield measure(
        f"gap series of a pair, {what}, after an edit",
        lambda: trend(next(next_one), PAIR),
        peer,
        0.1,
    )


if __name__ == "__main__":
    raise SystemExit(report(ratios()))

"""Run every trial for some seconds each, 60 unless told, and print what came of them; or, with
"long", as often as `LONG` says and every failing call there is. What is told besides names trials:
only those whose names begin so are run."""

import sys
import time
from collections import Counter
from collections.abc import Iterator

from tests.torture import failing, fuzzing, killing, trials
from tests.torture.tally import Spread, Trial, bad
from tests.torture.trials import TRIALS

SECONDS = 60.0
SHOWN = 20
"""How many of the lost are told one by one."""
LONG = {
    killing.killed_rekeying: 500,
    trials.power_lost: 100,
    trials.power_lost_protected: 100,
    killing.taken: 500,
    fuzzing.fuzzed_table: 5000,
    fuzzing.fuzzed_workbook: 3000,
    fuzzing.fuzzed_dossier: 5000,
    fuzzing.fuzzed_document: 7000,
    fuzzing.fuzzed_text: 5000,
}
"""How often the longer trials are repeated, in which the power is lost or inputs are read; all
others a thousand times."""


def chosen(how: str, beginnings: list[str]) -> Iterator[tuple[Trial, float, int]]:
    """The trials, each with how long and how often it is tried at least."""
    for trial in _longer() if how == "long" else TRIALS:
        if not beginnings or trial.__name__.startswith(tuple(beginnings)):
            if trial in failing.EVERY_CALL:
                yield trial, 0, 1
            elif how == "long":
                yield trial, 0, LONG.get(trial, 1000)
            else:
                yield trial, float(how or SECONDS), 1


def _longer() -> Iterator[Trial]:
    """All trials, of failing calls with every one that there is."""
    for trial in TRIALS:
        if trial is failing.failing:
            yield from failing.EVERY_CALL
        else:
            yield trial


def _told(counted: Counter[str]) -> str:
    """What came of a trial; of what was lost only how often."""
    lost = bad(counted)
    words = [f"{count} {word}" for word, count in counted.most_common() if word not in lost]
    return ", ".join([*words, f"{sum(counted[word] for word in lost)} lost"])


def main(how: str, *beginnings: str) -> int:
    """1 if anything was lost."""
    spread, all_of = Spread(), Counter[str]()
    for trial, seconds, least in chosen(how, [*beginnings]):
        begun = time.monotonic()
        counted = spread.tried(trial, seconds, least)
        took = time.monotonic() - begun
        print(f"{trial.__name__}: {counted.total()} tried in {took:.0f} s, {_told(counted)}")
        print(*(f"  {word}\n" for word in bad(counted)[:SHOWN]), sep="", end="", flush=True)
        all_of += counted
    spread.close()
    lost = sum(all_of[word] for word in bad(all_of))
    print(f"{all_of.total()} tried, {all_of.total() - lost} survived, {lost} lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or [""]))

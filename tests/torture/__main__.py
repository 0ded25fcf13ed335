"""Run every trial for some seconds each, 40 unless told, and print what came of them; or, with
"long", as often as `LONG` says and every failing call there is. What is told besides names trials:
only those whose names begin so are run."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.torture import failing, fuzzing, killing, trials
from tests.torture.tally import Spread, Trial, bad
from tests.torture.trials import TRIALS

SECONDS = 40.0
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


def results(how: str, beginnings: list[str]) -> Iterator[tuple[Trial, Counter[str]]]:
    """What came of each trial whose name begins so, or of all."""

    def chosen(trials: Iterable[Trial]) -> Iterator[Trial]:
        return (t for t in trials if not beginnings or t.__name__.startswith(tuple(beginnings)))

    spread = Spread()
    for trial in chosen(TRIALS):
        if how != "long":
            yield trial, spread.tried(trial, float(how or SECONDS))
        elif trial is not failing.failing:
            yield trial, spread.tried(trial, 0, LONG.get(trial, 1000))
    if how == "long":
        yield from spread.each(chosen(failing.EVERY_CALL))
    spread.close()


def _told(counted: Counter[str]) -> str:
    """What came of a trial; of what was lost only how often."""
    lost = bad(counted)
    words = [f"{count} {word}" for word, count in counted.most_common() if word not in lost]
    return ", ".join([*words, f"{sum(counted[word] for word in lost)} lost"])


def main(how: str, *beginnings: str) -> int:
    """1 if anything was lost."""
    begun, all_of = time.monotonic(), Counter[str]()
    for trial, counted in results(how, [*beginnings]):
        minutes, seconds = divmod(int(time.monotonic() - begun), 60)
        print(
            f"{minutes:3}:{seconds:02} {trial.__name__}: {counted.total()} tried, {_told(counted)}"
        )
        print(*(f"  {word}\n" for word in bad(counted)[:SHOWN]), sep="", end="", flush=True)
        all_of += counted
    lost = sum(all_of[word] for word in bad(all_of))
    print(f"{all_of.total()} tried, {all_of.total() - lost} survived, {lost} lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or [""]))

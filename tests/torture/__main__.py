"""Run every trial for some seconds each, 60 unless told, and print what came of them; or, with
"long", as often as `LONG` says and every failing call there is, which takes hours."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture import fuzzing, trials
from tests.torture.shim import compiled, on_a_bad_disk
from tests.torture.tally import bad, tried
from tests.torture.trials import TRIALS

SECONDS = 60.0
LONG = {
    trials.killed: 1000,
    trials.killed_protected: 1000,
    trials.killed_rekeying: 200,
    trials.power_lost: 2000,
    trials.power_lost_protected: 2000,
    trials.taken: 200,
    fuzzing.fuzzed_table: 5000,
    fuzzing.fuzzed_dossier: 3000,
    fuzzing.fuzzed_document: 500,
    fuzzing.fuzzed_text: 1500,
}
"""How often the longer trials are repeated; all others a thousand times."""


def everything() -> Iterator[tuple[str, Counter[str]]]:
    """What came of each trial in the long form."""
    for trial in TRIALS:
        if trial is not trials.failing:
            yield trial.__name__, tried(trial, 0, LONG.get(trial, 1000))
    if compiled() is not None:
        with TemporaryDirectory(prefix="parley-torture-") as folder:
            done = on_a_bad_disk("failing", str(Path(folder, "work")))
        ended = [] if not done.returncode else [f"crash: {done.stderr}"]
        yield trials.failing.__name__, Counter([*done.stdout.splitlines(), *ended])


def main(how: str) -> int:
    """1 if anything was lost."""
    seconds = float(how or SECONDS) if how != "long" else 0
    some = ((trial.__name__, tried(trial, seconds)) for trial in TRIALS)
    total = lost = 0
    for name, counted in everything() if how == "long" else some:
        told = ", ".join(f"{count} {word}" for word, count in counted.most_common())
        print(f"{name}: {counted.total()} tried, {told}", flush=True)
        total += counted.total()
        lost += sum(counted[word] for word in bad(counted))
    print(f"{total} tried, {total - lost} survived, {lost} lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))

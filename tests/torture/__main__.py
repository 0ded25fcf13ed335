"""Run every trial for some seconds each (60 unless told), and print what came of them."""

import sys

from tests.torture.tally import bad, tried
from tests.torture.trials import TRIALS

SECONDS = 60.0


def main(seconds: float) -> int:
    """1 if anything was lost."""
    failed = 0
    for trial in TRIALS:
        counted = tried(trial, seconds)
        told = ", ".join(f"{count} {word}" for word, count in counted.most_common())
        print(f"{trial.__name__}: {counted.total()} tried, {told}", flush=True)
        failed += bool(bad(counted))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))

"""How much memory a check of a large dossier takes. `python -m bench.memory`."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.ratio import Peak, report
from core.storage.store import Store
from tests.dossiers import large

MANY = 100_000
"""Positions in the large dossier."""
MOST = 300
"""Megabytes that a whole process may take at its peak."""
PROGRAM = """
import resource, sys
import main
code = main.main(["check", sys.argv[1]])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak * (1 if sys.platform == "darwin" else 1024))
sys.exit(code)
"""
"""Checks a file and prints the most bytes that it took."""


def ratios() -> Iterator[Peak]:
    """The one figure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "many.parley")
        Store.create(path, large(MANY)).close()
        words = [sys.executable, "-c", PROGRAM, str(path)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        megabytes = int(done.stdout.split()[-1]) / 1e6
        yield Peak(f"check a dossier of {MANY:,} positions", megabytes, MOST)


if __name__ == "__main__":
    sys.exit(1 if report(ratios()) else 0)

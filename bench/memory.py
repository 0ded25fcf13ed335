"""How much memory a check of a large dossier takes. `python -m bench.memory`."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.peak import PROGRAM, megabytes
from bench.ratio import Peak, report
from core.storage.store import Store
from tests.dossiers import large

MANY = 100_000
"""Positions in the large dossier."""
MOST = 300
"""Megabytes that a whole process may take at its peak."""


def ratios() -> Iterator[Peak]:
    """The one figure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "many.parley")
        Store.create(path, large(MANY)).close()
        words = [sys.executable, "-c", PROGRAM, "check", str(path)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        yield Peak(f"check a dossier of {MANY:,} positions", megabytes(done), MOST)


if __name__ == "__main__":
    sys.exit(1 if report(ratios()) else 0)

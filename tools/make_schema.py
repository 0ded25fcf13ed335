"""Writes `resources/dossier.schema.json`, which ships with every export of a whole dossier: run it
after a kind of record or a field was added."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.exchange.whole import SCHEMA, schema  # noqa: E402 - the path comes first

if __name__ == "__main__":
    (ROOT / "resources" / SCHEMA).write_bytes(schema())

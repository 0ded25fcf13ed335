"""Every figure beside its bound: `python -m bench`, or `python -m bench storage` for one part."""

import importlib
import itertools
import sys

from bench.ratio import report

PARTS = (
    "storage",
    "importing",
    "search",
    "documents",
    "redline",
    "gaps",
    "packs",
    "scale",
    "memory",
    "startup",
)

parts = [importlib.import_module(f"bench.{part}") for part in sys.argv[1:] or PARTS]
sys.exit(report(itertools.chain.from_iterable(part.ratios() for part in parts)))

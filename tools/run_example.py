"""Open the example; if no window can be shown, write its pack instead and say where."""

import os
import subprocess
import sys
from pathlib import Path

from set_up import has_display

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "build" / "framework_talks.parley"
PACK = ROOT / "build" / "framework_talks_round_5.pdf"


def main() -> int:
    """Start the program; returns its exit code."""
    EXAMPLE.parent.mkdir(exist_ok=True)
    if not EXAMPLE.exists() and (code := _parley("sample", EXAMPLE, "--live")):
        return code
    if has_display():
        return _parley(EXAMPLE)
    print(
        "No display is available; writing the example’s briefing pack instead of opening a window."
    )
    why = ("--over-norm", "An example shows everything")
    return _parley("pack", EXAMPLE, "--round", "5", "--out", PACK, *why)


def _parley(*arguments: str | os.PathLike[str]) -> int:
    return subprocess.run([sys.executable, ROOT / "main.py", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

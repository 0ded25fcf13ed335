"""The most memory that a command of ours takes."""

import subprocess

PROGRAM = """
import resource, sys
from pathlib import Path
import main

code = main.main(sys.argv[1:])
status = Path("/proc/self/status")  # what `resource` tells counts the process that began this one
if status.exists():
    told = dict(line.split(":", 1) for line in status.read_text().splitlines())
    peak = int(told["VmHWM"].split()[0])
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak * (1 if sys.platform == "darwin" else 1024))
sys.exit(code)
"""
"""Runs the command of its arguments and prints the most bytes that it took, last."""


def megabytes(done: subprocess.CompletedProcess[str]) -> float:
    """What it printed."""
    return int(done.stdout.split()[-1]) / 1e6

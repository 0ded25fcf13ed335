"""PySide, imported without what it prepares and hardly ever needs: what it says stays the same."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WRONG_CALL = """
from PySide6.QtCore import QPoint
try:
    QPoint("a", 2)
except TypeError as failure:
    print(failure)
"""
COUNTED = """
import re, sys
compile_now, compiled = re.compile, []
def counting(*given, **named):
    compiled.append(sys._getframe(1).f_globals["__name__"])
    return compile_now(*given, **named)
re.compile = counting
{importing}
assert re.compile is counting
print(sum(name.rpartition(".")[2] in ("pyi_generator", "logging", "textwrap") for name in compiled))
"""


def told(script: str) -> str:
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_a_wrong_call_is_explained_as_pyside_does() -> None:
    explained = told(f"import ui{WRONG_CALL}")
    assert explained == told(WRONG_CALL)
    assert "QPoint.__init__(xpos: int, ypos: int, /)" in explained


def test_nothing_is_compiled_for_stub_files() -> None:
    assert int(told(COUNTED.format(importing="import PySide6.QtCore"))) > 0
    assert int(told(COUNTED.format(importing="import ui"))) == 0

"""PySide, imported without what it prepares and hardly ever needs: what it says stays the same."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui.kit.lean_pyside import STAND_INS

ROOT = Path(__file__).resolve().parents[3]
WRONG_CALL = """
from PySide6.QtCore import QPoint
try:
    QPoint("a", 2)
except TypeError as failure:
    print(failure)
"""
WHAT_CALLS = """
from PySide6.QtCore import QPoint
from PySide6.support.signature import get_signature, layout
print(QPoint.__doc__, get_signature(QPoint.manhattanLength), hasattr(layout, "missing"))
"""
STUB_FILES = """
from PySide6.support.signature.lib import pyi_generator
from PySide6.support.signature.lib.enum_sig import HintingEnumerator
print(pyi_generator.TYPE_MAP["qint64"], HintingEnumerator)
"""
COUNTED = """
import builtins
compile_now, compiled = builtins.compile, set()
def counting(source, filename, *rest, **named):
    if isinstance(source, bytes):
        compiled.add(filename)
    return compile_now(source, filename, *rest, **named)
builtins.compile = counting
import {module}
assert builtins.compile is counting
print(*compiled, sep="\\n")
"""


def told(script: str) -> str:
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("asked", [WRONG_CALL, WHAT_CALLS, STUB_FILES])
def test_what_waits_says_the_same_once_it_is_asked(asked: str) -> None:
    explained = told(f"import ui{asked}")
    assert explained == told(asked)
    assert "QPoint.__init__(xpos: int, ypos: int, /)" in explained or asked != WRONG_CALL


def test_nothing_is_compiled_that_can_wait() -> None:
    usually, leanly = (
        set(told(COUNTED.format(module=module)).split()) for module in ("PySide6.QtCore", "ui")
    )
    assert usually >= {*STAND_INS}
    assert leanly.isdisjoint(STAND_INS)

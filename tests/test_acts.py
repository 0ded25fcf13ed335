"""Tests of the screen act as people do: no signal by hand, no dialog replaced by its answer."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
CARRIER = TESTS / "journeys" / "story.py"
"""Carries a story's acts to the window, by a signal of its own."""
JOBS = TESTS / "ui" / "test_jobs.py"
"""Jobs have signals and no screen."""
DESKTOP = TESTS / "ui" / "shell" / "test_scheme.py"
"""Turns the whole desktop dark, which no act in a window does."""
ANSWERS = {"exec", "ask", "edit"}
UNANSWERED = (TESTS / "conftest.py", TESTS / "ui" / "test_dialog_focus.py")
"""Put a refusal in the place of every dialog; show dialogs that wait for nobody."""
FILES = sorted({*TESTS.rglob("*.py")} - {CARRIER, JOBS, DESKTOP, *UNANSWERED})


def calls(file: Path) -> Iterator[ast.Call]:
    tree = ast.parse(file.read_text("utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def emitted(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "emit"


def answered(call: ast.Call) -> bool:
    """Whether a dialog is replaced: `setattr(thing, "exec", …)`."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = call.func.id if isinstance(call.func, ast.Name) else name
    named = call.args[1] if len(call.args) > 1 else None
    return name == "setattr" and isinstance(named, ast.Constant) and named.value in ANSWERS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_signal_is_emitted_by_hand(file: Path) -> None:
    assert [call.lineno for call in calls(file) if emitted(call)] == []


@pytest.mark.parametrize(
    "file", sorted((TESTS / "journeys").glob("test_*.py")), ids=lambda f: f.name
)
def test_a_journey_calls_nothing_private(file: Path) -> None:
    private = [
        call.lineno
        for call in calls(file)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr.startswith("_")
        and not (isinstance(call.func.value, ast.Name) and call.func.value.id == "self")
    ]
    assert private == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_dialog_is_replaced_by_its_answer(file: Path) -> None:
    assert [call.lineno for call in calls(file) if answered(call)] == []

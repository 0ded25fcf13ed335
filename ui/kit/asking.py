"""Showing a dialog that deletes itself, and reading its answer in time."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QDialog

D = TypeVar("D", bound=QDialog)
A = TypeVar("A")


def asked(dialog: D, answer: Callable[[D], A]) -> A | None:
    """Show a dialog and wait; returns what `value` reads from it once it is accepted, None if it is
    not.

    When `exec` returns, the dialog and all its fields are gone, so they are read before that."""
    answers: list[A] = []
    dialog.accepted.connect(lambda: answers.append(answer(dialog)))
    dialog.exec()
    return answers[0] if answers else None

"""Tool tips: Qt renders a tip that looks like markup as markup, and does not wrap plain ones."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

LONGEST = 80
"""A plain tip longer than this would be one line across the screen."""
MOST = 2000
OWN = "own_tip"
"""The property that has the tip of what cannot be done now."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def tip(text: str) -> str:
    """The text as a tool tip that shows it unchanged, long ones in several lines."""
    if "<" not in text and "&lt;" not in text and len(text) <= LONGEST:
        return text
    shown = text if len(text) <= MOST else f"{text[:MOST]}…"
    return f'<p style="white-space: pre-wrap">{shown.translate(_ESCAPED)}</p>'


def allow(acts: Iterable[QAction | QWidget], refusal: str, *, possible: bool = True) -> None:
    """Enable what edits, or disable it and have its tip say why; its own tip comes back. What is
    not `possible` stays disabled, whether or not there is a refusal. The keyboard stays beside what
    is disabled."""
    for each in acts:
        if each.property(OWN) is None:
            each.setProperty(OWN, each.toolTip())
        if refusal or not possible:
            _let_go(each)
        each.setEnabled(possible and not refusal)
        each.setToolTip(tip(refusal) if refusal else each.property(OWN))


def _let_go(act: QAction | QWidget) -> None:
    """Keep the keyboard where it is before what has it is disabled: Qt would take it from one to
    the next of many, out of sight."""
    around = act.parentWidget() if isinstance(act, QWidget) and act.hasFocus() else None
    if around is not None:
        around.setFocus(Qt.FocusReason.OtherFocusReason)

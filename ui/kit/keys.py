"""Keys shared by the window and what lies over it."""

UNDO = ("Ctrl+Z",)
REDO = ("Ctrl+Y", "Ctrl+Shift+Z")
"""Both of the usual keys for redo."""

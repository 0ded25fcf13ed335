"""Keys that the window and what lies over it share."""

UNDO = ("Ctrl+Z",)
REDO = ("Ctrl+Y", "Ctrl+Shift+Z")
"""Many redo as other programs do."""

"""A guard against PySide's check of whether a module uses its snake-case feature.

PySide replaces `import` to support `from __feature__ import snake_case`. From then on it reads the
source of every module again and looks in it for "PySide6", which takes a twentieth of the startup
time and slows every import inside a function. None of our modules use features.
"""

import builtins


def import_plainly() -> None:
    """Make `import` do what it did before PySide was imported, which keeps the original."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

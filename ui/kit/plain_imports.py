"""A guard against a guess of PySide's: whether a module uses PySide by snake case.

PySide takes the place of `import`, to serve `from __feature__ import snake_case`. From then on it
reads the source of every module once more and looks in it for "PySide6", which takes a twentieth of
a start, and stands in the way of each import inside a function. No module of ours wants features.
"""

import builtins

import PySide6.QtCore  # noqa: F401  (by now PySide has taken its place)


def import_plainly() -> None:
    """Have `import` do what it did before PySide, which keeps that at hand."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

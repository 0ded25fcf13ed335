"""The versions of a file, each as the step that leads to it, frozen once released.

A new one is added at the end: its name and its statements in plain SQL. A long step has a module of
its own and is listed here by that module's name, so that opening an up-to-date file reads none of
them.
"""

from importlib import import_module

Told = str | tuple[str, ...]
"""A step's statements, or the name of the module that has them."""

VERSIONS: tuple[tuple[str, Told], ...] = (
    ("first", "version_1"),
    ("second", "version_2"),
    ("third", "version_3"),
    ("fourth", "version_4"),
    ("fifth", "version_5"),
    ("sixth", "version_6"),
)
VERSION = len(VERSIONS)
SCHEMA = "9dd38eb03bea0cc32760eb432affe014930a139a83e1227b2041189c9b1b5ac1"
"""The digest of what a file of this version holds besides rows (`core.storage.opening.digest`)."""


def statements(told: Told) -> tuple[str, ...]:
    """The statements of a step."""
    if isinstance(told, tuple):
        return told
    return tuple(import_module(f"core.storage.{told}").STATEMENTS)

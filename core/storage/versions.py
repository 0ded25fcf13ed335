"""The versions of a file, each as the step that leads to it, frozen once released.

A new one is added at the end: its name and its statements in plain SQL. A long step has a module of
its own and is listed here by that module's name, so that opening an up-to-date file reads none of
them.
"""

VERSIONS: tuple[tuple[str, str | tuple[str, ...]], ...] = (
    ("first", "version_1"),
    ("second", "version_2"),
    ("third", "version_3"),
    ("fourth", "version_4"),
    ("fifth", "version_5"),
    ("sixth", "version_6"),
)
VERSION = len(VERSIONS)

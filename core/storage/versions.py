"""The versions of a file, each as the step that leads to it, frozen once released.

A new one is written at the end: its name and its statements in plain SQL. What is long has a module
of its own and stands here by that module's name, so that opening a file of today reads none of it.
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

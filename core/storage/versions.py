"""The versions of a file, each as the step that leads to it, frozen once released.

A new one is added at the end: its name and its statements in plain SQL. A long step has a module of
its own and is listed here by that module's name, so that opening an up-to-date file reads none of
them. Where SQL is not enough, the module has a function `fill`, which is called afterwards.
"""

from importlib import import_module

from core.storage.driver import Connection

Told = str | tuple[str, ...]
"""A step's statements, or the name of the module that has them."""

VERSIONS: tuple[tuple[str, Told], ...] = (
    ("first", "version_1"),
    ("second", "version_2"),
    ("third", "version_3"),
    ("fourth", "version_4"),
    ("fifth", "version_5"),
    ("sixth", "version_6"),
    ("seventh", "version_7"),
    ("eighth", "version_8"),
    ("ninth", ()),  # `core.text.folding` drops quotation marks
    ("tenth", "version_10"),
    ("eleventh", "version_11"),
    ("twelfth", "version_12"),
    ("thirteenth", "version_13"),
    ("fourteenth", "version_14"),
    ("fifteenth", ("DROP INDEX journal_hlc",)),  # nothing is looked up by it
    ("sixteenth", "version_16"),
    ("seventeenth", "version_17"),
    ("eighteenth", ("ALTER TABLE source ADD COLUMN \"ocr\" TEXT NOT NULL DEFAULT ''",)),
    ("nineteenth", "version_19"),
    ("twentieth", ()),  # `core.text.folding` knows more signs
    ("twenty-first", "version_21"),
    ("twenty-second", "version_22"),  # and `core.text.folding` knows Indic nasals and more signs
    ("twenty-third", ()),  # `core.text.folding` takes grouped digits for one number
    (
        "twenty-fourth",
        (
            'ALTER TABLE party ADD COLUMN "influence" REAL',
            "ALTER TABLE party ADD COLUMN \"alternative\" TEXT NOT NULL DEFAULT ''",
        ),
    ),
)
VERSION = len(VERSIONS)
SCHEMA = "06deab6cb268588de215c7e3870b62ebd20ac9aa2b86859ec010830924166b53"
"""The digest of what a file of this version holds besides rows (`core.storage.opening.digest`)."""


def statements(told: Told) -> tuple[str, ...]:
    """The statements of a step."""
    if isinstance(told, tuple):
        return told
    return tuple(import_module(f"core.storage.{told}").STATEMENTS)


def fill(told: Told, connection: Connection) -> None:
    """Do what a step does besides its statements."""
    if isinstance(told, str):
        module = import_module(f"core.storage.{told}")
        if hasattr(module, "fill"):
            module.fill(connection)

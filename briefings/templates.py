"""Templates: recipes to start from, as data that can be kept in the dossier or in a file.

A template holds what makes a kind of pack, never what belongs to one pack: not the round, the
readers or the dates. It is JSON; whatever it leaves out is as in a full pack.
"""

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from briefings.recipe import Recipe
from core.errors import Problem
from core.language import gettext as _
from core.language import noop
from core.model.records import Template
from core.storage.place import beginning_of
from core.text import json
from resources import path

STOCK: Final = (
    ("full", noop("Full pack")),
    ("pocket", noop("Pocket pack")),
    ("releasable", noop("Releasable pack")),
    ("delta", noop("What is new")),
    ("addendum", noop("Addendum")),
    ("annex", noop("Annex: red lines and fallbacks")),
)
"""The built-in templates, by file name, with their titles."""

OF_ONE_PACK: Final = frozenset(
    (
        "made_at",
        "today",
        "round",
        "readers",
        "views",
        "level",
        "numbers",
        "as_of",
        "pair",
        "version",
        "since",
        "plan_since",
        "override",
        "issued",
        "chain_head",
        "protected",
        "neutral",
    )
)
"""What belongs to one pack and never to a template."""

LARGEST: Final = 1_000_000
SUFFIX: Final = ".parley-template"
FORMAT: Final = "parley-template-1"


class TemplateProblem(Problem):
    """A file that is not a template."""


class Shared(msgspec.Struct, frozen=True):
    """A template as stored in a file."""

    format: str
    name: str
    recipe: msgspec.Raw


@cache
def stock(name: str) -> bytes:
    """The content of a built-in template, by one of the names in `STOCK`."""
    if name not in dict(STOCK):
        raise TemplateProblem(_("There is no such template."))
    return path(f"templates/{name}.json").read_bytes()


def content(recipe: Recipe) -> str:
    """The content of a template made from a recipe."""
    told = msgspec.json.decode(msgspec.json.encode(recipe, order="sorted"))
    kept = {name: value for name, value in told.items() if name not in OF_ONE_PACK}
    return msgspec.json.encode(kept, order="sorted").decode()


def applied(template: str | bytes, recipe: Recipe) -> Recipe:
    """The recipe with the template applied; what belongs to one pack stays.

    Raises TemplateProblem if the template makes no sense."""
    plain = msgspec.to_builtins(recipe)
    try:
        told = json.decoded(template, dict)
        own = {name: plain[name] for name in OF_ONE_PACK}
        return msgspec.convert({**told, **own}, Recipe)
    except (msgspec.MsgspecError, UnicodeDecodeError) as failure:
        raise TemplateProblem(_("This version of Parley cannot read this template.")) from failure


def exported(template: Template) -> bytes:
    """The template as a file."""
    shared = Shared(FORMAT, template.name, msgspec.Raw(template.content.encode()))
    return msgspec.json.format(msgspec.json.encode(shared))


def imported(file: Path, recipe: Recipe) -> tuple[str, str]:
    """Name and content of the template in a file; `recipe` is one that it must work with.

    Raises FileProblem if the file cannot be read, TemplateProblem if it is not a template."""
    data = beginning_of(file, LARGEST)
    try:
        shared = json.decoded(data[:LARGEST], Shared)
    except (msgspec.MsgspecError, UnicodeDecodeError) as failure:
        raise TemplateProblem(_("{file} is not a template.").format(file=file.name)) from failure
    if shared.format != FORMAT or not shared.name.strip():
        raise TemplateProblem(_("{file} is not a template.").format(file=file.name))
    return shared.name.strip(), content(applied(bytes(shared.recipe), recipe))

"""What kind of pack it is: what it is called on its pages, and, in a few words, in the register."""

from functools import partial
from typing import Literal

from briefings.recipe import Recipe, recipe_of
from core.errors import PackProblem
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.records import Pack
from core.views.issued import last_pack

Kind = Literal["addendum", "news", "releasable", "full", "annex", "pocket", "other"]

REGISTERED: dict[Kind, str] = {
    "addendum": noop("Addendum {number}"),
    "news": noop("What is new, v{version}"),
    "releasable": noop("Releasable, v{version}"),
    "full": noop("Full, v{version}"),
    "annex": noop("Annex, v{version}"),
    "pocket": noop("Pocket, v{version}"),
    "other": noop("Pack, v{version}"),
}
PRINTED: dict[Kind, str] = {
    "addendum": noop("Addendum {number}"),
    "news": noop("What is new"),
    "releasable": noop("Releasable pack"),
    "full": noop("Briefing pack"),
    "annex": noop("Annex: red lines and fallbacks"),
    "pocket": noop("Pocket pack"),
    "other": noop("Briefing pack"),
}


def kind_of(pack: Pack) -> str:
    """What the register calls a pack; just that it is one if the recipe makes no sense."""
    try:
        recipe = recipe_of(pack)
    except PackProblem:
        return _("Pack")
    kind = _kind(recipe)
    said = _(REGISTERED[kind])
    if kind not in ("addendum", "news", "releasable") and (recipe.tags or recipe.searches):
        said = _("Selection, v{version}")
    return said.format(number=recipe.addendum, version=recipe.version)


def gone_on_from(recipe: Recipe, dossier: Dossier) -> Pack | None:
    """The pack since which a pack with this recipe tells what is new: one for others goes on from
    one for others, one for the desk from one for the desk, and if any was, from one that was no
    annex or pocket pack."""
    return last_pack(dossier, partial(_is_alike, recipe, {"annex", "pocket"})) or last_pack(
        dossier, partial(_is_alike, recipe, set())
    )


def _is_alike(recipe: Recipe, but: set[Kind], pack: Pack) -> bool:
    """Whether a pack was for the same side, and of none of these kinds."""
    try:
        earlier = recipe_of(pack)
    except PackProblem:
        return not recipe.releasable
    return earlier.releasable == recipe.releasable and _kind(earlier) not in but


def printed_name(recipe: Recipe, annex: str = "") -> str:
    """What a pack is called on its pages; `annex` is another word for an annex alone."""
    kind = _kind(recipe)
    said = annex if annex and kind == "annex" else _(PRINTED[kind])
    return said.format(number=recipe.addendum)


def _kind(recipe: Recipe) -> Kind:
    """The kind of pack that a recipe makes; one without the briefs is not full."""
    if recipe.addendum:
        return "addendum"
    if recipe.changed_only:
        return "news"
    if recipe.releasable:
        return "releasable"
    told: dict[str, Kind] = {"briefs": "full", "annex": "annex", "card": "pocket"}
    return next((kind for section, kind in told.items() if section in recipe.sections), "other")

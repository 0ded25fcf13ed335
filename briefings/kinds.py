"""What kind of pack was issued, in a few words: the register tells them apart."""

from collections.abc import Collection

from briefings.recipe import recipe_of
from core.errors import PackProblem
from core.language import gettext as _
from core.model.records import Pack


def kind_of(pack: Pack) -> str:
    """The kind of pack and its number; just that it is a pack if the recipe makes no sense."""
    try:
        recipe = recipe_of(pack)
    except PackProblem:
        return _("Pack")
    if recipe.addendum:
        return _("Addendum {number}").format(number=recipe.addendum)
    if recipe.changed_only:
        return _("What is new, v{version}").format(version=recipe.version)
    if recipe.releasable:
        return _("Releasable, v{version}").format(version=recipe.version)
    if recipe.tags or recipe.searches:
        return _("Selection, v{version}").format(version=recipe.version)
    return _named(recipe.sections).format(version=recipe.version)


def _named(sections: Collection[str]) -> str:
    """What a pack with these sections is called; one without the briefs is not full."""
    if "briefs" in sections:
        return _("Full, v{version}")
    if "annex" in sections:
        return _("Annex, v{version}")
    if "card" in sections:
        return _("Pocket, v{version}")
    return _("Pack, v{version}")

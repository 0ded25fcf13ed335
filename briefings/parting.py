"""One request for a pack, parted by what its readers may see."""

from msgspec.structs import replace

from briefings.prepare import PackRequest
from briefings.readers import views_of
from briefings.recipe import ReaderView, Recipe
from briefings.sections import restricted
from core.lenses.marking import Levels, levels, rank, rank_of_text


def parted(request: PackRequest) -> tuple[PackRequest, ...]:
    """A request for each of the views; its copies differ only in number and reader. One that is for
    a single view already stays as it is."""
    if request.recipe.numbers:
        return (request,)
    return tuple(seen_by(request, view) for view in views_of(request.recipe))


def seen_by(request: PackRequest, view: ReaderView) -> PackRequest:
    """The request for the copies that have a view. At a level that lets records go to others, it is
    a releasable pack: that an unmarked record is left out holds there for every field."""
    dossier, recipe = request.dossier, request.recipe
    numbers = tuple(n for n, _reader in recipe.holders if recipe.view(n) == view)
    every = len(numbers) == len(recipe.holders)
    audiences = recipe.audiences if view.audiences is None else view.audiences
    own = replace(recipe, audiences=audiences, numbers=() if every else numbers)
    if not view.level or recipe.releasable:
        return replace(request, recipe=own)
    known = levels(dossier)
    marking = _marking(own, known, view)
    if any(each.word == view.level and each.releasable for each in known):
        held = {each.id for each in restricted(recipe.sections)}
        kept = tuple(each for each in recipe.sections if each not in held)
        own = replace(own, releasable=True, sections=kept)
    return replace(request, recipe=replace(own, level=view.level, marking=marking))


def _marking(recipe: Recipe, known: Levels, view: ReaderView) -> str:
    """The marking asked for, but none above the readers' level."""
    above = rank_of_text(known, recipe.marking) > rank(known, view.level)
    return view.level if above else recipe.marking

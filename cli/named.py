"""What words on the command line name in a dossier: parties, points and rounds."""

from collections.abc import Mapping, Sequence

import click

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Round
from core.text.saying import list_of
from core.views.schedule import round_numbered


def pair(dossier: Dossier, one: str, other: str) -> tuple[str, str]:
    """The ids of two parties to compare."""
    first, second = party(dossier, one), party(dossier, other)
    if first == second:
        raise click.UsageError(_("The two parties to compare must differ."))
    return first, second


def party(dossier: Dossier, text: str) -> str:
    """The id of the party with this name; a code counts where no name is the same."""
    codes = {party.code.casefold(): party.id for party in dossier.parties}
    names = {party.name.casefold(): party.id for party in reversed(dossier.parties)}
    return _named(_("party"), text, codes | names, [party.name for party in dossier.parties])


def point(dossier: Dossier, text: str) -> str:
    """The id of the point with this name, short name or number, in this order."""
    points = dossier.points
    numbers = {str(number): point.id for number, point in enumerate(points, start=1)}
    short = {point.short_name.casefold(): point.id for point in points if point.short_name}
    names = {point.name.casefold(): point.id for point in points}
    called = numbers | short | names
    return _named(_("sticking point"), text, called, [point.name for point in points])


def _named(noun: str, text: str, ids: Mapping[str, str], names: Sequence[str]) -> str:
    try:
        return ids[text.casefold()]
    except KeyError:
        raise click.UsageError(_missing(noun, text, names)) from None


def meeting(dossier: Dossier, number: int) -> Round:
    """The round with this number."""
    found = round_numbered(dossier, number)
    if found is None:
        numbers = [str(each.number) for each in dossier.all(Round)]
        raise click.UsageError(_missing(_("round"), str(number), numbers))
    return found


def _missing(noun: str, text: str, names: Sequence[str]) -> str:
    if not names:
        return _("There is no {noun} yet.").format(noun=noun)
    sentence = _("There is no {noun} “{text}”. Available: {names}.")
    return sentence.format(noun=noun, text=text, names=list_of(names))

"""What must hold for a position, besides its place on a scale."""

from collections.abc import Iterator

from core.errors import RuleBroken
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Position


def position_has_a_range(_dossier: Dossier, position: Position) -> RuleBroken | None:
    """Both ends in order or neither, and a salience that is a share."""
    if (position.low is None) != (position.high is None):
        return RuleBroken(_("Enter both ends of the acceptable range, or neither."), "low")
    if position.low is not None and position.high is not None and position.low > position.high:
        return RuleBroken(_("The low end of a range cannot be above its high end."), "low")
    if position.salience is not None and not 0 <= position.salience <= 100:
        return RuleBroken(_("Salience must be between 0 and 100."), "salience")
    return None


def correction_keeps_its_place(dossier: Dossier, position: Position) -> RuleBroken | None:
    """A mistake is put right where it was made."""
    if position.corrects is None:
        return None
    corrected = dossier.get(Position, position.corrects)
    if (corrected.issue, corrected.party) != (position.issue, position.party):
        return RuleBroken(_("A correction must keep its party and issue."), "corrects")
    return None


def no_statement_has_no_value(_dossier: Dossier, position: Position) -> RuleBroken | None:
    """Whoever says nothing names no figure."""
    if position.commitment == "no_statement" and position.value is not None:
        return RuleBroken(_("“No statement” cannot have a value."), "value")
    return None


def leaves_its_corrections(
    before: Position, after: Position, dossier: Dossier
) -> Iterator[RuleBroken]:
    """What was corrected stays where its corrections are."""
    moved = (before.issue, before.party) != (after.issue, after.party)
    if moved and any(
        p.corrects == before.id for p in dossier.positions(before.issue, before.party)
    ):
        yield RuleBroken(_("A corrected position must keep its party and issue."), "issue")

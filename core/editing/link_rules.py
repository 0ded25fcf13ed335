"""What must hold for what ties clauses to others."""

from core.errors import RuleBroken
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import ClauseLink, Condition

ENDS = ("issue", "position", "proposal", "precedent")
"""What a link of a clause leads to, one of these."""


def link_has_one_end(dossier: Dossier, link: ClauseLink) -> RuleBroken | None:
    """One end, and no second link to the same."""
    ends = [getattr(link, name) for name in ENDS]
    if sum(each is not None for each in ends) != 1:
        return RuleBroken(_("Choose what the clause is linked to."), "issue")
    for other in dossier.having(ClauseLink, clause=link.clause):
        if other.id != link.id and [getattr(other, name) for name in ENDS] == ends:
            return RuleBroken(_("The clause is already linked to this."), "issue")
    return None


def condition_is_another_clause(dossier: Dossier, condition: Condition) -> RuleBroken | None:
    """A clause is no condition of its own, and none twice. Circles may be: they are pointed out."""
    if condition.clause == condition.needs:
        return RuleBroken(_("A clause cannot be its own condition."), "needs")
    for other in dossier.having(Condition, clause=condition.clause):
        if other.id != condition.id and other.needs == condition.needs:
            return RuleBroken(_("The clause already has this condition."), "needs")
    return None

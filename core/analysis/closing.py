"""Which clauses of the plan could close now, as far as is known."""

from core.analysis.gaps import voices
from core.model.dossier import Dossier
from core.model.records import Clause, ClauseLink, ClauseStatus, Condition, Issue
from core.text.textgap import TextGap


def could_close(dossier: Dossier, clause: Clause, text: TextGap) -> bool:
    """Whether a clause that is not agreed could be agreed now. It could if both hold:

    - every clause that is a condition of it is agreed;
    - nothing in it is contested: its working text is there and has no bracket, nor stands in one
      that opens and closes elsewhere (`text` are its counts); or it is linked to issues, and on
      each of them at least two of those who negotiate have an assessed range and all assessed
      ranges have a place in common.

    What is not known closes nothing: without a text, and without two ranges on an issue, it could
    not. Where a clause has both a text and issues, either is enough, as a bracket is often lifted
    only once the parties have met.
    """
    if clause.status is ClauseStatus.AGREED or not _conditions_are_agreed(dossier, clause):
        return False
    return text.clean > 0 or _ranges_meet(dossier, clause)


def _conditions_are_agreed(dossier: Dossier, clause: Clause) -> bool:
    needed = (each.needs for each in dossier.having(Condition, clause=clause.id))
    return all(dossier.get(Clause, each).status is ClauseStatus.AGREED for each in needed)


def _ranges_meet(dossier: Dossier, clause: Clause) -> bool:
    linked = [each.issue for each in dossier.having(ClauseLink, clause=clause.id)]
    issues = [dossier.get(Issue, each) for each in linked if each is not None]
    return bool(issues) and all(ranges_meet(dossier, issue) for issue in issues)


def ranges_meet(dossier: Dossier, issue: Issue) -> bool:
    """Whether the assessed ranges of at least two of those who negotiate have a place in common."""
    stands = voices(dossier, issue)
    ranges = [each.range for each in stands if each.assessed and each.range is not None]
    return len(ranges) > 1 and max(low for low, _high in ranges) <= min(
        high for _low, high in ranges
    )

"""What became of a gap and of a place since a pack was issued: the dossier then and now."""

import datetime as dt

from core.analysis.comparison import compare_dossiers
from core.analysis.gaps import places, standing
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import place
from core.model.records import Commitment, Issue, Party, Position
from core.text.saying import points
from core.views.telling import like_for_like
from core.views.words import compared


def gap_since(before: Dossier, now: Dossier, pair: Pair | None, point: str, on: dt.date) -> str:
    """How the gap of a point was and is, like for like where it does not rest on the same: "stated
    gap 48 before, 40 now"; "" where nothing differs."""
    if pair is None or not all(before.find(Party, each) for each in pair):
        return ""
    both = compare_dossiers(before, now, pair, point, on)
    was, stated, altered = points(both.before.stated), points(both.now.stated), compared(both)
    if was == stated and not altered:
        return ""
    told = _("stated gap {was} before, {now} now").format(was=was, now=stated)
    return "; ".join((told, like_for_like(both.told_stated), altered)) if altered else told


def place_since(before: Dossier, now: Dossier, position: Position) -> str:
    """Where a position puts its party, and from where, if that is not where it stood then: "38 → 12
    thousand troops"; "" for nowhere."""
    issue = now.get(Issue, position.issue)
    known = before.find(Issue, issue.id) is not None
    last = standing(before, issue, position.party).position if known else None
    silent = position.commitment is Commitment.NO_STATEMENT
    here = place(issue, position) if silent or places(position) else ""
    was = place(issue, last) if last is not None and places(position) else ""
    return _("{before} → {now}").format(before=was, now=here) if was not in ("", here) else here

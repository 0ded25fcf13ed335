"""Where a party stands on an issue, as a table of positions tells it."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from core.analysis.gaps import Standing, negotiating, standing
from core.analysis.histories import assessed
from core.analysis.illustrative import told
from core.analysis.movement import unchanged_rounds
from core.analysis.staleness import is_stale
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.naming import natural
from core.model.records import Issue, Party, Position
from core.model.scale_ends import range_in_words
from core.model.steps import step_name
from core.text.saying import long_date
from core.views.citations import latest
from core.views.held_words import absence, held_as, with_sign
from core.views.words import unchanged


class PositionWords(msgspec.Struct, frozen=True, gc=False):
    """A party that was heard on an issue: what it said last, the entry that its red line comes
    from, where it stands in the issue's unit (`place`, "" for words alone) and what it is taken to
    accept (`reach`), for how long it has not moved, whether it is "stale", and since when it says
    nothing new. `held` says that the place, and the words where the party has none of its own, are
    those of a group of which it is a member."""

    party: Party
    latest: Position
    red_line: Position | None
    place: str
    reach: str
    unchanged: str
    stale: str
    silent_since: dt.date | None
    held: str = ""


class NotHeard(msgspec.Struct, frozen=True, gc=False):
    """A party that has said nothing on an issue, and `why` it stands nowhere."""

    party: Party
    why: str


def positions_on(
    dossier: Dossier, issues: Sequence[Issue], on: dt.date, pair: Pair | None = None
) -> tuple[tuple[PositionWords | NotHeard, ...], ...]:
    """For each of some issues the same parties: whoever negotiates or is of the pair that is shown,
    and others once they have said something on one of the issues."""
    parties = dossier.parties
    found = [[position_words(dossier, issue, each, on) for each in parties] for issue in issues]
    expected = {each.id for each in negotiating(dossier)} | {*(pair or ())}
    expected |= {e.party.id for row in found for e in row if isinstance(e, PositionWords)}
    return tuple(tuple(each for each in row if each.party.id in expected) for row in found)


def position_words(
    dossier: Dossier, issue: Issue, party: Party, on: dt.date
) -> PositionWords | NotHeard:
    """Where a party stands at the end of a day, or why that cannot be told."""
    stand = standing(dossier, issue, party.id, on)
    held = stand.position if stand.group else None
    said = latest(dossier, issue, party, on) or held
    if said is None:
        return NotHeard(party, _not_heard(dossier, stand))
    place, reach = _place(dossier, issue, held or said)
    speaker = held.party if held is not None else party.id
    return PositionWords(
        party,
        said,
        assessed(dossier.positions(issue.id, speaker), "red_line", on),
        place,
        reach,
        unchanged(unchanged_rounds(dossier, issue, party.id, on)),
        stale_word(dossier, issue, said, on),
        stand.silent_since,
        with_sign(held_as(dossier, stand), held),
    )


def _not_heard(dossier: Dossier, stand: Standing) -> str:
    if stand.last_heard is None or stand.conflict:
        return absence(dossier, stand)
    return _("no statement on {date}").format(date=long_date(stand.last_heard))


def held_on(
    dossier: Dossier, issue: Issue, party: Party, on: dt.date
) -> tuple[Position, str] | None:
    """What a party holds as a member at the end of a day, and that it does, in words."""
    stand = standing(dossier, issue, party.id, on)
    if stand.group is None or stand.position is None:
        return None
    return stand.position, held_as(dossier, stand)


def why_nowhere(dossier: Dossier, issue: Issue, party: Party, on: dt.date) -> str:
    """Why a party stands nowhere, in a few words: "no position recorded"."""
    return absence(dossier, standing(dossier, issue, party.id, on))


def _place(dossier: Dossier, issue: Issue, said: Position) -> tuple[str, str]:
    """The value and the range; what is made up says so once, beside whichever comes first."""
    place, reach = "", range_in_words(issue, said)
    if said.value is not None:
        at = _("at {value}").format(value=natural(issue, said.value))
        place = step_name(issue, said.value) or at
    return told(dossier, place, said), reach if place else told(dossier, reach, said)


def stale_word(dossier: Dossier, issue: Issue, said: Position, on: dt.date) -> str:
    """ "stale" for what a party said last, where that places it and is too old to rely on; "" for
    anything else, as later words tell nothing of the place before."""
    placed = standing(dossier, issue, said.party, on).position
    old = placed is not None and placed.id == said.id and is_stale(dossier, placed, on)
    return _("stale") if old else ""

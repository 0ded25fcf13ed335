"""At which rounds a party spoke on an issue, in marks and in words."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from core.analysis.silence import Silence, silence
from core.language import gettext as _
from core.model.choices import RoundMark
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Round
from core.text.saying import commas, list_of, long_date

MOST = 24
"""How many rounds are marked; the latest tell most."""


class Attendance(NamedTuple):
    """A mark for each of the latest rounds held, earliest first; the same in words, "silent in
    Rounds 2 and 3"; and a line a round."""

    marks: tuple[RoundMark, ...] = ()
    words: str = ""
    by_round: tuple[str, ...] = ()


NEVER_MET = Attendance()
"""Before the first round nobody is silent."""


def attendance(dossier: Dossier, issue: str, party: str, on: dt.date) -> Attendance:
    """A party on an issue at the rounds held by the end of a day."""
    found = silence(dossier, issue, party, on)
    return Attendance(found.marks[-MOST:], _in_words(found), _by_round(found))


def _in_words(found: Silence) -> str:
    if not found.rounds:
        return ""
    if not found.heard:
        return _("never spoke on this")
    declared = found.declared
    quiet = [each for each in found.silent if each not in declared]
    parts = []
    if quiet:
        parts.append(_("silent in {rounds}").format(rounds=_named(quiet)))
    if declared:
        said = _("declared no statement in {rounds}")
        parts.append(said.format(rounds=_named(declared)))
    return commas(parts) or _("spoke in every round")


def _named(rounds: Sequence[Round]) -> str:
    if len(rounds) == 1:
        return round_name(rounds[0])
    numbers = list_of([str(each.number) for each in rounds])
    return _("Rounds {numbers}").format(numbers=numbers)


def _by_round(found: Silence) -> tuple[str, ...]:
    names = {
        RoundMark.SPOKE: _("● spoke"),
        RoundMark.SILENT: _("○ silent"),
        RoundMark.DECLARED: _("⌀ declared no statement"),
    }
    latest = list(zip(found.rounds, found.marks, strict=True))[-MOST:]
    return tuple(
        f"{round_name(each)}, {long_date(each.date)}: {names[mark]}"
        for each, mark in latest
        if each.date is not None
    )

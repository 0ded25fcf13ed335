"""What a dossier has already of what a table says."""

import datetime as dt
from functools import cached_property

from msgspec.structs import replace

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import field_name, natural
from core.model.records import Issue, Party, Position
from core.text.saying import UNKNOWN, list_of, long_date

NO_ID = ""

TOLD = ("value", "low", "high", "ideal", "salience", "statement", "red_line", "commitment", "round")
"""The fields in which two positions of one party on one issue and day are said to differ."""


class Known:
    """The positions of a dossier, by what they say; those of a table are compared with them."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def has(self, position: Position) -> bool:
        """Whether the dossier has a position that says all of this."""
        if not (like := self._like(position)):
            return False
        said = replace(position, id=NO_ID)
        return any(replace(each, id=NO_ID, corrects=None) == said for each in like)

    def difference(self, position: Position) -> str:
        """What differs from the latest position of the same party, issue and day, in a sentence;
        "" if there is none."""
        if not (like := self._like(position)):
            return ""
        there = like[-1]
        names = [each for each in TOLD if getattr(there, each) != getattr(position, each)]
        sentence = _("{party} on {issue}, {date}, is there already; what differs: {fields}.")
        return sentence.format(
            party=self._dossier.get(Party, position.party).name,
            issue=self._dossier.get(Issue, position.issue).name,
            date=long_date(position.date),
            fields=list_of([self._told(there, position, name) for name in names]) or UNKNOWN,
        )

    def _told(self, there: Position, position: Position, name: str) -> str:
        before, after = getattr(there, name), getattr(position, name)
        if not isinstance(before or after, float) or name == "salience":
            return field_name(name)
        issue = self._dossier.get(Issue, position.issue)
        values = {"before": natural(issue, before), "after": natural(issue, after)}
        return _("{field} {before} → {after}").format(field=field_name(name), **values)

    def _like(self, position: Position) -> list[Position]:
        """What the dossier has of the same party, issue and day."""
        return self._of_day.get((position.issue, position.party, position.date), [])

    @cached_property
    def _of_day(self) -> dict[tuple[str, str, dt.date], list[Position]]:
        found: dict[tuple[str, str, dt.date], list[Position]] = {}
        for each in self._dossier.all(Position):
            found.setdefault((each.issue, each.party, each.date), []).append(each)
        return found

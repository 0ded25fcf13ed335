"""Where a party stands on an issue, as forms and grids say it: its last place, what holds on."""

import datetime as dt

import msgspec

from core.analysis import illustrative
from core.analysis.gaps import standing
from core.analysis.histories import assessed
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import natural, span
from core.model.records import Issue, Position
from core.text.saying import long_date, number, semicolons
from core.views.held_words import clash, held_as


class Placement(msgspec.Struct, frozen=True):
    """The party's own position in force, None where there is none; its place as a bare `figure` or
    the name of its step, and in `words`, which say where a number is made up, and what it holds as
    a member of a group; both "" where nothing is stated."""

    position: Position | None
    figure: str = ""
    words: str = ""

    @property
    def date(self) -> dt.date | None:
        """The day of the position."""
        return self.position.date if self.position is not None else None


def placement(dossier: Dossier, issue: Issue, party: str) -> Placement:
    """Where a party stands on an issue, whatever the day."""
    stand = standing(dossier, issue, party)
    position = stand.position
    if position is None:
        return Placement(None, words=clash(dossier, stand))
    place = natural(issue, position.value)
    if stand.group is not None:
        there = illustrative.told(dossier, place, position)
        return Placement(
            None, words=_("{place}, {how}").format(place=there, how=held_as(dossier, stand))
        )
    figure = "" if position.value is None else number(position.value) if issue.unit else place
    return Placement(position, figure, illustrative.told(dossier, place, position))


def accepted(issue: Issue, position: Position) -> str:
    """The acceptable range of a position, in words; "" where none is assessed."""
    if position.low is None or position.high is None:
        return ""
    low, high = span(issue, position.low, position.high)
    return _("accepts {low} to {high}").format(low=low, high=high)


def carried(dossier: Dossier, issue: Issue, party: str) -> str:
    """The range, ideal, salience and red line of a party, each with the day of the position that
    it comes from; "" where nothing was assessed."""
    group = dossier.positions(issue.id, party)
    told = []
    for name in ("low", "ideal", "salience", "red_line"):
        position = assessed(group, name)
        if position is not None:
            words = _("{what} (carried over from {date})")
            what = _told(issue, position, name)
            told.append(words.format(what=what, date=long_date(position.date)))
    return _("Holds until you enter another: {list}").format(list=semicolons(told)) if told else ""


def _told(issue: Issue, position: Position, name: str) -> str:
    if name == "low" and position.low is not None and position.high is not None:
        low, high = span(issue, position.low, position.high)
        return _("range {low} to {high}").format(low=low, high=high)
    if name == "ideal":
        return _("ideal {place}").format(place=natural(issue, position.ideal))
    if name == "salience":
        return _("salience {number}").format(number=number(position.salience or 0.0))
    return _("red line “{words}”").format(words=position.red_line)

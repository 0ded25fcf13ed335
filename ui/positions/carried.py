"""What holds on of earlier positions while a new one leaves it out, in words; and what became of
it once the new one is kept."""

from core.analysis.gaps import assessed
from core.editing.commands import Command
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.naming import natural
from core.model.records import Issue, Position
from core.text.saying import long_date, number
from core.views.telling import widening
from ui.session import Session


def keep(session: Session, command: Command, issue: str, party: str, said: str = "") -> str:
    """Carry out what a form asks for: "" or the problem's words. The status line says whether a
    range that holds on has widened, and else what is to be said."""
    before = session.dossier
    sentence = session.attempt(command)
    widened = "" if sentence else widening(before, session.dossier, issue, party, session.today)
    if widened:
        session.say(_("Position recorded. {widened}").format(widened=widened))
    elif said and not sentence:
        session.say(said)
    return sentence


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
    return _("Holds until you give another: {list}").format(list="; ".join(told)) if told else ""


def _told(issue: Issue, position: Position, name: str) -> str:
    if name == "low":
        low, high = natural(issue, position.low), natural(issue, position.high)
        return _("range {low} to {high}").format(low=low, high=high)
    if name == "ideal":
        return _("ideal {place}").format(place=natural(issue, position.ideal))
    if name == "salience":
        return _("salience {number}").format(number=number(position.salience or 0.0))
    return _("red line “{words}”").format(words=position.red_line)

"""What is said in a round, taken down while it is said: each line is an edit of its own."""

import datetime as dt
from typing import Any

from core.editing.commands.basic import Command, create
from core.editing.commands.positions import record_position
from core.editing.commands.proposals import respond
from core.language import gettext as _
from core.model.records import Action, Answer, Commitment


def capture_position(
    *, issue: str, party: str, day: dt.date, text: str, value: float | None = None, **when: Any
) -> Command:
    """What a party said at the table: a position in its own words, with a value if it named one.
    `when` is the round and the time of day."""
    return record_position(
        issue=issue,
        party=party,
        date=day,
        value=value,
        statement=text,
        commitment=Commitment.FORMAL_ORAL,
        **when,
    )


def capture_silence(*, issue: str, party: str, day: dt.date, text: str, **when: Any) -> Command:
    """That a party made no statement, with what it said about that."""
    return record_position(
        issue=issue,
        party=party,
        date=day,
        statement=text,
        commitment=Commitment.NO_STATEMENT,
        **when,
    )


def capture_response(
    *, proposal: str, party: str, day: dt.date, answer: Answer, text: str, **when: Any
) -> Command:
    """A party's answer to a proposal, in place of its earlier one."""
    return respond(proposal=proposal, party=party, answer=answer, date=day, text=text, **when)


def capture_action(*, text: str, owner: str, due: dt.date | None, **when: Any) -> Command:
    """Something that is to be done, and by whom."""
    label = _("record action")
    return create(Action, label=label, text=text, owner=owner, due=due, **when)

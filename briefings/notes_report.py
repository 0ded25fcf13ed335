"""The notes of a dossier on paper, in the groups shown on screen."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from briefings.document import (
    Block,
    Briefing,
    Heading,
    NoteBox,
    PageFrame,
    Prose,
    Section,
    Title,
    plain,
)
from core.language import gettext as _
from core.language import ngettext, speaking
from core.lenses.marking import covering
from core.model.dossier import Dossier
from core.model.texts import target
from core.text.conventions import own_way
from core.text.saying import dotted, labelled, long_date
from core.views.notes import STATES, NoteGroup, NoteState, Thread, byline, phrase, stands_on

Paper = Literal["a4", "letter"]


def notes_pdf(
    dossier: Dossier,
    groups: Sequence[NoteGroup],
    made_at: dt.datetime,
    *,
    paper: Paper = "a4",
    language: str = "en",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The notes as PDF. Raises Cancelled when asked to stop."""
    from briefings.render import render

    briefing = notes_report(dossier, groups, made_at, paper=paper, language=language)
    return render(briefing, progress=progress, cancelled=cancelled)


def notes_report(
    dossier: Dossier,
    groups: Sequence[NoteGroup],
    made_at: dt.datetime,
    *,
    paper: Paper = "a4",
    language: str = "en",
) -> Briefing:
    """The notes as a briefing: one heading per group, one box per note."""
    with speaking(language):
        talks = dossier.talks.title or _("Untitled talks")
        made = _("prepared {date}, {time}").format(
            date=long_date(made_at.date()), time=f"{made_at:%H:%M}"
        )
        head = (_("Notes"), talks)
        return Briefing(
            title=_("Notes: {talks}").format(talks=talks),
            subject=made,
            language=language,
            paper=paper,
            page_frame=PageFrame(_marking(dossier, groups), made, notice=dossier.talks.notice),
            sections=(Section(head, tuple(_blocks(dossier, groups, talks))),),
            made_at=made_at,
        )


def _marking(dossier: Dossier, groups: Sequence[NoteGroup]) -> str:
    """That of the notes and of what they are on, which they quote and name."""
    notes = [thread.note for group in groups for thread in group.threads]
    return covering(dossier, (*notes, *(target(dossier, note) for note in notes)))


def _blocks(dossier: Dossier, groups: Sequence[NoteGroup], talks: str) -> Iterator[Block]:
    count = sum(len(group.threads) for group in groups)
    said = ngettext("{count} note", "{count} notes", count).format(count=count)
    yield Title(_("Notes"), dotted((talks, said)))
    if not count:
        yield Prose(plain(_("There are no notes to report.")))
    number = 0
    for group in groups:
        if group.name:
            yield Heading(group.name, 1, anchor=f"group-{number}")
        for thread in group.threads:
            number += 1
            yield _box(dossier, thread, number)


def _box(dossier: Dossier, thread: Thread, number: int) -> NoteBox:
    note = thread.note
    where = stands_on(dossier, note)
    state = [_(STATES[thread.state])] if thread.state is not NoteState.OPEN else []
    about = dotted((where, byline(note), *state))
    answers = tuple(labelled(byline(each), own_way(each.text)) for each in thread.replies)
    return NoteBox(str(number), phrase(note), note.text, f"\n{about}", answers=answers)

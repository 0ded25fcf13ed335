"""Notes as lettered footnotes, each attached to its phrase."""

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from briefings.anchors import note_anchor
from briefings.compose.context import PackContext
from briefings.document import Block, Heading, NoteBox, Run, Text
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED
from core.model.records import Note, Record, Wording
from core.text import saying
from core.text.conventions import isolated, own_way
from core.text.days import local_day
from core.text.selectors import located
from core.views.notes import is_detached, phrase, stands_on, type_said


class Footnotes:
    """The notes in one brief, lettered in the order in which their texts are composed."""

    def __init__(self, context: PackContext, first: int = 0) -> None:
        self.context = context
        self._first = first
        self.boxes: list[NoteBox] = []

    def tied(
        self, record: Record, field: str, *others: str, background: bool = False, after: int = 0
    ) -> Text:
        """The text of a record's field with its annotated phrases marked and lettered, without the
        characters that it is printed `after`, cut to the pack's density if it is `background`.
        Notes on `others` of its fields follow at the end; "" is the record as a whole."""
        whole: str = getattr(record, field)
        text = self.context.cut(whole) if background else whole
        end = len(text)
        places = [
            (*(_place(whole, note) if note.field == field else (end, end)), note)
            for note in self.context.dossier.notes(record.id)
            if note.field in (field, *others) and self.is_printed(note)
        ]
        places = [(min(start, end), min(stop, end), note) for start, stop, note in places]
        level = self.context.level(record, field)
        runs = self._runs(text, level, sorted(places, key=lambda place: place[:2]), after)
        rest = self.context.left_off(whole) if background else ()
        return (*self.context.portion_at(level), *self.context.quoted(tuple(runs)), *rest)

    def is_printed(self, note: Note) -> bool:
        """Whether a note is open and meant for these readers; replies come with what they
        answer."""
        return not note.resolved and note.parent is None and self.context.may_print(note)

    def _runs(
        self, text: str, level: str, places: Iterable[tuple[int, int, Note]], done: int
    ) -> Iterator[Run]:
        for start, end, note in places:
            begin = max(start, done)
            if begin > done:
                yield Run(text[done:begin], level=level)
            if end > begin:
                yield Run(text[begin:end], marked=True, level=level)
            done = max(done, end)
            letter, to = self._letter(note), note_anchor(note)
            named = f"{_('note')} {letter}"
            yield Run(letter, raised=True, strong=True, level=level, to=to, named=named)
        if done < len(text) or not text:
            yield Run(text[done:], level=level)

    def _letter(self, note: Note) -> str:
        return self.add(note, stands_on(self.context.dossier, note) if is_detached(note) else "")

    def add(self, note: Note, where: str) -> str:
        """Give a note the next letter; `where` says what it is on, if that is not obvious."""
        letter = letters(self._first + len(self.boxes))
        about = isolated(saying.dotted((where, byline(note))))
        level = self._level(note)
        answers = tuple(self._answers(note))
        said = (letter, phrase(note), note.text, about, level, answers)
        self.boxes.append(NoteBox(*said, note_anchor(note)))
        return letter

    def _level(self, note: Note) -> str:
        """The mark of a note and of what it is on, which it quotes and tells of; what it says is
        the desk's own and never goes to others as such."""
        of = KIND_NAMED[note.target_kind].record
        record = self.context.dossier.find(of, note.target)
        level = "" if record is None else self.context.level(record, note.field or "id")
        return self.context.highest(self.context.level(note, "text"), level)

    def _answers(self, note: Note) -> Iterator[str]:
        """The replies to a note, and theirs."""
        for reply in self.context.dossier.notes(note.target):
            if reply.parent == note.id and self.context.may_print(reply):
                said = own_way(reply.text)
                yield saying.labelled(own_way(reply.author), said) if reply.author else said
                yield from self._answers(reply)


ELSEWHERE = ("proposal", "term", "response", "round", "source", "agenda_item", "action")
"""The kinds of record whose texts carry no note letters in a pack."""


def other_notes(context: PackContext) -> tuple[Block, ...]:
    """Notes on texts that carry no letters in a pack: proposals, rounds, sources, parties'
    wordings; each with the name of its text."""
    notes = Footnotes(context)
    for note in context.dossier.all(Note):
        if notes.is_printed(note) and _is_elsewhere(context.dossier, note):
            notes.add(note, stands_on(context.dossier, note))
    return (Heading(_("Notes on other texts")), *notes.boxes) if notes.boxes else ()


def _is_elsewhere(dossier: Dossier, note: Note) -> bool:
    wording = dossier.find(Wording, note.target) if note.target_kind == "wording" else None
    return note.target_kind in ELSEWHERE or (wording is not None and wording.party is not None)


def byline(note: Note) -> str:
    """A note's sort, author and date."""
    when = saying.short_date_and_year(local_day(note.created)) if note.created else ""
    return saying.commas((type_said(note), note.author, when))


def letters(number: int) -> str:
    """a, b … z, aa, ab …"""
    rest, place = divmod(number, len(ascii_lowercase))
    return (letters(rest - 1) if rest else "") + ascii_lowercase[place]


def _place(text: str, note: Note) -> tuple[int, int]:
    """The place of the quoted phrase; the end of the text if it is gone."""
    return located(text, note) or (len(text), len(text))

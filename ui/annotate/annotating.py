"""Notes on the texts of a panel: written, answered, changed, and linked to their phrases."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget

from core.editing.commands import remove
from core.editing.commands.notes import add_note, attach, change_notes, pin, reply, resolve
from core.language import gettext as _
from core.model.kinds import KIND_NAMED
from core.model.records import Audience, Note, NoteType
from core.text.selectors import Selector
from core.text.sentences import as_one
from core.views.annotations import FieldPlace
from core.views.names import called
from ui.annotate.annotated import Annotated
from ui.annotate.inspector import Inspector
from ui.annotate.note_box import NoteEditor
from ui.kit.scroll import bring_into_view
from ui.session import Session

Begun = tuple[FieldPlace, Selector | None]
"""What a note is on: a place, and the phrase there, if not the whole."""
Whole = Callable[[], FieldPlace]
"""Returns what a note without a phrase is on."""


class Annotating(QObject):
    """Connects the texts of a panel, the notes beside them, and the session. It finds the texts by
    itself; a block of them is registered once with `adopt`."""

    def __init__(self, session: Session, host: QWidget, side: Inspector, whole: Whole) -> None:
        super().__init__(host)
        self.session, self.host, self.side, self._whole = session, host, side, whole
        self._begun: Begun | None = None
        side.resolve_wanted.connect(lambda note, on: session.do(resolve(note, on)))
        side.reply_wanted.connect(self._reply)
        side.note_begun.connect(self._begin_whole)
        side.note_written.connect(self._write)
        side.pin_wanted.connect(lambda note, on: session.do(pin(note, on)))
        side.attach_wanted.connect(self._attach)
        side.remove_wanted.connect(self._remove)
        side.note_met.connect(self._light_phrase)
        _choose_last(side, session)

    def adopt(self, block: QWidget) -> None:
        """Listen to the texts of a block."""
        for text in _texts(block):
            text.note_wanted.connect(self.begin)
            text.note_met.connect(self.side.light)
            text.note_pressed.connect(self.side.show_note)

    def begin(self, place: FieldPlace, words: Selector) -> None:
        """Begin a note on a phrase."""
        if self.session.ask_to_edit():
            self._begin(place, words)

    def annotate(self) -> bool:
        """Begin a note on the selected words, looking first in the focused text."""
        found = sorted(self._visible(), key=lambda text: not text.hasFocus())
        return any(text.annotate() for text in found)

    def show(self, note: str) -> None:
        """Bring a note's card and its phrase into view, once they are laid out."""
        self.side.show_note(note)
        QTimer.singleShot(0, self, lambda: self._light_phrase(note))

    def _visible(self) -> Iterator[Annotated]:
        return (text for text in _texts(self.host) if text.isVisible())

    def _light_phrase(self, note: str) -> None:
        for text in self._visible():
            if text.light(note):
                _scroll_to(text, note)

    # --- shown again by another run ---

    def half_written(self) -> Begun | None:
        """What the unsaved note is on; None if there is none."""
        return (self._begun or (self._whole(), None)) if self.side.note_box.unsent() else None

    def go_on(self, begun: Begun) -> NoteEditor:
        """Where a note that was begun on something is written again."""
        self._begin(*begun)
        return self.side.note_box

    # --- writing ---

    def _begin_whole(self) -> None:
        self._begin(self._whole(), None)

    def _begin(self, place: FieldPlace, words: Selector | None) -> None:
        """Begin a note, or continue the unsaved one, which stays where it was begun."""
        quote = as_one(words.quote) if words is not None else ""
        on = _name(self.session, place)
        if self.side.begin_note(quote, self.session.theme, on):
            self._begun = (place, words)
        elif (place, words) != self._begun:
            self.session.say(_("Save or discard this note before starting another."))

    def _write(self, text: str, chosen: dict[str, Any]) -> None:
        place, words = self._begun or (self._whole(), None)
        _remember(self.session, chosen)
        fields = {**chosen, "author": self.session.workspace.author}
        if words is not None:
            fields |= {**words._asdict(), "field": place.field}
        if self.session.do(add_note(place.kind, place.target, text, **fields)) is not None:
            self.side.note_kept()

    def _reply(self, note: str, text: str) -> None:
        if self.session.do(reply(note, text, author=self.session.workspace.author)) is not None:
            self.side.reply_kept(note)

    def _attach(self, note: str) -> None:
        record = self.session.dossier.find(Note, note)
        for text in self._visible():
            place, words = text.noted.place, text.selected()
            if record is None or place is None or words is None:
                continue
            if (place.kind, place.target) == (record.target_kind, record.target):
                placed = change_notes([note], field=place.field)
                self.session.do(attach(note, words).then(placed))
                return
        self.session.warn(_("Select words in the text that the note is on, then attach it."))

    def _remove(self, note: str) -> None:
        if self.session.do(remove(Note, note)) is not None:
            self.session.say(_("Note removed. Press Ctrl+Z to undo."))


def _name(session: Session, place: FieldPlace) -> str:
    """What a note is on, in words."""
    kind = KIND_NAMED.get(place.kind)
    record = session.dossier.find(kind.record, place.target) if kind is not None else None
    return called(session.dossier, record) if record is not None else ""


def _texts(block: QWidget) -> list[Annotated]:
    inside = block.findChildren(Annotated)
    return [block, *inside] if isinstance(block, Annotated) else list(inside)


def _scroll_to(text: Annotated, note: str) -> None:
    """Scroll the page so that a phrase is visible; nothing moves if it already is."""
    bring_into_view(text, QRect(0, text.height_of(note), 1, 1), 40)


def _remember(session: Session, chosen: dict[str, Any]) -> None:
    kept = f"{chosen['type']} {chosen['audience']}"
    session.settings.keep_bytes("note", QByteArray(kept.encode()))


def _choose_last(side: Inspector, session: Session) -> None:
    sort, _sep, audience = bytes(session.settings.bytes("note").data()).decode().partition(" ")
    if sort in set(NoteType) and audience in set(Audience):
        side.note_box.type.choose(NoteType(sort))
        side.note_box.audience.choose(Audience(audience))

"""Text of Word files, with tracked changes accepted, rejected and marked."""

import base64
from collections.abc import Callable, Collection, Iterator
from typing import Any

from core.intake.readers.found import (
    PAGE_NUMBER,
    Found,
    Losses,
    RefusedError,
    Tell,
    first_line,
)
from core.intake.readers.package import Element, Package, attribute, child, local
from core.intake.readers.word_body import Body
from core.intake.readers.word_chunks import DEEPEST, Chunk, Elsewhere, chunk_of, is_word
from core.intake.readers.word_comments import comments_of
from core.intake.readers.word_fields import are_whole, numbers_pages
from core.intake.readers.word_links import tooltips
from core.intake.readers.word_notes import WordNoteMarks
from core.intake.readers.word_numbers import Numbering
from core.intake.readers.word_seen import SeenWords
from core.intake.readers.word_stream import ACCEPTED, CHANGES, MARKED, REJECTED, Stream
from core.intake.readers.word_styles import Styles

Lost = Callable[[str, str], None]

_CARRIED = ("package", "aFChunk")
"""The relations to documents that a document carries along."""

LOOKS = ("pPrChange", "rPrChange")
"""Tracked changes of how words look; with them, numbers and hidden words come and go."""

_NAMED = (
    "picture",
    "object",
    "chart",
    "embedded",
    "hidden",
    "unseen",
    "struck",
    "symbol",
    "signs",
    "field",
)
"""What of a comment or a header is named, where it does not come in or not as it is."""

MOST_AROUND = 1_000_000
"""The longest comment or header, in characters."""

_HEADINGS = ("title", "heading 1", "heading 2")


def read_word(package: Package, most: int, _tell: Tell) -> Found:
    """Title and text of a Word file: paragraphs, tables, boxes and notes in order, as one page."""
    word = _Word(package)
    losses = Losses()
    accepted = word.read(ACCEPTED, most, losses.add)
    word.around(losses.add)
    found: Found = {
        "pages": [accepted.text],
        "comments": accepted.comments,
        "heading": accepted.heading,
        **_properties(package),
    }
    of_words = word.changes(CHANGES)
    if changes := of_words or word.changes(LOOKS):
        rejected = word.read(REJECTED, most, losses.add_of_another)
        if of_words or rejected.text != accepted.text:
            marked = word.read(MARKED, most, losses.add_of_another)
            found["readings"] = {
                name: {"pages": [each.text], "comments": each.comments}
                for name, each in ((REJECTED, rejected), (MARKED, marked))
            }
            found["changes"] = changes
    word.unseen(losses.add)
    found["attachments"] = word.attached(4 * most, losses.add)
    return {**found, "lost": losses.found}


def _ignored(_what: str, _where: str) -> None:
    """What is lost is told already."""


class _Reading:
    """What one reading came to."""

    def __init__(self, text: str, comments: list[dict[str, Any]], heading: str) -> None:
        self.text, self.comments, self.heading = text, comments, heading


class _Word:
    """The parts of a Word file."""

    def __init__(self, package: Package, depth: int = 0) -> None:
        self._package, self._depth = package, depth
        self._inside: dict[str, _Word] = {}
        self._changed_inside: dict[str, dict[str, int]] = {}
        main = next(
            (part for kind, part in package.related().values() if kind == "officeDocument"), ""
        )
        self._main = main if main in package else "word/document.xml"
        root = package.xml(self._main)
        main_text = child(root, "body")
        if root is None or main_text is None:
            raise RefusedError("unknown" if root is None else "damaged")
        self._root: Element = root
        self._main_text: Element = main_text
        self._parts = package.related(self._main)
        self._styles = Styles(self._part("styles"))
        self._comments = self._part("comments")
        self._seen = SeenWords()
        self._notes = {
            kind: {attribute(each, "id"): each for each in self._elements(f"{kind}s")}
            for kind in ("footnote", "endnote")
        }

    def _part(self, kind: str) -> Element | None:
        name = next((part for of, part in self._parts.values() if of == kind), "")
        return self._package.xml(name)

    def _elements(self, kind: str) -> Iterator[Element]:
        root = self._part(kind)
        return iter(()) if root is None else iter(root)

    def _body(self, stream: Stream, most: int, lost: Lost, *, fields: bool = True) -> Body:
        numbering = Numbering(self._part("numbering"), self._styles.number_of)
        marks = WordNoteMarks(self._part("settings"), self._root, lost)
        elsewhere = Elsewhere(
            self._related, lambda part: self._chunk(part, stream.reading, most, lost)
        )
        body = Body(stream, self._styles, numbering, lost, elsewhere, marks, self._seen)
        body.fields.are_heeded = fields and are_whole(self._root)
        return body

    def read(self, reading: str, most: int, lost: Lost) -> _Reading:
        """The text in one reading; notes stand at its end."""
        stream = Stream(reading, most)
        body = self._body(stream, most, lost)
        body.blocks(self._main_text)
        if body.fields.are_hiding:  # its end was taken out
            stream = Stream(reading, most)
            body = self._body(stream, most, _ignored, fields=False)
            body.blocks(self._main_text)
        for reference in sorted(body.notes, key=lambda each: each.kind != "footnote"):
            note = self._notes[reference.kind].get(reference.note)
            if note is None:
                lost("note", reference.label)
                continue
            if reference.label:
                stream.label(reference.label)
            body.blocks(note)
        body.fields.finish()
        for form in sorted(body.strange):
            lost("numbers", form)
        parts = self._comments, self._part("commentsExtended")
        comments = comments_of(body.spans.found, *parts, lambda each: self._words(each, lost))
        comments = body.inserted.behind(comments)
        return _Reading(stream.text(), comments, _heading(body.titles))

    def _words(self, container: Element, lost: Lost) -> str:
        """What stands in a part of its own, such as a comment or a header, and which pictures."""
        stream = Stream(ACCEPTED, MOST_AROUND)
        losses = Losses()
        body = self._body(stream, MOST_AROUND, losses.add)
        body.blocks(container)
        body.fields.finish()
        for what in _NAMED:
            for where in losses.found.get(what, ()):
                if what != "field" or not numbers_pages(where):
                    lost(what, where)
        return stream.text().strip()

    def around(self, lost: Lost) -> None:
        """What stands around the text, in all documents that came in with it."""
        for each in (self, *self._inside.values()):
            each.furniture(lost)
            each.unreferenced(lost)

    def furniture(self, lost: Lost) -> None:
        """Headers and footers and their pictures, each once; a lone number of a page is none."""
        told = set()

        def drawn(kind: str, name: str) -> None:
            if (kind, name) not in told:
                told.add((kind, name))
                lost(kind, name)

        for kind, part in self._parts.values():
            if kind in ("header", "footer"):
                root = self._package.xml(part)
                words = "" if root is None else " ".join(self._words(root, drawn).split())
                if words and not PAGE_NUMBER.fullmatch(words) and (kind, words) not in told:
                    told.add((kind, words))
                    lost(kind, words)
                self._tell_unseen(root, lost)

    def unreferenced(self, lost: Lost) -> None:
        """Notes to which no mark leads, and what is printed below those that go on overleaf."""
        for kind, notes in self._notes.items():
            marks = self._root.iter(f"{{*}}{kind}Reference")
            known = {attribute(each, "id") for each in marks}
            for note in notes.values():
                words = " ".join(self._words(note, lost).split())
                if words and attribute(note, "id") not in known:
                    lost("footer" if attribute(note, "type") else "hidden", words)

    def unseen(self, lost: Lost) -> None:
        """Words that no reading has, nor any sentence about them, and what links say besides."""
        notes = (note for notes in self._notes.values() for note in notes.values())
        for part in (self._root, self._comments, *notes):
            self._tell_unseen(part, lost)
        for each in self._inside.values():
            each.unseen(lost)

    def _tell_unseen(self, part: Element | None, lost: Lost) -> None:
        if part is None:
            return
        for words in self._seen.unseen(part):
            lost("hidden", words)
        for words in tooltips(part):
            lost("tooltip", words)

    def changes(self, names: Collection[str]) -> dict[str, int]:
        """How many tracked changes that are called so each author has made."""
        found: dict[str, int] = {}
        tags = [f"{{*}}{name}" for name in names]
        for part in (self._root, self._part("footnotes"), self._part("endnotes")):
            for each in () if part is None else part.iter(*tags):
                author = attribute(each, "author")
                found[author] = found.get(author, 0) + 1
        inside = (each.changes(names) for each in self._inside.values())
        for changed in (*inside, *self._changed_inside.values()):
            for author, count in changed.items():
                found[author] = found.get(author, 0) + count
        return found

    def _chunk(self, identifier: str, reading: str, most: int, lost: Lost) -> Chunk | None:
        """A document inside this one that the text refers to; None if it cannot be read."""
        name = self._parts.get(identifier, ("", ""))[1]
        data = self._package.bytes_of(name)
        if not data or self._depth >= DEEPEST:
            return None
        try:
            if is_word(name):
                if name not in self._inside:
                    self._inside[name] = _Word(self._package.inside(name), self._depth + 1)
                found = self._inside[name].read(reading, most, lost)
                return Chunk(found.text, found.comments, {})
            page = chunk_of(name, data, reading, most, lost)
        except RefusedError:
            return None
        if page is not None:
            self._changed_inside[name] = page.changes
        return page

    def attached(self, room: int, lost: Lost) -> dict[str, str]:
        """The files that the document carries along and that are not in the text, packed."""
        found: dict[str, str] = {}
        read = {*self._inside, *self._changed_inside}
        for kind, part in dict.fromkeys(self._parts.values()):
            data = self._package.bytes_of(part)
            if kind in _CARRIED and data and part not in read:
                lost("attachment", part.rpartition("/")[2])
                room -= len(data)
                if room >= 0:
                    found[part.rpartition("/")[2]] = base64.b64encode(data).decode("ascii")
        for each in self._inside.values():
            found |= each.attached(room, lost)
        return found

    def _related(self, identifier: str) -> Element | None:
        """The root of a part that the text refers to, such as a diagram or a chart."""
        return self._package.xml(self._parts.get(identifier, ("", ""))[1])


def _heading(titles: list[tuple[str, str]]) -> str:
    """The first paragraph styled as a title or heading, else the first paragraph if it is not a
    sentence and others follow; "" if none."""
    styled = next((words for style, words in titles if style in _HEADINGS), "")
    return styled or first_line([words for _style, words in titles])


def _properties(package: Package) -> dict[str, str]:
    """The title of a file and the time at which it was made, in UTC."""
    parts = (part for kind, part in package.related().values() if kind == "core-properties")
    root = package.xml(next(parts, ""))
    found = {local(each.tag): str(each.text or "") for each in (() if root is None else root)}
    return {"title": found.get("title", ""), "date": found.get("created", "")}

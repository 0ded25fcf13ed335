"""Comments in a Word file, with the words they are about."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from core.intake.readers.package import Element, attribute, local
from core.intake.readers.word_stream import Stream


class Span(NamedTuple):
    """Where in the text the words of a comment stand."""

    comment: str
    start: int
    end: int


class CommentSpans:
    """The words that comments are about, as their marks come in the text."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._begun: dict[str, int] = {}
        self.found: list[Span] = []

    def mark(self, name: str, comment: str) -> None:
        """What begins or ends the words of a comment, or refers to it."""
        if name == "commentRangeStart":
            self._begun[comment] = self._stream.place
        elif name == "commentRangeEnd" and comment in self._begun:
            start = self._begun.pop(comment)
            self.found.append(Span(comment, start, max(start, self._stream.length)))
        elif name == "commentReference" and all(comment != each.comment for each in self.found):
            self.found.append(Span(comment, self._stream.length, self._stream.length))


def comments_of(
    spans: Sequence[Span],
    comments: Element | None,
    more: Element | None,
    words: Callable[[Element], str],
) -> list[dict[str, Any]]:
    """Each comment with its place in the text, author, time, and the number of the one it answers
    (-1 if none); one that no words lead to stands at the beginning. `more` is what later versions
    of Word say about comments."""
    by_id = {attribute(each, "id"): each for each in (() if comments is None else comments)}
    placed = {each.comment for each in spans}
    order = [each for each in spans if each.comment in by_id]
    order += [Span(each, 0, 0) for each in by_id if each not in placed]
    threads = {attribute(each, "paraId"): each for each in (() if more is None else more)}
    last = {place: _last(by_id[each.comment]) for place, each in enumerate(order)}
    place_of = {paragraph: place for place, paragraph in last.items() if paragraph}
    found = []
    for place, span in enumerate(order):
        comment, thread = by_id[span.comment], threads.get(last[place])
        parent = "" if thread is None else attribute(thread, "paraIdParent")
        done = "" if thread is None else attribute(thread, "done")
        found.append(
            {
                "start": span.start,
                "end": span.end,
                "author": attribute(comment, "author"),
                "date": attribute(comment, "date"),
                "text": words(comment),
                "answers": place_of.get(parent, -1) if parent else -1,
                "done": done not in ("", "0", "false"),
            }
        )
    return found


def _last(comment: Element) -> str:
    """What the last paragraph of a comment is called, by which answers name it."""
    names = [attribute(each, "paraId") for each in comment if local(each.tag) == "p"]
    return names[-1] if names else ""

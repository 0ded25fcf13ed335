"""Drawings, charts and objects in Word files: their words, and what they are called."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from core.intake.readers.package import Element, attribute, local
from core.intake.readers.word_parts import readable

_NAMED = {"docPr": ("descr", "title"), "shape": ("alt",), "OLEObject": ("ProgID",)}
"""By what a picture or an object is called, where it is."""
_OTHERWISE_SHOWN = frozenset(("linkedTxbx",))
"""What has its words elsewhere: a box that goes on in another."""

Related = Callable[[str], Element | None]
"""The root of the part that an identifier leads to."""


class WordDrawing(NamedTuple):
    """The `boxes` of text in a drawing, its other `words`, and the elements that were `read` for
    them; without words, the `kind` of thing that it is ("picture", "object", "chart"), "" if it is
    none, and its `name`."""

    boxes: list[Element]
    words: str
    read: list[Element]
    kind: str = ""
    name: str = ""


def drawing_in(part: Element, related: Related) -> WordDrawing:
    """What an element that is drawn holds."""
    boxes = boxes_in(part)
    in_boxes = {each for box in boxes for each in box.iter()}
    beside = [each for each in part.iter() if each not in in_boxes]
    words = [drawn_words(beside)]
    words += [attribute(each, "string") for each in beside if local(each.tag) == "textpath"]
    words += [drawn_words(root.iter()) for root in _led_to(beside, "relIds", "dm", related)]
    told = " ".join(each.strip() for each in words if each.strip())
    read = [each for each in beside if local(each.tag) == "t"]
    if told or any(map(_is_no_picture, beside)):
        return WordDrawing(boxes, told, read)
    charts = [_words_of_chart(root) for root in _led_to(beside, "chart", "id", related)]
    is_chart = any(local(each.tag) == "chart" for each in beside)
    kind = "object" if local(part.tag) == "object" else "picture"
    names = (*charts, *_names(beside))
    name = next(filter(None, names), "")
    return WordDrawing(boxes, "", read, "chart" if is_chart else kind, name)


def _is_no_picture(part: Element) -> bool:
    """Whether a part of a drawing shows that it is a line across the page, or goes on elsewhere."""
    return local(part.tag) in _OTHERWISE_SHOWN or attribute(part, "hr") in ("t", "true", "1")


def _led_to(parts: Iterable[Element], name: str, by: str, related: Related) -> Iterator[Element]:
    for each in parts:
        root = related(attribute(each, by)) if local(each.tag) == name else None
        if root is not None:
            yield root


def _names(parts: Iterable[Element]) -> Iterator[str]:
    for each in parts:
        for by in _NAMED.get(local(each.tag), ()):
            yield attribute(each, by).strip()


def _words_of_chart(root: Element) -> str:
    """The titles of a chart, and the names and figures that it shows."""
    kept = (str(each.text or "").strip() for each in root.iter("{*}v"))
    return " ".join(filter(None, (drawn_words(root.iter()), *kept)))


def drawn_words(parts: Iterable[Element]) -> str:
    """The words in the elements of a drawing, a blank between its paragraphs."""
    said: dict[Element, str] = {}
    for each in parts:
        if local(each.tag) == "t" and each.text:
            paragraph = next(each.iterancestors("{*}p"), each)
            said[paragraph] = said.get(paragraph, "") + each.text
    return " ".join(" ".join(words.split()) for words in said.values() if words.strip())


def boxes_in(part: Element) -> list[Element]:
    """The outermost boxes in a drawing, each once where it is said in two ways."""
    name = local(part.tag)
    if name == "txbxContent":
        return [part]
    inner = readable(part) if name == "AlternateContent" else part
    return [box for each in (() if inner is None else inner) for box in boxes_in(each)]

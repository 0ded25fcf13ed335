"""What the elements of a Word document hold, whatever is wrapped around it."""

from collections.abc import Iterator

from core.intake.readers.package import Element, attribute, child, local, whole
from core.intake.readers.word_stream import CHANGES, Stream, TrackedChange

_SAYS = frozenset(
    {"t", "delText", "sym", "tab", "br", "fldChar", "instrText", "oMath", "drawing", "pict"}
    | {"object", "footnoteReference", "endnoteReference"}
)
"""What there is to be read, or to be named."""

NO = ("0", "false", "off", "none")
"""What an attribute says for no."""

MOST_COLUMNS = 63
"""How many columns Word lets a table have."""


def letters(part: Element) -> str:
    """Whatever text an element holds."""
    return "".join(str(each.text or "") for each in part.iter() if local(each.tag) == "t")


def is_large_letter(paragraph: Element) -> bool:
    """Whether a paragraph is the large first letter of the next one."""
    frame = child(paragraph, "pPr", "framePr")
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")


def is_set(told: Element) -> bool:
    """Whether an element such as `vanish` says yes, as it does without a value."""
    return attribute(told, "val") not in NO


def changed(properties: Element | None) -> TrackedChange | None:
    """The change that put a row or cell there, or took it away."""
    for each in () if properties is None else properties:
        if local(each.tag) in CHANGES:
            return TrackedChange(local(each.tag), attribute(each, "author"))
    return None


def readable(part: Element) -> Element | None:
    """Of what is said in newer and older ways, the newest that can be read."""
    ways = [each for each in part if local(each.tag) in ("Choice", "Fallback")]
    worded = (way for way in ways if letters(way).strip())
    said = (way for way in ways if any(local(each.tag) in _SAYS for each in way.iter()))
    return next(worded, next(said, ways[0] if ways else None))


def holds_words(part: Element) -> bool:
    """Whether an element that is not known holds runs of words."""
    name = local(part.tag)
    return not name.endswith("Pr") and any(local(each.tag) == "r" for each in part)


def columns(told: Element) -> int:
    """How many columns of a table are meant."""
    return min(whole(attribute(told, "val"), 0), MOST_COLUMNS)


def flat(container: Element, stream: Stream) -> Iterator[Element]:
    """What a container holds, without the wrappers around it; the stream is within their changes
    meanwhile."""
    for each in container:
        name = local(each.tag)
        if name == "sdt":
            content = child(each, "sdtContent")
            yield from () if content is None else flat(content, stream)
        elif name in ("customXml", "smartTag"):
            yield from flat(each, stream)
        elif name == "AlternateContent":
            chosen = readable(each)
            yield from () if chosen is None else flat(chosen, stream)
        elif name in CHANGES:
            if stream.shows(name):
                with stream.change(TrackedChange(name, attribute(each, "author"))):
                    yield from flat(each, stream)
        else:
            yield each

"""What the elements of a Word document hold, whatever is wrapped around it."""

from collections.abc import Iterable, Iterator

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


BLOCKS = frozenset(("p", "tbl", "tr", "tc"))
"""What stands on lines or in cells of its own."""
_NOT_FLAT = frozenset(("r", "drawing", "pict", "object", "oMath", "oMathPara"))
"""What is read as a whole, whatever it holds."""


def letters(part: Element) -> str:
    """Whatever text an element holds."""
    return "".join(text_of(each) for each in part.iter() if local(each.tag) == "t")


def text_of(words: Element) -> str:
    """The text of an element that holds words, and odd ones in it."""
    return "".join(words.itertext()) if len(words) else str(words.text or "")


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


def is_property(name: str) -> bool:
    """Whether an element that is called so tells how another looks, and holds none of its words."""
    return name.endswith("Pr")


def _holds_blocks(part: Element) -> bool:
    name = local(part.tag)
    is_wrapper = name not in _NOT_FLAT and not is_property(name) and len(part) > 0
    return is_wrapper and any(local(each.tag) in BLOCKS for each in part.iter())


def columns(told: Element) -> int:
    """How many columns of a table are meant."""
    return min(whole(attribute(told, "val"), 0), MOST_COLUMNS)


def flat(container: Iterable[Element], stream: Stream) -> Iterator[Element]:
    """What a container holds, without the wrappers around it, known or not; the stream is within
    their changes meanwhile."""
    for each in container:
        name = local(each.tag)
        if name == "AlternateContent":
            chosen = readable(each)
            yield from () if chosen is None else flat(chosen, stream)
        elif name in CHANGES:
            if stream.shows(name):
                with stream.change(TrackedChange(name, attribute(each, "author"))):
                    yield from flat(each, stream)
        elif name not in BLOCKS and _holds_blocks(each):
            yield from flat(each, stream)
        else:
            yield each

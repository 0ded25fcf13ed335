"""What a Word document says about paragraphs and runs, through its styles."""

from core.intake.readers.package import Element, attribute, child, local
from core.intake.readers.word_numbers import Numbering, number_in
from core.intake.readers.word_parts import NO, is_set

LONGEST_CHAIN = 20
"""How many styles may rest on one another."""


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Element | None) -> None:
        found = [each for each in (() if root is None else root) if local(each.tag) == "style"]
        self._known: dict[tuple[str, str], bool | None] = {}
        self._said: dict[tuple[str, str, str, str], Element | None] = {}
        self._fonts: dict[str, str] = {}
        self._by_id = {attribute(each, "styleId"): each for each in found}
        usual = [each for each in found if attribute(each, "default") not in ("", *NO)]
        self._usual = {attribute(each, "type"): attribute(each, "styleId") for each in usual}

    def chain(self, style: str, kind: str = "paragraph") -> list[str]:
        """A style and those on which it rests; the usual one if none is named."""
        found: list[str] = []
        style = style or self._usual.get(kind, "")
        while style in self._by_id and style not in found and len(found) < LONGEST_CHAIN:
            found.append(style)
            below = child(self._by_id[style], "basedOn")
            style = "" if below is None else attribute(below, "val")
        return found

    def name(self, style: str) -> str:
        """What a style is called, in English for those that Word has itself."""
        chain = self.chain(style)
        found = child(self._by_id[chain[0]], "name") if chain else None
        return "" if found is None else attribute(found, "val").lower()

    def number_of(self, style: str) -> str:
        """The list that a style belongs to; "" if to none."""
        for each in self.chain(style):
            found = child(self._by_id[each], "pPr", "numPr", "numId")
            if found is not None:
                return attribute(found, "val")
        return ""

    def place_in_list(
        self, properties: Element | None, numbering: Numbering, rejected: bool
    ) -> tuple[str, int]:
        """The list and the level of a paragraph with these properties; no list if it has none."""
        style, own = child(properties, "pStyle"), child(properties, "numPr")
        if rejected and child(own, "ins") is not None:
            own = None
        number, depth = _list_told(own)
        for each in self.chain("" if style is None else attribute(style, "val")):
            if number and depth is not None:
                break
            of, level = _list_told(child(self._by_id[each], "pPr", "numPr"))
            depth = level if depth is None else depth
            if of and depth is None:
                depth = numbering.level_of_style(of, each)
            number = number or of
        return number, depth or 0

    def hides_end(self, paragraph: Element) -> bool:
        """Whether the end of a paragraph is hidden, by itself or by its style."""
        properties = child(paragraph, "pPr")
        mark = child(properties, "rPr")
        return self.is_on("vanish", mark, properties) or self.is_on("specVanish", mark, None)

    def is_on(self, name: str, run: Element | None, paragraph: Element | None) -> bool:
        """Whether a run has a property such as `vanish`, of its own or by its style or that of its
        paragraph."""
        own = child(run, name)
        if own is not None:
            return is_set(own)
        for properties, of, kind in ((run, "rStyle", "character"), (paragraph, "pStyle", "")):
            style = child(properties, of)
            told = None if style is None else self._told(name, attribute(style, "val"), kind)
            if told is not None:
                return told
        return False

    def said(self, name: str, run: Element | None, paragraph: Element | None) -> Element | None:
        """What a run says of a property of its own or by its style or that of its paragraph, the
        usual one if it has none; None if nothing does."""
        own = child(run, name)
        if own is not None:
            return own
        for properties, of, kind in (
            (run, "rStyle", "character"),
            (paragraph, "pStyle", "paragraph"),
        ):
            style = child(properties, of)
            found = self._found(
                ("rPr", name), "" if style is None else attribute(style, "val"), kind
            )
            if found is not None:
                return found
        return None

    def shade_of(self, paragraph: Element | None) -> Element | None:
        """What shades a paragraph, of its own or by its style; None if nothing does."""
        own, style = child(paragraph, "shd"), child(paragraph, "pStyle")
        named = "" if style is None else attribute(style, "val")
        return self._found(("pPr", "shd"), named, "paragraph") if own is None else own

    def _found(self, path: tuple[str, str], style: str, kind: str) -> Element | None:
        """What a style, or one on which it rests, says of a property."""
        key = (*path, style, kind)
        if key not in self._said:
            found = (child(self._by_id[each], *path) for each in self.chain(style, kind))
            self._said[key] = next((each for each in found if each is not None), None)
        return self._said[key]

    def font_of(self, run: Element | None, paragraph: Element | None) -> str:
        """The font of a run's Latin letters, of its own, by its style or that of its paragraph; ""
        if nothing tells it."""
        if own := _font_in(run):
            return own
        for properties, of, kind in ((run, "rStyle", "character"), (paragraph, "pStyle", "")):
            style = child(properties, of)
            name = "" if style is None else attribute(style, "val")
            if name and name not in self._fonts:
                found = (_font_in(child(self._by_id[n], "rPr")) for n in self.chain(name, kind))
                self._fonts[name] = next(filter(None, found), "")
            if name and self._fonts[name]:
                return self._fonts[name]
        return ""

    def _told(self, name: str, style: str, kind: str) -> bool | None:
        """What a style says about a property of runs; None if nothing."""
        key = (name, style)
        if key not in self._known:
            found = (child(self._by_id[each], "rPr", name) for each in self.chain(style, kind))
            told = next((each for each in found if each is not None), None)
            self._known[key] = None if told is None else is_set(told)
        return self._known[key]


def _list_told(told: Element | None) -> tuple[str, int | None]:
    """The list that something is said to be in, "" for none, and the level, None for none."""
    number, level = child(told, "numId"), child(told, "ilvl")
    depth = None if level is None else number_in(attribute(level, "val"), 0)
    return "" if number is None else attribute(number, "val"), depth


def _font_in(properties: Element | None) -> str:
    font = child(properties, "rFonts")
    return "" if font is None else attribute(font, "ascii") or attribute(font, "hAnsi")

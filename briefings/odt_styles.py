"""The styles of an OpenDocument text: the named ones, and those made for what a paragraph or a
stretch of characters has besides."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from odfdo import Document, Element, XmlPart

from core.text.conventions import RIGHT_TO_LEFT

SERIF = "'IBM Plex Serif'"
GREY = "#555b66"
SMALL = 9
"""The size of small text, in points."""
Wanted = Mapping[str, str]
"""Attributes of a style, by their names in the file."""


def _weight(wanted: str) -> dict[str, str]:
    return _in_all_scripts("font-weight", wanted)


def _in_all_scripts(name: str, value: str) -> dict[str, str]:
    return {
        f"fo:{name}": value,
        f"style:{name}-asian": value,
        f"style:{name}-complex": value,
    }


def _size(points: int) -> dict[str, str]:
    return _in_all_scripts("font-size", f"{points}pt")


BOLD = _weight("bold")
REGULAR = _weight("normal")


def _said(attributes: Wanted) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())


def _paragraph(
    name: str, shown: str, paragraph: Wanted, text: Wanted, parent: str = "Standard"
) -> str:
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}">'
        f"{_properties('paragraph', paragraph)}{_properties('text', text)}</style:style>"
    )


def _properties(kind: str, wanted: Wanted) -> str:
    if not wanted:
        return ""
    return f"<style:{kind}-properties {_said(wanted)}/>"


BACKWARDS = {"style:writing-mode": "rl-tb", "fo:text-align": "right"}
"""Of a paragraph that runs from right to left. LibreOffice has "start" on the left, always."""

STAYS = {"fo:keep-with-next": "always"}
"""Of a paragraph, or of a table, that is on the page of what follows."""

_APART = {"fo:margin-bottom": "6pt", "fo:orphans": "2", "fo:widows": "2"}
"""Of every paragraph: as in Word, no line of it stands alone on a page."""

_FRAME = {
    "fo:border": "0.5pt solid #808080",
    "fo:padding": "3pt",
    "fo:margin-bottom": "4pt",
    "fo:keep-together": "always",
}
_CLOSE = {"fo:margin-bottom": "2pt"}
_ABOVE = {"fo:margin-top": "12pt", "fo:margin-bottom": "4pt", **STAYS}
_NAMED = (
    _paragraph("Heading_20_1", "Heading 1", _ABOVE, {**BOLD, **_size(16)}),
    _paragraph("Heading_20_2", "Heading 2", _ABOVE, {**BOLD, **_size(12)}),
    _paragraph("Title", "Title", _ABOVE, {**BOLD, **_size(22)}),
    _paragraph("Subtitle", "Subtitle", {"fo:margin-bottom": "8pt"}, {"fo:color": GREY}),
    _paragraph("Framed", "Framed", _FRAME, _size(SMALL)),
    _paragraph("Small", "Small", {}, _size(SMALL)),
    _paragraph("Figure", "Figure", {"fo:keep-together": "always"}, {}, "Small"),
    _paragraph("Item", "Item", _CLOSE, {}),
    _paragraph("Label", "Label", STAYS, {}, "Item"),
    _paragraph("Small_20_item", "Small item", _CLOSE, {}, "Small"),
    _paragraph("Cell", "Cell", {"fo:margin-bottom": "0pt"}, {}, "Small"),
    _paragraph("Entry", "Entry", _CLOSE, {}),
)


def marking_style(parent: str) -> str:
    """The style of a marking above and below a page."""
    return _paragraph("Marking", "Marking", {"fo:text-align": "center"}, BOLD, parent)


def _bottom_line(side: str) -> str:
    """A paragraph with a bar on the side where its lines begin."""
    bar = {f"fo:border-{side}": "2pt solid #000000", f"fo:padding-{side}": "6pt"}
    return _paragraph("Bottom_20_line", "Bottom line", {**bar, "fo:margin": "4pt"}, BOLD)


def _list(name: str, level: str) -> str:
    return (
        f'<text:list-style style:name="{name}">{level}'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        'text:list-tab-stop-position="18pt" fo:text-indent="-18pt" fo:margin-left="18pt"/>'
        f"</style:list-level-properties>{_closing(level)}</text:list-style>"
    )


def _closing(level: str) -> str:
    return f"</{level[1:].partition(' ')[0]}>"


_LISTS = (
    _list("Bullets", '<text:list-level-style-bullet text:level="1" text:bullet-char="•">'),
    _list(
        "Numbers",
        '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1">',
    ),
)


_LINKS = tuple(
    f'<style:style style:name="{name.replace(" ", "_20_")}" style:display-name="{name}" '
    'style:family="text"/>'
    for name in ("Internet link", "Visited Internet Link")
)
"""Links look like the text around them, as on paper."""


def inside(part: XmlPart, tag: str) -> Any:
    """The first element with a tag in a part of a document, which the library's template has."""
    return part.get_element(f"//{tag}")


def give_styles(made: Document, language: str, size: int) -> None:
    """Give a document the named styles, a language and the size of its text in points."""
    common = inside(made.styles, "office:styles")
    for tag in ("style:style", "text:outline-style"):
        for each in common.get_elements(tag):
            common.delete(each)
    font = {"fo:font-family": SERIF, **_size(size)}
    standard = _paragraph("Standard", "Standard", _APART, font, "")
    is_turned = language in RIGHT_TO_LEFT
    turned = BACKWARDS if is_turned else {}
    bottom_line = _bottom_line("right" if is_turned else "left")
    around = _paragraph("Around", "Around", {"fo:margin-bottom": "0pt", **turned}, {}, "Small")
    own = (standard, around, marking_style("Around"), bottom_line)
    for wanted in (*own, *_NAMED, *_LISTS, *_LINKS):
        common.append(Element.from_tag(wanted))
    for default in common.get_elements("style:default-style/style:text-properties"):
        for name, value in spoken(language).items():
            default.set_attribute(name, value)


def spoken(language: str) -> Wanted:
    """What says in which language text is, whatever its script."""
    return {
        f"{space}:{part}{script}": language if part == "language" else "none"
        for part in ("language", "country")
        for space, script in (("fo", ""), ("style", "-asian"), ("style", "-complex"))
    }


class Made:
    """Styles made as they are wanted, each once, under names in the order of their making."""

    def __init__(self, made: Document) -> None:
        self._into = inside(made.content, "office:automatic-styles")
        self._names: dict[tuple[object, ...], str] = {}

    def style(
        self, family: str, wanted: Wanted, *, parent: str = "", page: str = "", tab: float = 0.0
    ) -> str:
        """The name of the style of a family with these properties; with a `page`, what has it
        begins one of those, with a `tab`, there are dots up to that place, in points."""
        key = (family, parent, page, tab, *sorted(wanted.items()))
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = f"A{len(self._names) + 1}"
            own = {"style:name": found, "style:family": family}
            own |= {"style:parent-style-name": parent} if parent else {}
            own |= {"style:master-page-name": page} if page else {}
            self._into.append(
                Element.from_tag(
                    f"<style:style {_said(own)}><style:{family}-properties {_said(wanted)}>"
                    f"{_stop(tab)}</style:{family}-properties></style:style>"
                )
            )
        return found


def _stop(tab: float) -> str:
    if not tab:
        return ""
    stop = {"style:position": f"{tab:.1f}pt", "style:type": "right", "style:leader-style": "dotted"}
    stop["style:leader-text"] = "."
    return f"<style:tab-stops><style:tab-stop {_said(stop)}/></style:tab-stops>"

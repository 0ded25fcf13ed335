"""Text of OpenDocument files (.odt), with tracked changes accepted, rejected and marked."""

from collections.abc import Callable, Collection

from core.intake.readers.found import PAGE_NUMBER, Found, Losses, RefusedError, first_line
from core.intake.readers.open_body import OpenBody
from core.intake.readers.open_changes import OpenChange
from core.intake.readers.open_lists import Lists
from core.intake.readers.open_looks import OpenLooks
from core.intake.readers.open_words import PARAGRAPHS, paragraphs_of, tooltips, words_of
from core.intake.readers.package import Element, Package, attribute, child, local
from core.intake.readers.word_stream import ACCEPTED, READINGS, Stream

_FURNITURE = tuple(
    f"{{*}}{part}{pages}" for part in ("header", "footer") for pages in ("", "-left", "-first")
)
"""What stands above and below all pages, those on the left, and the first."""

Lost = Callable[[str, str], None]


def read_open_text(package: Package, most: int) -> Found:
    """Title and text of an OpenDocument text, as one page; notes stand at its end."""
    if b"encryption-data" in package.bytes_of("META-INF/manifest.xml"):
        raise RefusedError("encrypted")
    root, styles = package.xml("content.xml"), package.xml("styles.xml")
    text = child(root, "body", "text")
    if root is None or text is None:
        raise RefusedError("open_damaged")
    changes = {_id_of(each): OpenChange(each) for each in text.iter("{*}changed-region")}
    losses = Losses()
    parts = [part for part in (root, styles) if part is not None]
    tags = ("style", "font-face", "page-layout-properties")
    looks = OpenLooks(*([e for part in parts for e in part.iter(f"{{*}}{tag}")] for tag in tags))
    formulas, seen = _formulas(package), set[Element]()

    def read(reading: str, lost: Lost) -> OpenBody:
        lists = Lists(e for part in parts for e in part.iter("{*}list-style", "{*}outline-style"))
        body = OpenBody(Stream(reading, most), lists, looks, changes, lost)
        body.formulas, body.seen = formulas, seen
        body.blocks(text)
        for label, note in body.notes:
            body.stream.apart(1)
            body.stream.label(label)
            body.blocks(note)
        for form in sorted(lists.strange):
            lost("numbers", form)
        return body

    accepted = read(ACCEPTED, losses.add)
    _furniture(styles, losses.add)
    found = {**_told(accepted), "heading": _heading(accepted), **_properties(package)}
    authors = [each.author for each in changes.values() if each.kind]
    if authors:
        rest = (each for each in READINGS if each != ACCEPTED)
        found["readings"] = {each: _told(read(each, losses.add_of_another)) for each in rest}
        found["changes"] = {author: authors.count(author) for author in authors}
    _unseen(text, seen, losses.add)
    return {**found, "lost": losses.found}


def _unseen(text: Element, seen: Collection[Element], lost: Lost) -> None:
    """Name the paragraphs that no reading has, nor any sentence about them, and what links say
    besides."""
    for each in text.iter(*PARAGRAPHS):
        if each not in seen and (words := " ".join(words_of(each).split())):
            lost("hidden", words)
    for told in tooltips(text):
        lost("tooltip", told)


def _told(body: OpenBody) -> Found:
    text = body.stream.text()
    for each in body.comments:
        each["end"] = min(each["end"], len(text))
        each["start"] = min(each["start"], each["end"])
    return {"pages": [text], "comments": body.comments}


def _formulas(package: Package) -> dict[str, str]:
    """The formulas that are objects in a file, as they were typed, by the objects' names."""
    found = {}
    for name in package.names():
        folder, _slash, part = name.rpartition("/")
        if folder and part == "content.xml" and b"StarMath" in package.bytes_of(name):
            root = package.xml(name)
            code = None if root is None else next(root.iter("{*}annotation"), None)
            found[folder] = "" if code is None else " ".join(str(code.text or "").split())
    return found


def _id_of(region: Element) -> str:
    return attribute(region, "id")


def _heading(body: OpenBody) -> str:
    """The first heading, else the first paragraph if it is not a sentence and others follow."""
    headings = (words for name, words in body.titles if name == "h")
    return next(headings, "") or first_line([words for _name, words in body.titles])


def _furniture(styles: Element | None, lost: Lost) -> None:
    """Headers and footers, each once; a lone number of a page is none."""
    told = set()
    for part in () if styles is None else styles.iter(*_FURNITURE):
        kind, words = local(part.tag).partition("-")[0], " ".join(paragraphs_of(part))
        if words and not PAGE_NUMBER.fullmatch(words) and (kind, words) not in told:
            told.add((kind, words))
            lost(kind, words)


def _properties(package: Package) -> dict[str, str]:
    """The title of a file and the time at which it was made."""
    meta = child(package.xml("meta.xml"), "meta")
    found = {local(each.tag): str(each.text or "") for each in (() if meta is None else meta)}
    return {"title": found.get("title", ""), "date": found.get("creation-date", "")}

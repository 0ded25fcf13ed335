"""Reads packs back, as a PDF reader would."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw


@contextmanager
def opened(pack: bytes) -> Iterator[pdfium.PdfDocument]:
    """The pack as a document."""
    document = pdfium.PdfDocument(pack)
    try:
        yield document
    finally:
        document.close()


def page_texts(pack: bytes) -> list[str]:
    """The text of every page, with spaces and line ends collapsed to single spaces."""
    with opened(pack) as document:
        found = []
        for page in document:
            text_page = page.get_textpage()
            found.append(" ".join(text_page.get_text_range().replace("\ufffe", "").split()))
            text_page.close()
            page.close()
    return found


def whole_text(pack: bytes) -> str:
    """The text of all pages."""
    return " ".join(page_texts(pack))


def unspaced(text: str) -> str:
    """The text without spaces, for text that was broken over lines."""
    return "".join(text.split())


def page_sizes(pack: bytes) -> set[tuple[float, float]]:
    """The sizes of the pages, in points."""
    with opened(pack) as document:
        return {document.get_page_size(number) for number in range(len(document))}


def outline(pack: bytes) -> list[tuple[str, int]]:
    """Titles and page indices of the bookmarks."""
    with opened(pack) as document:
        return [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]


def text_boxes(pack: bytes, page_number: int) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every visible character of a page, in points."""
    with opened(pack) as document:
        page = document[page_number]
        text_page = page.get_textpage()
        boxes = [
            text_page.get_charbox(index)
            for index in range(text_page.count_chars())
            if chr(raw.FPDFText_GetUnicode(text_page, index)).strip()
        ]
        text_page.close()
        page.close()
    return boxes


def links(pack: bytes, page_number: int) -> list[int]:
    """The page indices that the links of a page lead to."""
    with opened(pack) as document:
        page = document[page_number]
        found = []
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            link = raw.FPDFAnnot_GetLink(annotation)
            target = raw.FPDFLink_GetDest(document, link)
            found.append(raw.FPDFDest_GetDestPageIndex(document, target))
            raw.FPDFPage_CloseAnnot(annotation)
        page.close()
    return found


def structure_text(pack: bytes) -> str:
    """The text of a tagged pack as its structure tells it: elements in order, and each with its
    replacement text, or else with the characters that its marks show (ISO 32000-1, 14.9.4)."""
    with pikepdf.open(io.BytesIO(pack)) as document:
        shown = {each.objgen: shown_by_mark(each) for each in document.pages}
        return " ".join("".join(_told(document.Root.StructTreeRoot.K, shown)).split())


def told_by(pack: bytes, *roles: str) -> list[str]:
    """What the elements of these roles of a tagged pack tell, in order, each without blanks at its
    ends."""
    with pikepdf.open(io.BytesIO(pack)) as document:
        shown = {each.objgen: shown_by_mark(each) for each in document.pages}
        return [
            " ".join("".join(_told(each, shown)).split())
            for each in tagged(document.Root.StructTreeRoot.K)
            if str(each.S).removeprefix("/") in roles
        ]


def tagged(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """An element of the structure and all in it, in order."""
    yield element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from tagged(kid)


Shown = dict[tuple[int, int], dict[int, str]]


def _told(element: pikepdf.Object, shown: Shown) -> Iterator[str]:
    if "/ActualText" in element or "/Alt" in element:
        yield str(element.get("/ActualText") or element.Alt)
        return
    for kid in element.K:
        if not isinstance(kid, pikepdf.Dictionary):
            yield shown[element.Pg.objgen].get(int(kid), "")
        elif kid.get("/Type") == "/MCR":
            yield shown[kid.Pg.objgen].get(int(kid.MCID), "")
        elif "/S" in kid:
            yield from _told(kid, shown)
    yield "" if element.S in ("/Span", "/Link") else " "


def spoken(document: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """What a tagged document says in the place of its characters or by them, piece by piece, each
    with the language in which it is said; not the words that take the place of a look or a
    figure."""
    shown = {each.objgen: _languages_by_mark(each) for each in document.pages}
    root = document.Root
    yield from _spoken(root.StructTreeRoot.K, str(root.Lang), shown)


Spoken = dict[tuple[int, int], dict[int, list[tuple[str, str]]]]


def _spoken(element: pikepdf.Object, language: str, shown: Spoken) -> Iterator[tuple[str, str]]:
    language = str(element.get("/Lang", language))
    if "/Alt" in element:
        return
    if isinstance(element.get("/ActualText"), pikepdf.String):
        yield str(element.ActualText), language
        return
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _spoken(kid, language, shown)
        elif not isinstance(kid, pikepdf.Dictionary) or kid.get("/Type") == "/MCR":
            is_here = not isinstance(kid, pikepdf.Dictionary)
            page, mark = (element.Pg, int(kid)) if is_here else (kid.Pg, int(kid.MCID))
            told = shown[page.objgen].get(mark, ())
            yield from ((text, own or language) for text, own in told)


def _languages_by_mark(sheet: pikepdf.Page) -> dict[int, list[tuple[str, str]]]:
    """The characters of each marked content sequence of a page, piece by piece, each with its
    language, if that is named."""
    found: dict[int, list[tuple[str, str]]] = {}
    for mark, text, language in _marked(sheet):
        found.setdefault(mark, []).append((text, language))
    return found


def shown_by_mark(sheet: pikepdf.Page) -> dict[int, str]:
    """The characters of each marked content sequence of a page."""
    found: dict[int, str] = {}
    for mark, text, _language in _marked(sheet):
        found[mark] = found.get(mark, "") + text
    return found


def _marked(sheet: pikepdf.Page) -> Iterator[tuple[int, str, str]]:
    """What a page shows, piece by piece: the number of its mark, its characters, and the language
    that is named for it, if one is."""
    tables = {name: _unicode(font) for name, font in sheet.resources.Font.items()}
    marks: list[tuple[int, bool, str]] = []
    table: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(sheet):
        mark, silent, language = marks[-1] if marks else (-1, False, "")
        if str(operator) in ("BDC", "BMC"):
            facts = operands[1] if len(operands) > 1 else {}
            own = int(facts.MCID) if "/MCID" in facts else mark
            language = str(facts.get("/Lang", language))
            if "/ActualText" in facts and not silent:
                yield own, str(facts.ActualText), language
            marks.append((own, silent or "/ActualText" in facts, language))
        elif str(operator) == "EMC":
            marks.pop()
        elif str(operator) == "Tf":
            table = tables[str(operands[0])]
        elif str(operator) in ("Tj", "TJ") and not silent:
            strings = operands[0] if str(operator) == "TJ" else [operands[0]]
            codes = [c for s in strings if isinstance(s, pikepdf.String) for c in bytes(s)]
            yield mark, "".join(table.get(c, "") for c in codes), language


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    lines = re.findall(rb"<(\w\w)> <(\w{4,})>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(told.decode()).decode("utf-16-be") for code, told in lines}

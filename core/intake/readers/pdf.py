"""Text of PDF files."""

from core.intake.readers.found import (
    MOST_HEADING,
    MOST_LOOKED_AT,
    MOST_PAGES,
    Found,
    RefusedError,
    Tell,
)


def read_pdf(data: bytes, most: int, tell: Tell) -> Found:
    """Title and text of a PDF, a form feed after each page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        raise RefusedError(
            "encrypted" if "password" in str(failure).lower() else "damaged"
        ) from None
    count = len(document)
    if count > MOST_PAGES:
        raise RefusedError("pages")
    pages: list[str] = []
    room = most
    for number in range(count):
        pages.append(_page_text(document, number))
        tell(f"{number + 1} {count}\n")
        room -= len(pages[-1])
        if room < 0:
            raise RefusedError("long")
    told = document.get_metadata_dict()
    return {
        "pages": pages,
        "title": told.get("Title", ""),
        "heading": _pdf_heading(document),
        "date": told.get("CreationDate", ""),
    }


def _page_text(document: object, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]  # type: ignore[index]
        return str(page.get_textpage().get_text_bounded())
    except pypdfium2.PdfiumError:
        return ""


def _pdf_heading(document: object) -> str:
    """The text on the first page in the largest letters, or in bold among regular ones; "" if
    nothing stands out."""
    try:
        lines = _lines(document[0].get_textpage())  # type: ignore[index]
    except Exception:  # a missing heading is no reason to fail
        return ""
    if not lines:
        return ""
    looks = sorted(look for look, words in lines for _letter in words)
    usual, largest = looks[len(looks) // 2], looks[-1]
    first = next(n for n, (look, _words) in enumerate(lines) if look == largest)
    last = first
    while last < len(lines) and lines[last][0] == largest:
        last += 1
    heading = " ".join(words for _look, words in lines[first:last])
    stands_out = largest[0] > 1.08 * usual[0] or largest[1] > usual[1]
    alone = last - first == len(lines) == 1
    is_text = len(heading) > MOST_HEADING or heading[-1] in ".;:,"
    return heading if (stands_out or alone) and not is_text else ""


def _lines(text: object) -> list[tuple[tuple[int, bool], str]]:
    """The lines at the beginning of a page, and the look of each: its height, and whether it is
    bold."""
    found: list[tuple[tuple[int, bool], str]] = []
    words, look = "", (0, False)
    for place in range(min(text.count_chars(), MOST_LOOKED_AT)):  # type: ignore[attr-defined]
        letter = text.get_text_range(place, 1)  # type: ignore[attr-defined]
        if letter.strip():
            box = text.get_charbox(place, loose=True)  # type: ignore[attr-defined]
            look = look if words.strip() else (round(box[3] - box[1]), _is_bold(text, place))
        if letter in ("\r", "\n"):
            found += [(look, " ".join(words.split()))] if words.strip() else []
            words = ""
        else:
            words += letter
    return [*found, (look, " ".join(words.split()))] if words.strip() else found


def _is_bold(text: object, place: int) -> bool:
    import ctypes

    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, place, name, 200, flags)
    return b"bold" in name.value.lower()

"""Pages without text, read from their pictures by OCR. What is read so is told apart from text that
a file has: page by page, and word by word where it is not certain."""

import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import msgspec
from babel.core import get_global
from msgspec.structs import replace

from core.errors import IntakeProblem
from core.intake import tesseract
from core.intake.pages import pictures_of
from core.intake.readers.pdf_layout import ENDS
from core.intake.reading import Cancelled, DocumentText, Progress, answered
from core.intake.refusals import refusal
from core.intake.tesseract import PagePixels
from core.language import gettext as _
from core.text.conventions import language_name
from core.text.hyphens import PARTED

DOTS = 300
"""How many dots to an inch a page is drawn with, to be read."""

LEAST_SURE = 60.0
"""How sure Tesseract has to be of a word, from 0 to 100, for it not to be named."""

FULL = 0.12
"""How much of a paragraph's width may be left free at the end of a line that goes on below."""

_PARTED = re.compile(r"[^\W\d_][-‐]$")
"""A line that may end within a word."""
_WORD, _COLUMNS = "5", 12
"""What a line of Tesseract's table is, by its first cell; and how many cells there are."""

Drawn = Callable[[int], PagePixels | None]
"""The picture of a page, counted from 0; None where it cannot be drawn."""


class Read(NamedTuple):
    """What OCR makes of a page, and the words in it that it is not sure of."""

    text: str
    uncertain: tuple[str, ...] = ()


def missing() -> str:
    """How to get what reads pictures of text, if it is not installed; else ""."""
    if tesseract.readable():
        return ""
    return _(
        "To read it by OCR, install Tesseract with its languages (packages tesseract-ocr and "
        "tesseract-ocr-deu, -fra, … on Debian and Ubuntu)."
    )


def codes(language: str) -> str:
    """Tesseract's name for one or more languages joined by "+", each by its two-letter code or by
    that name; IntakeProblem if one is not installed."""
    if problem := missing():
        raise IntakeProblem(problem)
    there = tesseract.readable()
    named = [_code(each.strip(), there) for each in language.split("+")]
    for each in named:
        if each not in there:
            sentence = _("Tesseract has no language “{language}” here. It has: {languages}.")
            raise IntakeProblem(sentence.format(language=each, languages=", ".join(there)))
    return "+".join(dict.fromkeys(named))


def _code(language: str, there: Collection[str]) -> str:
    if language in there:
        return language
    return next((each for each in there if iso_of(each) == language.lower()), language)


def iso_of(code: str) -> str:
    """The two-letter code of a language that Tesseract calls so: "de" for "deu"; "" if it is none
    or has none."""
    name = code.partition("_")[0]
    found: str = get_global("language_aliases").get(name, "")
    return found if len(found) == 2 else ""


def called(code: str) -> str:
    """What a language of Tesseract's is called: "German (deu)"."""
    iso = iso_of(code)
    name = language_name(iso)
    known = name != iso
    return _("{language} ({code})").format(language=name.capitalize(), code=code) if known else code


def sensible(*wanted: str) -> str:
    """The language to offer: the first of those wanted, by two-letter code, that is installed;
    else English, else whichever there is."""
    there = tesseract.readable()
    found = (each for code in (*wanted, "en") for each in there if code and iso_of(each) == code)
    return next(found, there[0] if there else "")


def with_scans(
    told: DocumentText,
    data: bytes,
    file: str,
    language: str,
    progress: Progress,
    cancelled: Cancelled,
) -> DocumentText:
    """A PDF whose pages without text are read by OCR; pages with text keep theirs."""
    empty = [number for number, page in enumerate(told.pages) if not page.strip()]
    if not empty:
        return told
    sizes = pictures_of(data, file, 0, 0, 1, cancelled).sizes

    def drawn(number: int) -> PagePixels | None:
        wide = max(round(sizes[number][0] * DOTS / 72), 1)
        pictures = pictures_of(data, file, number, 1, wide, cancelled).pictures
        if not pictures:
            return None
        page = pictures[0]
        dots = round(page.width * 72 / sizes[number][0])
        return PagePixels(page.width, page.height, page.pixels, dots)

    return _filled(told, empty, drawn, language, progress, cancelled)


class _Scan(msgspec.Struct, frozen=True):
    """A page of a picture as the process tells it that reads such (see `readers.scan`)."""

    pages: int
    width: int
    height: int
    dots: int
    pixels: bytes


def picture_read(
    data: bytes, file: str, language: str, progress: Progress, cancelled: Cancelled
) -> DocumentText:
    """A picture read by OCR, or as many as the file has."""
    first = _scan(data, file, 0, cancelled)

    def drawn(number: int) -> PagePixels:
        told = _scan(data, file, number, cancelled) if number else first
        size = told.width * told.height
        pixels = zlib.decompressobj().decompress(told.pixels, size + 1)
        if len(pixels) != size:
            raise IntakeProblem(refusal("damaged", file))
        return PagePixels(told.width, told.height, pixels, told.dots)

    blank = DocumentText(("",) * first.pages)
    return _filled(blank, range(first.pages), drawn, language, progress, cancelled)


def _scan(data: bytes, file: str, page: int, cancelled: Cancelled) -> _Scan:
    return answered("scan", data, file, _Scan, cancelled, b'{"page": %d}\n' % page)


def _filled(
    told: DocumentText,
    numbers: Sequence[int],
    drawn: Drawn,
    language: str,
    progress: Progress,
    cancelled: Cancelled,
) -> DocumentText:
    """A document with these pages, counted from 0, read by OCR."""
    pages, failed, uncertain = list(told.pages), [], []
    for done, number in enumerate(numbers):
        progress(done, len(numbers))
        picture = drawn(number)
        page = _page(picture, language, cancelled) if picture is not None else None
        if page is None:
            failed.append(str(number + 1))
            continue
        pages[number] = page.text
        uncertain += [f"{number + 1}: {each}" for each in page.uncertain]
    lost = {"unread": tuple(failed), "uncertain": tuple(uncertain)}
    found = {what: where for what, where in lost.items() if where}
    read = tuple(number + 1 for number in numbers if pages[number].strip())
    return replace(told, pages=tuple(pages), ocr=read, lost={**told.lost, **found})


def _page(picture: PagePixels, language: str, cancelled: Cancelled) -> Read | None:
    answer = tesseract.answer_on(picture, language, cancelled)
    return None if answer is None else understood(answer)


class _Line(NamedTuple):
    """A line as Tesseract tells it: its paragraph, and its left and right side in pixels."""

    paragraph: tuple[str, ...]
    left: int
    right: int


def understood(answer: str) -> Read:
    """The text that Tesseract answers with, lines joined where a sentence goes on, and the words
    that it is not sure of. Its answer is a table of words (level, page, block, paragraph, line,
    word, left, top, width, height, confidence, text), and after that the text."""
    lines = answer.replace("\f", "\n").split("\n")
    cells = [line.split("\t") for line in lines]
    told = [row for row in cells if len(row) == _COLUMNS and row[0] == _WORD]
    beginning = max((n for n, row in enumerate(cells) if len(row) == _COLUMNS), default=-1) + 1
    uncertain = [row[-1] for row in told if _is_word(row[-1]) and _sure(row[-2]) < LEAST_SURE]
    text = [line.strip() for line in lines[beginning:] if line.strip()]
    return Read(_paragraphs(text, list(_lines(told))), tuple(uncertain))


def _is_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _sure(told: str) -> float:
    try:
        return float(told)
    except ValueError:
        return 0.0


def _lines(words: Iterable[Sequence[str]]) -> Iterator[_Line]:
    """The lines in a table of words."""
    printed = (row for row in words if row[-1].strip() and row[6].isdigit() and row[8].isdigit())
    for place, row in groupby(printed, key=lambda row: tuple(row[1:5])):
        sides = [(int(word[6]), int(word[6]) + int(word[8])) for word in row]
        left, right = min(side[0] for side in sides), max(side[1] for side in sides)
        yield _Line(place[:-1], left, right)


def _paragraphs(text: list[str], lines: list[_Line]) -> str:
    """Lines of text joined where a sentence goes on below; as they are where the table has
    others."""
    if len(text) != len(lines):
        return "\n".join(text)
    edges: dict[tuple[str, ...], int] = {}
    for line in lines:
        edges[line.paragraph] = max(edges.get(line.paragraph, 0), line.right)
    found = text[:1]
    for (above, below), words in zip(pairwise(lines), text[1:], strict=True):
        edge = edges[above.paragraph]
        full = above.right > edge - FULL * (edge - above.left)
        goes_on = above.paragraph == below.paragraph and words[:1].islower()
        if goes_on and _PARTED.search(found[-1]):
            found[-1] = f"{found[-1][:-1]}{PARTED[0]}{words}"
        elif goes_on and full and not found[-1].endswith(ENDS):
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(words)
    return "\n".join(found)

"""Where the parts of a draft begin: articles, paragraphs, sub-clauses, options, annexes, the lines
of a preamble, by the words and numbers that stand at the beginning of a line.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from core.text.brackets import OPTION, OTHERWISE

_BEFORE = r"[ \t\f\[\uff3b(*_#>\"“«]*?"
LATER = r"bis|ter|quater|quinquies|sexies|septies|octies|novies|decies"
_ALT = rf"alt\b\.?(?:[ \t]?\d{{1,2}}(?:{LATER})?\b)?"
_SUFFIX = rf"(?:[ \t]?(?:(?:{LATER})\b|{_ALT})){{0,3}}"
ROMAN = r"[ivxlc]{1,6}"
_ORDINAL = r"(?:الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر)[ىة]?"
_UNIT = rf"\d{{1,3}}|[IVXLC]{{1,6}}|[A-Z]|{_ORDINAL}"
_SIGN = rf"\((?:{ROMAN}|[a-z]{{1,2}}|[A-Z]|\d{{1,2}}){_SUFFIX}\)"
_ITEM = rf"{_SIGN}(?:[ \t]?{_SIGN})*{_SUFFIX}"
_COUNT = r"\d{1,3}(?:\.\d{1,3})*"
_ARTICLE = (
    r"Article|Art\.|Artículo|Artikel|Clause|Rule|Regulation|Principle|Paragraph"
    r"|Статья|Стаття|Пункт|المادة"
)
_CHAPTER = (
    r"part|chapter|section|title|partie|chapitre|titre|parte|capítulo|sección|título"
    r"|часть|частина|раздел|розділ|глава|الباب|الجزء|الفصل|القسم"
)
_ANNEX = r"annexe?|anexo|appendi(?:x|ce)|apéndice|schedule|приложение|додаток|المرفق"
_CHINESE = r"[〇零一二三四五六七八九十百\d]{1,6}"
_PREAMBLE = (
    r"(?:(?:Also|Further|Deeply|Gravely|Fully|Strongly|Having|Being|Bearing|Mindful|Conscious"
    r"|Convinced|Determined|Guided|Inspired|Concerned|Alarmed|Desirous|Committed|Aware)\b"
    r"|[A-Z][a-z]+ing\b(?!:)"
    r"|(?:Affirm|Ay|Considér|Estim|Not|Pren|Rappel|Réaffirm|Reconnaiss|Sach|Soulign|Ten)ant\b"
    r"|(?:Conscient|Convaincu|Désireu|Préoccupé|Résolu)[a-z]*\b|[A-Z][a-zé]+(?:ando|iendo)\b"
    r"|[А-Я][а-я]+(?:ая|яя|ясь)\b|و?إذ\b)"
)


class DraftPart(StrEnum):
    """What a part of a draft is, the widest first."""

    ANNEX = "annex"
    CHAPTER = "chapter"
    ARTICLE = "article"
    OPTION = "option"
    PREAMBLE = "preamble"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TEXT = "text"


_MARKS = {
    DraftPart.ANNEX: rf"(?i:{_ANNEX})(?:[ \t]+(?:{_UNIT}))?\b|附件{_CHINESE}?(?=\s)",
    DraftPart.CHAPTER: rf"(?i:{_CHAPTER})[ \t]+(?:{_UNIT})\b|第{_CHINESE}[章节部](?=\s)",
    DraftPart.ARTICLE: (
        rf"(?i:{_ARTICLE})[ \t]+\[?(?:{_COUNT}|(?:[IVXLC]{{1,6}}|[A-Z]|{_ORDINAL})\b){_SUFFIX}\]?"
        rf"|第{_CHINESE}条(?:之{_CHINESE})?(?=\s)"
    ),
    DraftPart.OPTION: (
        rf"(?i:{OPTION}|{OTHERWISE})[ \t]+(?:(?:{_UNIT}|[أبجدهوز])\b|\([a-z\d]{{1,3}}\))"
        r"|Alt\b\.?(?:[ \t]*\d+)?"
    ),
    DraftPart.PARAGRAPH: (
        rf"{_COUNT}{_SUFFIX}(?:[ \t]?{_ITEM})?"
        r"(?:[.)](?=\s)|[ \t]?[-–](?=[ \t]+[\[(«]*[ء-ي])|(?=[ \t]+[\[(“\"]*[A-ZА-ЯЄІЇ]))"
    ),
    DraftPart.ITEM: rf"{_ITEM}(?=\s)|(?:[a-z]|{ROMAN}){_SUFFIX}[.)](?=\s)",
}
_MARK = re.compile(
    rf"^{_BEFORE}(?:"
    + "|".join(f"(?P<{part.value}>{mark})" for part, mark in _MARKS.items())
    + ")",
    re.MULTILINE,
)
_PREAMBULAR = re.compile(rf"^{_BEFORE}(?:PP[ ]?\d+\b|{_PREAMBLE}[^\n]*)", re.MULTILINE)

_HEADED = (DraftPart.ANNEX, DraftPart.CHAPTER, DraftPart.ARTICLE)
_UNFINISHED = re.compile(
    r"\b(?:in|of|to|with|by|and|or|under|from|for|the|per|see|on|at|than"
    r"|dans|de|du|des|la|le|les|aux?|et|ou|par|avec|selon|sous"
    r"|en|del|los|las|al|con|por|según|y|o|в|во|с|со|и|или|по|к|от|на|из|із|з|у|та|або|до)$"
)
"""The end of a line that no sentence, and no title, ends with."""

Marks = Mapping[int, tuple[DraftPart, str]]
"""What begins at which places of a text, and its number."""


def marks_in(text: str) -> Marks:
    """Where parts begin, what they are, and their numbers as printed."""
    found = {start: (part, number) for start, part, number in _numbered(text)}
    first = min((at for at, (part, _n) in found.items() if part is DraftPart.ARTICLE), default=0)
    preambular = (each for each in _PREAMBULAR.finditer(text, 0, first))
    for n, each in enumerate(preambular, start=1):
        found.setdefault(each.start(), (DraftPart.PREAMBLE, f"PP{n}"))
    return found


def _numbered(text: str) -> Iterator[tuple[int, DraftPart, str]]:
    for found in _MARK.finditer(text):
        assert found.lastgroup is not None
        part, number = DraftPart(found.lastgroup), found[found.lastgroup].strip()
        line_end = text.find("\n", found.end())
        rest = text[found.end() : line_end if line_end >= 0 else len(text)].strip()
        if part in _HEADED and (not _heads(rest) or _goes_on(text, found.start(), number)):
            continue
        if part is DraftPart.PARAGRAPH and not rest:
            continue
        opened = "[" in number or not number.endswith("]")
        yield found.start(), part, number if opened else number[:-1]


def _heads(rest: str) -> bool:
    """Whether what follows an article's number can be its title, and not the middle of a sentence
    in which it is mentioned."""
    return (
        len(rest) <= 120 and not re.match(r"\]*(?:[,;)]|\s*[a-z])", rest) and not rest.endswith(";")
    )


def _goes_on(text: str, start: int, number: str) -> bool:
    """Whether a line is the middle of a sentence, by how the line above it ends: "as set out in";
    with a comma, only if what follows has no capital."""
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].rstrip()
    return bool(_UNFINISHED.search(above)) or (above.endswith(",") and number[0].islower())

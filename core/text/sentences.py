"""Sentences in printed text: where one begins and ends, also across the lines of a PDF, and how to
read one that was broken into lines."""

import re

from core.text.hyphens import Hyphens
from core.text.patterns import pattern

AROUND = 6_000
"""How many characters before and after a place to look at."""

SHORT = 0.7
"""A line shorter than this share of most lines around it may end a paragraph."""

_SHORT_WORDS = """
art arts no nos nr mr mrs ms messrs dr prof st sec secs para paras pp p vol vols cf eg ie vs approx
ca jan feb mar apr jun jul aug sep sept oct nov dec gen col lt maj brig adm amb min sen rep gov pres
hon rev sr jr al inc ltd co corp ch chap fig figs ed eds ref res doc annex app cl abs bzw hr fr ggf
vgl sog mme mlle mm ст п пп г гг р рр т д с см им ім обл напр ул вул тыс тис млн млрд руб грн долл
дол гл рис др проф акад
"""
_ABBREVIATIONS = frozenset(_SHORT_WORDS.split())
"""Words written with a full stop that does not end a sentence."""

_FIRST_WORDS = """
the a an this that these those it he she they we i in on at by for if when while both all any each
no there here however but and as after before
"""
_OPENERS = frozenset(_FIRST_WORDS.split())
"""Capitalised words with which a sentence begins after an abbreviation such as U.S."""

_LAST_WORDS = """
a an the of and or to in on at by for from with as that which who its their his her our this these
de la le les des du et ou à en par pour avec que qui der die das dem den und oder von zu im mit für
auf bei і та й або в у на з із до від за по про и или с к от для о об из
"""
_GOING_ON = frozenset(_LAST_WORDS.split())
"""Words after which a line continues on the next, however short it is."""

_GERMAN = """
januar februar märz april mai juni juli august september oktober november dezember
"""
_MONTHS = frozenset(_GERMAN.split())
_END = pattern(r"[.!?…。！？؟۔।]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”’]*")
_TOKEN = pattern(r"[\w.]*\w$")
_ITEM = pattern(r"\s*(?:[-–—•·*▪‣]\s|\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,5})[.)]\s)", re.IGNORECASE)
_LINE_END = pattern(r"[ \t]*[\n\f]\s*")
_BLANKS = pattern(r"[^\S\u00a0\u202f]+")
_SOFT = pattern(r"\xad(?:[ \t]*[\n\f]\s*(?=\w))?")
_HYPHEN = pattern(r"(?<=\w)([-‐‑])[ \t]*[\n\f]\s*(?=\w)")


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """The start and end of the sentence at a place, without surrounding spaces."""
    place = min(max(place, 0), len(text))
    first, last = max(place - AROUND, 0), min(place + AROUND, len(text))
    piece = text[first:last]
    ends = _ends(piece)
    start = max((end for end in ends if end <= place - first), default=0)
    end = min((end for end in ends if end > place - first), default=len(piece))
    words = piece[start:end]
    start += len(words) - len(words.lstrip())
    return first + start, first + start + len(words.strip())


def as_one(words: str) -> str:
    """Words that run over several lines as one line; a word split at a line end is made whole
    unless its hyphen is its own, and no-break spaces stay."""
    whole = _SOFT.sub("", words)
    if _HYPHEN.search(whole):
        hyphens = Hyphens(whole)
        whole = _HYPHEN.sub(lambda found: _sign(hyphens, found), whole)
    return _BLANKS.sub(" ", whole).strip()


def _sign(hyphens: Hyphens, found: re.Match[str]) -> str:
    """What a hyphen at a line end becomes, in the character that it is written with."""
    text = found.string
    return hyphens.between(text[: found.start()], text[found.end() :]).replace("-", found[1])


def _ends(text: str) -> list[int]:
    """Where sentences end: after their last mark, or after a line that is not continued."""
    stops = [found.end() for found in _END.finditer(text) if _is_end(text, found)]
    return sorted({*stops, *_paragraph_ends(text)})


def _is_end(text: str, found: re.Match[str]) -> bool:
    following = text[found.end() :].lstrip()
    if not following or found[0][0] not in ".…":
        return True
    if following[0].islower():
        return False
    token = _TOKEN.search(text, max(found.start() - 24, 0), found.start())
    return found[0][0] != "." or token is None or not _is_short(text, token, following)


def _is_short(text: str, token: re.Match[str], following: str) -> bool:
    """Whether a full stop belongs to the word before it: an abbreviation, an initial, the number of
    an item or of a day."""
    word = token[0].rpartition("\n")[2]
    next_word = re.match(r"\w*", following)
    opener = next_word is not None and next_word[0].lower() in _OPENERS
    if word.isdigit():
        begins = not text[: token.start()].rpartition("\n")[2].strip()
        return begins or (next_word is not None and next_word[0].lower() in _MONTHS)
    if "." in word or (len(word) == 1 and word.isupper()):
        return not opener
    return word.lower() in _ABBREVIATIONS


def _paragraph_ends(text: str) -> list[int]:
    """The line ends after which a new paragraph begins: before an empty line or a list item, and
    after a line that is short where others around it are long."""
    from statistics import quantiles

    breaks = list(_LINE_END.finditer(text))
    starts = [0, *(each.end() for each in breaks)]
    lengths = [each.start() - start for each, start in zip(breaks, starts, strict=False)]
    several = len(lengths) > 1
    usual = quantiles(lengths, n=4, method="inclusive")[-1] if several else 0.0
    return [
        each.start()
        for each, length in zip(breaks, lengths, strict=True)
        if _parts(text, each, length < SHORT * usual)
    ]


def _parts(text: str, end: re.Match[str], short: bool) -> bool:
    following = text[end.end() : end.end() + 12]
    if end[0].count("\n") > 1 or _ITEM.match(following):
        return True
    if not short or following[:1].islower() or following[:1].isdigit():
        return False
    last = re.search(r"\w*\W*$", text[max(end.start() - 40, 0) : end.start()])
    word = last[0].strip().lower() if last is not None else ""
    return word not in _GOING_ON and word[-1:] not in (",", ";", "-", "‐", "\xad")

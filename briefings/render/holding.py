"""Words between which no line ends: a day, its month and its year; a figure and its word; a source
and its grade; a sign and what is before it; the codes of two parties; a Cyrillic word of one letter
and what follows it, and one of two or three before a figure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from briefings.render.bidi import MARKS, shaped
from core.language import speaking, spoken
from core.text.conventions import month_names, short_month_names
from core.text.patterns import pattern

Measure = Callable[[str], float]
"""How wide a text is, in points."""

_TOKENS = pattern(r"\n|[ ]+|[^ \n]+")
_MAY_HOLD = pattern(r"\d| [·—–=→←][,;.،؛]?(?: |\n|$)|(?<!\w)[\u0400-\u04ff] |[○□] ")
SIGN_AHEAD = pattern(f"[{MARKS}]? [·—–](?= |\n|$)")
"""A sign at the beginning of a text, which stays with what another one ends in."""
_DIGIT = pattern(r"\d")
SHORT = 3
"""So many characters are no more than a letter or a sign, with a quotation mark or a bracket."""
_SIGNS = frozenset("·—–")
_ARROWS, _EQUALS, _CLOSING = "→←", "=", ".,;:!?)]»”،؛"
_KEYS = "○□"
"""Signs that the next word explains."""
_DAY = pattern(r"\W*\d{1,2}(?:er)?")
_CODE = pattern(r"\w{1,6}[.,:;)،؛]?")
_BETWEEN_CODES = "–"
_YEAR = pattern(r"\d{4}\W*")
_COUNT = pattern(r"\W?\d{1,3}")
_MEASURE = pattern(r"\W?\d{1,3}(?:[.,]\d+)?\W{,2}")
_NUMBER = pattern(r"\d{1,3}\W*")
_MINUS = "−-"
_FROM = pattern(r"\W?\d{1,4}(?:[.,]\d+)?")
_SHORT_WORD = pattern(r"[^\W\d_]{1,3}")
_ONE_LETTER = pattern(r"\W*[\u0400-\u04ff]")
_FEW_LETTERS = pattern(r"\W*[\u0400-\u04ff]{2,3}")
_LEADING = pattern(r"\W*[\u0400-\u04ff]{1,3}")
"""A word that leads to what follows it, and is parted from that first."""
_FIGURE = pattern(r"\W*\d")
_GRADES = frozenset(
    f"{letter}{digit}{end}" for letter in "ABCDEF" for digit in "123456" for end in ("", ",")
)
_UNMARKED = str.maketrans("", "", MARKS)


def phrases(said: str, measure: Measure, width: float) -> Iterable[str]:
    """Line breaks, spaces, and what stands between them; words that are held together are one as
    far as that is no wider than `width` points."""
    tokens = _TOKENS.findall(said)
    return tokens if _MAY_HOLD.search(said) is None else _held(tokens, measure, width)


def _held(tokens: Sequence[str], measure: Measure, width: float) -> Iterator[str]:
    ties = _ties(tokens)
    whole = ""
    for place, token in enumerate(tokens):
        if place in ties:
            continue
        is_tied, longer = place - 1 in ties, f"{whole} {token}"
        if is_tied and measure(longer) > width:
            ahead, whole = _apart(whole, token, measure, width)
            yield from ahead
            longer = f"{whole} {token}"
        if is_tied and measure(longer) <= width:
            whole = longer
            continue
        if whole:
            yield whole
        if is_tied:
            yield " "
        whole = token
    if whole:
        yield whole


def _apart(whole: str, token: str, measure: Measure, width: float) -> tuple[tuple[str, ...], str]:
    """Words that are held together and leave no room for another one: what is parted from the
    rest for its sake, and the rest."""
    lead, blank, others = whole.partition(" ")
    if blank and _LEADING.fullmatch(lead) and measure(f"{others} {token}") <= width:
        return (lead, blank), others
    before, blank, last = whole.rpartition(" ")
    if blank and _is_sign(_word(token)):
        return (before, blank), last
    return (), whole


def words_of(text: str) -> list[str]:
    """What stands between line breaks and spaces at which a line may end; together a day, its month
    and its year, a number and the name behind it, the codes of two parties, and a Cyrillic word of
    one letter and what follows it."""
    if text.isascii() and _DIGIT.search(text) is None:
        return text.split()
    words: list[str] = []
    for word in filter(None, text.replace("\n", " ").split(" ")):
        last = words[-1].split() if words else [""]
        is_year = len(last) == 2 and _YEAR.fullmatch(word)
        is_month = len(last) == 1 and _is_date(last[0], word)
        is_code = last[-1] == _BETWEEN_CODES and _are_codes(last[0], word)
        is_number = len(words) == 1 and _COUNT.fullmatch(words[0]) and word[0].isalpha()
        is_whole = is_year or is_month or is_number or is_code
        if is_whole or (words and word == _BETWEEN_CODES) or _ONE_LETTER.fullmatch(last[-1]):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _ties(tokens: Sequence[str]) -> set[int]:
    """The places of the spaces at which no line ends."""
    likely = [len(token) <= SHORT or _DIGIT.search(token) is not None for token in tokens]
    words = ["", "", *map(_word, tokens), "", ""]
    return {
        place
        for place in range(1, len(tokens) - 1)
        if tokens[place] == " "
        and (likely[place - 1] or likely[place + 1])
        and _is_tied(*words[place - 1 : place + 6 : 2])
    }


def _word(token: str) -> str:
    """A word without direction marks; nothing for spaces and line breaks."""
    return "" if token.isspace() else token if token.isascii() else token.translate(_UNMARKED)


def _is_tied(first: str, before: str, after: str, last: str) -> bool:
    """Whether two words are held together, the second and third of four."""
    if not before or not after:
        return False
    if _leads(before, after) or after in _GRADES or _is_sign(after) or _EQUALS in (before, after):
        return True
    if before == _BETWEEN_CODES:
        return _are_codes(first, after)
    if before.isalpha() and after.isalpha():
        return False
    if _is_span(before, after, last) or _is_span(first, before, after):
        return True
    if after in _ARROWS:
        return _MEASURE.fullmatch(before) is not None
    if _is_date(before, after) or (_is_date(first, before) and _YEAR.fullmatch(after)):
        return True
    if before[-1].isalpha() and _NUMBER.fullmatch(after):
        return not (_is_date(after, last) or (last and last in _ARROWS))
    is_count = _COUNT.fullmatch(before) is not None and after[0].isalpha()
    if not first[-1:].isalpha():
        return is_count
    is_short = _SHORT_WORD.fullmatch
    return is_count and is_short(first) is not None and is_short(after) is None


def _leads(before: str, after: str) -> bool:
    """Whether a sign or a short word is read with the next one."""
    if before in _ARROWS or before in _KEYS or _ONE_LETTER.fullmatch(before):
        return True
    return _FEW_LETTERS.fullmatch(before) is not None and _FIGURE.match(after) is not None


def _is_sign(word: str) -> bool:
    """Whether a word is a sign, or the one for what is not known with a comma behind it."""
    return word.rstrip(_CLOSING) in _SIGNS


def _are_codes(first: str, second: str) -> bool:
    """Whether two words may be the codes of parties."""
    return all(_CODE.fullmatch(each.translate(_UNMARKED)) for each in (first, second))


def _is_span(low: str, word: str, high: str) -> bool:
    """Whether three words are a span of figures or days: "85 to 100", "12 au 13"."""
    is_between = _FROM.fullmatch(low) is not None and _SHORT_WORD.fullmatch(word) is not None
    return is_between and high.lstrip(_MINUS)[:1].isdigit()


def _is_date(day: str, month: str) -> bool:
    return _DAY.fullmatch(day) is not None and month.rstrip(_CLOSING) in _months(spoken())


@cache
def _months(language: str) -> frozenset[str]:
    """The names of months, as typed and as printed, without a full stop."""
    with speaking(language):
        names = [name.rstrip(_CLOSING) for name in (*month_names(), *short_month_names())]
    return frozenset((*names, *map(shaped, names)))

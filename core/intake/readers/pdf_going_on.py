"""Whether the words of a line of a page go on in the line below."""

import re
import unicodedata

from core.intake.readers.pdf_layout import ENDS

_COUNT = "[一二三四五六七八九十百〇零\\d]{1,4}"
MARK = r"[^\w\s]|[(\[]?[\w.]{1,7}[.)\]]|\d{1,4}"
"""What stands before a paragraph: its number, or the dot of a list."""
_BEGINS = (
    rf"\s*[•▪■●◦‣]|(?:{MARK})\s|{_COUNT}[、.．]|[(（]{_COUNT}[)）]|第{_COUNT}[条條章节節款項项]"
)
_PARTICLES = """
the a an of and or to in on for by with from at as that this these those its their any each such
under between which whose shall will be is are not le la les un une des du de et ou au aux en par
pour sur dans que qui ce cette ces son sa ses leur leurs el los las una del y o al por para con su
sus este esta der die das den dem ein eine einer eines einem einen und oder von vom zu zum zur im
am auf für mit bei nach über unter durch als dass diese dieser dieses diesem diesen ihre ihrer
ihren seine seiner il lo gli di della dei delle alla che um uma do da dos em no na com и или в на
с о об по от до из для при к за под над что і й та або у з зі про від із що
"""
_LEADING_ON = frozenset(_PARTICLES.split())
"""Words behind which a sentence goes on, with whatever begins the next line."""

WIDEST_ITEM = 12.0
"""How many times as wide as high the items of a list may be; where a script has no small letters,
nothing but that tells them from lines of a sentence."""
LONGEST_UNPARTED = 8
"""How many letters a word has at most where blanks part no words."""
ROOM = 1.3
"""How much wider than usual a word may be."""
_CLOSING = "\"'”’»)]）」』》"
_CASELESS_ENDS = (*ENDS, "；", "：", "！", "？", "；", "।", "۔", "؛", "։", "።", "။", "។")
_WITHOUT_BLANKS = (
    *("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "BOPOMOFO"),
    *("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"),
)
"""How the names of letters and signs begin between which no word ends with a blank."""


def is_full(line: str, below: str, width: float, left_over: float) -> bool:
    """Whether the first word of the line below has no room at the end of a line that is so wide."""
    first = below.split(None, 1)[0] if below.strip() else ""
    letters = len(first) + 1
    if between(first, first) == "":
        letters = min(letters, LONGEST_UNPARTED)
    return left_over < ROOM * letters * width / max(len(line.strip()), 1)


def is_one_sentence(line: str, below: str, *, full: bool) -> bool:
    """Whether the words of a line go on in the one below; `full` tells that it is as wide as it may
    be, and wider than the items of most lists."""
    said = line.rstrip()
    if has_no_case(line) and has_no_case(below):
        ended = said.rstrip(_CLOSING).endswith(_CASELESS_ENDS)
        return full and not ended and re.match(_BEGINS, below) is None
    if not below[:1].islower():
        last = said.rpartition(" ")[2]
        if last not in _LEADING_ON or re.match(_BEGINS, below):
            return False
    return not said.endswith(ENDS)


def has_no_case(line: str) -> bool:
    """Whether most letters of a line are neither capitals nor small."""
    if line.isascii():
        return False
    letters = [each for each in line if each.isalpha()]
    return 2 * sum(unicodedata.category(each) == "Lo" for each in letters) > len(letters)


def between(line: str, below: str) -> str:
    """What parts the words of a line from those of the one that continues it."""
    signs = (line[-1:], below[:1])
    if "".join(signs).isascii():
        return " "
    names = [unicodedata.name(each, "") for each in signs]
    return "" if all(each.startswith(_WITHOUT_BLANKS) for each in names) else " "

"""The signs between the figures of a date, which differ with keyboards, scripts and languages."""

from core.text.folding import DASHES
from core.text.numbers import has_two_scripts, in_western_digits
from core.text.patterns import pattern

_SIGNS = str.maketrans(
    {
        **dict.fromkeys(f"{DASHES}﹣－", "-"),
        **dict.fromkeys("．。", "."),
        **dict.fromkeys("／⁄∕", "/"),
    }
)
_EAST_ASIAN = pattern(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]?")
_APART = pattern(r"(?<=\d)\. (?=\d)")
_BEHIND = pattern(r"(?<=\d)(?:\.| ?[гр]\.?)$")
"""A full stop, and what says in Russian and Ukrainian that a year was named."""


def mixes_digits(text: str) -> bool:
    """Whether nothing tells which figures of a date are read first, as they are of two scripts."""
    return not text.isascii() and has_two_scripts("-".join(text.split()))


def plain_signs(text: str) -> str:
    """A date with western digits, plain signs between its figures and no blanks beside them:
    "3. 12. 2025" is "3.12.2025", and so is what has wide signs; 2025年12月3日 is "2025-12-3"."""
    text = " ".join(in_western_digits(text.translate(_SIGNS)).split())
    text = _EAST_ASIAN.sub(r"\1-\2-\3", text)
    return _BEHIND.sub("", _APART.sub(".", text))

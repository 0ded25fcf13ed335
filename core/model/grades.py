"""How reliable a source is: by the Admiralty code, and by how its text was read."""

from core.language import gettext as _
from core.language import noop
from core.model.records import Source

_RELIABILITY = {
    "A": noop("completely reliable"),
    "B": noop("usually reliable"),
    "C": noop("fairly reliable"),
    "D": noop("not usually reliable"),
    "E": noop("unreliable"),
    "F": noop("reliability cannot be judged"),
}


_CREDIBILITY = {
    1: noop("confirmed by other sources"),
    2: noop("probably true"),
    3: noop("possibly true"),
    4: noop("doubtful"),
    5: noop("improbable"),
    6: noop("truth cannot be judged"),
}


def grade(source: Source | None) -> str:
    """A source's grade by the Admiralty code: "B2", "not graded", "no source"; "F6, illustrative"
    if it is made up."""
    if source is None:
        return _("no source")
    told = source.grade or _("not graded")
    return _("{grade}, illustrative").format(grade=told) if source.illustrative else told


def grade_in_words(source: Source) -> str:
    """What a source's grade means, and whether it is made up."""
    told = meaning(source)
    return _("{grade}; illustrative").format(grade=told) if source.illustrative else told


def meaning(source: Source) -> str:
    """What a source's grade means: "usually reliable; probably true", "not graded"."""
    said = [_RELIABILITY.get(source.reliability), _CREDIBILITY.get(source.credibility)]
    both = _("{reliability}; {credibility}") if all(said) else "{reliability}{credibility}"
    reliability, credibility = (_(words) if words else "" for words in said)
    return both.format(reliability=reliability, credibility=credibility) or _("not graded")


def ocr_in_words(source: Source) -> str:
    """What must be known of a text that was read from pictures and not checked since; "" of any
    other."""
    if not source.ocr:
        return ""
    return _("read by OCR, check against the page: {pages}").format(pages=source.ocr)


def reliabilities() -> list[tuple[str, str]]:
    """The grades of a source's reliability, A to F, each with its meaning."""
    return [(grade, _(meaning)) for grade, meaning in _RELIABILITY.items()]


def credibilities() -> list[tuple[int, str]]:
    """The grades of credibility, 1 to 6, each with its meaning."""
    return [(grade, _(meaning)) for grade, meaning in _CREDIBILITY.items()]

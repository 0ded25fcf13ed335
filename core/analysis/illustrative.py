"""What is made up for an example or an exercise says so wherever its numbers go.

A source is either illustrative or not; whatever rests on it carries the word, on screen, on paper
and to screen readers. Exported tables count it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from core.analysis.held import held
from core.analysis.histories import history, up_to
from core.language import gettext as _
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import Issue, Position, Source


def is_illustrative(dossier: Dossier, *positions: Position | None) -> bool:
    """Whether any of some positions rests on an illustrative source."""
    sources = (dossier.find(Source, each.source) for each in positions if each is not None)
    return any(source is not None and source.illustrative for source in sources)


def told(dossier: Dossier, words: str, *positions: Position | None) -> str:
    """Words that give a figure based on some positions, preceded by "illustrative" if one is made
    up: a line too long for its place loses its end."""
    return marked(words) if words and is_illustrative(dossier, *positions) else words


def marked(words: str) -> str:
    """Words that give a made-up figure, marked as illustrative."""
    return _("illustrative {words}").format(words=words)


def illustrative_issues(
    dossier: Dossier, pair: Pair, issues: Iterable[Issue], days: tuple[dt.date, ...]
) -> tuple[int, ...]:
    """On how many issues the gap of a pair rests on something made up, by day."""
    if not any(source.illustrative for source in dossier.all(Source)):
        return (0,) * len(days)
    sides = [[history(held(dossier, issue.id, each)) for each in pair] for issue in issues]
    return tuple(sum(_rests(dossier, both, day) for both in sides) for day in days)


def _rests(dossier: Dossier, both: Sequence[tuple[Position, ...]], day: dt.date) -> bool:
    stands = [up_to(each, day)[-1:] for each in both]
    return all(stands) and is_illustrative(dossier, *(each[0] for each in stands))

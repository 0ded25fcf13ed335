"""What changed between two texts, on paper and in Word."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from briefings.document import (
    Block,
    Briefing,
    PageFrame,
    Prose,
    Run,
    Section,
    Title,
    mute,
    plain,
)
from core.language import gettext as _
from core.language import speaking
from core.text.redline import PieceKind, RedlinePiece
from core.text.redlined import RedlinedLine, readable, redlined_lines, set_apart
from core.text.saying import long_date
from core.views.redline_portions import UNMARKED, RedlinePortions

Paper = Literal["a4", "letter"]


def redline_runs(pieces: Iterable[RedlinePiece]) -> Iterator[Run]:
    """Deletions struck through, insertions underlined, what moved underlined twice. What takes the
    place of a deletion stands apart from it."""
    for kind, text, _move in set_apart(pieces):
        gone = kind is PieceKind.DELETED
        added, moved = kind is PieceKind.INSERTED, kind is PieceKind.MOVED
        yield Run(text, mute=gone, struck=gone, added=added, moved=moved)


def redline_report(
    pieces: Sequence[RedlinePiece],
    names: tuple[str, str],
    made_at: dt.datetime,
    *,
    paper: Paper = "a4",
    language: str = "en",
    marking: str = "",
    portions: RedlinePortions = UNMARKED,
    only_changes: bool = False,
) -> Briefing:
    """The redline of two named texts as a briefing; the marks of `portions` stand before their
    paragraphs; `only_changes` leaves out lines that stay."""
    with speaking(language):
        made = _("prepared {date}, {time}").format(
            date=long_date(made_at.date()), time=f"{made_at:%H:%M}"
        )
        before, after = names
        title = _("{before} → {after}").format(before=before, after=after)
        blocks = (Title(_("Redline"), title), *_blocks(pieces, portions, only_changes))
        return Briefing(
            title=_("Redline: {texts}").format(texts=title),
            subject=made,
            language=language,
            paper=paper,
            page_frame=PageFrame(marking, made),
            sections=(Section((_("Redline"), title), blocks),),
        )


def _blocks(
    pieces: Sequence[RedlinePiece], portions: RedlinePortions, only_changes: bool
) -> Iterator[Block]:
    legend = _("Deletions are struck through, insertions underlined, moved text underlined twice.")
    yield Prose(plain(legend), small=True)
    lines = redlined_lines(readable(pieces))
    if not any(line.changed for line in lines):
        yield Prose(plain(_("No word has changed.")))
        return
    left_out = False
    for mark, line in zip(portions.marks(lines), lines, strict=True):
        if only_changes and not line.changed:
            left_out = True
        elif any(piece.text.strip() for piece in line.pieces):
            if left_out:
                yield Prose(mute("…"))
            left_out = False
            ahead = mute(mark) if mark else ()
            yield Prose((*ahead, *redline_runs(line.pieces), *break_sign(line)))


def break_sign(line: RedlinedLine) -> tuple[Run, ...]:
    """A sign where a paragraph is parted in two, or two become one."""
    if not line.breaks:
        return ()
    gone = line.end is PieceKind.DELETED
    return (Run("¶", mute=True, struck=gone, added=not gone),)

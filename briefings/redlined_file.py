"""A redline as a file: with tracked changes, or on paper."""

import datetime as dt
from collections.abc import Sequence

from core.text.redline import RedlinePiece
from core.views.redline_portions import UNMARKED, RedlinePortions


def redlined_file(
    pieces: Sequence[RedlinePiece],
    ending: str,
    names: tuple[str, str],
    made_at: dt.datetime,
    *,
    author: str = "",
    marking: str = "",
    portions: RedlinePortions = UNMARKED,
    only_changes: bool = False,
) -> bytes:
    """The redline of two named texts as a file of this ending: "docx", "odt" or "pdf". The changes
    are by `author`, or by the name of the new text. The `marking` stands above and below each page.
    In PDF the marks of `portions` stand before their paragraphs, and lines that stay may be left
    out; with all changes accepted, the other files are the new text and nothing else."""
    if ending == "pdf":
        from briefings.redline_report import redline_report
        from briefings.render import render

        return render(
            redline_report(
                pieces,
                names,
                made_at,
                marking=marking,
                portions=portions,
                only_changes=only_changes,
            )
        )
    if ending == "docx":
        from briefings.tracked import tracked as write
    else:
        from briefings.odt_tracked import tracked as write
    by, title = author or names[1], " → ".join(names)
    return write(pieces, title=title, author=by, made_at=made_at, marking=marking)

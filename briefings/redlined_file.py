"""A redline as a file: with tracked changes, or on paper."""

import datetime as dt
from collections.abc import Sequence

from core.text.redline import RedlinePiece


def redlined_file(
    pieces: Sequence[RedlinePiece],
    ending: str,
    names: tuple[str, str],
    made_at: dt.datetime,
    *,
    author: str = "",
    marking: str = "",
    only_changes: bool = False,
) -> bytes:
    """The redline of two named texts as a file of this ending: "docx", "odt" or "pdf". The changes
    are by `author`, or by the name of the new text. The `marking` stands above and below each page.
    In PDF, lines that stay may be left out."""
    by, title = author or names[1], " → ".join(names)
    if ending == "docx":
        from briefings.tracked import tracked

        return tracked(pieces, title=title, author=by, made_at=made_at, marking=marking)
    if ending == "odt":
        from briefings import odt_tracked

        return odt_tracked.tracked(pieces, title=title, author=by, made_at=made_at, marking=marking)
    from briefings.redline_report import redline_report
    from briefings.render import render

    report = redline_report(pieces, names, made_at, marking=marking, only_changes=only_changes)
    return render(report)
